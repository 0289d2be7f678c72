#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "core/store/check_bands.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/sql.hpp"
#include "core/store/stories.hpp"

namespace demarche::store {
namespace {

constexpr std::string_view repair_stories = "find the stories anew with 'demarche check --repair'";

/// Of texts whose bands are looked up at once: the more, the fewer times a page of bands is read.
/// What is known of a text takes some three times its bytes.
constexpr std::size_t bytes_at_once = 16'000'000;

void add_rows(SQLite::Database& db, const char* sql, Kind& kind) {
    SQLite::Statement rows{db, sql};
    while (rows.executeStep()) kind.add(text_of(rows, 0), repair_stories);
}

void check_names_of_stories(Examining& on) {
    SQLite::Database& db = on.db.handle();
    {
        Kind kind{on.found.damage, "stories"};
        add_rows(db,
                 "SELECT 'the story ' || story || ' holds the text ' || text_key || ', which no "
                 "article has' FROM reprints WHERE text_key NOT IN (SELECT text_key FROM articles)",
                 kind);
    }
    Kind kind{on.found.damage, "stories"};
    add_rows(db,
             "SELECT 'the story ' || story || ' is not that of two texts, named by the lesser' "
             "FROM reprints GROUP BY story HAVING count(*) < 2 OR min(text_key) <> story",
             kind);
}

/// Compares each text with those of its story, and with those that it may have to share one with.
void check_likeness(Examining& on) {
    SQLite::Database& db = on.db.handle();
    const std::size_t all = static_cast<std::size_t>(
        db.execAndGet("SELECT count(DISTINCT text_key) FROM articles").getInt64());
    StoryWriter stories{db};
    std::map<std::string, std::string> texts;
    Kind kind{on.found.damage, "stories"};
    std::size_t done = 0, bytes = 0;
    const auto compare = [&] {
        std::map<std::string, std::string_view> expected{texts.begin(), texts.end()};
        stories.expect(expected);
        for (const auto& [key, text] : texts) {
            if (done++ % 50 == 0) on.tell("stories", done, all);
            if (std::string fault = stories.fault_of(key, text); !fault.empty())
                kind.add(std::move(fault), repair_stories);
        }
        texts.clear();
        bytes = 0;
    };
    SQLite::Statement rows{db, "SELECT text_key, text FROM articles GROUP BY text_key"};
    while (rows.executeStep()) {
        const auto added = texts.emplace(text_of(rows, 0), text_of(rows, 1)).first;
        bytes += added->second.size();
        if (bytes >= bytes_at_once) compare();
    }
    compare();
}

}  // namespace

void check_stories(Examining& on) {
    on.tell("stories");
    const std::size_t before = on.found.damage.size();
    check_names_of_stories(on);
    for (std::string& what : faults_of_bands(on.db.handle(), shown_at_most))
        on.found.damage.push_back({"stories", std::move(what), std::string{repair_stories}});
    // By bands that are broken nothing is found.
    if (on.found.damage.size() == before) check_likeness(on);
}

}  // namespace demarche::store
