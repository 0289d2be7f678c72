#include "core/store/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
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
#include "core/store/correction_log.hpp"
#include "core/store/extraction_line.hpp"
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

void insert(SQLite::Database& db, const Correction& correction) {
    SQLite::Statement add{db,
                          "INSERT OR IGNORE INTO corrections (id, kind, subject, value, author, "
                          "time, reason, replaces, described) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    run(add, correction.id.text, to_text(correction.kind), correction.subject, correction.value,
        correction.author, correction.time, correction.reason, lines_of(correction.replaces),
        described(correction));
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

bool is_addition(CorrectionKind kind) {
    return kind == CorrectionKind::event_add || kind == CorrectionKind::stance_add;
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

bool is_brought(const std::vector<Correction>& effective, CorrectionKind kind,
                const std::string& id) {
    return std::ranges::any_of(
        effective, [&](const Correction& one) { return brings(one, table_of(kind), id); });
}

/// An addition that would change nothing: it is there, or a person has rejected it.
void require_new(SQLite::Database& db, const Correction& draft,
                 const std::vector<Correction>& effective) {
    const auto rejected = std::ranges::find_if(effective, [&](const Correction& one) {
        return one.subject == draft.subject && to_text(one.kind).ends_with(" reject");
    });
    if (rejected != effective.end())
        throw InputError{
            fmt::format("'{}' was added before and rejected; 'demarche undo {}' "
                        "brings it back",
                        draft.subject, rejected->id.text)};
    if (is_brought(effective, draft.kind, draft.subject))
        throw InputError{fmt::format("that is in already, as '{}'", draft.subject)};
    if (!draft.added || !place_of(db, *draft.added))
        throw InputError{
            fmt::format("the words of '{}' are in no article of the graph", draft.subject)};
}

void require_subject(SQLite::Database& db, const Correction& draft,
                     const std::vector<Correction>& effective) {
    if (is_addition(draft.kind)) return require_new(db, draft, effective);
    const std::string table = table_of(draft.kind);
    if (!is_in(db, table, draft.subject) && !is_brought(effective, draft.kind, draft.subject))
        throw InputError{fmt::format("no {} '{}' is in the graph; see 'demarche {}'",
                                     table.substr(0, table.size() - 1), draft.subject,
                                     table == "corrections" ? "log" : table)};
}

/// Throws where following the merges from the value of `draft` leads back to its subject.
void require_no_circle(const Correction& draft, const std::vector<Correction>& effective) {
    if (draft.kind != CorrectionKind::actor_merge && draft.kind != CorrectionKind::issue_merge)
        return;
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

/// The draft as an entry that follows `log`. It replaces all earlier ones of its field, those too
/// that are undone or replaced already: whatever is undone later, elsewhere, it has the last word.
Correction completed(Correction draft, const std::vector<LoggedCorrection>& log) {
    const std::string field = field_of(draft);
    draft.replaces.clear();
    if (draft.kind != CorrectionKind::undo)
        for (const LoggedCorrection& one : log)
            if (field_of(one.correction) == field) draft.replaces.push_back(one.correction.id);
    draft.time = time_after(log.empty() ? std::string{} : log.back().correction.time);
    draft.id.text = content_id("c", {to_text(draft.kind), draft.subject, draft.value, draft.author,
                                     draft.time, draft.reason, lines_of(draft.replaces)});
    return draft;
}

std::vector<Correction> effective_of(const std::vector<LoggedCorrection>& log) {
    std::vector<Correction> effective;
    for (const LoggedCorrection& one : log)
        if (one.in_force && !one.in_conflict && one.correction.kind != CorrectionKind::undo)
            effective.push_back(one.correction);
    return effective;
}

/// An entry of the log that was just read, for the next to follow.
LoggedCorrection fresh(const Correction& correction) {
    LoggedCorrection logged;
    logged.correction = correction;
    logged.in_force = true;
    return logged;
}

/// What later entries undo or replace. Only later ones can: the last is settled first.
void settle_force(std::vector<LoggedCorrection>& log) {
    std::map<std::string, CorrectionId> ended;  // by what
    for (auto one = log.rbegin(); one != log.rend(); ++one) {
        const Correction& correction = one->correction;
        const auto end = ended.find(correction.id.text);
        one->in_force = end == ended.end();
        if (!one->in_force) one->undone_by = end->second;
        if (!one->in_force) continue;
        if (correction.kind == CorrectionKind::undo)
            ended.try_emplace(correction.subject, correction.id);
        for (const CorrectionId& id : correction.replaces)
            ended.try_emplace(id.text, correction.id);
    }
}

/// Of one field, those in force have to say the same.
void settle_conflicts(std::vector<LoggedCorrection>& log) {
    std::map<std::string, std::vector<LoggedCorrection*>> fields;
    for (LoggedCorrection& one : log)
        if (one.in_force && one.correction.kind != CorrectionKind::undo)
            fields[field_of(one.correction)].push_back(&one);
    for (const auto& [field, ones] : fields) {
        const auto differs = [&first = ones.front()->correction](const LoggedCorrection* one) {
            return one->correction.kind != first.kind || one->correction.value != first.value;
        };
        if (std::ranges::any_of(ones, differs))
            for (LoggedCorrection* one : ones) one->in_conflict = true;
    }
}

/// Merges that go round, each made on another machine: none of them has effect.
void settle_circles(std::vector<LoggedCorrection>& log, CorrectionKind kind) {
    std::map<std::string, LoggedCorrection*> into;
    for (LoggedCorrection& one : log)
        if (one.correction.kind == kind && one.in_force && !one.in_conflict)
            into[one.correction.subject] = &one;
    std::vector<LoggedCorrection*> round;
    for (const auto& [subject, first] : into) {
        auto at = into.find(first->correction.value);
        for (std::size_t steps = 0; steps < into.size() && at != into.end(); ++steps) {
            if (at->second == first) {
                round.push_back(first);
                break;
            }
            at = into.find(at->second->correction.value);
        }
    }
    for (LoggedCorrection* one : round) one->in_conflict = true;
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
    settle_force(log);
    settle_conflicts(log);
    settle_circles(log, CorrectionKind::actor_merge);
    settle_circles(log, CorrectionKind::issue_merge);
    return log;
}

std::vector<Correction> effective_corrections(SQLite::Database& db) {
    return effective_of(read_log(db));
}

std::vector<LoggedCorrection> load_corrections(const Database& db) {
    return guarded(db, [&] {
        auto log = read_log(db.handle());
        for (LoggedCorrection& one : log)
            if (const auto& added = one.correction.added)
                one.is_waiting = one.in_force && !place_of(db.handle(), *added);
        return log;
    });
}

std::vector<Correction> load_effective_corrections(const Database& db) {
    return guarded(db, [&] { return effective_corrections(db.handle()); });
}

std::string end_of_merges(const std::vector<Correction>& corrections, CorrectionKind merge,
                          std::string id) {
    for (auto next = corrections.begin(); next != corrections.end();) {
        next = std::ranges::find_if(corrections, [&](const Correction& one) {
            return one.kind == merge && one.subject == id;
        });
        if (next != corrections.end()) id = next->value;
    }
    return id;
}

ActorId merged_into(const Database& db, const ActorId& id) {
    return {end_of_merges(load_effective_corrections(db), CorrectionKind::actor_merge, id.text)};
}

IssueId merged_into(const Database& db, const IssueId& id) {
    return {end_of_merges(load_effective_corrections(db), CorrectionKind::issue_merge, id.text)};
}

bool has_subject(const Database& db, CorrectionKind kind, const std::string& id) {
    return guarded(db, [&] {
        return is_in(db.handle(), table_of(kind), id) ||
               is_brought(effective_corrections(db.handle()), kind, id);
    });
}

std::vector<Correction> save_corrections(Database& db, std::vector<Correction> drafts) {
    return guarded(db, [&] {
        SQLite::Transaction transaction{db.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        auto log = read_log(db.handle());
        for (Correction& draft : drafts) {
            const std::vector<Correction> effective = effective_of(log);
            require_subject(db.handle(), draft, effective);
            require_no_circle(draft, effective);
            draft = completed(std::move(draft), log);
            insert(db.handle(), draft);
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
