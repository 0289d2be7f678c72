#include "core/query/ranks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "core/graph/centrality.hpp"
#include "core/query/events.hpp"
#include "core/query/order.hpp"
#include "core/query/sides.hpp"
#include "core/query/stances.hpp"
#include "core/store/load.hpp"
#include "core/store/load_edges.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<RankRow>, 9> fields = {{
    {"rank", by<&RankRow::rank>},
    {"actor", by<&RankRow::actor>},
    {"type", by<&RankRow::type>},
    {"score", by<&RankRow::score>},
    {"events", by<&RankRow::events>},
    {"stances", by<&RankRow::stances>},
    {"partners", by<&RankRow::partners>},
    {"first", by<&RankRow::first>},
    {"last", by<&RankRow::last>},
}};

using Arcs = std::vector<graph::WeightedArc>;

void widen(RankRow& row, const Day& first, const Day& last) {
    if (first.year != 0 && (row.first.empty() || first < row.first)) row.first = first;
    if (last.year != 0 && row.last < last) row.last = last;
}

/// What is asked of the graph: its arcs, and a row for each vertex, without rank and score.
struct Asked {
    std::vector<RankRow> rows;
    Arcs arcs;
};

RankRow row_of(std::string name, std::string id, ActorType type) {
    RankRow row;
    row.actor = std::move(name);
    row.actor_id = std::move(id);
    row.type = type;
    return row;
}

void count_partners(Asked& asked) {
    for (const graph::WeightedArc& pair : graph::undirected(asked.arcs)) {
        ++asked.rows[pair.from].partners;
        ++asked.rows[pair.to].partners;
    }
}

/// An event that nothing makes likely still happened for somebody.
constexpr double least_weight = 0.01;

Asked asked_of(const store::Edges& edges,
               const std::unordered_map<std::int64_t, std::size_t>& reports) {
    Asked asked;
    for (const store::EdgeActor& actor : edges.actors)
        asked.rows.push_back(row_of(actor.name, actor.id.text, actor.type));
    asked.arcs.reserve(edges.events.size());
    for (const store::EventEdge& event : edges.events) {
        const auto told = reports.find(event.row);
        const double often = told == reports.end() ? 1 : static_cast<double>(told->second);
        asked.arcs.push_back({static_cast<graph::Vertex>(event.source),
                              static_cast<graph::Vertex>(event.target),
                              std::max(event.confidence, least_weight) * (1 + std::log(often))});
        for (const std::size_t end : {event.source, event.target}) {
            ++asked.rows[end].events;
            widen(asked.rows[end], event.day, event.day);
        }
    }
    count_partners(asked);
    return asked;
}

Asked asked_of(const Sides& sides) {
    Asked asked;
    for (const Node& actor : sides.actors) {
        asked.rows.push_back(row_of(actor.name, actor.id, actor.type));
        asked.rows.back().stances = actor.weight;
    }
    std::vector<std::size_t> most(sides.actors.size());
    for (const Side& side : sides.held) {
        RankRow& row = asked.rows[side.actor];
        widen(row, side.first, side.last);
        if (side.statements > most[side.actor]) {
            most[side.actor] = side.statements;
            row.example.id = side.example;
        }
    }
    for (const graph::SignedTie& tie : agreement_ties(sides))
        if (tie.positive > 0) asked.arcs.push_back({tie.a, tie.b, tie.positive});
    count_partners(asked);
    return asked;
}

/// Agreement has no direction: a walk follows it both ways.
Arcs both_ways(const Arcs& arcs) {
    Arcs both = arcs;
    for (const graph::WeightedArc& arc : arcs) both.push_back({arc.to, arc.from, arc.weight});
    return both;
}

std::vector<double> scores_of(const Asked& asked, RankBy by_what, RankOver over, Ranks& ranks) {
    const std::size_t count = asked.rows.size();
    if (by_what == RankBy::degree) return graph::weighted_degree(count, asked.arcs);
    if (by_what == RankBy::pagerank)
        return graph::page_rank(count,
                                over == RankOver::agreement ? both_ways(asked.arcs) : asked.arcs);
    graph::Betweenness found = graph::betweenness(count, asked.arcs);
    if (found.is_sampled) ranks.sampled = found.sources;
    return std::move(found.scores);
}

/// Scores to so many decimals that what differs by the order of sums alone is equal.
double rounded(double score) { return std::round(score * 1e10) / 1e10; }

void put_in_rank(std::vector<RankRow>& rows) {
    std::ranges::sort(rows, [](const RankRow& a, const RankRow& b) {
        const std::size_t of_a = a.events + a.stances, of_b = b.events + b.stances;
        return std::tie(b.score, of_b, a.actor_id) < std::tie(a.score, of_a, b.actor_id);
    });
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].rank = i > 0 && rows[i].score == rows[i - 1].score ? rows[i - 1].rank : i + 1;
}

/// For each of the rows the surest of its actor's events: the newest of those, of several the least
/// id, so that no row's place in the file matters.
void find_surest(const store::Database& db, const store::Edges& edges, std::vector<RankRow>& rows) {
    std::vector<std::vector<const store::EventEdge*>> surest(edges.actors.size());
    for (const store::EventEdge& event : edges.events)
        for (const std::size_t end : {event.source, event.target}) {
            auto& best = surest[end];
            const auto key = [](const store::EventEdge& e) {
                return std::pair{e.confidence, e.day};
            };
            if (!best.empty() && key(*best.front()) < key(event)) best.clear();
            if (best.empty() || key(*best.front()) == key(event)) best.push_back(&event);
        }
    for (RankRow& row : rows) {
        const auto actor = std::ranges::lower_bound(edges.actors, ActorId{row.actor_id}, {},
                                                    &store::EdgeActor::id);
        std::vector<std::int64_t> places;
        for (const store::EventEdge* event :
             surest[static_cast<std::size_t>(actor - edges.actors.begin())])
            places.push_back(event->row);
        const auto ids = store::load_event_ids(db, places);
        row.example.id = std::ranges::min_element(ids)->text;
    }
}

void load_examples(const store::Database& db, RankOver over, std::vector<RankRow>& rows) {
    for (RankRow& row : rows)
        if (over == RankOver::events) {
            if (auto event = store::load_event(db, {row.example.id}))
                row.example = quote(row.example.id, event->event.date,
                                    report_rows(std::move(event->reports)));
        } else if (auto stance = store::load_stance(db, {row.example.id})) {
            row.example =
                quote(row.example.id, stance->stance.date, report_rows(std::move(stance->reports)));
        }
}

}  // namespace

std::string_view to_text(RankBy by_what) {
    return by_what == RankBy::degree     ? "degree"
           : by_what == RankBy::pagerank ? "pagerank"
                                         : "betweenness";
}

std::string_view to_text(RankOver over) {
    return over == RankOver::events ? "events" : "agreement";
}

Ranks ranks_in(const store::Database& db, const store::Selection& chosen, RankBy by_what,
               RankOver over, const Order& order) {
    Ranks ranks;
    store::Edges edges;
    Asked asked;
    if (over == RankOver::events) {
        edges = store::load_edges(db, chosen, store::EdgeKinds::events);
        asked = asked_of(edges, store::count_reports(db, chosen));
    } else {
        const Sides sides = sides_of(db, chosen);
        ranks.left_out = sides.left_out;
        asked = asked_of(sides);
    }
    const std::vector<double> scores = scores_of(asked, by_what, over, ranks);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        RankRow& row = asked.rows[i];
        row.by = by_what;
        row.over = over;
        row.sampled = ranks.sampled;
        row.score = rounded(scores[i]);
    }
    ranks.rows = std::move(asked.rows);
    std::erase_if(ranks.rows, [](const RankRow& row) { return row.partners == 0; });
    ranks.actors = ranks.rows.size();
    put_in_rank(ranks.rows);
    put_in_order<RankRow>(ranks.rows, order, fields);
    if (over == RankOver::events) find_surest(db, edges, ranks.rows);
    if (!order.leaves_out_reports) load_examples(db, over, ranks.rows);
    return ranks;
}

}  // namespace demarche::query
