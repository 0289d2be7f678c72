#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/whole.hpp"

/// The graph as programs for graphs take it: nodes and edges, each with a value a column. Events
/// are edges from source to target, stances edges from holder to issue; each has its own id, so
/// that several between two nodes stay several. For the sources of core/render.
namespace demarche::render {

enum class ColumnType { text, number, whole, flag };
struct Column {
    std::string_view name;
    ColumnType type{ColumnType::text};
};

struct GraphNode {
    std::string id;  // "actor:russia", "issue:cfe-treaty", "phrase:ahtisaari-plan"
    std::string label;
    std::string_view kind;            // "actor", "issue"; "phrase" where no issue is known
    Day first, last;                  // of its edges; empty where the day of one is not known
    std::vector<std::string> values;  // by `node_columns`; empty: none
};

struct GraphEdge {
    std::string id;
    std::string source, target;  // ids of nodes
    std::string type;            // "THREATEN", "supports"
    Day day;
    double weight{};                  // the confidence: above 0 whatever the polarity
    std::vector<std::string> values;  // by `edge_columns`
};

struct PropertyGraph {
    std::vector<GraphNode> nodes;  // by id
    std::vector<GraphEdge> edges;  // events, then stances
    std::size_t events_without_target{};
};

[[nodiscard]] std::span<const Column> node_columns();
[[nodiscard]] std::span<const Column> edge_columns();

[[nodiscard]] PropertyGraph property_graph(const query::Whole& whole);

/// The first and last day that a day can mean, as ISO 8601; empty where it has no year.
struct Spell {
    std::string start, end;
};
[[nodiscard]] Spell spell_of(const Day& first, const Day& last);

}  // namespace demarche::render
