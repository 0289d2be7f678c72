#include "core/catalog/catalog.hpp"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>

#include "core/catalog/issue_index.hpp"
#include "core/catalog/knowledge.hpp"
#include "core/catalog/name_index.hpp"
#include "core/catalog/nearest.hpp"
#include "core/catalog/spelling.hpp"

namespace demarche::catalog {
namespace {

constexpr std::string_view kArticle = "the ";

/// The keys of 1, 2, … tokens from the first on: `ends[n - 1]` is where the key of n tokens ends.
struct RunningKey {
    std::string key;
    std::vector<std::size_t> ends;

    [[nodiscard]] std::string_view of(std::size_t tokens) const {
        return std::string_view{key}.substr(0, ends[tokens - 1]);
    }
};

RunningKey running_key(std::span<const std::string_view> words, const NameIndex& names) {
    RunningKey run;
    if (words.empty()) return run;
    append_key(run.key, words[0]);
    if (run.key.empty()) return run;
    const std::size_t longest =
        names.longest_from(std::string_view{run.key}.substr(0, run.key.find(' ')));
    if (longest == 0) return run;
    run.ends.push_back(run.key.size());
    constexpr std::size_t kMarks = 3;  // tokens of marks alone, as the hyphen in "Russia - NATO"
    for (std::size_t i = 1; i < words.size() && run.ends.size() < longest + kMarks; ++i) {
        append_key(run.key, words[i]);
        run.ends.push_back(run.key.size());
    }
    return run;
}

std::string joined(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

}  // namespace

struct Catalog::Impl {
    Knowledge known;
    NameIndex names;
    NameIndex common_words;
    NameIndex agencies;
    Tenures tenures;
    // Read at the first question about an issue, which most commands never ask.
    mutable std::once_flag issues_asked;
    mutable std::vector<Issue> read_issues;
    mutable IssueIndex read_index;

    Impl();
    [[nodiscard]] std::optional<std::uint32_t> find(const ActorId& id) const;
    [[nodiscard]] std::vector<NameMatch> matches(std::span<const KnownName> found,
                                                 bool is_word) const;
    [[nodiscard]] std::vector<KnownName> written(std::string_view key, std::string_view text) const;
    [[nodiscard]] bool is_common_word(std::string_view key, std::string_view text) const;
    [[nodiscard]] bool in_office(std::uint32_t person, const Day& on) const;
    [[nodiscard]] std::optional<ActorId> find_party(std::string_view name) const;
    void ask_issues() const;
    [[nodiscard]] const std::vector<Issue>& issues() const;
    [[nodiscard]] const IssueIndex& issue_index() const;
};

Catalog::Impl::Impl() : known{load_knowledge(data_files())} {
    names.reserve(known.names.size());
    for (const KnownName& name : known.names) names.add(name);
    for (const std::string_view word : known.common_words)
        common_words.add({word, 0, NameKind::name});
    for (const std::string_view name : known.agencies) agencies.add({name, 0, NameKind::name});
    tenures = Tenures{known.tenures};
}

std::optional<std::uint32_t> Catalog::Impl::find(const ActorId& id) const {
    const auto found = std::ranges::lower_bound(known.actors, id, {}, &Actor::id);
    if (found == known.actors.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - known.actors.begin());
}

/// One match an actor, its first way; ambiguous where the name is a word too, or several bear it
/// that are there today: "Belgrade" was Yugoslavia's seat and is Serbia's.
std::vector<NameMatch> Catalog::Impl::matches(std::span<const KnownName> found,
                                              bool is_word) const {
    std::vector<NameMatch> matches;
    std::size_t bearers = 0;
    for (const KnownName& name : found) {
        const ActorId& id = known.actors[name.actor].id;
        if (std::ranges::find(matches, id, &NameMatch::actor) != matches.end()) continue;
        matches.push_back({id, name.kind, is_word});
        if (known.life_spans[name.actor].until.empty()) ++bearers;
    }
    if (bearers > 1)
        for (NameMatch& match : matches) match.ambiguous = true;
    return matches;
}

/// The names, without surnames, that `text`, whose key is `key`, is by its capitals too.
std::vector<KnownName> Catalog::Impl::written(std::string_view key, std::string_view text) const {
    std::vector<KnownName> found = names.with_key(key);
    std::erase_if(found, [text](const KnownName& name) {
        return name.kind == NameKind::surname || !case_agrees(name.surface, text);
    });
    std::ranges::stable_sort(found, {}, &KnownName::kind);
    return found;
}

bool Catalog::Impl::is_common_word(std::string_view key, std::string_view text) const {
    return std::ranges::any_of(common_words.with_key(key), [text](const KnownName& word) {
        return case_agrees(word.surface, text);
    });
}

bool Catalog::Impl::in_office(std::uint32_t person, const Day& on) const {
    return std::ranges::any_of(tenures.of_person(person),
                               [&on](const Tenure& tenure) { return may_cover(tenure, on); });
}

/// The state, body or group of that name.
std::optional<ActorId> Catalog::Impl::find_party(std::string_view name) const {
    for (const KnownName& known_name : names.with_key(name_key(name))) {
        const Actor& actor = known.actors[known_name.actor];
        if (actor.type != ActorType::person && known_name.kind == NameKind::name) return actor.id;
    }
    return std::nullopt;
}

void Catalog::Impl::ask_issues() const {
    std::call_once(issues_asked, [this] {
        read_issues =
            load_issues(data_files(), [this](std::string_view name) { return find_party(name); });
        read_index = IssueIndex{read_issues};
    });
}

const std::vector<Issue>& Catalog::Impl::issues() const {
    ask_issues();
    return read_issues;
}

const IssueIndex& Catalog::Impl::issue_index() const {
    ask_issues();
    return read_index;
}

Catalog::Catalog() : impl_{std::make_unique<Impl>()} {}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

const Actor* Catalog::actor(const ActorId& id) const {
    const auto at = impl_->find(id);
    return at ? &impl_->known.actors[*at] : nullptr;
}

const Issue* Catalog::issue(const IssueId& id) const {
    const std::vector<Issue>& issues = impl_->issues();
    const auto found = std::ranges::lower_bound(issues, id, {}, &Issue::id);
    return found != issues.end() && found->id == id ? &*found : nullptr;
}

std::span<const Actor> Catalog::actors() const { return impl_->known.actors; }
std::span<const Issue> Catalog::issues() const { return impl_->issues(); }

bool Catalog::existed(const ActorId& id, const Day& on) const {
    const auto at = impl_->find(id);
    if (!at) return true;
    const LifeSpan& life = impl_->known.life_spans[*at];
    return may_cover({.since = life.from, .until = life.until}, on);
}

std::vector<ActorId> Catalog::bodies_of(const ActorId& state, const Day& on) const {
    std::vector<ActorId> found;
    for (const Membership& m : impl_->known.memberships)
        if (impl_->known.actors[m.state].id == state &&
            may_cover({.since = m.since, .until = m.until}, on))
            found.push_back(impl_->known.actors[m.body].id);
    return found;
}

std::vector<ActorId> Catalog::members_of(const ActorId& body, const Day& on) const {
    std::vector<ActorId> found;
    for (const Membership& m : impl_->known.memberships)
        if (impl_->known.actors[m.body].id == body &&
            may_cover({.since = m.since, .until = m.until}, on))
            found.push_back(impl_->known.actors[m.state].id);
    return found;
}

LongestMatch Catalog::longest_match(std::span<const std::string_view> words) const {
    const RunningKey run = running_key(words, impl_->names);
    for (std::size_t size = run.ends.size(); size > 0; --size) {
        if (size > 1 && run.ends[size - 1] == run.ends[size - 2]) continue;  // ends with a mark
        if (!impl_->names.has_key(run.of(size))) continue;
        const std::string text = joined(words.first(size));
        const std::vector<KnownName> found = impl_->written(run.of(size), text);
        if (found.empty()) continue;
        return {size, impl_->matches(found, impl_->is_common_word(run.of(size), text))};
    }
    return {};
}

std::size_t Catalog::longest_agency(std::span<const std::string_view> words) const {
    const RunningKey run = running_key(words, impl_->agencies);
    for (std::size_t size = run.ends.size(); size > 0; --size)
        for (const KnownName& name : impl_->agencies.with_key(run.of(size)))
            if (case_agrees(name.surface, joined(words.first(size)))) return size;
    return 0;
}

std::vector<NameMatch> Catalog::named(std::string_view name, const Day& on) const {
    std::string key = name_key(name);
    if (!impl_->names.has_key(key) && key.starts_with(kArticle)) key.erase(0, kArticle.size());
    std::vector<KnownName> found = impl_->names.with_key(key);
    std::ranges::stable_sort(found, {}, &KnownName::kind);
    if (!on.empty())
        std::ranges::stable_partition(found, [this, &on](const KnownName& known) {
            return impl_->known.actors[known.actor].type != ActorType::person ||
                   impl_->in_office(known.actor, on);
        });
    return impl_->matches(found, impl_->is_common_word(key, name));
}

std::vector<ActorId> Catalog::with_surname(std::string_view surname, const Day& on) const {
    std::vector<ActorId> found;
    for (const KnownName& name : impl_->names.with_key(name_key(surname))) {
        const Actor& actor = impl_->known.actors[name.actor];
        if (actor.type != ActorType::person || std::ranges::find(found, actor.id) != found.end())
            continue;
        if (on.empty() || impl_->in_office(name.actor, on)) found.push_back(actor.id);
    }
    return found;
}

std::vector<ActorId> Catalog::holders(std::string_view office, const ActorId& of,
                                      const Day& on) const {
    std::vector<ActorId> found;
    const auto kind = impl_->known.offices.kind_of(office);
    const auto body = impl_->find(of);
    if (!kind || !body) return found;
    for (const Tenure& tenure : impl_->tenures.of_office(*body, *kind, on)) {
        const ActorId& person = impl_->known.actors[tenure.person].id;
        if (std::ranges::find(found, person) == found.end()) found.push_back(person);
    }
    return found;
}

std::optional<std::string_view> Catalog::office_kind(std::string_view title) const {
    const auto kind = impl_->known.offices.kind_of(title);
    if (!kind) return std::nullopt;
    return impl_->known.offices.name(*kind);
}

bool Catalog::is_single_office(std::string_view title) const {
    const auto kind = impl_->known.offices.kind_of(title);
    return kind && impl_->known.offices.is_single(*kind);
}

std::string Catalog::code_of(const Actor& actor) const {
    if (!actor.code.empty() || actor.of.empty()) return actor.code;
    const Actor* of = this->actor(actor.of.front());
    if (of == nullptr) return {};
    if (of->type != ActorType::state || actor.roles.empty()) return of->code;
    const auto kind = impl_->known.offices.kind_of(actor.roles.back().role);
    return kind ? of->code + std::string{impl_->known.offices.role_code(*kind)} : of->code;
}

bool Catalog::held_office(const ActorId& person, const Day& on) const {
    const auto at = impl_->find(person);
    return at && impl_->in_office(*at, on);
}

std::vector<IssueMatch> Catalog::issues_in(std::string_view phrase) const {
    return impl_->issue_index().find(phrase);
}

std::vector<std::string_view> Catalog::nearest_actors(std::string_view name,
                                                      std::size_t count) const {
    std::vector<Candidate> candidates;
    for (const KnownName& known : impl_->names.all())
        if (known.kind != NameKind::surname && known.kind != NameKind::noun)
            candidates.push_back({known.surface, impl_->known.actors[known.actor].name});
    return nearest(name, candidates, count);
}

}  // namespace demarche::catalog
