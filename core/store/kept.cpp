#include "core/store/kept.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "core/store/carried.hpp"
#include "core/store/save_statements.hpp"
#include "core/store/sql.hpp"
#include "core/store/told_rows.hpp"

namespace demarche::store {
namespace {

/// What the corrections in force carry of each event and stance.
std::map<std::string, std::string> told_by_subject(const InForce& log) {
    std::map<std::string, std::string> told;
    for (const auto* corrections : {&log.effective, &log.disputed})
        for (const Correction& one : *corrections) {
            if (!is_judgement(one.kind) || one.told.empty()) continue;
            std::string& known = told[one.subject];
            if (known.empty())
                known = one.told;
            else if (known != one.told)
                known = united_told(known, one.told);
        }
    return told;
}

/// Asks the tables, whatever lies over them.
class Tables {
public:
    explicit Tables(SQLite::Database& db)
        : told_event_{db, told_sql("event")},
          told_stance_{db, told_sql("stance")},
          text_{db, "SELECT article, text FROM main.articles WHERE id = ?"},
          rows_{db} {}

    /// Whether the article tells the event or stance with this id.
    [[nodiscard]] bool tells(const ArticleId& article, const std::string& id) {
        for (SQLite::Statement* ask : {&told_event_, &told_stance_}) {
            ask->reset();
            bind_all(*ask, id, article.text);
            const bool is_told = ask->executeStep();
            ask->reset();
            if (is_told) return true;
        }
        return false;
    }

    struct Article {
        std::int64_t row{};  // 0: not there
        std::string text;
    };
    [[nodiscard]] Article article(const ArticleId& id) {
        text_.reset();
        bind_to(text_, 1, id.text);
        Article found;
        if (text_.executeStep()) found = {number_of(text_, 0), text_of(text_, 1)};
        text_.reset();
        return found;
    }

    [[nodiscard]] std::vector<Saying> told_in(std::int64_t article) {
        std::vector<Saying> told;
        for (AddedStatement& one : rows_.of_article(article)) told.push_back(std::move(one.what));
        return told;
    }

private:
    static std::string told_sql(std::string_view kind) {
        return fmt::format(
            "SELECT 1 FROM main.{0}s w JOIN main.{0}_reports r USING ({0}) "
            "JOIN main.articles a USING (article) WHERE w.id = ?1 AND a.id = ?2",
            kind);
    }

    SQLite::Statement told_event_, told_stance_, text_;
    ToldRows rows_;
};

/// Carries of each event and stance the reports that their articles do not tell any more.
void carry_untold(Tables& tables, const InForce& log, Judgements& judgements) {
    for (const auto& [id, told] : told_by_subject(log)) {
        std::set<ArticleId> untold;
        for (const ArticleId& article : articles_carried(told))
            if (!tables.tells(article, id)) untold.insert(article);
        if (untold.empty()) continue;
        Carried carried = parse_carried(told);
        std::erase_if(carried.reports, [&](const AddedStatement& one) {
            return !untold.contains(report_of(one).article);
        });
        judgements.carry(id, carried);
    }
}

/// Of articles that `carried` knows, what it carries counts: it was judged.
void add_new_articles(Carried& carried, Carried tables) {
    std::set<ArticleId> known;
    for (const AddedStatement& one : carried.reports) known.insert(report_of(one).article);
    for (AddedStatement& one : tables.reports)
        if (!known.contains(report_of(one).article)) carried.reports.push_back(std::move(one));
    std::ranges::move(tables.beside, std::back_inserter(carried.beside));
}

void take(const Standing& standing, std::int64_t article, const std::vector<Saying>& found,
          KeptStatements& kept) {
    for (const Standing::Kept& one : standing.kept) kept.put_in.push_back({one, article});
    for (const auto& [at, to] : standing.gives_way) {
        const Saying& one = found[at];
        kept.gives_way.push_back(
            {id_of(one), std::holds_alternative<Stance>(one), article,
             std::visit([](const auto& told) { return told.reports.front(); }, one), to});
    }
    kept.kept_off.insert(standing.kept_off.begin(), standing.kept_off.end());
    kept.told_again.insert(standing.told_again.begin(), standing.told_again.end());
}

void remove_report(SQLite::Database& db, const KeptStatements::Ousted& one) {
    SQLite::Statement remove{
        db, fmt::format("DELETE FROM temp.corrected_{0}_reports WHERE {0} = (SELECT {0} FROM "
                        "temp.corrected_{0}s WHERE id = ?) AND article = ? AND begin = ? AND "
                        "end = ? AND rule = ?",
                        one.is_stance ? "stance" : "event")};
    run(remove, one.id, one.article, static_cast<std::int64_t>(one.report.where.begin),
        static_cast<std::int64_t>(one.report.where.end), one.report.rule);
}

/// The reports of one event or stance in the order of how much they count.
std::string surest_first(std::string_view kind, std::string_view column,
                         std::string_view condition = "1") {
    return fmt::format(
        "(SELECT r.{1} FROM temp.corrected_{0}_reports r JOIN main.articles a USING (article) "
        "WHERE r.{0} = ?1 AND {2} ORDER BY r.confidence DESC, a.id, r.begin, r.end, r.rule "
        "LIMIT 1)",
        kind, column, condition);
}

/// What an event is, of its reports: of each part what the surest that tells it says.
std::string unite_event_sql() {
    std::string parts;
    for (const auto* part : {"source_speaker", "target_speaker", "issue"})
        parts += fmt::format("{} = {}, ", part,
                             surest_first("event", part, fmt::format("r.{} IS NOT NULL", part)));
    return fmt::format(
        "UPDATE temp.corrected_events SET {}location = coalesce({}, ''), confidence = ?2 "
        "WHERE event = ?1",
        parts, surest_first("event", "location", "r.location <> ''"));
}

/// What a stance is, of its reports: what the surest says.
std::string unite_stance_sql() {
    std::string parts;
    for (const auto* part :
         {"on_issue", "strength", "conditional", "target", "condition", "reported_by"})
        parts += fmt::format("{} = {}, ", part, surest_first("stance", part));
    return fmt::format("UPDATE temp.corrected_stances SET {}confidence = ?2 WHERE stance = ?1",
                       parts);
}

/// Makes rows from their reports, as those that save do.
class Uniter {
public:
    Uniter(SQLite::Database& db, std::string_view kind)
        : row_{db, fmt::format("SELECT {0} FROM temp.corrected_{0}s WHERE id = ?", kind)},
          weights_{db, fmt::format("SELECT s.story, r.confidence FROM temp.corrected_{0}_reports r "
                                   "JOIN main.article_stories s USING (article) WHERE r.{0} = ?",
                                   kind)},
          change_{db, kind == "event" ? unite_event_sql() : unite_stance_sql()},
          remove_{db, fmt::format("DELETE FROM temp.corrected_{0}s WHERE {0} = ?", kind)} {}

    /// Does nothing where there is none; one without a report goes.
    void unite(const std::string& id) {
        const std::int64_t row = row_with_id(row_, id);
        if (row == 0) return;
        weights_.reset();
        bind_to(weights_, 1, row);
        std::vector<Weight> weights;
        while (weights_.executeStep())
            weights.push_back({text_of(weights_, 0), weights_.getColumn(1).getDouble()});
        weights_.reset();
        if (weights.empty())
            run(remove_, row);
        else
            run(change_, row, combined_confidence(weights));
    }

private:
    SQLite::Statement row_, weights_, change_, remove_;
};

// What waits

bool is_in_tables(SQLite::Database& db, const Correction& one) {
    const std::string_view text = to_text(one.kind);
    SQLite::Statement find{
        db, fmt::format("SELECT 1 FROM main.{}s WHERE id = ?", text.substr(0, text.find(' ')))};
    bind_to(find, 1, one.subject);
    return find.executeStep();
}

/// The ids of all that the corrections in force bring into the graph.
std::set<std::string> brought_by(SQLite::Database& db, const InForce& log) {
    const KeptStatements kept = find_kept(db, log);
    std::set<std::string> ids = kept.kept_off;
    const auto bring = [&](const AddedStatement& told) {
        for (const Actor& actor : told.actors) ids.insert(actor.id.text);
        for (const Issue& issue : told.issues) ids.insert(issue.id.text);
    };
    for (const KeptStatements::One& one : kept.put_in) {
        ids.insert(id_of(one.kept.told.what));
        bring(one.kept.told);
    }
    for (const Correction& one : log.effective) {
        if (one.actor) ids.insert(one.actor->id.text);
        if (one.issue) ids.insert(one.issue->id.text);
        if (!one.added || !place_of(db, *one.added)) continue;
        ids.insert(one.subject);
        bring(*one.added);
    }
    return ids;
}

/// "Russia criticize NATO"
std::string words_of(const std::string& told) {
    const Carried carried = parse_carried(told);
    if (carried.reports.empty()) return {};
    AddedStatement first = carried.reports.front();
    if (auto* event = std::get_if<Event>(&first.what); event && !event->predicate.empty())
        event->cameo = event->predicate;
    return in_words(first);
}

void tell_what_is_not_there(std::vector<LoggedCorrection>& log) {
    std::map<std::string, std::string> words;
    for (const LoggedCorrection& one : log)
        if (one.about.empty() && !one.correction.told.empty() &&
            !words.contains(one.correction.subject))
            words.emplace(one.correction.subject, words_of(one.correction.told));
    for (LoggedCorrection& one : log)
        if (const auto told = words.find(one.correction.subject);
            one.about.empty() && told != words.end())
            one.about = told->second;
}

}  // namespace

InForce in_force_of(std::vector<LoggedCorrection> log) {
    InForce sorted;
    for (LoggedCorrection& one : log)
        if (one.in_force && one.correction.kind != CorrectionKind::undo)
            (one.in_conflict ? sorted.disputed : sorted.effective)
                .push_back(std::move(one.correction));
    return sorted;
}

Judgements load_judgements(const Database& db) {
    return guarded(db, [&] {
        const InForce log = in_force_of(read_log(db.handle()));
        const auto told = told_by_subject(log);
        Judgements judgements{log.effective, log.disputed};
        for (const std::string& id : judgements.subjects()) {
            const auto in_log = told.find(id);
            Carried carried = in_log == told.end() ? Carried{} : parse_carried(in_log->second);
            add_new_articles(carried, carried_in_tables(db.handle(), id));
            judgements.carry(id, carried);
        }
        return judgements;
    });
}

std::optional<std::string> shown_instead_of(const Database& db, const std::string& id) {
    return guarded(db, [&]() -> std::optional<std::string> {
        const KeptStatements kept = find_kept(db.handle(), in_force_of(read_log(db.handle())));
        if (const auto told = kept.told_again.find(id); told != kept.told_again.end())
            return told->second;
        const auto ousted = std::ranges::find(kept.gives_way, id, &KeptStatements::Ousted::id);
        if (ousted == kept.gives_way.end()) return std::nullopt;
        return ousted->to;
    });
}

std::vector<StoredReport> reports_carried(const Correction& correction) {
    std::vector<StoredReport> reports;
    for (const AddedStatement& told : parse_carried(correction.told).reports)
        reports.push_back({report_of(told), told.evidence, {}});
    return reports;
}

std::set<std::string> KeptStatements::ids() const {
    std::set<std::string> all;
    for (const auto& [addition, by] : told_again) all.insert(by);
    for (const One& one : put_in) all.insert(id_of(one.kept.told.what));
    for (const Ousted& one : gives_way) all.insert(one.id);
    return all;
}

KeptStatements find_kept(SQLite::Database& db, const InForce& log) {
    KeptStatements kept;
    Tables tables{db};
    Judgements judgements{log.effective, log.disputed};
    carry_untold(tables, log, judgements);
    for (const ArticleId& id : judgements.articles()) {
        const Tables::Article article = tables.article(id);
        if (article.row == 0) continue;
        const std::vector<Saying> found = tables.told_in(article.row);
        take(judgements.standing_in(id, article.text, found), article.row, found, kept);
    }
    return kept;
}

void lay_kept(SQLite::Database& db, const KeptStatements& kept, AddedWriter& writer) {
    if (kept.put_in.empty() && kept.gives_way.empty()) return;
    std::set<std::string> events, stances;
    for (const KeptStatements::One& one : kept.put_in) {
        writer.put_in(one.kept, one.article);
        const bool is_stance = std::holds_alternative<Stance>(one.kept.told.what);
        (is_stance ? stances : events).insert(id_of(one.kept.told.what));
    }
    for (const KeptStatements::Ousted& one : kept.gives_way) {
        remove_report(db, one);
        (one.is_stance ? stances : events).insert(one.id);
    }
    Uniter event{db, "event"}, stance{db, "stance"};
    for (const std::string& id : events) event.unite(id);
    for (const std::string& id : stances) stance.unite(id);
}

void confirm(SQLite::Database& db, const std::set<std::string>& ids) {
    for (const auto* table : {"events", "stances"}) {
        SQLite::Statement sure{
            db, fmt::format("UPDATE temp.corrected_{} SET confidence = 1 WHERE id = ?", table)};
        for (const std::string& id : ids) run(sure, id);
    }
}

void settle_waiting(SQLite::Database& db, std::vector<LoggedCorrection>& log) {
    tell_what_is_not_there(log);
    std::vector<LoggedCorrection*> not_there;
    for (LoggedCorrection& one : log) {
        const bool has_effect =
            one.in_force && !one.in_conflict && one.correction.kind != CorrectionKind::undo;
        if (has_effect && !is_in_tables(db, one.correction)) not_there.push_back(&one);
    }
    if (not_there.empty()) return;
    const std::set<std::string> brought = brought_by(db, in_force_of(log));
    for (LoggedCorrection* one : not_there)
        one->is_waiting = !brought.contains(one->correction.subject);
}

}  // namespace demarche::store
