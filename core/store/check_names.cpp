#include "core/store/check_names.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/check_values.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// A table of things that have names.
struct Named {
    std::string_view table, row;
};
constexpr Named named[] = {{"actors", "actor"}, {"issues", "issue"}};

/// Those that are not known by their own name.
std::string nameless_sql(const Named& one) {
    return fmt::format(
        "SELECT {1}, id, name FROM {0} n WHERE name <> '' AND NOT EXISTS "
        "(SELECT 1 FROM {1}_names o WHERE o.{1} = n.{1} AND o.name = n.name)",
        one.table, one.row);
}

/// Rows of names that are not found under themselves.
struct Misfolded {
    std::int64_t row{};
    std::string name, id;
};

std::vector<Misfolded> misfolded(SQLite::Database& db, const Named& one) {
    SQLite::Statement rows{
        db,
        fmt::format("SELECT {0}, o.name, n.id, o.folded FROM {0}_names o JOIN {1} n USING ({0})",
                    one.row, one.table)};
    std::vector<Misfolded> wrong;
    while (rows.executeStep())
        if (utf8::fold(text_of(rows, 1)) != text_of(rows, 3))
            wrong.push_back({number_of(rows, 0), text_of(rows, 1), text_of(rows, 2)});
    return wrong;
}

/// What is known of an actor or issue, with how its rows can be.
struct Detail {
    std::string_view table, row, can_be;
};
constexpr Detail details[] = {
    {"actor_names", "actor", "is_utf8(k.name)"},
    {"memberships", "actor", "is_utf8(of_id)"},
    {"roles", "actor",
     "is_utf8(role) AND is_utf8(of_id) AND can_be_day(since) AND can_be_day(until)"},
    {"issue_names", "issue", "is_utf8(k.name)"},
    {"issue_leans", "issue", "is_utf8(phrase)"},
    {"issue_parties", "issue", "is_utf8(actor_id)"},
};

void judge_text(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    sqlite3_result_int(context, utf8::is_valid({text == nullptr ? "" : text, size}) ? 1 : 0);
}

void judge_day(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    sqlite3_result_int(context, can_be_day(sqlite3_value_int64(values[0])) ? 1 : 0);
}

void teach_judgements(SQLite::Database& db) {
    db.createFunction("is_utf8", 1, true, nullptr, &judge_text, nullptr, nullptr, nullptr);
    db.createFunction("can_be_day", 1, true, nullptr, &judge_day, nullptr, nullptr, nullptr);
}

/// An article that names the actor or tells of the issue: with it comes all that is known of that.
std::string article_sql(std::string_view row) {
    return row == "actor" ? "SELECT id FROM mentions JOIN articles USING (article) "
                            "WHERE actor = ? LIMIT 1"
                          : "SELECT id FROM articles WHERE article IN (SELECT article FROM "
                            "event_reports WHERE issue = ?1 UNION SELECT article FROM "
                            "stance_reports JOIN stances USING (stance) WHERE issue = ?1) LIMIT 1";
}

void check_known(Examining& on, Kind& kind, const Detail& one) {
    SQLite::Database& db = on.db.handle();
    SQLite::Statement rows{
        db, fmt::format("SELECT DISTINCT {1}, n.id FROM {0} k JOIN {1}s n USING ({1}) WHERE NOT "
                        "({2})",
                        one.table, one.row, one.can_be)};
    while (rows.executeStep()) {
        kind.add(fmt::format("what {} holds of the {} {} is no text, or of no day", one.table,
                             one.row, text_of(rows, 1)),
                 by_repair);
        SQLite::Statement article{db, article_sql(one.row)};
        bind_to(article, 1, number_of(rows, 0));
        if (article.executeStep()) on.found.to_read_anew.push_back({text_of(article, 0)});
    }
}

/// The name of an actor or issue that its id is made of; empty where none of its names is that.
std::string name_of_id(SQLite::Database& db, const Named& one, std::int64_t row,
                       const std::string& id) {
    SQLite::Statement rows{
        db, fmt::format("SELECT name FROM {0}_names WHERE {0} = ? ORDER BY name", one.row)};
    bind_to(rows, 1, row);
    while (rows.executeStep())
        if (slug(text_of(rows, 0)) == id) return text_of(rows, 0);
    return {};
}

/// Which of the two was changed, the name or what it is known by: an id is made of the name.
void mend_name(SQLite::Database& db, const Named& one, std::int64_t row, const std::string& id,
               const std::string& name) {
    const std::string of_id = slug(name) == id ? std::string{} : name_of_id(db, one, row, id);
    if (!of_id.empty()) {
        SQLite::Statement change{
            db, fmt::format("UPDATE {} SET name = ? WHERE {} = ?", one.table, one.row)};
        run(change, std::string_view{of_id}, row);
        return;
    }
    SQLite::Statement add{
        db, fmt::format("INSERT OR IGNORE INTO {0}_names ({0}, name, folded) VALUES (?, ?, ?)",
                        one.row)};
    run(add, row, std::string_view{name}, std::string_view{utf8::fold(name)});
}

}  // namespace

void check_names(Examining& on) {
    on.tell("names");
    SQLite::Database& db = on.db.handle();
    Kind kind{on.found.damage, "names"};
    for (const Named& one : named) {
        SQLite::Statement nameless{db, nameless_sql(one)};
        while (nameless.executeStep())
            kind.add(fmt::format("the {} {} is not known by its own name", one.row,
                                 text_of(nameless, 1)),
                     by_repair);
        for (const Misfolded& wrong : misfolded(db, one))
            kind.add(fmt::format("the {} {} is not found by its name '{}'", one.row, wrong.id,
                                 wrong.name),
                     by_repair);
        SQLite::Statement unnamed{
            db, fmt::format("SELECT {} FROM {} WHERE id = '' OR name = ''", one.row, one.table)};
        while (unnamed.executeStep())
            kind.add(
                fmt::format("the {} of row {} has no id or no name", one.row, text_of(unnamed, 0)),
                rescue_of(on.db));
    }
    teach_judgements(db);
    for (const Detail& one : details) check_known(on, kind, one);
}

std::size_t mend_names(SQLite::Database& db) {
    std::size_t count = 0;
    for (const Named& one : named) {
        SQLite::Statement fold{
            db, fmt::format("UPDATE {0}_names SET folded = ? WHERE {0} = ? AND name = ?", one.row)};
        for (const Misfolded& wrong : misfolded(db, one)) {
            run(fold, std::string_view{utf8::fold(wrong.name)}, wrong.row,
                std::string_view{wrong.name});
            ++count;
        }
        SQLite::Statement nameless{db, nameless_sql(one)};
        std::vector<std::tuple<std::int64_t, std::string, std::string>> lacking;
        while (nameless.executeStep())
            lacking.emplace_back(number_of(nameless, 0), text_of(nameless, 1),
                                 text_of(nameless, 2));
        for (const auto& [row, id, name] : lacking) mend_name(db, one, row, id, name);
        count += lacking.size();
    }
    return count;
}

std::size_t remove_impossible(SQLite::Database& db) {
    teach_judgements(db);
    int count = 0;
    for (const Detail& one : details)
        count += db.exec(fmt::format("DELETE FROM {} AS k WHERE NOT ({})", one.table, one.can_be));
    return static_cast<std::size_t>(count);
}

}  // namespace demarche::store
