#include "importers/extract/short_names.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kLongestOffice = 4;  // words: "minister of foreign affairs"

/// The kind of office that stands right before a name: "vice president" of "Vice President Harris".
/// Empty if none.
std::string_view office_before(const Document& document, const Run& name) {
    for (std::size_t size = std::min(kLongestOffice, name.first); size > 0; --size)
        if (const auto kind = document.catalog().office_kind(
                name_of(document, {name.sentence, name.first - size, name.first})))
            return *kind;
    return {};
}

/// The last day on which a bearer of the title before a name can have come into office: the
/// article's, a year later for the elected; any where the article has none.
std::chrono::sys_days latest_entry(const Document& document, const Run& name) {
    constexpr std::chrono::days kToWait{366};
    const Day& on = document.article().date;
    if (on.year == 0) return std::chrono::sys_days::max();
    const bool is_elected =
        name.first > 0 && lower_form(document, name.sentence, name.first - 1).ends_with("elect");
    return last_of(on) + (is_elected ? kToWait : std::chrono::days{});
}

/// What a title before a name says of its bearer: a kind of office, or a rank ("General Petraeus").
struct Title {
    std::string_view office;
    bool is_rank{};
    std::chrono::sys_days latest;

    [[nodiscard]] bool empty() const { return office.empty() && !is_rank; }

    /// "Secretary" and "Minister" are of any department, "Governor" of a bank or a state.
    [[nodiscard]] bool fits(const Role& role) const {
        static constexpr std::array<std::string_view, 3> kOfAny = {"minister", "governor",
                                                                   "chief of staff"};
        if (role.since.year != 0 && first_of(role.since) > latest) return false;
        if (is_rank) return role.role.ends_with("commander") || role.role == "chief of staff";
        return role.role == office || (std::ranges::find(kOfAny, office) != kOfAny.end() &&
                                       role.role.ends_with(" " + std::string{office}));
    }
};

Title title_of(const Document& document, const Run& name) {
    Title title{office_before(document, name), false, latest_entry(document, name)};
    if (title.office.empty() && name.first > 0)
        title.is_rank =
            document.in_list("soldier", lower_form(document, name.sentence, name.first - 1));
    return title;
}

/// One who bears the name and has, or had, the office that the title says.
struct Holder {
    ActorId person;
    const Role* role{};
    std::size_t weight{};  // how much the text speaks for him
};

bool is_named(const Document& document, const ActorId& actor) {
    const auto is_it = [&](const Mention& m) { return m.actor == actor; };
    return std::ranges::any_of(document.mentions(), is_it) ||
           std::ranges::any_of(document.places(), is_it);
}

/// How many of the people whom a text without a day names were in some office at the same time.
std::size_t contemporaries_of(const Document& document, const Role& role) {
    std::vector<ActorId> seen;
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.catalog().actor(m.actor);
        if (actor == nullptr || actor->type != ActorType::person ||
            std::ranges::find(seen, m.actor) != seen.end())
            continue;
        const bool meets = std::ranges::any_of(actor->roles, [&](const Role& other) {
            const auto ends_before = [](const Role& one, const Role& two) {
                return one.until.year != 0 && two.since.year != 0 &&
                       last_of(one.until) < first_of(two.since);
            };
            return other.since.year != 0 && !ends_before(other, role) && !ends_before(role, other);
        });
        if (meets) seen.push_back(m.actor);
    }
    return seen.size();
}

std::vector<Holder> holders_among(const Document& document, const std::vector<ActorId>& people,
                                  const Title& title) {
    std::vector<Holder> found;
    for (const ActorId& person : people) {
        const Role* last = nullptr;
        for (const Role& role : document.catalog().actor(person)->roles)
            if (title.fits(role)) last = &role;
        if (last != nullptr) found.push_back({person, last, 0});
    }
    return found;
}

/// True of who has the office or left it a few years before: "President Bush" in 2012 is the
/// younger.
bool is_remembered(const Role& role, const Day& on) {
    constexpr int kYears = 10;
    return on.year != 0 && (role.until.year == 0 || on.year - role.until.year <= kYears);
}

/// The holder whom the text means: of a state that it names, in a text without a day of the time of
/// the others whom it names. In one with a day else who came into office last.
ActorId likeliest(const Document& document, std::vector<Holder> holders) {
    constexpr std::size_t kState = 1000;
    if (holders.size() > 1)
        for (Holder& holder : holders) {
            holder.weight = is_named(document, holder.role->of) ? kState : 0;
            if (document.article().date.year == 0)
                holder.weight += contemporaries_of(document, *holder.role);
        }
    const auto is_less = [](const Holder& one, const Holder& other) {
        if (one.weight != other.weight) return one.weight < other.weight;
        return first_of(one.role->since) < first_of(other.role->since);
    };
    const auto best = std::ranges::max_element(holders, is_less);
    if (best == holders.end()) return {};
    const bool may_be_other = std::ranges::any_of(holders, [&](const Holder& other) {
        return other.person != best->person && other.weight == best->weight;
    });
    return may_be_other && !is_remembered(*best->role, document.article().date) ? ActorId{}
                                                                                : best->person;
}

/// Who bears the name and the title on the article's day; else who did before, for he keeps it:
/// "President Obama" in 2021.
ActorId holder_of(const Document& document, std::string_view name, const Title& title) {
    const catalog::Catalog& catalog = document.catalog();
    const Day& on = document.article().date;
    const std::vector<Holder> now = holders_among(document, catalog.with_surname(name, on), title);
    if (now.size() == 1 || on.year == 0) return likeliest(document, now);
    // Two senators of one name: nothing tells which.
    if (now.size() > 1) {
        const ActorId best = likeliest(document, now);
        const auto at = std::ranges::find(now, best, &Holder::person);
        const bool is_only_of_state = std::ranges::none_of(now, [&](const Holder& other) {
            return other.person != best &&
                   (other.role->of == at->role->of || is_named(document, other.role->of));
        });
        return is_only_of_state ? best : ActorId{};
    }
    return likeliest(document, holders_among(document, catalog.with_surname(name, {}), title));
}

/// The person named last in the text whose name ends in the run, or begins with it.
ActorId named_before(const Document& document, const Run& run) {
    const std::string folded = utf8::fold(name_of(document, run));
    for (auto m = document.mentions().rbegin(); m != document.mentions().rend(); ++m) {
        const Actor* actor = document.actor(m->actor);
        if (actor == nullptr || actor->type != ActorType::person) continue;
        const std::string full = utf8::fold(actor->name);
        if (full.ends_with(" " + folded) ||
            (full.starts_with(folded + " ") && run.size() == 1 && folded.size() <= 4))
            return actor->id;
    }
    return {};
}

/// True of a word behind "the" that names nobody: "the West did it", but "the Bush administration",
/// "the late Rabin".
bool is_common(const Document& document, const Run& run) {
    if (run.first == 0 || run.size() != 1) return false;
    if (lower_form(document, run.sentence, run.first - 1) != "the") return false;
    const std::string& relation = token_at(document, run.sentence, run.first).relation;
    return !is_a(relation, "compound") && !is_a(relation, "amod") && !is_a(relation, "nmod:poss");
}

/// False of one in the catalogue who never had the office.
bool may_have_held(const Document& document, const ActorId& person, const Title& title) {
    const Actor* actor = document.catalog().actor(person);
    return actor == nullptr ||
           std::ranges::any_of(actor->roles, [&](const Role& role) { return title.fits(role); });
}

/// True of an office whose holder the news calls by the surname alone, before all others of it:
/// "Trump" is no adviser.
bool is_top_office(const Role& role) {
    static constexpr std::array<std::string_view, 5> kTop = {
        "president", "prime minister", "foreign minister", "secretary general", "pope"};
    return std::ranges::find(kTop, role.role) != kTop.end();
}

}  // namespace

ActorId only_bearer_in_office(const Document& document, std::string_view surname) {
    const Day& on = document.article().date;
    std::vector<ActorId> in_office;
    std::vector<ActorId> at_the_top;
    for (const ActorId& person : document.catalog().with_surname(surname, on)) {
        bool is_for_others = false;
        bool is_at_the_top = false;
        for (const Role& role : document.catalog().actor(person)->roles) {
            const bool holds = on.year == 0 || holds_on(role, on);
            is_for_others |= holds && !speaks_for_himself(role);
            is_at_the_top |= holds && is_top_office(role);
        }
        if (is_for_others) in_office.push_back(person);
        if (is_at_the_top) at_the_top.push_back(person);
    }
    if (in_office.size() == 1) return in_office.front();
    return at_the_top.size() == 1 && on.year != 0 ? at_the_top.front() : ActorId{};
}

ActorId short_name_of(const Document& document, const Run& run) {
    if (is_common(document, run)) return {};
    const ActorId before = named_before(document, run);
    const Title title = title_of(document, run);
    const std::string name = name_of(document, run);
    if (title.empty()) {
        if (!before.empty() || document.article().date.empty()) return before;
        return only_bearer_in_office(document, name);
    }
    if (!before.empty() && may_have_held(document, before, title)) return before;
    const ActorId holder = holder_of(document, name, title);
    if (!holder.empty() || !before.empty()) return holder.empty() ? before : holder;
    // "Leader McConnell", "Chairman Dunford": an office by another name.
    const std::vector<ActorId> known =
        document.catalog().with_surname(name, document.article().date);
    return known.size() == 1 ? known.front() : ActorId{};
}

}  // namespace demarche::extract
