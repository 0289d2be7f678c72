#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/query/search.hpp"

namespace demarche::cli {

int search_articles(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    write_answer(options, query::search(db, options.words, chosen, options.order),
                 {"article", "date", "source", "title", "snippet"});
    return 0;
}

}  // namespace demarche::cli
