#include <fmt/format.h>

#include <algorithm>

#include "cli/answers.hpp"
#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "core/query/corrections.hpp"
#include "core/query/unknown_name.hpp"

#include "core/store/corrections.hpp"

namespace demarche::cli {
namespace {

const std::vector<std::string_view> columns = {"correction", "time",  "author", "what",
                                               "about",      "value", "reason", "state"};

}  // namespace

void write_log(const Options& options, const store::Database& db,
               const std::vector<CorrectionId>& ids) {
    std::vector<query::CorrectionRow> rows = query::corrections_in(db);
    std::erase_if(rows, [&](const query::CorrectionRow& row) {
        return std::ranges::find(ids, CorrectionId{row.correction}) == ids.end();
    });
    write_answer(options, rows, columns);
}

int list_corrections(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    write_answer(options, query::corrections_in(db, options.order), columns);
    return 0;
}

int undo_one(const Options& options) {
    const std::string author = author_of(options);
    store::Database db{options.db, store::Open::existing};
    std::optional<CorrectionId> id;
    if (const std::string& typed = options.correction.id; !typed.empty()) {
        if (!store::has_subject(db, CorrectionKind::undo, typed)) {
            std::vector<std::string> known;
            for (const auto& row : query::corrections_in(db)) known.push_back(row.correction);
            throw query::UnknownName{"correction", typed, query::nearest(typed, known, 3)};
        }
        id = CorrectionId{typed};
    }
    const Correction undone = store::undo_correction(db, id, author, options.correction.reason);
    if (options.detail != Detail::quiet) write_log(options, db, {undone.id});
    return 0;
}

}  // namespace demarche::cli
