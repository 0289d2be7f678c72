#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "core/model/correction.hpp"
#include "core/store/as_made.hpp"
#include "core/store/catalogue.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view merge_backup =
    "'demarche merge BACKUP' puts it right from a backup, or from a graph that it was merged with";

/// "event reject of e12ab by ann"
std::string told_of(const SQLite::Statement& row) {
    return fmt::format("{} of {} by {}", text_of(row, 1), text_of(row, 2), text_of(row, 3));
}

/// What a correction undoes or replaces is in every log that it is in, since logs only grow and are
/// merged whole, unless a program merged them that did not know its kind. It has no effect any
/// more, so it is no damage to the answers.
void note_lost(Examining& on, const std::set<std::string>& ids, const SQLite::Statement& row) {
    std::vector<std::string> named = split_lines(text_of(row, 4));
    if (text_of(row, 1) == to_text(CorrectionKind::undo)) named.push_back(text_of(row, 2));
    for (const std::string& id : named)
        if (!ids.contains(id))
            on.found.notes.push_back(
                {"corrections",
                 fmt::format("the correction {} takes back {}, which the log does not hold",
                             text_of(row, 0), id),
                 "'demarche merge BACKUP' brings it where a backup has it"});
}

}  // namespace

void check_corrections(Examining& on) {
    on.tell("corrections");
    SQLite::Database& db = on.db.handle();
    const std::set<std::string> changed = changed_corrections(db);
    std::set<std::string> ids;
    SQLite::Statement all{db, "SELECT id FROM corrections"};
    while (all.executeStep()) ids.insert(text_of(all, 0));
    SQLite::Statement rows{
        db, "SELECT id, kind, subject, author, replaces FROM corrections ORDER BY time, id"};
    Kind kind{on.found.damage, "corrections"};
    while (rows.executeStep()) {
        if (changed.contains(text_of(rows, 0))) {
            kind.add(fmt::format("the correction {} ({}) does not say what it said when it was "
                                 "made",
                                 text_of(rows, 0), told_of(rows)),
                     merge_backup);
            continue;
        }
        if (!parse_correction_kind(text_of(rows, 1)))
            on.found.notes.push_back(
                {"corrections",
                 fmt::format("the correction {} is of a kind that this program does not know, '{}'",
                             text_of(rows, 0), text_of(rows, 1)),
                 "a newer demarche lays it over the graph"});
        note_lost(on, ids, rows);
    }
}

void check_catalogue(Examining& on) {
    on.tell("catalogue");
    Kind kind{on.found.damage, "catalogue"};
    for (const std::string& name : changed_catalogue_files(on.db))
        kind.add(
            fmt::format("the tables of the catalogue's file '{}' were changed after it was "
                        "added",
                        name),
            fmt::format("add it again with 'demarche catalogue add {}', or merge a backup", name));
}

}  // namespace demarche::store
