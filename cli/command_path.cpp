#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "core/query/names.hpp"
#include "core/query/paths.hpp"

namespace demarche::cli {

int find_paths(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const auto from = query::resolve_one_actor(db, catalog, options.from);
    const auto to = query::resolve_one_actor(db, catalog, options.to);
    if (std::ranges::find_first_of(from, to) != from.end())
        throw UsageError{
            fmt::format("'{}' and '{}' are one actor; give two", options.from, options.to)};
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const auto steps = query::paths_between(db, chosen, from, to, options.order);
    write_answer(options, steps,
                 {"chain", "chain_confidence", "step", "date", "source", "type", "target",
                  "confidence", "events", "event", "evidence"});
    if (steps.empty() && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: no chain of events joins '{}' and '{}'\n", options.from,
                   options.to);
    return 0;
}

}  // namespace demarche::cli
