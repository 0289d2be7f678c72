#include "core/store/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/store/added.hpp"
#include "core/store/as_made.hpp"
#include "core/store/carried.hpp"
#include "core/store/conflicts.hpp"
#include "core/store/correction_context.hpp"
#include "core/store/correction_log.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/forwarding.hpp"
#include "core/store/kept.hpp"
#include "core/store/overlay.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

using Json = nlohmann::json;

std::string described(const Correction& correction) {
    Json json = Json::object();
    if (const auto& actor = correction.actor)
        json["actor"] = {{"id", actor->id.text},
                         {"name", actor->name},
                         {"type", to_text(actor->type)},
                         {"code", actor->code}};
    if (const auto& issue = correction.issue)
        json["issue"] = {
            {"id", issue->id.text}, {"name", issue->name}, {"question", issue->question}};
    if (const auto& added = correction.added) json["added"] = Json::parse(to_line(*added));
    describe_context(correction, json);
    if (Json told = Json::parse(correction.told, nullptr, false); told.is_object())
        json["told"] = std::move(told);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What a row that is broken says was added: nothing.
std::optional<AddedStatement> added_in(const Json& json) {
    try {
        return parse_added(json.dump());
    } catch (const InputError&) {
        return std::nullopt;
    }
}

void describe(Correction& correction, const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return;
    if (json.contains("actor")) {
        const Json& told = json["actor"];
        Actor& actor = correction.actor.emplace();
        actor.id.text = told.value("id", "");
        actor.name = told.value("name", "");
        actor.type = parse_actor_type(told.value("type", "")).value_or(ActorType::organization);
        actor.code = told.value("code", "");
    }
    if (json.contains("issue")) {
        const Json& told = json["issue"];
        Issue& issue = correction.issue.emplace();
        issue.id.text = told.value("id", "");
        issue.name = told.value("name", "");
        issue.question = told.value("question", "");
    }
    if (json.contains("added")) correction.added = added_in(json["added"]);
    take_context(json, correction);
    if (json.contains("told"))
        correction.told = json["told"].dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string lines_of(const std::vector<CorrectionId>& ids) {
    std::string text;
    for (const CorrectionId& id : ids) text += (text.empty() ? "" : "\n") + id.text;
    return text;
}

std::vector<CorrectionId> ids_in(const std::string& lines) {
    std::vector<CorrectionId> ids;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        ids.push_back({lines.substr(at, end - at)});
        at = end + 1;
    }
    return ids;
}

/// Later than `last`, so that the log has one order whatever clocks say.
std::string time_after(const std::string& last) {
    using std::chrono::microseconds;
    const auto text = [](std::int64_t since_1970_us) {
        const std::time_t seconds = since_1970_us / 1'000'000;
        std::tm parts{};
        gmtime_r(&seconds, &parts);
        return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", parts.tm_year + 1900,
                           parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
                           parts.tm_sec, since_1970_us % 1'000'000);
    };
    const auto now = std::chrono::duration_cast<microseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
    if (text(now) > last) return text(now);
    std::tm parts{};
    const char* rest = strptime(last.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    const std::int64_t micro = rest != nullptr && *rest == '.' ? std::atoi(rest + 1) : 999'999;
    return text(std::int64_t{timegm(&parts)} * 1'000'000 + micro + 1);
}

/// The columns of an entry but its row number, as they are stored.
LogRow log_row(const Correction& correction) {
    return {correction.id.text,   std::string{to_text(correction.kind)},
            correction.subject,   correction.value,
            correction.author,    correction.time,
            correction.reason,    lines_of(correction.replaces),
            described(correction)};
}

/// The table that holds subjects of this kind; "" for corrections.
std::string table_of(CorrectionKind kind) {
    const std::string_view text = to_text(kind);
    if (kind == CorrectionKind::undo) return "corrections";
    return std::string{text.substr(0, text.find(' '))} + 's';
}

bool is_in(SQLite::Database& db, const std::string& table, const std::string& id) {
    SQLite::Statement find{db, fmt::format("SELECT 1 FROM main.{} WHERE id = ?", table)};
    bind_to(find, 1, id);
    return find.executeStep();
}

bool has_effect(const LoggedCorrection& one) {
    return one.in_force && !one.in_conflict && one.correction.kind != CorrectionKind::undo;
}

template <class Thing, class Kind>
bool holds(const Thing& things, const Id<Kind>& id) {
    return std::ranges::any_of(things, [&](const auto& one) { return one.id == id; });
}

/// Whether the correction brings into the graph what has this id: a statement that it adds, an
/// actor or issue that it names.
bool brings(const Correction& one, const std::string& table, const std::string& id) {
    if (table == "actors")
        return (one.actor && one.actor->id.text == id) ||
               (one.added && holds(one.added->actors, ActorId{id}));
    if (table == "issues")
        return (one.issue && one.issue->id.text == id) ||
               (one.added && holds(one.added->issues, IssueId{id}));
    return one.added && one.subject == id && table_of(one.kind) == table;
}

/// What is in conflict counts too: a person may settle it.
bool is_brought(const std::vector<LoggedCorrection>& log, CorrectionKind kind,
                const std::string& id) {
    const std::string table = table_of(kind);
    return std::ranges::any_of(log, [&](const LoggedCorrection& one) {
        return one.in_force && brings(one.correction, table, id);
    });
}

/// An addition that would change nothing: it is there, or a person has rejected it.
void require_new(SQLite::Database& db, const Correction& draft,
                 const std::vector<LoggedCorrection>& log) {
    const auto rejected = std::ranges::find_if(log, [&](const LoggedCorrection& one) {
        return has_effect(one) && one.correction.subject == draft.subject &&
               verdict_of(one.correction.kind) == Verdict::reject;
    });
    if (rejected != log.end())
        throw InputError{
            fmt::format("'{}' was added before and rejected; 'demarche undo {}' "
                        "brings it back",
                        draft.subject, rejected->correction.id.text)};
    if (is_brought(log, draft.kind, draft.subject))
        throw InputError{fmt::format("that is in already, as '{}'", draft.subject)};
    if (!draft.added || !place_of(db, *draft.added))
        throw InputError{
            fmt::format("the words of '{}' are in no article of the graph", draft.subject)};
}

void require_subject(SQLite::Database& db, const Correction& draft,
                     const std::vector<LoggedCorrection>& log) {
    if (verdict_of(draft.kind) == Verdict::add) return require_new(db, draft, log);
    const std::string table = table_of(draft.kind);
    if (!is_in(db, table, draft.subject) && !is_brought(log, draft.kind, draft.subject) &&
        !is_carried(db, draft.kind, draft.subject))
        throw InputError{fmt::format("no {} '{}' is in the graph; see 'demarche {}'",
                                     table.substr(0, table.size() - 1), draft.subject,
                                     table == "corrections" ? "log" : table)};
}

/// Throws where following the merges from the value of `draft` leads back to its subject.
void require_no_circle(const Correction& draft, const std::vector<LoggedCorrection>& log) {
    if (draft.kind != CorrectionKind::actor_merge && draft.kind != CorrectionKind::issue_merge)
        return;
    const std::vector<Correction> effective = in_force_of(log).effective;
    std::string at = draft.value;
    for (std::size_t steps = 0; steps <= effective.size(); ++steps) {
        if (at == draft.subject)
            throw InputError{fmt::format("'{}' is merged into '{}' already; undo that first",
                                         draft.value, draft.subject)};
        const auto next = std::ranges::find_if(effective, [&](const Correction& one) {
            return one.kind == draft.kind && one.subject == at;
        });
        if (next == effective.end()) return;
        at = next->value;
    }
}

/// The draft as an entry that follows `log`.
Correction completed(Correction draft, const std::vector<LoggedCorrection>& log, Replaces which) {
    draft.replaces = replaced_by(draft, log, which);
    draft.time = time_after(log.empty() ? std::string{} : log.back().correction.time);
    draft.id.text = content_id("c", {to_text(draft.kind), draft.subject, draft.value, draft.author,
                                     draft.time, draft.reason, lines_of(draft.replaces)});
    return draft;
}

/// An entry of the log that was just read, for the next to follow.
LoggedCorrection fresh(const Correction& correction) {
    LoggedCorrection logged;
    logged.correction = correction;
    logged.in_force = true;
    return logged;
}

/// Tells in words what corrections of what was added are about.
void tell_added(std::vector<LoggedCorrection>& log) {
    std::map<std::string, std::string> words;
    for (const LoggedCorrection& one : log)
        if (one.correction.added)
            words.emplace(one.correction.subject, in_words(*one.correction.added));
    for (LoggedCorrection& one : log)
        if (const auto told = words.find(one.correction.subject); told != words.end())
            one.about = told->second;
}

/// The same of actors and issues that corrections alone bring in: what is split off.
void tell_described(std::vector<LoggedCorrection>& log) {
    std::map<std::string, std::string> actors, issues;
    for (const LoggedCorrection& one : log) {
        if (const auto& actor = one.correction.actor) actors.emplace(actor->id.text, actor->name);
        if (const auto& issue = one.correction.issue) issues.emplace(issue->id.text, issue->name);
    }
    for (LoggedCorrection& one : log) {
        const std::string table = table_of(one.correction.kind);
        if (!one.about.empty() || (table != "actors" && table != "issues")) continue;
        const auto& names = table == "actors" ? actors : issues;
        if (const auto told = names.find(one.correction.subject); told != names.end())
            one.about = told->second;
    }
}

constexpr const char* log_sql =
    "SELECT id, kind, subject, value, author, time, reason, replaces, described, "
    "CASE substr(kind, 1, instr(kind || ' ', ' ') - 1) "
    "WHEN 'actor' THEN (SELECT name FROM main.actors WHERE id = subject) "
    "WHEN 'issue' THEN (SELECT name FROM main.issues WHERE id = subject) "
    "WHEN 'event' THEN (SELECT s.name || ' ' || e.predicate || coalesce(' ' || t.name, '') "
    "FROM main.events e JOIN main.actors s ON s.actor = e.source "
    "LEFT JOIN main.actors t ON t.actor = e.target WHERE e.id = subject) "
    "WHEN 'stance' THEN (SELECT h.name || ' ' || s.position || ' ' || "
    "coalesce(nullif(s.target, ''), i.name, '') FROM main.stances s "
    "JOIN main.actors h ON h.actor = s.holder LEFT JOIN main.issues i ON i.issue = s.issue "
    "WHERE s.id = subject) "
    "WHEN 'undo' THEN (SELECT o.kind || ' ' || o.subject FROM main.corrections o "
    "WHERE o.id = c.subject) END FROM main.corrections c ORDER BY time, id";

}  // namespace

int insert(SQLite::Database& db, const LogRow& row) {
    SQLite::Statement add{db,
                          "INSERT OR IGNORE INTO corrections (id, kind, subject, value, author, "
                          "time, reason, replaces, described) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    return std::apply([&](const auto&... column) { return run(add, column...); }, row);
}

std::vector<LoggedCorrection> read_log(SQLite::Database& db) {
    std::vector<LoggedCorrection> log;
    SQLite::Statement rows{db, log_sql};
    while (rows.executeStep()) {
        const auto kind = parse_correction_kind(text_of(rows, 1));
        if (!kind) continue;  // of a newer program
        LoggedCorrection& one = log.emplace_back();
        Correction& correction = one.correction;
        correction.id.text = text_of(rows, 0);
        correction.kind = *kind;
        correction.subject = text_of(rows, 2);
        correction.value = text_of(rows, 3);
        correction.author = text_of(rows, 4);
        correction.time = text_of(rows, 5);
        correction.reason = text_of(rows, 6);
        correction.replaces = ids_in(text_of(rows, 7));
        describe(correction, text_of(rows, 8));
        one.about = text_of(rows, 9);
    }
    tell_added(log);
    tell_described(log);
    settle_log(log);
    return log;
}

std::vector<Correction> effective_corrections(SQLite::Database& db) {
    return in_force_of(read_log(db)).effective;
}

std::vector<LoggedCorrection> load_corrections(const Database& db) {
    return guarded(db, [&] {
        auto log = read_log(db.handle());
        settle_waiting(db.handle(), log);
        return log;
    });
}

std::vector<Correction> load_effective_corrections(const Database& db) {
    return guarded(db, [&] { return effective_corrections(db.handle()); });
}

std::string end_of_merges(const std::vector<Correction>& corrections, CorrectionKind merge,
                          std::string id) {
    Forwarding leads;
    for (const Correction& one : corrections) leads.take(merge, one);
    return leads.end_of(std::move(id));
}

ActorId merged_into(const std::vector<Correction>& effective, const ActorId& id) {
    return {end_of_merges(effective, CorrectionKind::actor_merge, id.text)};
}

IssueId merged_into(const std::vector<Correction>& effective, const IssueId& id) {
    return {end_of_merges(effective, CorrectionKind::issue_merge, id.text)};
}

ActorId merged_into(const Database& db, const ActorId& id) {
    return merged_into(load_effective_corrections(db), id);
}

IssueId merged_into(const Database& db, const IssueId& id) {
    return merged_into(load_effective_corrections(db), id);
}

bool has_subject(const Database& db, CorrectionKind kind, const std::string& id) {
    return guarded(db, [&] {
        return is_in(db.handle(), table_of(kind), id) || is_carried(db.handle(), kind, id) ||
               is_brought(read_log(db.handle()), kind, id);
    });
}

std::vector<Correction> save_corrections(Database& db, std::vector<Correction> drafts,
                                         Replaces which) {
    return guarded(db, [&] {
        SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        auto log = read_log(db.handle());
        for (Correction& draft : drafts) {
            require_subject(db.handle(), draft, log);
            require_no_circle(draft, log);
            draft = completed(std::move(draft), log, which);
            draft.told = told_now(db.handle(), draft);
            insert(db.handle(), log_row(draft));
            log.push_back(fresh(draft));
        }
        transaction.commit();
        lay_corrections(db);
        return std::move(drafts);
    });
}

Correction undo_correction(Database& db, const std::optional<CorrectionId>& id,
                           const std::string& author, const std::string& reason) {
    const std::vector<LoggedCorrection> log = load_corrections(db);
    const auto is_meant = [&](const LoggedCorrection& one) {
        return id ? one.correction.id == *id
                  : one.in_force && one.correction.kind != CorrectionKind::undo;
    };
    const auto found = std::find_if(log.rbegin(), log.rend(), is_meant);
    if (found == log.rend())
        throw InputError{
            id ? fmt::format("no correction '{}' is in the log; see 'demarche log'", id->text)
               : std::string{"there is no correction to undo"}};
    if (!found->in_force)
        throw InputError{fmt::format("'{}' was undone or replaced by '{}' already",
                                     found->correction.id.text, found->undone_by.text)};
    Correction undo;
    undo.kind = CorrectionKind::undo;
    undo.subject = found->correction.id.text;
    undo.author = author;
    undo.reason = reason;
    save_corrections(db, {undo});
    return found->correction;
}

std::size_t merge_corrections(Database& into, const Database& from) {
    return unite_logs(into, from);
}

}  // namespace demarche::store
