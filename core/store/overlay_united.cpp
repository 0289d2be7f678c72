#include "core/store/overlay_united.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/model/day.hpp"
#include "core/model/utf8.hpp"
#include "core/store/overlay_tables.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// What of an event or stance makes its id.
struct Kind {
    std::string_view name;     // "event"
    std::string_view columns;  // but for the matter of an event without an issue
    std::string_view same;     // `p` of the table is made of the same as `c` of the copies
};

constexpr Kind events = {
    "event", "day, source, target, cameo, predicate, issue",
    "p.source = c.source AND p.target IS c.target AND p.day = c.day AND p.cameo = c.cameo AND "
    "p.predicate = c.predicate AND p.issue IS c.issue"};
constexpr Kind stances = {
    "stance", "day, holder, speaker, issue, target, position",
    "p.holder = c.holder AND p.day = c.day AND p.speaker IS c.speaker AND p.issue IS c.issue AND "
    "p.target = c.target AND p.position = c.position"};

/// A row of the copies.
struct Member {
    std::int64_t row{};
    std::string id;
};
using Group = std::vector<Member>;  // by id

/// Untouched rows that are made of the same as a moved one: by index, none else is looked at.
void touch_partners(SQLite::Database& db, const Kind& kind) {
    const std::string chosen = fmt::format(
        "SELECT p.{0} FROM temp.moved_{0}s AS m CROSS JOIN temp.corrected_{0}s AS c "
        "ON c.{0} = m.{0} CROSS JOIN main.{0}s AS p ON {1}",
        kind.name, kind.same);
    touch(db, fmt::format("{}s", kind.name), kind.name, chosen);
}

std::vector<Group> groups_of(SQLite::Database& db, const Kind& kind) {
    SQLite::Statement rows{
        db, fmt::format("SELECT {0}, id, place FROM (SELECT c.{0}, c.id, count(*) OVER alike AS "
                        "size, max(m.{0} IS NOT NULL) OVER alike AS has_moved, dense_rank() OVER "
                        "(ORDER BY {1}) AS place FROM temp.corrected_{0}s AS c LEFT JOIN "
                        "temp.moved_{0}s AS m ON m.{0} = c.{0} WHERE c.{0} > 0 WINDOW alike AS "
                        "(PARTITION BY {1})) WHERE size > 1 AND has_moved ORDER BY place, id",
                        kind.name, kind.columns)};
    std::vector<Group> groups;
    std::int64_t place = 0;
    while (rows.executeStep()) {
        if (groups.empty() || number_of(rows, 2) != place) groups.emplace_back();
        place = number_of(rows, 2);
        groups.back().push_back({number_of(rows, 0), text_of(rows, 1)});
    }
    return groups;
}

// Events without an issue: "urged restraint" and "urged talks" are two, and only the id tells

std::string without_marks(std::string_view word) {
    const auto is_mark = [](char c) {
        return std::string_view{".,;:!?\"'()[]"}.find(c) != std::string_view::npos;
    };
    while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
    while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
    return std::string{word};
}

/// The words of the sentences that tell the event, in lower case, and none.
std::vector<std::string> words_of(SQLite::Database& db, std::int64_t event) {
    SQLite::Statement reports{db, "SELECT evidence FROM main.event_reports WHERE event = ?"};
    bind_to(reports, 1, event);
    std::vector<std::string> words{""};
    while (reports.executeStep()) {
        const std::string text = utf8::lower(text_of(reports, 0));
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
            words.push_back(text.substr(at, end - at));
            words.push_back(without_marks(words.back()));
            at = end + 1;
        }
    }
    return words;
}

/// The last word of the matter: that which makes the event's id. Nothing where no word of its
/// evidence does, or it has an issue.
std::optional<std::string> matter_of(SQLite::Database& db, std::int64_t event) {
    SQLite::Statement row{
        db,
        "SELECT e.id, e.day, s.id, t.id, e.cameo, e.predicate FROM main.events e JOIN main.actors "
        "s ON s.actor = e.source LEFT JOIN main.actors t ON t.actor = e.target "
        "WHERE e.event = ? AND e.issue IS NULL"};
    bind_to(row, 1, event);
    if (!row.executeStep()) return std::nullopt;
    const std::string day = to_text(day_from(number_of(row, 1)));
    for (const std::string& word : words_of(db, event))
        if (content_id("e", {day, text_of(row, 2), text_of(row, 3), text_of(row, 4),
                             text_of(row, 5), word}) == text_of(row, 0))
            return word;
    return std::nullopt;
}

/// Groups of one matter each; of whom it is not known joins the first.
std::vector<Group> by_matter(SQLite::Database& db, const Group& group) {
    std::map<std::string, Group> known;
    Group unknown;
    for (const Member& member : group)
        if (const auto matter = matter_of(db, member.row))
            known[*matter].push_back(member);
        else
            unknown.push_back(member);
    std::vector<Group> groups;
    for (auto& [matter, members] : known) groups.push_back(std::move(members));
    if (groups.empty()) groups.emplace_back();
    groups.front().insert(groups.front().end(), unknown.begin(), unknown.end());
    for (Group& one : groups) std::ranges::sort(one, {}, &Member::id);
    return groups;
}

void touch_reports(SQLite::Database& db, std::string_view kind, const std::vector<Group>& groups) {
    std::string rows;
    for (const Group& group : groups)
        for (const Member& member : group)
            rows += fmt::format("{}{}", rows.empty() ? "[" : ",", member.row);
    touch(db, fmt::format("{}_reports", kind), kind, "SELECT value FROM json_each(?)",
          {rows + ']'});
}

/// The reports of all become those of the first; the others go.
void unite_rows(SQLite::Database& db, std::string_view kind, const Group& group, Heirs& heirs) {
    SQLite::Statement reports{
        db, fmt::format("UPDATE temp.corrected_{0}_reports SET {0} = ? WHERE {0} = ?", kind)};
    SQLite::Statement whole{db, fmt::format("DELETE FROM temp.corrected_{0}s WHERE {0} = ?", kind)};
    for (std::size_t i = 1; i < group.size(); ++i) {
        run(reports, group[0].row, group[i].row);
        run(whole, group[i].row);
        heirs.emplace(group[i].id, group[0].id);
    }
}

/// One sentence may have told both.
void keep_surest(SQLite::Database& db, std::string_view kind) {
    db.exec(
        fmt::format("DELETE FROM temp.corrected_{0}_reports WHERE rowid NOT IN (SELECT row FROM "
                    "(SELECT rowid AS row, max(confidence) FROM temp.corrected_{0}_reports "
                    "GROUP BY {0}, article, begin, end, rule))",
                    kind));
}

/// What all reports of the row weigh together.
double confidence_of(SQLite::Database& db, std::string_view kind, std::int64_t row) {
    SQLite::Statement reports{
        db, fmt::format("SELECT s.story, r.confidence FROM temp.corrected_{0}_reports r JOIN "
                        "main.article_stories s USING (article) WHERE r.{0} = ?",
                        kind)};
    bind_to(reports, 1, row);
    std::vector<Weight> weights;
    while (reports.executeStep())
        weights.push_back({text_of(reports, 0), reports.getColumn(1).getDouble()});
    return combined_confidence(weights);
}

/// What the surest report of row ?1 says in `column`, of those alone that `told` asks for.
std::string surest(std::string_view kind, std::string_view column, std::string_view told = "") {
    return fmt::format(
        "(SELECT r.{1} FROM temp.corrected_{0}_reports r JOIN main.articles a USING (article) "
        "WHERE r.{0} = ?1{2} ORDER BY r.confidence DESC, a.id, r.begin, r.end, r.rule LIMIT 1)",
        kind, column, told.empty() ? "" : fmt::format(" AND r.{} {}", column, told));
}

/// As save_events.cpp makes a row of its reports.
std::string parts_of_event() {
    std::string parts;
    for (const auto* column : {"source_speaker", "target_speaker", "issue"})
        parts += fmt::format("{} = {}, ", column, surest("event", column, "IS NOT NULL"));
    return parts + fmt::format("location = coalesce({}, '')", surest("event", "location", "<> ''"));
}

/// As save_stances.cpp does.
std::string parts_of_stance() {
    std::string parts;
    for (const auto* column :
         {"on_issue", "strength", "conditional", "target", "condition", "reported_by"})
        parts +=
            fmt::format("{}{} = {}", parts.empty() ? "" : ", ", column, surest("stance", column));
    return parts;
}

void combine(SQLite::Database& db, const Kind& kind, const Group& group) {
    SQLite::Statement whole{
        db, fmt::format("UPDATE temp.corrected_{0}s SET {1}, confidence = ?2 WHERE {0} = ?1",
                        kind.name, kind.name == "event" ? parts_of_event() : parts_of_stance())};
    run(whole, group[0].row, confidence_of(db, kind.name, group[0].row));
}

void unite(SQLite::Database& db, const Kind& kind, const std::vector<Group>& groups, Heirs& heirs) {
    if (groups.empty()) return;
    touch_reports(db, kind.name, groups);
    for (const Group& group : groups) unite_rows(db, kind.name, group, heirs);
    keep_surest(db, kind.name);
    for (const Group& group : groups) combine(db, kind, group);
}

std::vector<Group> groups_by_matter(SQLite::Database& db) {
    std::vector<Group> groups;
    for (const Group& group : groups_of(db, events))
        for (Group& one : by_matter(db, group))
            if (one.size() > 1) groups.push_back(std::move(one));
    return groups;
}

bool has_rows(SQLite::Database& db, const char* table) {
    return db.execAndGet(fmt::format("SELECT EXISTS (SELECT 1 FROM temp.{})", table)).getInt() > 0;
}

}  // namespace

Heirs unite_alike(SQLite::Database& db) {
    Heirs heirs;
    if (has_rows(db, "moved_events")) {
        touch_partners(db, events);
        unite(db, events, groups_by_matter(db), heirs);
    }
    if (has_rows(db, "moved_stances")) {
        touch_partners(db, stances);
        unite(db, stances, groups_of(db, stances), heirs);
    }
    return heirs;
}

}  // namespace demarche::store
