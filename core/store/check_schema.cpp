#include "core/store/check_schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/store/check_parts.hpp"
#include "core/store/migrations.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// A table, view, index or trigger.
struct Part {
    std::string type, name, sql;
};

/// Without comments and spaces: what tells one definition from another.
std::string normalized(std::string_view sql) {
    std::string plain;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql.substr(at, 2) == "--") at = std::min(sql.find('\n', at), sql.size());
        if (at < sql.size() && std::string_view{" \n\t\r"}.find(sql[at]) == std::string_view::npos)
            plain += sql[at];
    }
    return plain;
}

/// Those that were made by name, in the order in which they were made.
std::vector<Part> parts_of(SQLite::Database& db) {
    std::vector<Part> parts;
    SQLite::Statement rows{db,
                           "SELECT type, name, sql FROM main.sqlite_schema "
                           "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                           "ORDER BY rowid"};
    while (rows.executeStep())
        parts.push_back({text_of(rows, 0), text_of(rows, 1), text_of(rows, 2)});
    return parts;
}

std::vector<Part> parts_of_new_graph() {
    SQLite::Database fresh{":memory:", SQLite::OPEN_READWRITE};
    migrate(fresh);
    return parts_of(fresh);
}

std::set<std::string> columns_in(SQLite::Database& db, const std::string& table) {
    std::set<std::string> columns;
    SQLite::Statement rows{db, "SELECT name FROM pragma_table_info(?)"};
    bind_to(rows, 1, table);
    while (rows.executeStep()) columns.insert(text_of(rows, 0));
    return columns;
}

constexpr std::string_view words_table = "article_words";

/// The index of words, or one of the tables in which it keeps its rows.
bool is_of_words(const Part& part) { return part.name.starts_with(words_table); }

/// Tables that no other, and no article read anew, fills again.
bool is_needed(const Part& part) {
    constexpr std::array<std::string_view, 3> needed = {"articles", "actors", "issues"};
    return part.type == "table" && std::ranges::find(needed, part.name) != needed.end();
}

/// What is not as in a new graph.
struct Difference {
    std::vector<Part> missing;  // as a new graph has them, in its order
    std::vector<Part> other;    // the same
    std::vector<Part> added;    // that no new graph has
};

Difference difference_of(SQLite::Database& db) {
    Difference difference;
    std::map<std::string, Part> there;
    for (Part& part : parts_of(db)) there.emplace(part.name, std::move(part));
    for (Part& part : parts_of_new_graph()) {
        const auto has = there.extract(part.name);
        if (!has || has.mapped().type != part.type)
            difference.missing.push_back(std::move(part));
        else if (normalized(has.mapped().sql) != normalized(part.sql))
            difference.other.push_back(std::move(part));
    }
    for (auto& [name, part] : there) difference.added.push_back(std::move(part));
    return difference;
}

/// "the table events lacks its column location"
std::string told_of_other(SQLite::Database& db, const Part& part) {
    if (part.type != "table")
        return fmt::format("the {} {} is not as 'demarche' makes it", part.type, part.name);
    SQLite::Database fresh{":memory:", SQLite::OPEN_READWRITE};
    migrate(fresh);
    const std::set<std::string> has = columns_in(db, part.name);
    std::vector<std::string> lacks;
    for (const std::string& column : columns_in(fresh, part.name))
        if (!has.contains(column)) lacks.push_back(column);
    if (lacks.empty()) return fmt::format("the table {} is not as 'demarche' makes it", part.name);
    return fmt::format("the table {} lacks its column {}", part.name, fmt::join(lacks, ", "));
}

bool can_be_mended(const Difference& difference) {
    return std::ranges::none_of(difference.missing, is_needed) &&
           std::ranges::none_of(difference.other, [](const Part& part) {
               return part.type == "table" && !is_of_words(part);
           });
}

/// What the rows of a table that is made anew are found in.
std::string_view rows_come_of(const std::string& table) {
    if (table == "corrections")
        return "; merge a backup to have the corrections that it held again";
    if (table.starts_with("catalogue_"))
        return "; add the files of the catalogue again, or merge a backup";
    if (table == "dropped_lines")
        return "; what it held comes back where articles are imported anew";
    if (table.starts_with("band_") || table == "reprints" || table.starts_with(words_table))
        return "";
    return "; 'demarche import --again' fills it from the articles";
}

void drop(SQLite::Database& db, const Part& part) {
    db.exec(fmt::format("DROP {} IF EXISTS \"{}\"", part.type, part.name));
}

}  // namespace

void check_schema(Examining& on) {
    on.tell("schema");
    const Difference difference = difference_of(on.db.handle());
    const std::string to_do = can_be_mended(difference) ? std::string{by_repair} : rescue_of(on.db);
    Kind kind{on.found.damage, "schema"};
    for (const Part& part : difference.missing)
        kind.add(fmt::format("the {} {} is not there", part.type, part.name), to_do);
    for (const Part& part : difference.other) kind.add(told_of_other(on.db.handle(), part), to_do);
    // An index or a view of the user's own does no harm; a trigger may.
    for (const Part& part : difference.added)
        if (part.type == "trigger")
            on.found.notes.push_back(
                {"schema",
                 fmt::format("the trigger {} is none of demarche's, and runs where it writes",
                             part.name),
                 fmt::format("if it is not yours: sqlite3 FILE 'DROP TRIGGER \"{}\"'", part.name)});
}

std::vector<std::string> mend_schema(SQLite::Database& db) {
    const Difference difference = difference_of(db);
    std::vector<std::string> made;
    if (!can_be_mended(difference)) return made;
    if (std::ranges::any_of(difference.missing, is_of_words) ||
        std::ranges::any_of(difference.other, is_of_words)) {
        make_full_text_anew(db);
        made.emplace_back("made the index of words anew");
    }
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    const auto make = [&](const Part& part) {
        // One of another type may have the name: a table where a view was.
        for (const Part& there : parts_of(db))
            if (there.name == part.name) drop(db, there);
        db.exec(part.sql);
        made.push_back(fmt::format("made the {} {} anew{}", part.type, part.name,
                                   part.type == "table" ? rows_come_of(part.name) : ""));
    };
    for (const std::vector<Part>* parts : {&difference.missing, &difference.other})
        for (const Part& part : *parts)
            if (!is_of_words(part)) make(part);
    transaction.commit();
    return made;
}

void make_full_text_anew(SQLite::Database& db) {
    const std::vector<Part> fresh = parts_of_new_graph();
    const auto words = std::ranges::find(fresh, words_table, &Part::name);
    SQLite::Transaction transaction{db, SQLite::TransactionBehavior::IMMEDIATE};
    // Where one of its tables is broken, FTS5 cannot be asked to drop them: without its entry they
    // are tables like others.
    db.exec("PRAGMA writable_schema = ON");
    SQLite::Statement forget{db, "DELETE FROM sqlite_schema WHERE name = ?"};
    run(forget, words_table);
    db.exec("PRAGMA writable_schema = RESET");
    for (const char* of : {"data", "idx", "content", "docsize", "config"})
        db.exec(fmt::format("DROP TABLE IF EXISTS {}_{}", words_table, of));
    db.exec(words->sql);
    db.exec("INSERT INTO article_words (article_words) VALUES ('rebuild')");
    transaction.commit();
}

bool has_newest_tables(SQLite::Database& db) {
    const Difference difference = difference_of(db);
    return difference.missing.empty() && difference.other.empty();
}

}  // namespace demarche::store
