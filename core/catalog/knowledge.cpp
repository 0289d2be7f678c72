#include "core/catalog/knowledge.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/catalog/spelling.hpp"
#include "core/catalog/surnames.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog {
namespace {

/// Runs `use(row, file)` over the rows of all files of that kind, in the order of the files.
template <class Use>
void each_row(std::span<const DataFile> files, std::string_view kind, Use use) {
    for (const DataFile& file : files)
        if (is_of_kind(file, kind))
            for (const Row& row : read_table(file.text).rows) use(row, file);
}

Day day_in(std::string_view column) { return parse_day(column).value_or(Day{}); }

/// Whose people write the family name first in English news too.
bool is_family_first(const ActorId& state) {
    constexpr std::array kStates = {"china",       "taiwan",      "hong-kong", "macau",
                                    "north-korea", "south-korea", "singapore"};
    return std::ranges::find(kStates, state.text) != kStates.end();
}

/// Fills a Knowledge file by file. Actors are in the order of the files until `sort_actors`.
class Loader {
public:
    explicit Loader(std::span<const DataFile> files)
        : files_{files}, known_{.offices = Offices{Table{}}} {}

    void load_offices();
    void load_states();
    void load_bodies();
    void load_memberships();
    void load_tenures();
    void load_words();
    void name_people();
    void sort_actors();
    [[nodiscard]] Knowledge take() { return std::move(known_); }

private:
    struct Person {
        std::uint32_t actor{};
        std::vector<std::string_view> full_names;
        std::vector<std::uint32_t> tenures;  // indices in known_.tenures
    };

    std::uint32_t add_party(const Row& row, const DataFile& file, ActorType type,
                            const LifeSpan& life);
    std::uint32_t add_actor(std::string_view name, ActorType type, const LifeSpan& life);
    void add_names(std::uint32_t actor, std::string_view list, NameKind kind);
    void add_other_names(std::uint32_t actor, std::string_view list);
    void load_body(const Row& row, const DataFile& file);
    void load_tenure(const Row& row, const DataFile& file);
    Person& person_of(const Row& row, const DataFile& file);
    [[nodiscard]] std::optional<std::size_t> known_person(std::string_view name);
    void name_person(const Person& person, std::span<const Tenure> held);
    void turn_name(const Person& person);
    void describe_person(Actor& person, std::span<const Tenure> held) const;
    [[nodiscard]] std::optional<std::uint32_t> party(std::string_view name) const;
    [[nodiscard]] std::optional<std::uint32_t> seen_party(std::string_view name);

    std::span<const DataFile> files_;
    Knowledge known_;
    std::unordered_map<std::string, std::uint32_t> parties_;    // states and bodies by name_key
    std::unordered_map<std::string_view, std::size_t> people_;  // by full name: place in the next
    std::vector<Person> people_in_order_;
    // As the tables write them, so that a key is made once for each spelling, not for each tenure.
    std::unordered_map<std::string_view, std::optional<std::uint32_t>> seen_parties_;
    std::unordered_map<std::string_view, OfficeKind> seen_offices_;
    // Of people by name_key, for added files alone: their spelling need not be ours to the letter.
    std::unordered_map<std::string, std::size_t> people_by_key_;
    std::size_t people_with_key_{};  // so many of people_in_order_ are in it
};

void Loader::load_offices() {
    for (const DataFile& file : files_)
        if (is_of_kind(file, "offices")) known_.offices.add(read_table(file.text));
}

/// The state or body of a row: of an added one who bears the name already.
std::uint32_t Loader::add_party(const Row& row, const DataFile& file, ActorType type,
                                const LifeSpan& life) {
    const auto known = file.is_added ? party(row[0]) : std::nullopt;
    const std::uint32_t at = known ? *known : add_actor(row[0], type, life);
    if (!row[1].empty()) known_.actors[at].code = row[1];
    if (!known) return at;
    LifeSpan& had = known_.life_spans[at];
    if (!life.from.empty()) had.from = life.from;
    if (!life.until.empty()) had.until = life.until;
    return at;
}

std::uint32_t Loader::add_actor(std::string_view name, ActorType type, const LifeSpan& life) {
    const auto at = static_cast<std::uint32_t>(known_.actors.size());
    Actor actor;
    actor.id = {slug(name)};
    actor.name = name;
    actor.type = type;
    known_.actors.push_back(std::move(actor));
    known_.life_spans.push_back(life);
    known_.names.push_back({name, at, NameKind::name});
    if (type != ActorType::person) parties_.emplace(name_key(name), at);
    return at;
}

void Loader::add_names(std::uint32_t actor, std::string_view list, NameKind kind) {
    for (const std::string_view name : items(list)) known_.names.push_back({name, actor, kind});
}

void Loader::add_other_names(std::uint32_t actor, std::string_view list) {
    for (const std::string_view name : items(list)) {
        known_.names.push_back({name, actor, NameKind::name});
        std::vector<std::string>& also = known_.actors[actor].also;
        if (std::ranges::find(also, name) == also.end()) also.emplace_back(name);
        if (known_.actors[actor].type != ActorType::person) parties_.emplace(name_key(name), actor);
    }
}

std::optional<std::uint32_t> Loader::party(std::string_view name) const {
    const auto found = parties_.find(name_key(name));
    if (found == parties_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::uint32_t> Loader::seen_party(std::string_view name) {
    const auto [seen, is_new] = seen_parties_.try_emplace(name);
    if (is_new) seen->second = party(name);
    return seen->second;
}

// name, code, from, until, also, demonyms, capital, seats, successors
void Loader::load_states() {
    each_row(files_, "states", [this](const Row& row, const DataFile& file) {
        const std::uint32_t at =
            add_party(row, file, ActorType::state, {day_in(row[2]), day_in(row[3])});
        add_other_names(at, row[4]);
        add_names(at, row[5], NameKind::demonym);
        add_names(at, row[6], NameKind::seat);
        add_names(at, row[7], NameKind::seat);
    });
}

// name, code, kind, from, until, also, nouns, part_of, foreign
void Loader::load_bodies() {
    each_row(files_, "bodies",
             [this](const Row& row, const DataFile& file) { load_body(row, file); });
    each_row(files_, "bodies", [this](const Row& row, const DataFile&) {
        std::vector<ActorId>& of = known_.actors[*party(row[0])].of;
        for (const std::string_view whole : items(row[7]))
            if (const auto at = party(whole))
                if (std::ranges::find(of, known_.actors[*at].id) == of.end())
                    of.push_back(known_.actors[*at].id);
    });
}

void Loader::load_body(const Row& row, const DataFile& file) {
    const ActorType type = row[2] == "group" ? ActorType::group : ActorType::organization;
    const std::uint32_t at = add_party(row, file, type, {day_in(row[3]), day_in(row[4])});
    add_other_names(at, row[5]);
    add_names(at, row[6], NameKind::noun);
    add_other_names(at, row[8]);
}

// body, since, until, states
void Loader::load_memberships() {
    each_row(files_, "memberships", [this](const Row& row, const DataFile&) {
        const auto body = party(row[0]);
        if (!body) return;
        for (const std::string_view name : items(row[3]))
            if (const auto state = party(name))
                known_.memberships.push_back({*state, *body, day_in(row[1]), day_in(row[2])});
    });
}

// person, also, office, of, since, until
void Loader::load_tenures() {
    each_row(files_, "tenures",
             [this](const Row& row, const DataFile& file) { load_tenure(row, file); });
}

/// The place of the person whose full name has the same key.
std::optional<std::size_t> Loader::known_person(std::string_view name) {
    for (; people_with_key_ < people_in_order_.size(); ++people_with_key_)
        for (const std::string_view full : people_in_order_[people_with_key_].full_names)
            people_by_key_.emplace(name_key(full), people_with_key_);
    const auto found = people_by_key_.find(name_key(name));
    if (found == people_by_key_.end()) return std::nullopt;
    return found->second;
}

Loader::Person& Loader::person_of(const Row& row, const DataFile& file) {
    const auto [found, is_new] = people_.try_emplace(row[0], people_in_order_.size());
    if (!is_new) return people_in_order_[found->second];
    if (const auto known = file.is_added ? known_person(row[0]) : std::nullopt) {
        found->second = *known;
    } else {
        people_in_order_.push_back({add_actor(row[0], ActorType::person, {}), {row[0]}, {}});
    }
    return people_in_order_[found->second];
}

void Loader::load_tenure(const Row& row, const DataFile& file) {
    Person& person = person_of(row, file);
    add_other_names(person.actor, row[1]);
    std::ranges::copy(items(row[1]), std::back_inserter(person.full_names));
    const auto of = seen_party(row[3]);
    if (!of) return;
    const auto [office, is_new] = seen_offices_.try_emplace(row[2]);
    if (is_new) office->second = known_.offices.kind_or_new(row[2]);
    const Tenure tenure{person.actor, *of, office->second, day_in(row[4]), day_in(row[5])};
    if (file.is_added)
        for (const std::uint32_t at : person.tenures) {
            Tenure& had = known_.tenures[at];
            if (had.of != tenure.of || had.office != tenure.office || had.since != tenure.since)
                continue;
            if (!tenure.until.empty()) had.until = tenure.until;
            return;
        }
    person.tenures.push_back(static_cast<std::uint32_t>(known_.tenures.size()));
    known_.tenures.push_back(tenure);
}

/// Roles, states and surnames of all people, once all their tenures are known.
void Loader::name_people() {
    std::ranges::stable_sort(known_.tenures, {}, &Tenure::person);
    for (const Person& person : people_in_order_) {
        const std::span held{
            std::ranges::lower_bound(known_.tenures, person.actor, {}, &Tenure::person),
            std::ranges::upper_bound(known_.tenures, person.actor, {}, &Tenure::person)};
        std::ranges::stable_sort(held, {}, &Tenure::since);
        name_person(person, held);
    }
}

void Loader::name_person(const Person& person, std::span<const Tenure> held) {
    Actor& actor = known_.actors[person.actor];
    describe_person(actor, held);
    const auto order = std::ranges::any_of(actor.of, is_family_first) ? NameOrder::family_first
                                                                      : NameOrder::family_last;
    for (const std::string_view name : person.full_names)
        for (const std::string_view surname : surnames_of(name, order))
            known_.names.push_back({surname, person.actor, NameKind::surname});
    if (std::ranges::find(actor.of, ActorId{"japan"}) != actor.of.end()) turn_name(person);
}

/// Japan's government writes "Kishida Fumio" in English since 2020, the press "Fumio Kishida".
void Loader::turn_name(const Person& person) {
    const std::string_view name = person.full_names.front();
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos || name.find(' ', blank + 1) != std::string_view::npos)
        return;
    std::string& turned = known_.turned_names.emplace_back(name.substr(blank + 1));
    (turned += ' ') += name.substr(0, blank);
    known_.names.push_back({turned, person.actor, NameKind::name});
}

/// Roles by `since`; the states and bodies served, the latest first; the code of the latest office.
void Loader::describe_person(Actor& person, std::span<const Tenure> held) const {
    for (const Tenure& tenure : held) {
        const Actor& of = known_.actors[tenure.of];
        person.roles.push_back(
            {std::string{known_.offices.name(tenure.office)}, of.id, tenure.since, tenure.until});
        std::erase(person.of, of.id);
        person.of.insert(person.of.begin(), of.id);
        if (!known_.offices.is_post(tenure.office) && !person.code.empty()) continue;
        person.code = of.code;
        if (of.type == ActorType::state) person.code += known_.offices.role_code(tenure.office);
    }
}

void Loader::load_words() {
    each_row(files_, "ambiguous", [this](const Row& row, const DataFile&) {
        known_.common_words.push_back({row[0], row[1]});
    });
    each_row(files_, "agencies", [this](const Row& row, const DataFile&) {
        known_.agencies.push_back(row[0]);
        for (const std::string_view name : items(row[1])) known_.agencies.push_back(name);
    });
}

void Loader::sort_actors() {
    std::vector<std::uint32_t> order(known_.actors.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {},
                      [this](std::uint32_t i) -> const ActorId& { return known_.actors[i].id; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Actor> actors;
    std::vector<LifeSpan> life_spans;
    actors.reserve(order.size());
    life_spans.reserve(order.size());
    for (const std::uint32_t i : order) {
        place[i] = static_cast<std::uint32_t>(actors.size());
        actors.push_back(std::move(known_.actors[i]));
        life_spans.push_back(known_.life_spans[i]);
    }
    known_.actors = std::move(actors);
    known_.life_spans = std::move(life_spans);
    for (KnownName& name : known_.names) name.actor = place[name.actor];
    for (Tenure& tenure : known_.tenures) {
        tenure.person = place[tenure.person];
        tenure.of = place[tenure.of];
    }
    for (Membership& membership : known_.memberships) {
        membership.state = place[membership.state];
        membership.body = place[membership.body];
    }
}

}  // namespace

Knowledge load_knowledge(std::span<const DataFile> files) {
    Loader loader{files};
    loader.load_offices();
    loader.load_states();
    loader.load_bodies();
    loader.load_memberships();
    loader.load_tenures();
    loader.load_words();
    loader.name_people();
    loader.sort_actors();
    return loader.take();
}

namespace {

using PartyIds = std::unordered_map<std::string, ActorId>;  // by name_key

/// Whom the names of states and bodies mean: a small part of the work of a Loader, so that a
/// question about issues need not wait for people and tenures.
PartyIds load_party_ids(std::span<const DataFile> files) {
    PartyIds ids;
    const auto add = [&](const Row& row, const DataFile& file,
                         std::initializer_list<std::string_view> others) {
        const std::string key = name_key(row[0]);
        const auto known = ids.find(key);
        const ActorId id =
            file.is_added && known != ids.end() ? known->second : ActorId{slug(row[0])};
        ids.emplace(key, id);
        for (const std::string_view list : others)
            for (const std::string_view name : items(list)) ids.emplace(name_key(name), id);
    };
    each_row(files, "states",
             [&](const Row& row, const DataFile& file) { add(row, file, {row[4]}); });
    each_row(files, "bodies", [&](const Row& row, const DataFile& file) {
        add(row, file, {row[5], row[8]});
    });
    return ids;
}

void add_new(std::vector<std::string>& all, std::string_view list) {
    for (const std::string_view item : items(list))
        if (std::ranges::find(all, item) == all.end()) all.emplace_back(item);
}

// name, also, question, for, against, parties, parent, since, until
void fill(Issue& issue, const Row& row, const PartyIds& parties) {
    add_new(issue.also, row[1]);
    if (!row[2].empty()) issue.question = row[2];
    add_new(issue.leans_for, row[3]);
    add_new(issue.leans_against, row[4]);
    for (const std::string_view name : items(row[5])) {
        const auto party = parties.find(name_key(name));
        if (party != parties.end() &&
            std::ranges::find(issue.parties, party->second) == issue.parties.end())
            issue.parties.push_back(party->second);
    }
    if (!row[6].empty()) issue.parent = {slug(row[6])};
}

/// An issue by the keys of its names.
std::unordered_map<std::string, std::size_t> by_name(const std::vector<Issue>& issues) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < issues.size(); ++i) places.emplace(name_key(issues[i].name), i);
    for (std::size_t i = 0; i < issues.size(); ++i)
        for (const std::string& name : issues[i].also) places.emplace(name_key(name), i);
    return places;
}

}  // namespace

std::vector<Issue> load_issues(std::span<const DataFile> files) {
    const PartyIds parties = load_party_ids(files);
    std::vector<Issue> issues;
    const auto add = [&](const Row& row) {
        Issue& issue = issues.emplace_back();
        issue.id = {slug(row[0])};
        issue.name = row[0];
        fill(issue, row, parties);
    };
    std::unordered_map<std::string, std::size_t> places;  // once a file is added
    each_row(files, "issues", [&](const Row& row, const DataFile& file) {
        if (!file.is_added) return add(row);
        if (places.empty()) places = by_name(issues);
        const auto [place, is_new] = places.try_emplace(name_key(row[0]), issues.size());
        if (is_new)
            add(row);
        else
            fill(issues[place->second], row, parties);
    });
    std::ranges::sort(issues, {}, &Issue::id);
    return issues;
}

std::vector<std::string_view> load_ignored(std::span<const DataFile> files) {
    std::vector<std::string_view> phrases;
    each_row(files, "ignored", [&](const Row& row, const DataFile&) { phrases.push_back(row[0]); });
    return phrases;
}

}  // namespace demarche::catalog
