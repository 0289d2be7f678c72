#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/day.hpp"
#include "core/model/stance.hpp"
#include "core/store/database.hpp"
#include "core/store/selection.hpp"

/// Questions to the graph: values in, values out, nothing is printed. One file a question.
namespace demarche::query {

/// What a person asks for: the filters of the command line, as typed. Several values of one mean
/// "or".
struct Filter {
    std::vector<std::string> actors;  // names, aliases or ids
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    std::vector<std::string> holders;
    std::vector<std::string> speakers;
    std::vector<std::string> issues;
    std::vector<std::string> types;  // names of event types, CAMEO codes or their beginnings
    std::vector<Position> positions;
    Day since;
    Day until;
    double min_confidence{};
    std::vector<std::string> articles;
};

/// The selection that `filter` means. Throws UnknownName for an actor, issue, type or article that
/// is not there. A name that several actors bear stands for all of them, an issue for those that
/// are part of it too.
[[nodiscard]] store::Selection select(const store::Database& db, const catalog::Catalog& catalog,
                                      const Filter& filter);

/// How rows are ordered and how many are wanted.
struct Order {
    std::string sort;  // a field of the row; "-" before it turns the order round; empty: the row's
                       // own order
    std::optional<std::size_t> limit;
    bool leaves_out_reports{};  // rows of events and stances without them, which are most of the
                                // work
};

}  // namespace demarche::query
