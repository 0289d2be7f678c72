#include <fmt/format.h>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "core/query/shifts.hpp"

namespace demarche::cli {

int list_shifts(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const query::Shifts shifts =
        query::shifts_in(db, chosen, options.within, without_evidence_in_tables(options));
    write_answer(
        options, shifts.rows,
        {"kind", "holder", "issue", "from", "before_date", "before_speaker", "to", "after_date",
         "after_speaker", "days", "confidence", "before_stance", "after_stance"});
    if (shifts.undated + shifts.ascribed > 0 && options.detail != Detail::quiet)
        fmt::print(stderr,
                   "demarche: statements left out: {} without a year, {} that others ascribe\n",
                   shifts.undated, shifts.ascribed);
    return 0;
}

}  // namespace demarche::cli
