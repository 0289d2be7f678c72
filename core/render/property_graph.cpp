#include "core/render/property_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/model/content_id.hpp"
#include "core/model/names.hpp"

namespace demarche::render {
namespace {

constexpr std::array<Column, 6> of_nodes = {
    {{"kind"}, {"type"}, {"code"}, {"also"}, {"of"}, {"question"}}};

constexpr std::array<Column, 25> of_edges = {{{"kind"},
                                              {"type"},
                                              {"polarity", ColumnType::number},
                                              {"date"},
                                              {"speaker"},
                                              {"target_speaker"},
                                              {"cameo"},
                                              {"plover"},
                                              {"quad", ColumnType::whole},
                                              {"goldstein", ColumnType::number},
                                              {"predicate"},
                                              {"issue"},
                                              {"location"},
                                              {"phrase"},
                                              {"strength", ColumnType::number},
                                              {"conditional", ColumnType::flag},
                                              {"condition"},
                                              {"reported_by"},
                                              {"confidence", ColumnType::number},
                                              {"articles"},
                                              {"reports", ColumnType::whole},
                                              {"title"},
                                              {"publisher"},
                                              {"url"},
                                              {"evidence"}}};

constexpr double goldstein_limit = 10;  // of either sign

std::string number(double value) { return fmt::format("{}", value); }

/// -1 to 1, as the statement counts for its issue.
double polarity_of(const query::StanceEachRow& stance) {
    switch (query::counted_position(stance)) {
        case Position::supports:
            return stance.strength;
        case Position::opposes:
            return -stance.strength;
        case Position::neutral:
            break;
    }
    return 0;
}

/// Days are compared where they have a year.
bool is_dated(const Day& day) { return day.year != 0; }

class Builder {
public:
    explicit Builder(const query::Whole& whole) : whole_{whole} {
        for (const query::ActorRow& actor : whole.actors) actors_.emplace(actor.actor_id, &actor);
        for (const query::IssueRow& issue : whole.issues) issues_.emplace(issue.issue_id, &issue);
        for (const query::ArticleRow& article : whole.articles)
            articles_.emplace(article.article, &article);
    }

    PropertyGraph build() {
        for (const query::EventRow& event : whole_.events) add(event);
        for (const query::StanceEachRow& stance : whole_.stances) add(stance);
        for (auto& [id, node] : nodes_) {
            if (node.is_vague) node.node.first = node.node.last = {};
            graph_.nodes.push_back(std::move(node.node));
        }
        return std::move(graph_);
    }

private:
    struct Dated {
        GraphNode node;
        bool is_vague{};  // the day of an edge is not known
    };

    void add(const query::EventRow& event) {
        const std::string source = actor_node(event.source_id, event.source, event.date);
        if (event.target_id.empty()) {
            ++graph_.events_without_target;
            return;
        }
        GraphEdge edge{
            event.event, source,     actor_node(event.target_id, event.target, event.date),
            event.type,  event.date, event.confidence,
            {}};
        edge.values = {"event",
                       event.type,
                       number(event.goldstein / goldstein_limit),
                       to_text(event.date),
                       event.source_speaker,
                       event.target_speaker,
                       event.cameo,
                       event.plover,
                       fmt::format("{}", event.quad),
                       number(event.goldstein),
                       event.predicate,
                       event.issue,
                       event.location,
                       "",
                       "",
                       "",
                       "",
                       "",
                       number(event.confidence)};
        add_sources(edge, event.reports);
        graph_.edges.push_back(std::move(edge));
    }

    void add(const query::StanceEachRow& stance) {
        const std::string position{to_text(stance.position)};
        GraphEdge edge{stance.stance,
                       actor_node(stance.holder_id, stance.holder, stance.date),
                       issue_node(stance),
                       position,
                       stance.date,
                       stance.confidence,
                       {}};
        edge.values = {"stance",
                       position,
                       number(polarity_of(stance)),
                       to_text(stance.date),
                       stance.speaker,
                       "",
                       "",
                       "",
                       "",
                       "",
                       "",
                       stance.issue,
                       "",
                       stance.target,
                       number(stance.strength),
                       stance.conditional ? "true" : "false",
                       stance.condition,
                       stance.reported_by,
                       number(stance.confidence)};
        add_sources(edge, stance.reports);
        graph_.edges.push_back(std::move(edge));
    }

    /// The last columns: articles, and what the surest report of all says.
    void add_sources(GraphEdge& edge, const std::vector<query::ReportRow>& reports) {
        std::vector<std::string> ids;
        for (const query::ReportRow& report : reports)
            if (ids.empty() || ids.back() != report.article) ids.push_back(report.article);
        edge.values.push_back(fmt::format("{}", fmt::join(ids, "; ")));
        edge.values.push_back(fmt::format("{}", query::count_without_reprints(reports)));
        const query::ReportRow* surest = query::surest(reports);
        const auto article = surest == nullptr ? articles_.end() : articles_.find(surest->article);
        const bool is_known = article != articles_.end();
        edge.values.push_back(is_known ? article->second->title : "");
        edge.values.push_back(is_known ? article->second->source : "");
        edge.values.push_back(is_known ? article->second->url : "");
        edge.values.push_back(surest == nullptr ? "" : surest->evidence);
    }

    std::string actor_node(const std::string& id, const std::string& name, const Day& day) {
        return touch("actor:" + id, day, [&] {
            GraphNode node;
            node.label = name;
            node.kind = "actor";
            node.values = {"actor", "", "", "", "", ""};
            if (const auto at = actors_.find(id); at != actors_.end()) {
                const query::ActorRow& row = *at->second;
                node.values = {"actor",
                               std::string{to_text(row.type)},
                               row.code,
                               fmt::format("{}", fmt::join(row.also, "; ")),
                               fmt::format("{}", fmt::join(row.of, "; ")),
                               ""};
            }
            return node;
        });
    }

    std::string issue_node(const query::StanceEachRow& stance) {
        const bool is_known = !stance.issue_id.empty();
        // GraphML's ids are name tokens, without blanks or quotes.
        const std::string id = is_known ? "issue:" + stance.issue_id
                                        : "phrase:" + slug(query::phrase_key(stance.target));
        return touch(id, stance.date, [&] {
            GraphNode node;
            node.label = is_known ? stance.issue : stance.target;
            node.kind = is_known ? "issue" : "phrase";
            node.values = {std::string{node.kind}, "", "", "", "", ""};
            if (const auto at = issues_.find(stance.issue_id); at != issues_.end()) {
                node.values[3] = fmt::format("{}", fmt::join(at->second->also, "; "));
                node.values[5] = at->second->question;
            }
            return node;
        });
    }

    template <class Make>
    std::string touch(std::string id, const Day& day, const Make& make) {
        const auto [at, is_new] = nodes_.try_emplace(id);
        Dated& dated = at->second;
        if (is_new) {
            dated.node = make();
            dated.node.id = id;
        }
        GraphNode& node = dated.node;
        if (!is_dated(day))
            dated.is_vague = true;
        else if (!is_dated(node.first) || first_of(day) < first_of(node.first))
            node.first = day;
        if (is_dated(day) && (!is_dated(node.last) || last_of(day) > last_of(node.last)))
            node.last = day;
        return id;
    }

    const query::Whole& whole_;
    std::unordered_map<std::string, const query::ActorRow*> actors_;
    std::unordered_map<std::string, const query::IssueRow*> issues_;
    std::unordered_map<std::string, const query::ArticleRow*> articles_;
    std::map<std::string, Dated> nodes_;
    PropertyGraph graph_;
};

}  // namespace

std::span<const Column> node_columns() { return of_nodes; }
std::span<const Column> edge_columns() { return of_edges; }

PropertyGraph property_graph(const query::Whole& whole) { return Builder{whole}.build(); }

Spell spell_of(const Day& first, const Day& last) {
    if (!is_dated(first) || !is_dated(last)) return {};
    return {to_text(day_of(first_of(first))), to_text(day_of(last_of(last)))};
}

}  // namespace demarche::render
