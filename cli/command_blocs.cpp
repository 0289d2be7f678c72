#include <fmt/format.h>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "core/query/blocs.hpp"

namespace demarche::cli {

int list_blocs(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const query::Blocs blocs = query::blocs_in(db, chosen, options.order);
    write_answer(options, blocs.rows,
                 {"bloc", "size", "name", "agreement", "unites", "divides", "example"});
    if (options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} blocs of {} actors, modularity {:.2f}\n", blocs.blocs,
                   blocs.actors, blocs.modularity);
    if (blocs.left_out > 0 && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} actors with the fewest statements left out\n",
                   blocs.left_out);
    return 0;
}

}  // namespace demarche::cli
