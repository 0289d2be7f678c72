#include <fmt/format.h>

#include "core/model/utf8.hpp"
#include "core/store/check_names.hpp"
#include "core/store/check_parts.hpp"
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

}  // namespace

void check_names(Examining& on) {
    on.tell("names");
    Kind kind{on.found.damage, "names"};
    for (const Named& one : named) {
        SQLite::Database& db = on.db.handle();
        SQLite::Statement nameless{db, nameless_sql(one)};
        while (nameless.executeStep())
            kind.add(fmt::format("the {} {} is not known by its own name", one.row,
                                 text_of(nameless, 1)),
                     by_repair);
        SQLite::Statement unnamed{
            db, fmt::format("SELECT {} FROM {} WHERE id = '' OR name = ''", one.row, one.table)};
        while (unnamed.executeStep())
            kind.add(
                fmt::format("the {} of row {} has no id or no name", one.row, text_of(unnamed, 0)),
                rescue_of(on.db));
    }
}

std::size_t mend_names(SQLite::Database& db) {
    std::size_t count = 0;
    for (const Named& one : named) {
        SQLite::Statement nameless{db, nameless_sql(one)};
        SQLite::Statement add{
            db, fmt::format("INSERT OR IGNORE INTO {0}_names ({0}, name, folded) VALUES (?, ?, ?)",
                            one.row)};
        std::vector<std::pair<std::int64_t, std::string>> lacking;
        while (nameless.executeStep())
            lacking.emplace_back(number_of(nameless, 0), text_of(nameless, 2));
        for (const auto& [row, name] : lacking) run(add, row, name, utf8::fold(name));
        count += lacking.size();
    }
    return count;
}

}  // namespace demarche::store
