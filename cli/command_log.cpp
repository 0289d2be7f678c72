#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

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

/// What the correction is about; of an undo what that is about which it undid.
std::string subject_of(const store::Database& db, Correction correction) {
    const std::vector<store::LoggedCorrection> log = store::load_corrections(db);
    while (correction.kind == CorrectionKind::undo) {
        const auto undone = std::ranges::find_if(log, [&](const store::LoggedCorrection& one) {
            return one.correction.id.text == correction.subject;
        });
        if (undone == log.end()) break;
        correction = undone->correction;
    }
    return correction.subject;
}

std::set<std::string> ids_in(const std::vector<query::Conflict>& conflicts) {
    std::set<std::string> ids;
    for (const query::Conflict& conflict : conflicts)
        for (const query::CorrectionRow& row : conflict.rows) ids.insert(row.correction);
    return ids;
}

/// Those that were there `before`, and those that the undo brought back.
void tell_conflicts_of_undo(const store::Database& db, const std::vector<query::Conflict>& before,
                            const Correction& undone) {
    const std::set<std::string> known = ids_in(before);
    std::vector<query::Conflict> old, back;
    for (const query::Conflict& one :
         query::conflicts_about(db, {subject_of(db, undone), undone.value})) {
        const bool is_old = std::ranges::any_of(
            one.rows, [&](const auto& row) { return known.contains(row.correction); });
        (is_old ? old : back).push_back(one);
    }
    tell_conflicts(old);
    tell_conflicts(back, "in conflict again: ");
}

}  // namespace

void tell_conflicts(const std::vector<query::Conflict>& conflicts, std::string_view before) {
    for (const query::Conflict& one : conflicts)
        fmt::print(stderr, "demarche: {}{}; {} has effect: {}, or undo one by its id\n", before,
                   render::visible(query::in_words(one)),
                   one.rows.size() == 2 ? "neither" : "none of them",
                   one.is_circle ? "merge them once more as is right" : "correct it once more");
}

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
    const std::vector<query::Conflict> before = query::conflicts_in(db);
    const Correction undone = store::undo_correction(db, id, author, options.correction.reason);
    if (options.detail != Detail::quiet) write_log(options, db, {undone.id});
    tell_conflicts_of_undo(db, before, undone);
    return 0;
}

}  // namespace demarche::cli
