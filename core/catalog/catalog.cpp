#include "core/catalog/catalog.hpp"

#include <algorithm>
#include <mutex>
#include <string>
#include <tuple>
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

/// All but the issues, with its indices.
struct Loaded {
    explicit Loaded(std::span<const DataFile> files);

    [[nodiscard]] std::optional<std::uint32_t> find(const ActorId& id) const;
    [[nodiscard]] const ActorId& id_of(std::uint32_t actor) const { return known.actors[actor].id; }
    [[nodiscard]] std::vector<NameMatch> matches(std::span<const KnownName> found,
                                                 bool is_word) const;
    [[nodiscard]] std::vector<KnownName> written(std::string_view key, std::string_view text) const;
    [[nodiscard]] bool is_common_word(std::string_view key, std::string_view text) const;
    [[nodiscard]] bool in_office(std::uint32_t person, const Day& on) const;
    [[nodiscard]] std::optional<ActorId> find_party(std::string_view name) const;

    Knowledge known;
    NameIndex names;
    NameIndex common_words;
    NameIndex agencies;
    Tenures tenures;
};

Loaded::Loaded(std::span<const DataFile> files) : known{load_knowledge(files)} {
    names.reserve(known.names.size());
    for (const KnownName& name : known.names) names.add(name);
    for (const CommonWord& word : known.common_words)
        common_words.add({word.surface, 0, NameKind::name});
    for (const std::string_view name : known.agencies) agencies.add({name, 0, NameKind::name});
    tenures = Tenures{known.tenures};
}

std::optional<std::uint32_t> Loaded::find(const ActorId& id) const {
    const auto found = std::ranges::lower_bound(known.actors, id, {}, &Actor::id);
    if (found == known.actors.end() || found->id != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - known.actors.begin());
}

/// One match an actor, its first way; ambiguous where the name is a word too, or several bear it
/// that are there today: "Belgrade" was Yugoslavia's seat and is Serbia's.
std::vector<NameMatch> Loaded::matches(std::span<const KnownName> found, bool is_word) const {
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
std::vector<KnownName> Loaded::written(std::string_view key, std::string_view text) const {
    std::vector<KnownName> found = names.with_key(key);
    std::erase_if(found, [text](const KnownName& name) {
        return name.kind == NameKind::surname || !case_agrees(name.surface, text);
    });
    std::ranges::stable_sort(found, {}, &KnownName::kind);
    return found;
}

bool Loaded::is_common_word(std::string_view key, std::string_view text) const {
    return std::ranges::any_of(common_words.with_key(key), [text](const KnownName& word) {
        return case_agrees(word.surface, text);
    });
}

bool Loaded::in_office(std::uint32_t person, const Day& on) const {
    return std::ranges::any_of(tenures.of_person(person), [&](const Tenure& tenure) {
        return may_cover(tenure, on) && known.offices.is_post(tenure.office);
    });
}

/// The state, body or group of that name.
std::optional<ActorId> Loaded::find_party(std::string_view name) const {
    for (const KnownName& known_name : names.with_key(name_key(name))) {
        const Actor& actor = known.actors[known_name.actor];
        if (actor.type != ActorType::person && known_name.kind == NameKind::name) return actor.id;
    }
    return std::nullopt;
}

/// The issues, with their index.
struct LoadedIssues {
    explicit LoadedIssues(std::span<const DataFile> files)
        : all{load_issues(files)}, index{all, load_ignored(files)} {}

    std::vector<Issue> all;
    IssueIndex index;
};

/// What is embedded, then what was added.
std::vector<DataFile> all_files(const std::vector<AddedTable>& added) {
    std::vector<DataFile> files{data_files().begin(), data_files().end()};
    for (const AddedTable& table : added) files.push_back({table.name, table.text, true});
    return files;
}

}  // namespace

struct Catalog::Impl {
    explicit Impl(std::vector<AddedTable> tables)
        : added{std::move(tables)}, files{all_files(added)} {}

    [[nodiscard]] const Loaded& loaded() const {
        std::call_once(asked, [this] { read = std::make_unique<Loaded>(files); });
        return *read;
    }
    [[nodiscard]] const LoadedIssues& issues() const {
        std::call_once(issues_asked,
                       [this] { read_issues = std::make_unique<LoadedIssues>(files); });
        return *read_issues;
    }

    const std::vector<AddedTable> added;
    const std::vector<DataFile> files;  // views into `added` too
    mutable std::once_flag asked, issues_asked;
    mutable std::unique_ptr<Loaded> read;
    mutable std::unique_ptr<LoadedIssues> read_issues;
};

Catalog::Catalog() : Catalog{std::vector<AddedTable>{}} {}
Catalog::Catalog(std::vector<AddedTable> added) : impl_{std::make_unique<Impl>(std::move(added))} {}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

const Actor* Catalog::actor(const ActorId& id) const {
    const Loaded& in = impl_->loaded();
    const auto at = in.find(id);
    return at ? &in.known.actors[*at] : nullptr;
}

const Issue* Catalog::issue(const IssueId& id) const {
    const std::vector<Issue>& issues = impl_->issues().all;
    const auto found = std::ranges::lower_bound(issues, id, {}, &Issue::id);
    return found != issues.end() && found->id == id ? &*found : nullptr;
}

std::span<const Actor> Catalog::actors() const { return impl_->loaded().known.actors; }
std::span<const Issue> Catalog::issues() const { return impl_->issues().all; }

bool Catalog::existed(const ActorId& id, const Day& on) const {
    const Loaded& in = impl_->loaded();
    const auto at = in.find(id);
    if (!at) return true;
    const LifeSpan& life = in.known.life_spans[*at];
    return may_cover({.since = life.from, .until = life.until}, on);
}

std::vector<ActorId> Catalog::bodies_of(const ActorId& state, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<ActorId> found;
    for (const Membership& m : in.known.memberships)
        if (in.id_of(m.state) == state && may_cover({.since = m.since, .until = m.until}, on))
            found.push_back(in.id_of(m.body));
    return found;
}

std::vector<ActorId> Catalog::members_of(const ActorId& body, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<ActorId> found;
    for (const Membership& m : in.known.memberships)
        if (in.id_of(m.body) == body && may_cover({.since = m.since, .until = m.until}, on))
            found.push_back(in.id_of(m.state));
    return found;
}

LongestMatch Catalog::longest_match(std::span<const std::string_view> words) const {
    const Loaded& in = impl_->loaded();
    const RunningKey run = running_key(words, in.names);
    for (std::size_t size = run.ends.size(); size > 0; --size) {
        if (size > 1 && run.ends[size - 1] == run.ends[size - 2]) continue;  // ends with a mark
        if (!in.names.has_key(run.of(size))) continue;
        const std::string text = joined(words.first(size));
        const std::vector<KnownName> found = in.written(run.of(size), text);
        if (found.empty()) continue;
        return {size, in.matches(found, in.is_common_word(run.of(size), text))};
    }
    return {};
}

std::size_t Catalog::longest_agency(std::span<const std::string_view> words) const {
    const Loaded& in = impl_->loaded();
    const RunningKey run = running_key(words, in.agencies);
    for (std::size_t size = run.ends.size(); size > 0; --size)
        for (const KnownName& name : in.agencies.with_key(run.of(size)))
            if (case_agrees(name.surface, joined(words.first(size)))) return size;
    return 0;
}

std::vector<NameMatch> Catalog::named(std::string_view name, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::string key = name_key(name);
    if (!in.names.has_key(key) && key.starts_with(kArticle)) key.erase(0, kArticle.size());
    std::vector<KnownName> found = in.names.with_key(key);
    std::ranges::stable_sort(found, {}, &KnownName::kind);
    if (!on.empty())
        std::stable_partition(found.begin(), found.end(), [&](const KnownName& known) {
            return in.known.actors[known.actor].type != ActorType::person ||
                   in.in_office(known.actor, on);
        });
    return in.matches(found, in.is_common_word(key, name));
}

std::vector<ActorId> Catalog::with_surname(std::string_view surname, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<ActorId> found;
    for (const KnownName& name : in.names.with_key(name_key(surname))) {
        const Actor& actor = in.known.actors[name.actor];
        if (actor.type != ActorType::person || std::ranges::find(found, actor.id) != found.end())
            continue;
        if (on.empty() || in.in_office(name.actor, on)) found.push_back(actor.id);
    }
    return found;
}

std::vector<ActorId> Catalog::holders(std::string_view office, const ActorId& of,
                                      const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<ActorId> found;
    const auto kind = in.known.offices.kind_of(office);
    const auto body = in.find(of);
    if (!kind || !body) return found;
    for (const Tenure& tenure : in.tenures.of_office(*body, *kind, on)) {
        const ActorId& person = in.id_of(tenure.person);
        if (std::ranges::find(found, person) == found.end()) found.push_back(person);
    }
    return found;
}

std::optional<std::string_view> Catalog::office_kind(std::string_view title) const {
    const Loaded& in = impl_->loaded();
    const auto kind = in.known.offices.kind_of(title);
    if (!kind) return std::nullopt;
    return in.known.offices.name(*kind);
}

bool Catalog::is_single_office(std::string_view title) const {
    const Loaded& in = impl_->loaded();
    const auto kind = in.known.offices.kind_of(title);
    return kind && in.known.offices.is_single(*kind);
}

std::string Catalog::code_of(const Actor& actor) const {
    const Loaded& in = impl_->loaded();
    if (!actor.code.empty() || actor.of.empty()) return actor.code;
    const Actor* of = this->actor(actor.of.front());
    if (of == nullptr) return {};
    if (of->type != ActorType::state || actor.roles.empty()) return of->code;
    const auto kind = in.known.offices.kind_of(actor.roles.back().role);
    return kind ? of->code + std::string{in.known.offices.role_code(*kind)} : of->code;
}

bool Catalog::held_office(const ActorId& person, const Day& on) const {
    const Loaded& in = impl_->loaded();
    const auto at = in.find(person);
    return at && in.in_office(*at, on);
}

std::vector<IssueMatch> Catalog::issues_in(std::string_view phrase) const {
    return impl_->issues().index.find(phrase);
}

std::string_view Catalog::other_meanings(std::string_view name) const {
    const std::string key = name_key(name);
    for (const CommonWord& word : impl_->loaded().known.common_words)
        if (name_key(word.surface) == key) return word.also;
    return {};
}

std::vector<KnownAs> Catalog::names_of(const ActorId& id) const {
    const Loaded& in = impl_->loaded();
    std::vector<KnownAs> found;
    const auto at = in.find(id);
    if (!at) return found;
    for (const KnownName& name : in.known.names)
        if (name.actor == *at && name.kind != NameKind::surname &&
            std::ranges::find(found, name.surface, &KnownAs::name) == found.end())
            found.push_back({name.surface, name.kind});
    return found;
}

std::vector<Held> Catalog::offices_of(const ActorId& of, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<Held> found;
    const auto at = in.find(of);
    if (!at) return found;
    for (const Tenure& tenure : in.known.tenures)
        if (tenure.of == *at && may_cover(tenure, on))
            found.push_back({in.id_of(tenure.person), in.known.offices.name(tenure.office), of,
                             tenure.since, tenure.until});
    std::ranges::sort(found, {}, [](const Held& held) {
        return std::tie(held.office, held.since, held.until, held.person);
    });
    return found;
}

std::vector<Belonged> Catalog::memberships_of(const ActorId& id, const Day& on) const {
    const Loaded& in = impl_->loaded();
    std::vector<Belonged> found;
    const auto at = in.find(id);
    if (!at) return found;
    for (const Membership& m : in.known.memberships)
        if ((m.state == *at || m.body == *at) &&
            may_cover({.since = m.since, .until = m.until}, on))
            found.push_back({in.id_of(m.state), in.id_of(m.body), m.since, m.until});
    std::ranges::sort(found, {}, [](const Belonged& one) {
        return std::tie(one.since, one.body, one.state, one.until);
    });
    return found;
}

std::pair<Day, Day> Catalog::life_of(const ActorId& id) const {
    const Loaded& in = impl_->loaded();
    const auto at = in.find(id);
    if (!at) return {};
    return {in.known.life_spans[*at].from, in.known.life_spans[*at].until};
}

std::optional<ActorId> Catalog::party_named(std::string_view name) const {
    return impl_->loaded().find_party(name);
}

Counts Catalog::counts() const {
    const Loaded& in = impl_->loaded();
    Counts counts;
    for (const Actor& actor : in.known.actors)
        ++(actor.type == ActorType::state    ? counts.states
           : actor.type == ActorType::person ? counts.people
                                             : counts.bodies);
    counts.offices = in.known.offices.size();
    counts.tenures = in.known.tenures.size();
    counts.issues = impl_->issues().all.size();
    counts.names = static_cast<std::size_t>(std::ranges::count_if(
        in.known.names, [](const KnownName& name) { return name.kind != NameKind::surname; }));
    counts.agencies = in.known.agencies.size();
    return counts;
}

std::vector<std::string_view> Catalog::nearest_offices(std::string_view title,
                                                       std::size_t count) const {
    const Offices& offices = impl_->loaded().known.offices;
    std::vector<Candidate> candidates;
    candidates.reserve(offices.size());
    for (OfficeKind kind = 0; kind < offices.size(); ++kind)
        candidates.push_back({offices.name(kind), offices.name(kind)});
    return nearest(title, candidates, count);
}

std::vector<std::string_view> Catalog::nearest_actors(std::string_view name,
                                                      std::size_t count) const {
    const Loaded& in = impl_->loaded();
    std::vector<Candidate> candidates;
    for (const KnownName& known : in.names.all())
        if (known.kind != NameKind::surname && known.kind != NameKind::noun)
            candidates.push_back({known.surface, in.known.actors[known.actor].name});
    return nearest(name, candidates, count);
}

}  // namespace demarche::catalog
