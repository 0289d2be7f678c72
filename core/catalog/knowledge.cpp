#include "core/catalog/knowledge.hpp"

#include <algorithm>
#include <array>
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

std::string_view text_of(std::span<const DataFile> files, std::string_view name) {
    const auto found = std::ranges::find(files, name, &DataFile::name);
    return found == files.end() ? std::string_view{} : found->text;
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
        : files_{files}, known_{.offices = Offices{read_table(text_of(files, "offices.tsv"))}} {}

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
    };

    std::uint32_t add_actor(std::string_view name, ActorType type, const LifeSpan& life);
    void add_names(std::uint32_t actor, std::string_view list, NameKind kind);
    void add_other_names(std::uint32_t actor, std::string_view list);
    void load_tenure(const Row& row);
    void name_person(const Person& person, std::span<const Tenure> held);
    void describe_person(Actor& person, std::span<const Tenure> held) const;
    [[nodiscard]] std::optional<std::uint32_t> party(std::string_view name) const;

    std::span<const DataFile> files_;
    Knowledge known_;
    std::unordered_map<std::string, std::uint32_t> parties_;    // states and bodies by name_key
    std::unordered_map<std::string_view, std::size_t> people_;  // by full name: place in the next
    std::vector<Person> people_in_order_;
    // As the tables write them, so that a key is made once for each spelling, not for each tenure.
    std::unordered_map<std::string_view, std::optional<std::uint32_t>> seen_parties_;
    std::unordered_map<std::string_view, OfficeKind> seen_offices_;
};

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
        known_.actors[actor].also.emplace_back(name);
        if (known_.actors[actor].type != ActorType::person) parties_.emplace(name_key(name), actor);
    }
}

std::optional<std::uint32_t> Loader::party(std::string_view name) const {
    const auto found = parties_.find(name_key(name));
    if (found == parties_.end()) return std::nullopt;
    return found->second;
}

// name, code, from, until, also, demonyms, capital, seats, successors
void Loader::load_states() {
    for (const Row& row : read_table(text_of(files_, "states.tsv")).rows) {
        const std::uint32_t at =
            add_actor(row[0], ActorType::state, {day_in(row[2]), day_in(row[3])});
        known_.actors[at].code = row[1];
        add_other_names(at, row[4]);
        add_names(at, row[5], NameKind::demonym);
        add_names(at, row[6], NameKind::seat);
        add_names(at, row[7], NameKind::seat);
    }
}

// name, code, kind, from, until, also, nouns, part_of, foreign
void Loader::load_bodies() {
    const Table table = read_table(text_of(files_, "bodies.tsv"));
    for (const Row& row : table.rows) {
        const ActorType type = row[2] == "group" ? ActorType::group : ActorType::organization;
        const std::uint32_t at = add_actor(row[0], type, {day_in(row[3]), day_in(row[4])});
        known_.actors[at].code = row[1];
        add_other_names(at, row[5]);
        add_names(at, row[6], NameKind::noun);
        add_other_names(at, row[8]);
    }
    for (const Row& row : table.rows)
        for (const std::string_view whole : items(row[7]))
            if (const auto at = party(whole))
                known_.actors[*party(row[0])].of.push_back(known_.actors[*at].id);
}

// body, since, until, states
void Loader::load_memberships() {
    for (const Row& row : read_table(text_of(files_, "memberships.tsv")).rows) {
        const auto body = party(row[0]);
        if (!body) continue;
        for (const std::string_view name : items(row[3]))
            if (const auto state = party(name))
                known_.memberships.push_back({*state, *body, day_in(row[1]), day_in(row[2])});
    }
}

// person, also, office, of, since, until
void Loader::load_tenures() {
    for (const DataFile& file : files_)
        if (file.name.starts_with("tenures/"))
            for (const Row& row : read_table(file.text).rows) load_tenure(row);
}

void Loader::load_tenure(const Row& row) {
    const auto [found, is_new] = people_.try_emplace(row[0], people_in_order_.size());
    if (is_new) people_in_order_.push_back({add_actor(row[0], ActorType::person, {}), {row[0]}});
    Person& person = people_in_order_[found->second];
    add_other_names(person.actor, row[1]);
    std::ranges::copy(items(row[1]), std::back_inserter(person.full_names));
    const auto of = party(row[3]);
    if (!of) return;
    known_.tenures.push_back(
        {person.actor, *of, known_.offices.kind_or_new(row[2]), day_in(row[4]), day_in(row[5])});
}

/// Roles, states and surnames of all people, once all their tenures are known.
void Loader::name_people() {
    std::ranges::stable_sort(known_.tenures, {}, &Tenure::person);
    for (const Person& person : people_in_order_) {
        const auto held =
            std::ranges::equal_range(known_.tenures, person.actor, {}, &Tenure::person);
        std::ranges::stable_sort(held, {}, &Tenure::since);
        name_person(person, {held.begin(), held.end()});
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
}

/// Roles by `since`; the states and bodies served, the latest first; the code of the latest office.
void Loader::describe_person(Actor& person, std::span<const Tenure> held) const {
    for (const Tenure& tenure : held) {
        const Actor& of = known_.actors[tenure.of];
        person.roles.push_back(
            {std::string{known_.offices.name(tenure.office)}, of.id, tenure.since, tenure.until});
        std::erase(person.of, of.id);
        person.of.insert(person.of.begin(), of.id);
        person.code = of.code;
        if (of.type == ActorType::state) person.code += known_.offices.role_code(tenure.office);
    }
}

void Loader::load_words() {
    for (const Row& row : read_table(text_of(files_, "ambiguous.tsv")).rows)
        known_.common_words.push_back(row[0]);
    for (const Row& row : read_table(text_of(files_, "agencies.tsv")).rows) {
        known_.agencies.push_back(row[0]);
        for (const std::string_view name : items(row[1])) known_.agencies.push_back(name);
    }
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
    loader.load_states();
    loader.load_bodies();
    loader.load_memberships();
    loader.load_tenures();
    loader.load_words();
    loader.name_people();
    loader.sort_actors();
    return loader.take();
}

// name, also, question, for, against, parties, parent, since, until
std::vector<Issue> load_issues(std::span<const DataFile> files, const FindParty& find_party) {
    std::vector<Issue> issues;
    for (const DataFile& file : files) {
        if (!file.name.starts_with("issues/")) continue;
        for (const Row& row : read_table(file.text).rows) {
            Issue& issue = issues.emplace_back();
            issue.id = {slug(row[0])};
            issue.name = row[0];
            issue.also = owned(items(row[1]));
            issue.question = row[2];
            issue.leans_for = owned(items(row[3]));
            issue.leans_against = owned(items(row[4]));
            for (const std::string_view name : items(row[5]))
                if (auto party = find_party(name)) issue.parties.push_back(std::move(*party));
            if (!row[6].empty()) issue.parent = {slug(row[6])};
        }
    }
    std::ranges::sort(issues, {}, &Issue::id);
    return issues;
}

}  // namespace demarche::catalog
