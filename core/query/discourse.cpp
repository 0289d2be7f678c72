#include "core/query/discourse.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <tuple>
#include <utility>

#include "core/graph/backbone.hpp"
#include "core/graph/polarization.hpp"
#include "core/query/order.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<AgreementRow>, 8> agreement_fields = {
    {{"from", by<&AgreementRow::from>},
     {"until", by<&AgreementRow::until>},
     {"a", by<&AgreementRow::a>},
     {"b", by<&AgreementRow::b>},
     {"weight", by<&AgreementRow::weight>},
     {"issues", by<&AgreementRow::issues>},
     {"same", [](const AgreementRow& a,
                 const AgreementRow& b) { return a.same_on.size() < b.same_on.size(); }},
     {"opposed", [](const AgreementRow& a, const AgreementRow& b) {
          return a.opposed_on.size() < b.opposed_on.size();
      }}}};

constexpr std::array<Field<PositionRow>, 9> position_fields = {
    {{"from", by<&PositionRow::from>},
     {"until", by<&PositionRow::until>},
     {"actor", by<&PositionRow::actor>},
     {"issue", by<&PositionRow::issue>},
     {"weight", by<&PositionRow::weight>},
     {"statements", by<&PositionRow::statements>},
     {"supports", by<&PositionRow::supports>},
     {"opposes", by<&PositionRow::opposes>},
     {"neutral", by<&PositionRow::neutral>}}};

constexpr std::array<Field<CampRow>, 3> camp_fields = {{{"camp", by<&CampRow::camp>},
                                                        {"actor", by<&CampRow::actor>},
                                                        {"statements", by<&CampRow::statements>}}};

constexpr std::array<Field<BackboneRow>, 5> backbone_fields = {
    {{"step", by<&BackboneRow::step>},
     {"issue", by<&BackboneRow::issue>},
     {"backbone_loss", by<&BackboneRow::backbone_loss>},
     {"redundant_loss", by<&BackboneRow::redundant_loss>},
     {"statements", by<&BackboneRow::statements>}}};

graph::NetworkSettings settings_of(const Discourse& discourse, const DiscourseSettings& settings) {
    return {settings.aggregation, settings.normalization, discourse.scale, std::nullopt};
}

/// The statements of a window, and how they are counted.
struct Counted {
    Day from, until;
    std::vector<graph::Statement> statements;
    graph::NetworkSettings settings;
};

/// All statements at once.
Counted whole(const Discourse& discourse, const DiscourseSettings& settings) {
    return {{}, {}, discourse.statements, settings_of(discourse, settings)};
}

std::vector<graph::Slice> slices_of(const Discourse& discourse, const TimeWindow& window) {
    std::vector<std::chrono::sys_days> days;
    for (const graph::Statement& one : discourse.statements)
        if (one.day.is_exact()) days.push_back(first_of(one.day));
    if (days.empty()) return {};
    const auto [first, last] = std::ranges::minmax(days);
    return graph::slices(window.since.empty() ? first : first_of(window.since),
                         window.until.empty() ? last : last_of(window.until), window.width,
                         window.step, window.unit);
}

/// Each window, or all at once where none is asked for.
std::vector<Counted> windows_of(const Discourse& discourse, const DiscourseSettings& settings) {
    if (!settings.window) return {whole(discourse, settings)};
    const graph::NetworkSettings counting = settings_of(discourse, settings);
    std::vector<Counted> windows;
    for (const graph::Slice& slice : slices_of(discourse, *settings.window)) {
        Counted window{day_of(slice.first), day_of(slice.last), {}, counting};
        if (const auto shape = settings.window->kernel)
            window.settings.kernel =
                graph::Kernel{*shape, slice.centre, slice.width_days, settings.window->is_dna};
        window.statements = graph::in_window(discourse.statements, slice, window.settings.kernel);
        if (!window.statements.empty()) windows.push_back(std::move(window));
    }
    return windows;
}

std::vector<std::string> names_of(const std::vector<std::uint32_t>& places,
                                  const std::vector<NamedThing>& things) {
    std::vector<std::string> names;
    names.reserve(places.size());
    for (const std::uint32_t place : places) names.push_back(things[place].name);
    std::ranges::sort(names);
    return names;
}

AgreementRow row_of(const graph::ActorTie& tie, const Counted& window, const Discourse& all) {
    AgreementRow row;
    row.from = window.from;
    row.until = window.until;
    row.a = all.actors[tie.a].name;
    row.a_id = all.actors[tie.a].id;
    row.b = all.actors[tie.b].name;
    row.b_id = all.actors[tie.b].id;
    row.weight = tie.weight;
    row.issues = tie.issues;
    row.same_on = names_of(tie.same_on, all.issues);
    row.opposed_on = names_of(tie.opposed_on, all.issues);
    return row;
}

PositionRow row_of(const graph::IssueTie& tie, const Counted& window, const Discourse& all) {
    PositionRow row;
    row.from = window.from;
    row.until = window.until;
    row.actor = all.actors[tie.actor].name;
    row.actor_id = all.actors[tie.actor].id;
    row.issue = all.issues[tie.issue].name;
    row.issue_id = all.issues[tie.issue].id;
    row.weight = tie.weight;
    row.supports = tie.supports;
    row.opposes = tie.opposes;
    row.neutral = tie.neutral;
    row.statements = row.supports + row.opposes + row.neutral;
    return row;
}

/// True where the ties of the actor are wanted.
bool is_wanted(const DiscourseSettings& settings, const NamedThing& actor) {
    return settings.touching.empty() ||
           std::ranges::find(settings.touching, actor.id) != settings.touching.end();
}

/// The ties of a window that are wanted, none to oneself.
std::vector<graph::ActorTie> actor_ties(const Discourse& discourse, const Counted& window,
                                        const DiscourseSettings& settings) {
    auto ties = graph::one_mode(window.statements, window.settings);
    std::erase_if(ties, [&](const graph::ActorTie& tie) {
        return tie.a == tie.b || (!is_wanted(settings, discourse.actors[tie.a]) &&
                                  !is_wanted(settings, discourse.actors[tie.b]));
    });
    return ties;
}

std::vector<graph::IssueTie> issue_ties(const Discourse& discourse, const Counted& window,
                                        const DiscourseSettings& settings) {
    auto ties = graph::two_mode(window.statements, window.settings);
    std::erase_if(ties, [&](const graph::IssueTie& tie) {
        return !is_wanted(settings, discourse.actors[tie.actor]);
    });
    return ties;
}

/// Drops what no tie touches; the ends of ties are then its new places.
void keep_tied(std::vector<NamedThing>& things, std::vector<DiscourseNetwork::Link>& links,
               std::initializer_list<std::size_t DiscourseNetwork::Link::*> ends) {
    std::vector<std::size_t> places(things.size());
    for (const DiscourseNetwork::Link& link : links)
        for (const auto end : ends) places[link.*end] = 1;
    std::vector<NamedThing> tied;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (places[i] == 0) continue;
        places[i] = tied.size();
        tied.push_back(std::move(things[i]));
    }
    for (DiscourseNetwork::Link& link : links)
        for (const auto end : ends) link.*end = places[link.*end];
    things = std::move(tied);
}

graph::Matrix averaged(const Discourse& discourse, graph::Aggregation aggregation) {
    return graph::matrix_of(
        graph::one_mode(discourse.statements, {aggregation, graph::Normalization::average,
                                               discourse.scale, std::nullopt}),
        discourse.actors.size());
}

/// The rows and columns of some actors alone.
graph::Matrix part_of(const graph::Matrix& matrix, const std::vector<std::size_t>& actors) {
    graph::Matrix part{actors.size(), actors.size()};
    for (std::size_t row = 0; row < actors.size(); ++row)
        for (std::size_t column = 0; column < actors.size(); ++column)
            part.at(row, column) = matrix.at(actors[row], actors[column]);
    return part;
}

std::vector<std::size_t> tied_actors(const Discourse& discourse) {
    std::set<std::size_t> tied;
    for (const graph::ActorTie& tie : graph::one_mode(discourse.statements, {}))
        tied.insert({tie.a, tie.b});
    return {tied.begin(), tied.end()};
}

}  // namespace

std::size_t count_windows(const Discourse& discourse, const TimeWindow& window) {
    return slices_of(discourse, window).size();
}

std::vector<AgreementRow> agreements_in(const Discourse& discourse,
                                        const DiscourseSettings& settings, const Order& order) {
    std::vector<AgreementRow> rows;
    for (const Counted& window : windows_of(discourse, settings))
        for (const graph::ActorTie& tie : actor_ties(discourse, window, settings))
            rows.push_back(row_of(tie, window, discourse));
    std::ranges::stable_sort(rows, [](const AgreementRow& a, const AgreementRow& b) {
        return std::tie(a.from, b.weight, b.issues, a.a, a.b) <
               std::tie(b.from, a.weight, a.issues, b.a, b.b);
    });
    put_in_order<AgreementRow>(rows, order, agreement_fields);
    return rows;
}

std::vector<PositionRow> positions_in(const Discourse& discourse, const DiscourseSettings& settings,
                                      const Order& order) {
    std::vector<PositionRow> rows;
    for (const Counted& window : windows_of(discourse, settings))
        for (const graph::IssueTie& tie : issue_ties(discourse, window, settings))
            rows.push_back(row_of(tie, window, discourse));
    std::ranges::stable_sort(rows, [](const PositionRow& a, const PositionRow& b) {
        return std::tie(a.from, b.weight, b.statements, a.actor, a.issue) <
               std::tie(b.from, a.weight, a.statements, b.actor, b.issue);
    });
    put_in_order<PositionRow>(rows, order, position_fields);
    return rows;
}

std::vector<CampRow> camps_in(const Discourse& discourse, std::size_t camps, const Order& order) {
    const std::vector<std::size_t> tied = tied_actors(discourse);
    if (tied.size() < 2 * camps) return {};
    const graph::Camps found =
        graph::camps_of(part_of(averaged(discourse, graph::Aggregation::congruence), tied),
                        part_of(averaged(discourse, graph::Aggregation::conflict), tied), camps);
    // Camps are counted in the order of their first actors.
    std::vector<std::size_t> numbers(camps);
    std::size_t numbered = 0;
    std::vector<CampRow> rows;
    for (std::size_t i = 0; i < tied.size(); ++i) {
        std::size_t& number = numbers[found.camp[i]];
        if (number == 0) number = ++numbered;
        const NamedThing& actor = discourse.actors[tied[i]];
        rows.push_back({number, actor.name, actor.id, actor.statements, found.polarization});
    }
    std::ranges::stable_sort(rows, {}, &CampRow::camp);
    put_in_order<CampRow>(rows, order, camp_fields);
    return rows;
}

std::vector<BackboneRow> backbone_of(const Discourse& discourse, const Order& order) {
    std::vector<BackboneRow> rows;
    for (const graph::BackboneStep& step :
         graph::nested_backbone(discourse.statements, discourse.scale)) {
        const NamedThing& issue = discourse.issues[step.issue];
        rows.push_back({rows.size() + 1, issue.name, issue.id, step.backbone_loss,
                        step.redundant_loss, step.statements});
    }
    put_in_order<BackboneRow>(rows, order, backbone_fields);
    return rows;
}

DiscourseNetwork one_mode_network(const Discourse& discourse, const DiscourseSettings& settings) {
    DiscourseNetwork network{discourse.actors, {}, false, {}};
    for (const graph::ActorTie& tie : actor_ties(discourse, whole(discourse, settings), settings))
        network.links.push_back({tie.a, tie.b, tie.weight});
    if (!settings.touching.empty())
        keep_tied(network.actors, network.links,
                  {&DiscourseNetwork::Link::from, &DiscourseNetwork::Link::to});
    return network;
}

DiscourseNetwork two_mode_network(const Discourse& discourse, const DiscourseSettings& settings) {
    DiscourseNetwork network{discourse.actors, discourse.issues, true, {}};
    for (const graph::IssueTie& tie : issue_ties(discourse, whole(discourse, settings), settings))
        network.links.push_back({tie.actor, tie.issue, tie.weight});
    if (!settings.touching.empty()) {
        keep_tied(network.actors, network.links, {&DiscourseNetwork::Link::from});
        keep_tied(network.issues, network.links, {&DiscourseNetwork::Link::to});
    }
    return network;
}

}  // namespace demarche::query
