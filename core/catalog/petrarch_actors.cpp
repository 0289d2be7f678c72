#include "core/catalog/petrarch_actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/catalog/cameo.hpp"
#include "core/catalog/forms.hpp"
#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog::petrarch {
namespace {

constexpr std::size_t kTriplet = 3;  // letters of a code that mean one thing

/// The office that roles stand for: "GOVBUS" -> "government, business".
std::string office_of(std::string_view roles) {
    std::string office;
    for (; !roles.empty(); roles.remove_prefix(std::min(kTriplet, roles.size()))) {
        const std::string_view role = roles.substr(0, kTriplet);
        const std::string_view meaning = meaning_of_role(role);
        if (!office.empty()) office += ", ";
        office += meaning.empty() ? role : meaning;
    }
    return office.empty() ? "official" : office;
}

bool has_role(std::string_view roles, std::string_view role) {
    for (std::size_t at = 0; at < roles.size(); at += kTriplet)
        if (roles.substr(at, kTriplet) == role) return true;
    return false;
}

bool is_group(std::string_view code) {
    constexpr std::array<std::string_view, 6> kArmed = {"REB", "UAF", "SEP", "INS", "RAD", "IMG"};
    return std::ranges::any_of(kArmed, [&](std::string_view role) { return has_role(code, role); });
}

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, "; "));
}

/// Puts entries into tables.
class Converter {
public:
    explicit Converter(const Catalog& known);

    /// False for a state, a body or a group.
    [[nodiscard]] bool is_person(const Entry& entry) const;
    /// Parties come before people, whose codes name them.
    void add_party(const Entry& entry);
    void add_person(const Entry& entry);
    Addition close(std::string_view name, std::vector<Problem> problems);

private:
    /// A state or body, and what of a code is not its own.
    struct Party {
        const std::string* name{};  // null: nobody has the code
        bool is_state{};
        std::string_view roles;
        const Actor* known{};  // null where the file itself has it
    };
    struct Coded {
        std::string name;
        const Actor* known{};
        bool is_shared{};  // several have the code: it names none of them
    };

    [[nodiscard]] Party party_of(std::string_view code) const;
    [[nodiscard]] const Actor* known_actor(const Entry& entry, bool is_person) const;
    [[nodiscard]] const Actor* bearer(std::string_view name, bool is_person) const;
    [[nodiscard]] bool is_post(std::string_view code) const;
    [[nodiscard]] bool is_titled(std::string_view name) const;
    [[nodiscard]] bool is_office(std::string_view name) const;
    [[nodiscard]] bool is_taken(const std::string& name) const;
    std::vector<std::string> new_names(std::span<const std::string> names, bool is_person);
    void add_tenure(const Code& code, std::string_view person, std::string_view also);
    void learn_codes(const Entry& entry, const std::string& name);

    const Catalog& known_;
    std::unordered_map<std::string, Coded> by_code_;  // states and bodies
    std::unordered_set<std::string> offices_seen_;    // roles
    std::unordered_set<std::string> keys_;            // of names that the file has given
    std::unordered_set<std::string> people_;
    TableText states_{"states"}, bodies_{"bodies"}, offices_{"offices"}, tenures_{"tenures"};
    Counts counts_;
    std::vector<Problem> problems_;
};

Converter::Converter(const Catalog& known) : known_{known} {
    for (const Actor& actor : known.actors())
        if (actor.type != ActorType::person && !actor.code.empty())
            by_code_.emplace(actor.code, Coded{actor.name, &actor});
}

/// The one whose code is the longest beginning of `code`, by three letters.
Converter::Party Converter::party_of(std::string_view code) const {
    for (std::size_t size = code.size(); size >= kTriplet;
         size -= size % kTriplet == 0 ? kTriplet : size % kTriplet) {
        const auto found = by_code_.find(std::string{code.substr(0, size)});
        if (found != by_code_.end() && !found->second.is_shared)
            return {&found->second.name,
                    found->second.known != nullptr && found->second.known->type == ActorType::state,
                    code.substr(size), found->second.known};
    }
    return {};
}

const Actor* Converter::bearer(std::string_view name, bool is_person) const {
    for (const NameMatch& match : known_.named(name)) {
        if (match.kind == NameKind::noun || match.kind == NameKind::surname) continue;
        const Actor* actor = known_.actor(match.actor);
        if ((actor->type == ActorType::person) == is_person) return actor;
    }
    return nullptr;
}

/// Whom the head names, else one of the other names, if they do not disagree.
const Actor* Converter::known_actor(const Entry& entry, bool is_person) const {
    if (const Actor* actor = bearer(entry.names.front(), is_person)) return actor;
    const Actor* found = nullptr;
    for (const std::string& name : std::span{entry.names}.subspan(1)) {
        if (name.find(' ') == std::string::npos) continue;
        const Actor* actor = bearer(name, is_person);
        if (actor == nullptr) continue;
        if (found != nullptr && found != actor) return nullptr;
        found = actor;
    }
    return found;
}

/// True for "President Obama": whom it means is a question of the day.
bool Converter::is_titled(std::string_view name) const {
    constexpr std::array<std::string_view, 8> kTitles = {
        "minister", "secretary", "leader", "senator", "general", "congressman", "former", "chief"};
    for (const std::string_view word : items(name, ' ')) {
        const std::string key = name_key(word);
        if (std::ranges::find(kTitles, key) != kTitles.end() || known_.office_kind(word))
            return true;
    }
    return false;
}

/// True for "US Secretary of State" and "President of France": an office, whose holder acts, not a
/// body.
bool Converter::is_office(std::string_view name) const {
    for (std::size_t blank = name.find(' '); blank != std::string_view::npos;
         blank = name.find(' ', blank + 1)) {
        if (known_.office_kind(name.substr(blank + 1))) return true;
        if (name.substr(blank).starts_with(" of ") && known_.office_kind(name.substr(0, blank)))
            return true;
    }
    return known_.office_kind(name).has_value();
}

bool Converter::is_taken(const std::string& name) const {
    if (keys_.contains(name_key(name))) return true;
    return std::ranges::any_of(known_.named(name), [](const NameMatch& match) {
        return match.kind != NameKind::surname;  // but a noun: "the assembly" is none's name
    });
}

/// The names that nobody bears yet; of a person no surname alone and none with a title, of a body
/// no office.
std::vector<std::string> Converter::new_names(std::span<const std::string> names, bool is_person) {
    std::vector<std::string> found;
    for (const std::string& name : names) {
        if (name_key(name).size() < 2 || is_taken(name)) continue;
        if (is_person && (name.find(' ') == std::string::npos || is_titled(name))) continue;
        if (!is_person && is_office(name)) continue;
        keys_.insert(name_key(name));
        found.push_back(name);
    }
    return found;
}

/// False for a state's own code, which dates a change of its name or masters: "[USRARM <900823]".
bool Converter::is_post(std::string_view code) const {
    const Party party = party_of(code);
    if (!party.is_state) return true;
    return !party.roles.empty() && !meaning_of_role(party.roles.substr(0, kTriplet)).empty();
}

bool Converter::is_person(const Entry& entry) const {
    const bool has_post = std::ranges::any_of(entry.codes, [this](const Code& code) {
        return code.text.ends_with("ELI") || (code.is_dated() && is_post(code.text));
    });
    return has_post && bearer(entry.names.front(), false) == nullptr;
}

void Converter::add_person(const Entry& entry) {
    const Actor* known = known_actor(entry, true);
    const auto plain = std::ranges::find_if(
        entry.names, [this](const std::string& name) { return !is_titled(name); });
    const std::string name = known != nullptr             ? known->name
                             : plain != entry.names.end() ? *plain
                                                          : entry.names.front();
    if (known == nullptr) keys_.insert(name_key(name));
    const std::vector<std::string> also = new_names(entry.names, true);
    if (people_.insert(name_key(name)).second) {
        if (known == nullptr) ++counts_.people;
        counts_.names += known == nullptr ? 1 : 0;
    }
    counts_.names += also.size();
    std::string list = joined(also);
    const bool has_dates = std::ranges::any_of(entry.codes, &Code::is_dated);
    // Ours tell the office, and when it ended: dictionaries end in the year in which they were
    // made.
    const bool has_roles = known != nullptr && !known->roles.empty();
    for (const Code& code : entry.codes) {
        // What somebody is at all other times is no post.
        if (has_roles || (has_dates && !code.is_dated())) continue;
        add_tenure(code, name, std::exchange(list, {}));
    }
    if (!list.empty()) tenures_.add({name, list});
}

void Converter::add_tenure(const Code& code, std::string_view person, std::string_view also) {
    const Party party = party_of(code.text);
    if (party.name == nullptr) {
        problems_.push_back(
            {code.line,
             fmt::format("no state or body has the code '{}'; the role is left out", code.text)});
        tenures_.add({person, also});
        return;
    }
    const std::string office = office_of(party.roles);
    if (offices_seen_.insert(office).second && !known_.office_kind(office)) {
        offices_.add({office, "", "many", party.roles});
        ++counts_.offices;
    }
    tenures_.add({person, also, office, *party.name, to_text(code.since), to_text(code.until)});
    ++counts_.tenures;
}

/// The codes of the entry mean it from here on, where they mean nobody yet: "TMP" for East Timor,
/// which others call TLS. A code that several bodies of the file have ("NGOUSA") means none of
/// them, nor does a mere kind of body ("IGO"); "AFGMIL" stays a role of Afghanistan.
void Converter::learn_codes(const Entry& entry, const std::string& name) {
    const Actor* known = bearer(name, false);
    for (const Code& code : entry.codes) {
        const bool is_own = by_code_.contains(code.text) || party_of(code.text).name == nullptr;
        const bool is_state = known != nullptr && known->type == ActorType::state;
        if (!is_own || (code.text.size() <= kTriplet && !is_state)) continue;
        const auto [found, is_new] = by_code_.try_emplace(code.text, Coded{name, known});
        if (!is_new && found->second.known == nullptr && found->second.name != name)
            found->second.is_shared = true;
    }
}

/// A state, a body or a group. Whose whole code is known bears another name of that one.
void Converter::add_party(const Entry& entry) {
    const Actor* known = known_actor(entry, false);
    const std::string& code = entry.codes.front().text;
    const Party party = party_of(code);
    if (known == nullptr && party.roles.empty()) known = party.known;
    std::vector<std::string> names = new_names(entry.names, false);
    counts_.names += names.size();
    if (known != nullptr) {
        learn_codes(entry, known->name);
        TableText& table = known->type == ActorType::state ? states_ : bodies_;
        const std::string list = joined(names);
        if (names.empty()) return;
        if (known->type == ActorType::state)
            table.add({known->name, "", "", "", list});
        else
            table.add({known->name, "", "", "", "", list});
        return;
    }
    if (names.empty()) return;  // all of them are another's
    const std::string name = names.front();
    names.erase(names.begin());
    const std::string whole = party.name == nullptr ? std::string{} : *party.name;
    learn_codes(entry, name);
    bodies_.add(
        {name, code, is_group(code) ? "group" : "organization", "", "", joined(names), "", whole});
    ++counts_.bodies;
}

Addition Converter::close(std::string_view name, std::vector<Problem> problems) {
    Addition addition;
    addition.form = "actors of PETRARCH";
    addition.counts = counts_;
    addition.problems = std::move(problems);
    addition.problems.insert(addition.problems.end(), problems_.begin(), problems_.end());
    std::ranges::stable_sort(addition.problems, {}, &Problem::line);
    for (const TableText* table : {&offices_, &states_, &bodies_, &tenures_})
        if (table->rows() > 0)
            addition.tables.push_back({fmt::format("{}/{}", table->kind(), name), table->text()});
    return addition;
}

}  // namespace

Addition read_actors(std::string_view name, std::string_view bytes, const Catalog& known) {
    Entries entries = read_entries(bytes);
    Converter converter{known};
    const auto people =
        std::stable_partition(entries.all.begin(), entries.all.end(),
                              [&](const Entry& entry) { return !converter.is_person(entry); });
    for (const Entry& entry : std::span{entries.all.begin(), people}) converter.add_party(entry);
    for (const Entry& entry : std::span{people, entries.all.end()}) converter.add_person(entry);
    return converter.close(name, std::move(entries.problems));
}

}  // namespace demarche::catalog::petrarch
