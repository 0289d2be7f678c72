#include <fmt/format.h>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "core/query/ranks.hpp"

namespace demarche::cli {

int rank_actors(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const query::Ranks ranks = query::ranks_in(db, chosen, options.rank_by, options.over,
                                               without_evidence_in_tables(options));
    const bool is_over_events = options.over == query::RankOver::events;
    write_answer(options, ranks.rows,
                 {"rank", "actor", "score", is_over_events ? "events" : "stances", "partners",
                  "first", "last", "example"});
    if (ranks.sampled > 0 && options.detail != Detail::quiet)
        fmt::print(stderr,
                   "demarche: scores are estimates, from the ways that lead from {} of the {} "
                   "actors; choose fewer events for exact ones\n",
                   ranks.sampled, ranks.actors);
    if (ranks.left_out > 0 && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} actors with the fewest statements left out\n",
                   ranks.left_out);
    return 0;
}

}  // namespace demarche::cli
