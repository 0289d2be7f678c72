#include "core/store/carried.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/sql.hpp"
#include "core/store/told_rows.hpp"

namespace demarche::store {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Carried as JSON: reports by their article, and the ids of what stood beside.
struct Parts {
    std::map<std::string, std::vector<std::string>> reports;  // lines of JSON
    std::set<std::string> beside;

    [[nodiscard]] bool empty() const { return reports.empty(); }
};

Parts parts_of(const Json& told) {
    Parts parts;
    if (!told.is_object()) return parts;
    if (const auto reports = told.find("reports"); reports != told.end() && reports->is_array())
        for (const Json& one : *reports)
            if (const auto article = one.is_object() ? one.find("article") : one.end();
                article != one.end() && article->is_string())
                parts.reports[article->get<std::string>()].push_back(dumped(one));
    if (const auto beside = told.find("beside"); beside != told.end() && beside->is_array())
        for (const Json& one : *beside)
            if (one.is_string()) parts.beside.insert(one.get<std::string>());
    return parts;
}

Parts parts_of(const std::string& told) {
    return told.empty() ? Parts{} : parts_of(Json::parse(told, nullptr, false));
}

Parts parts_of(const Carried& carried) {
    Parts parts;
    for (const AddedStatement& one : carried.reports)
        parts.reports[report_of(one).article.text].push_back(dumped(Json::parse(to_line(one))));
    parts.beside.insert(carried.beside.begin(), carried.beside.end());
    return parts;
}

Json json_of(const Parts& parts) {
    Json reports = Json::array();
    for (const auto& [article, lines] : parts.reports)
        for (const std::string& line : lines) reports.push_back(Json::parse(line));
    return {{"reports", std::move(reports)}, {"beside", parts.beside}};
}

std::string told_text(const Parts& parts) { return parts.empty() ? "" : dumped(json_of(parts)); }

std::size_t bytes_of(const std::vector<std::string>& lines) {
    std::size_t bytes = 0;
    for (const std::string& line : lines) bytes += line.size();
    return bytes;
}

/// Whether `a` is to be kept rather than `b`.
bool is_fuller(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return bytes_of(a) != bytes_of(b) ? bytes_of(a) > bytes_of(b) : a > b;
}

void unite(Parts& into, const Parts& other) {
    for (const auto& [article, lines] : other.reports) {
        std::vector<std::string>& ours = into.reports[article];
        if (is_fuller(lines, ours)) ours = lines;
    }
    into.beside.insert(other.beside.begin(), other.beside.end());
}

/// What is described beside the statement: of an actor or issue that the value names.
Json without_told(Json json) {
    if (json.is_object()) json.erase("told");
    return json;
}

/// `described` of one entry of two logs.
std::string united_described(const std::string& a, const std::string& b) {
    if (a == b) return a;
    const Json ours = Json::parse(a, nullptr, false), theirs = Json::parse(b, nullptr, false);
    if (!ours.is_object() || !theirs.is_object()) return ours.is_object() ? a : b;
    Json rest = without_told(ours), other = without_told(theirs);
    const std::string rest_text = dumped(rest), other_text = dumped(other);
    if (std::pair{other_text.size(), other_text} > std::pair{rest_text.size(), rest_text})
        rest = std::move(other);
    Parts told = parts_of(ours.value("told", Json{}));
    unite(told, parts_of(theirs.value("told", Json{})));
    if (!told.empty()) rest["told"] = json_of(told);
    return dumped(rest);
}

std::string with_told(const std::string& described, const Parts& told) {
    if (told.empty()) return described;
    Json alone = Json::object();
    alone["told"] = json_of(told);
    return united_described(described, dumped(alone));
}

Parts told_in(const std::string& described) {
    const Json json = Json::parse(described, nullptr, false);
    return json.is_object() ? parts_of(json.value("told", Json{})) : Parts{};
}

/// Adds the ids of what says the same as `told` in words that it shares.
void add_beside(ToldRows& rows, const AddedStatement& told, std::set<std::string>& beside) {
    const Report& report = report_of(told);
    const std::string& id = id_of(told.what);
    for (const AddedStatement& other : rows.of_article(rows.row_of_article(report.article.text))) {
        const bool is_beside = id_of(other.what) != id &&
                               meet(report.where, report_of(other).where) &&
                               says_the_same(told.what, other.what);
        if (is_beside) beside.insert(id_of(other.what));
    }
}

Carried carried_of(ToldRows& rows, const std::string& id) {
    Carried carried;
    carried.reports = rows.with_id(id);
    std::set<std::string> beside;
    for (const AddedStatement& told : carried.reports) add_beside(rows, told, beside);
    carried.beside = {beside.begin(), beside.end()};
    return carried;
}

/// The same of a graph that may be damaged: nothing where it cannot be read. What is read of its
/// articles after the log tells of that.
Carried carried_if_readable(SQLite::Database& db, const std::string& id) {
    try {
        ToldRows rows{db};
        return carried_of(rows, id);
    } catch (const SQLite::Exception&) {
        return {};
    }
}

/// Entries of the log on one event or stance.
struct Entries {
    explicit Entries(SQLite::Database& db)
        : of_subject{db,
                     "SELECT correction, kind, described FROM main.corrections WHERE "
                     "subject = ?"},
          describe{db, "UPDATE main.corrections SET described = ? WHERE correction = ?"} {}

    struct One {
        std::int64_t row{};
        std::string described;
    };
    std::vector<One> judging(const std::string& subject) {
        of_subject.reset();
        bind_to(of_subject, 1, subject);
        std::vector<One> all;
        while (of_subject.executeStep()) {
            const auto kind = parse_correction_kind(text_of(of_subject, 1));
            if (kind && is_judgement(*kind))
                all.push_back({number_of(of_subject, 0), text_of(of_subject, 2)});
        }
        of_subject.reset();
        return all;
    }

    SQLite::Statement of_subject, describe;
};

/// What all corrections of an event or stance carry.
Parts told_in_log(SQLite::Database& db, const std::string& id) {
    Entries entries{db};
    Parts parts;
    for (const Entries::One& one : entries.judging(id)) unite(parts, told_in(one.described));
    return parts;
}

/// The events and stances that the article tells and somebody corrected.
std::vector<std::string> corrected_in(SQLite::Database& db, std::int64_t article) {
    SQLite::Statement ids{
        db,
        "SELECT e.id FROM main.event_reports r JOIN main.events e USING (event) "
        "WHERE r.article = ?1 AND EXISTS (SELECT 1 FROM main.corrections WHERE subject = e.id) "
        "UNION SELECT s.id FROM main.stance_reports r JOIN main.stances s USING (stance) "
        "WHERE r.article = ?1 AND EXISTS (SELECT 1 FROM main.corrections WHERE subject = s.id)"};
    bind_to(ids, 1, article);
    std::vector<std::string> all;
    while (ids.executeStep()) all.push_back(text_of(ids, 0));
    return all;
}

/// Nothing where a row is broken.
std::optional<AddedStatement> report_in(const std::string& line) {
    try {
        return parse_added(line);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

bool has_log(SQLite::Database& db) {
    return db.execAndGet("SELECT EXISTS (SELECT 1 FROM main.corrections)").getInt() > 0;
}

}  // namespace

Carried parse_carried(const std::string& told) {
    Carried carried;
    const Parts parts = parts_of(told);
    for (const auto& [article, lines] : parts.reports)
        for (const std::string& line : lines)
            if (auto report = report_in(line)) carried.reports.push_back(std::move(*report));
    carried.beside = {parts.beside.begin(), parts.beside.end()};
    return carried;
}

std::vector<ArticleId> articles_carried(const std::string& told) {
    std::vector<ArticleId> articles;
    const Json json = Json::parse(told, nullptr, false);
    if (!json.is_object() || !json.contains("reports")) return articles;
    for (const Json& one : json["reports"]) {
        if (!one.is_object() || !one.contains("article") || !one["article"].is_string()) continue;
        ArticleId article{one["article"].get<std::string>()};
        if (articles.empty() || articles.back() != article) articles.push_back(std::move(article));
    }
    return articles;
}

Carried carried_in_tables(SQLite::Database& db, const std::string& id) {
    ToldRows rows{db};
    return carried_of(rows, id);
}

std::string told_now(SQLite::Database& db, const Correction& correction) {
    if (!is_judgement(correction.kind)) return {};
    Parts parts = parts_of(carried_in_tables(db, correction.subject));
    unite(parts, told_in_log(db, correction.subject));
    return told_text(parts);
}

bool is_carried(SQLite::Database& db, CorrectionKind kind, const std::string& id) {
    if (!is_judgement(kind)) return false;
    const Carried carried = parse_carried(told_text(told_in_log(db, id)));
    const bool is_event = to_text(kind).starts_with("event ");
    return std::ranges::any_of(carried.reports, [&](const AddedStatement& one) {
        return std::holds_alternative<Event>(one.what) == is_event;
    });
}

std::string united_told(const std::string& a, const std::string& b) {
    Parts parts = parts_of(a);
    unite(parts, parts_of(b));
    return told_text(parts);
}

void carry_reports_of(SQLite::Database& db, std::int64_t article) {
    if (!has_log(db)) return;
    const std::vector<std::string> ids = corrected_in(db, article);
    if (ids.empty()) return;
    ToldRows rows{db};
    Entries entries{db};
    for (const std::string& id : ids)
        for (const Entries::One& one : entries.judging(id))
            if (told_in(one.described).empty())
                run(entries.describe, with_told(one.described, parts_of(carried_of(rows, id))),
                    one.row);
}

void carry_over(SQLite::Database& into, SQLite::Database& from) {
    SQLite::Statement theirs{from, "SELECT id, kind, subject, described FROM main.corrections"};
    SQLite::Statement ours{into, "SELECT described FROM main.corrections WHERE id = ?"};
    SQLite::Statement describe{into, "UPDATE main.corrections SET described = ? WHERE id = ?"};
    while (theirs.executeStep()) {
        ours.reset();
        const std::string id = text_of(theirs, 0);
        bind_to(ours, 1, id);
        if (!ours.executeStep()) continue;
        const std::string known = text_of(ours, 0);
        ours.reset();
        std::string told = text_of(theirs, 3);
        const auto kind = parse_correction_kind(text_of(theirs, 1));
        if (kind && is_judgement(*kind) && told_in(told).empty())
            told = with_told(told, parts_of(carried_if_readable(from, text_of(theirs, 2))));
        if (const std::string both = united_described(known, told); both != known)
            run(describe, both, id);
    }
}

}  // namespace demarche::store
