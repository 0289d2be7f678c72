#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/catalog/cameo.hpp"
#include "core/catalog/data_files.hpp"
#include "core/catalog/offices.hpp"
#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"
#include "core/model/content_id.hpp"
#include "core/model/day.hpp"

/// What the data files have to keep. A failure names the file and the line.
namespace demarche::catalog {
namespace {

struct Place {
    std::string_view file;
    const Row* row{};

    [[nodiscard]] std::string text() const {
        return std::string{file} + ":" + std::to_string(row->line);
    }
};

struct File {
    std::string_view name;
    Table table;

    /// Where the column stands that the header calls so; past the end if none does.
    [[nodiscard]] std::size_t column(std::string_view name_of) const {
        return static_cast<std::size_t>(std::ranges::find(table.header, name_of) -
                                        table.header.begin());
    }
};

const std::vector<File>& files() {
    static const std::vector<File> all = [] {
        std::vector<File> read;
        for (const DataFile& file : data_files())
            read.push_back({file.name, read_table(file.text)});
        return read;
    }();
    return all;
}

std::vector<const File*> files_in(std::string_view beginning) {
    std::vector<const File*> found;
    for (const File& file : files())
        if (file.name.starts_with(beginning)) found.push_back(&file);
    return found;
}

/// Runs `check(file, row)` over the rows of the files of that beginning, with the place captured.
void each_row(std::string_view beginning, const auto& check) {
    for (const File* file : files_in(beginning))
        for (const Row& row : file->table.rows) {
            const std::string place = Place{file->name, &row}.text();
            CAPTURE(place);
            check(*file, row);
        }
}

/// The names and other names of states and bodies, as keys.
const std::set<std::string>& parties() {
    static const std::set<std::string> keys = [] {
        std::set<std::string> all;
        for (const std::string_view list : {"states.tsv", "bodies.tsv"})
            for (const File* file : files_in(list))
                for (const Row& row : file->table.rows) {
                    all.insert(name_key(row[0]));
                    for (const std::string_view also : items(row[file->column("also")]))
                        all.insert(name_key(also));
                }
        return all;
    }();
    return keys;
}

bool is_party(std::string_view name) { return parties().contains(name_key(name)); }

void check_span(std::string_view since, std::string_view until) {
    CAPTURE(since);
    CAPTURE(until);
    const auto first = parse_day(since);
    const auto last = parse_day(until);
    CHECK((since.empty() || first));
    CHECK((until.empty() || last));
    if (!first || !last || first->year == 0 || last->year == 0) return;
    CHECK(first_of(*first) <= last_of(*last));
}

}  // namespace

TEST_CASE("data: every row has no more columns than its header") {
    each_row("", [](const File& file, const Row& row) {
        CHECK(row.columns.size() <= file.table.header.size());
    });
}

TEST_CASE("data: days are days, and none ends before it begins") {
    each_row("", [](const File& file, const Row& row) {
        const bool named_from = file.column("from") < file.table.header.size();
        check_span(row[file.column(named_from ? "from" : "since")], row[file.column("until")]);
    });
}

TEST_CASE("data: states and bodies have names and codes of their own") {
    std::map<std::string, std::string> ids;
    std::map<std::string, std::string> codes;
    for (const std::string_view list : {"states.tsv", "bodies.tsv"})
        each_row(list, [&](const File& file, const Row& row) {
            const std::string place = Place{file.name, &row}.text();
            const auto id = ids.emplace(slug(row[0]), place).first->second;
            CHECK(id == place);
            if (row[1].empty()) return;
            const auto code = codes.emplace(std::string{row[1]}, place).first->second;
            CHECK(code == place);
        });
}

TEST_CASE("data: no code of a part of a state reads as the state's people in some role") {
    each_row("states.tsv", [](const File&, const Row& row) {
        CHECK((row[1].size() <= 3 || meaning_of_role(row[1].substr(3)).empty()));
    });
}

TEST_CASE("data: memberships are of known bodies and states") {
    each_row("memberships.tsv", [](const File&, const Row& row) {
        CHECK(is_party(row[0]));
        for (const std::string_view state : items(row[3])) {
            CAPTURE(state);
            CHECK(is_party(state));
        }
    });
}

TEST_CASE("data: a title means one kind of office") {
    std::map<std::string, std::string> kinds;
    each_row("offices.tsv", [&](const File&, const Row& row) {
        std::vector<std::string_view> titles = items(row[1]);
        titles.push_back(row[0]);
        for (const std::string_view title : titles) {
            CAPTURE(title);
            CHECK(kinds.emplace(name_key(title), row[0]).first->second == row[0]);
        }
    });
}

TEST_CASE("data: tenures are of a listed office with a known state or body, each once") {
    const Offices offices{files_in("offices.tsv").front()->table};
    std::map<std::string, std::string> seen;
    each_row("tenures/", [&](const File& file, const Row& row) {
        CHECK_FALSE(row[0].empty());
        CAPTURE(row[2]);
        const auto kind = offices.kind_of(row[2]);
        REQUIRE(kind);
        CHECK(offices.name(*kind) == row[2]);
        CAPTURE(row[3]);
        CHECK(is_party(row[3]));
        std::string tenure{row[0]};
        for (const std::size_t column : {2U, 3U, 4U}) (tenure += '|') += row[column];
        const std::string place = Place{file.name, &row}.text();
        CHECK(seen.emplace(tenure, place).first->second == place);
    });
}

TEST_CASE("data: one person at a time holds an office that is for one") {
    // Two who both held that they were president.
    const std::set<std::string> disputed = {"Ivory Coast|president|2010-12-04",
                                            "Madagascar|president|2002-05-06"};
    struct Held {
        Day since, until;
        std::string person, place;
    };
    const Offices offices{files_in("offices.tsv").front()->table};
    std::map<std::string, std::vector<Held>> held;
    each_row("tenures/", [&](const File& file, const Row& row) {
        const auto kind = offices.kind_of(row[2]);
        const auto since = parse_day(row[4]);
        const auto until = parse_day(row[5]);
        if (!kind || !offices.is_single(*kind) || !since || since->empty()) return;
        const std::string office = std::string{row[3]} + "|" + std::string{row[2]};
        if (disputed.contains(office + "|" + std::string{row[4]})) return;
        held[office].push_back(
            {*since, until.value_or(Day{}), std::string{row[0]}, Place{file.name, &row}.text()});
    });
    for (auto& entry : held) {
        CAPTURE(entry.first);
        std::vector<Held>& all = entry.second;
        std::ranges::stable_sort(all, {}, &Held::since);
        for (std::size_t i = 1; i < all.size(); ++i) {
            const Held& before = all[i - 1];
            const Held& after = all[i];
            if (before.person == after.person) continue;
            CAPTURE(before.place);
            CAPTURE(after.place);
            // The day, month or year of a change may belong to both.
            REQUIRE_FALSE(before.until.empty());
            CHECK(first_of(before.until) <= last_of(after.since));
        }
    }
}

TEST_CASE("data: issues have one name, a question, known parties and parents") {
    std::map<std::string, std::string> ids;
    each_row("issues/", [&](const File& file, const Row& row) {
        const std::string place = Place{file.name, &row}.text();
        CHECK(ids.emplace(slug(row[0]), place).first->second == place);
        CHECK(row[2].ends_with('?'));
        for (const std::string_view name : items(row[5])) {
            CAPTURE(name);
            CHECK(is_party(name));
        }
    });
    each_row("issues/", [&](const File&, const Row& row) {
        CAPTURE(row[6]);
        CHECK((row[6].empty() || ids.contains(slug(row[6]))));
    });
}

TEST_CASE("data: a phrase does not lean both ways on one issue") {
    each_row("issues/", [&](const File&, const Row& row) {
        const std::vector<std::string_view> against = items(row[4]);
        for (const std::string_view phrase : items(row[3])) {
            CAPTURE(phrase);
            CHECK(std::ranges::find(against, phrase) == against.end());
        }
    });
}

}  // namespace demarche::catalog
