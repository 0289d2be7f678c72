#include <iostream>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/catalog/catalog.hpp"
#include "core/render/shown.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

int show_one(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    render::write_shown(std::cout, query::show(db, catalog, options.id), options.format,
                        options.colour);
    return 0;
}

}  // namespace demarche::cli
