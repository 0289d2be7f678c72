#include <fmt/format.h>

#include <sstream>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "core/catalog/catalog.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

int write_timeline(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const query::Timeline timeline = query::timeline_of(db, chosen, options.order);
    std::ostringstream out;
    render::write_timeline(
        out, timeline,
        {question(options.filter, "All events and stances"), options.db.filename().string()},
        options.timeline);
    put(options.output, out.str());
    if (timeline.undated > 0 && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} without a year left out\n", timeline.undated);
    return 0;
}

}  // namespace demarche::cli
