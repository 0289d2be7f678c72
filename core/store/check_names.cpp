#include "core/store/check_names.hpp"

#include <fmt/format.h>

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

/// Roles whose days cannot be, by whose they are: actor and its id.
std::vector<std::pair<std::int64_t, std::string>> timeless_roles(SQLite::Database& db) {
    SQLite::Statement rows{db,
                           "SELECT actor, id, since, until FROM roles JOIN actors USING (actor)"};
    std::vector<std::pair<std::int64_t, std::string>> wrong;
    while (rows.executeStep())
        if (!can_be_day(number_of(rows, 2)) || !can_be_day(number_of(rows, 3)))
            wrong.emplace_back(number_of(rows, 0), text_of(rows, 1));
    return wrong;
}

/// Each article tells of an actor that it names all that is known of him.
void read_one_anew(Examining& on, std::int64_t actor) {
    SQLite::Statement article{on.db.handle(),
                              "SELECT id FROM mentions JOIN articles USING (article) "
                              "WHERE actor = ? LIMIT 1"};
    bind_to(article, 1, actor);
    if (article.executeStep()) on.found.to_read_anew.push_back({text_of(article, 0)});
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
    for (const auto& [actor, id] : timeless_roles(db)) {
        kind.add(fmt::format("a role of the actor {} has a day that cannot be", id), by_repair);
        read_one_anew(on, actor);
    }
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

std::size_t remove_timeless_roles(SQLite::Database& db) {
    SQLite::Statement rows{db, "SELECT actor, since, until, role, of_id FROM roles"};
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> wrong;
    while (rows.executeStep())
        if (!can_be_day(number_of(rows, 1)) || !can_be_day(number_of(rows, 2)))
            wrong.emplace_back(number_of(rows, 0), number_of(rows, 1), number_of(rows, 2));
    SQLite::Statement remove{db, "DELETE FROM roles WHERE actor = ? AND since = ? AND until = ?"};
    for (const auto& [actor, since, until] : wrong) run(remove, actor, since, until);
    return wrong.size();
}

}  // namespace demarche::store
