#include "core/store/check_pages.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// SQLite ends its list after so many.
constexpr int most_told = 100;

std::set<std::int64_t> roots_of_indexes(SQLite::Database& db) {
    std::set<std::int64_t> roots;
    SQLite::Statement rows{db, "SELECT rootpage FROM main.sqlite_schema WHERE type = 'index'"};
    while (rows.executeStep()) roots.insert(number_of(rows, 0));
    return roots;
}

/// The number behind `word`: of "Tree 12 page 40: ..." that behind "Tree ".
std::optional<std::int64_t> number_behind(std::string_view text, std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    if (std::from_chars(text.data() + at + word.size(), end, number).ec != std::errc{})
        return std::nullopt;
    return number;
}

/// SQLite tells in one row what is wrong with all trees, a line each under a heading.
void add_lines(std::string_view told, std::vector<std::string>& lines) {
    while (!told.empty()) {
        const std::size_t end = std::min(told.find('\n'), told.size());
        const std::string_view line = told.substr(0, end);
        if (line != "ok" && !line.starts_with("***")) lines.emplace_back(line);
        told.remove_prefix(std::min(end + 1, told.size()));
    }
}

/// True where SQLite speaks of an index: "row 3 missing from index events_by_day", "wrong # of
/// entries in index events_by_day", "Tree 12 page 40: ..." where 12 is the root of one.
bool is_of_index(std::string_view told, const std::set<std::int64_t>& roots) {
    if (told.find(" index ") != std::string_view::npos) return true;
    const auto tree = number_behind(told, "Tree ");
    return tree && roots.contains(*tree);
}

/// "Page 29 is never used"
bool is_of_space(std::string_view told) {
    return told.starts_with("Page ") && told.ends_with(" is never used");
}

}  // namespace

bool mend_pages(SQLite::Database& db) {
    PageFaults faults = faults_of_pages(db);
    try {
        if (!faults.are_of_space) {
            if (!faults.are_of_indexes) return false;
            SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
            db.exec("REINDEX");
            faults = faults_of_pages(db);
            if (!faults.told.empty() && !faults.are_of_space) return false;
            transaction.commit();
        }
        if (faults.are_of_space) db.exec("VACUUM");
        return true;
    } catch (const SQLite::Exception& error) {
        if ((error.getErrorCode() & 0xff) != SQLITE_CORRUPT) throw;
        return false;
    }
}

PageFaults faults_of_pages(SQLite::Database& db) {
    PageFaults faults;
    try {
        SQLite::Statement rows{db, fmt::format("PRAGMA integrity_check({})", most_told)};
        while (rows.executeStep()) add_lines(text_of(rows, 0), faults.told);
        const std::set<std::int64_t> roots = roots_of_indexes(db);
        faults.are_of_space = !faults.told.empty() && std::ranges::all_of(faults.told, is_of_space);
        faults.are_of_indexes =
            !faults.told.empty() && std::ranges::all_of(faults.told, [&](const std::string& told) {
                return is_of_space(told) || is_of_index(told, roots);
            });
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode() & 0xff;
        if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) throw;
        faults.told.emplace_back(error.what());  // too broken to be walked
        faults.are_of_indexes = false;
    }
    return faults;
}

}  // namespace demarche::store
