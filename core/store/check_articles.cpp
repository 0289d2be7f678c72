#include <fmt/format.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "core/error.hpp"
#include "core/model/coded_event.hpp"
#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/store/check_parts.hpp"
#include "core/store/check_values.hpp"
#include "core/store/save.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// A text of so many bytes, in a language that is extracted, nearly always names somebody.
constexpr std::size_t long_enough = 400;

using IdsByRow = std::unordered_map<std::int64_t, std::string>;

IdsByRow ids_of(SQLite::Database& db, const char* sql) {
    IdsByRow ids;
    SQLite::Statement rows{db, sql};
    while (rows.executeStep()) ids.emplace(number_of(rows, 0), text_of(rows, 1));
    return ids;
}

/// Goes over all articles, each with what it reports, as a merge reads it.
class ArticleCheck {
public:
    explicit ArticleCheck(Examining& on)
        : on_{on},
          db_{on.db.handle()},
          texts_{on.found.damage, "text"},
          evidence_{on.found.damage, "evidence"},
          values_{on.found.damage, "values"},
          actors_{ids_of(db_, "SELECT actor, id FROM actors")},
          issues_{ids_of(db_, "SELECT issue, id FROM issues")},
          mentions_{db_,
                    "SELECT actor, begin, end, kind, sentence, first, last, head FROM mentions "
                    "WHERE article = ?"},
          events_{db_,
                  "SELECT coalesce(e.id, ''), r.begin, r.end, r.evidence, r.confidence, e.source, "
                  "e.target, r.source_speaker, r.target_speaker, r.issue, e.source_speaker, "
                  "e.target_speaker, e.issue, r.steps || r.rule || r.location FROM event_reports r "
                  "LEFT JOIN events e USING (event) "
                  "WHERE r.article = ? ORDER BY e.id"},
          stances_{db_,
                   "SELECT coalesce(s.id, ''), r.begin, r.end, r.evidence, r.confidence, s.holder, "
                   "s.speaker, s.issue, r.strength, r.steps || r.rule || r.target || r.condition "
                   "|| r.reported_by FROM stance_reports r LEFT JOIN stances s "
                   "USING (stance) WHERE r.article = ? ORDER BY s.id"} {}

    void run_all() {
        const std::size_t all =
            static_cast<std::size_t>(db_.execAndGet("SELECT count(*) FROM articles").getInt64());
        SQLite::Statement rows{
            db_, fmt::format("SELECT {}, article, id, content_key, text_key, kind, language, "
                             "input, day, dateline_day, dateline_begin, dateline_end FROM articles "
                             "ORDER BY article",
                             content_columns)};
        for (std::size_t done = 0; rows.executeStep(); ++done) {
            if (done % 100 == 0) on_.tell("articles", done, all);
            check_one(rows);
        }
        if (silent_ > 0)
            on_.found.notes.push_back(
                {"evidence",
                 fmt::format("{} articles of some length, in English, name nobody and tell "
                             "nothing; the first is {}",
                             silent_, first_silent_),
                 "read them anew with 'demarche import --again' where they should"});
    }

private:
    void check_one(const SQLite::Statement& row) {
        Extraction extraction;
        Article& article = extraction.article;
        article.text = text_of(row, 0);
        row_ = number_of(row, 5);
        article.id.text = text_of(row, 6);
        article.kind = text_of(row, 9);
        is_coded_ = !coder_of(article.kind).empty();
        is_as_it_came_ = content_key_at(row, 0) == text_of(row, 7);
        is_readable_ = is_as_it_came_ && !is_coded_ && !article.text.empty();
        input_ = text_of(row, 11);
        is_faulty_ = false;
        check_text(row, article);
        load_mentions(extraction);
        load_events(extraction);
        load_stances(extraction);
        if (!is_faulty_) check_whole(extraction);
        note_silence(extraction, text_of(row, 10));
        if (is_faulty_ && is_readable_) on_.found.to_read_anew.push_back(extraction.article.id);
    }

    /// What came in with the article: nothing here brings it back.
    void check_text(const SQLite::Statement& row, const Article& article) {
        const bool fits_text = text_key(article.text) == text_of(row, 8);
        if (!is_as_it_came_)
            texts_.add(
                fmt::format("the {} of article {} was changed after it came in",
                            fits_text ? "title, source, address or day" : "text", article.id.text),
                import_again());
        else if (!fits_text)
            texts_.add(fmt::format("the key of the text of article {} is not that of its text",
                                   article.id.text),
                       by_repair);
        for (const int day : {4, 12})
            if (!can_be_day(number_of(row, day)))
                values_.add(fmt::format("article {} is of the day {}", article.id.text,
                                        number_of(row, day)),
                            import_again());
        if (row.getColumn(14).isNull()) return;
        const std::int64_t begin = number_of(row, 14), end = number_of(row, 15);
        if (begin < 0 || begin > end || static_cast<std::size_t>(end) > article.text.size() ||
            !can_be_day(number_of(row, 13)))
            values_.add(fmt::format("the dateline of article {} lies at {}-{}, outside its text",
                                    article.id.text, begin, end),
                        import_again());
    }

    [[nodiscard]] std::string import_again() const {
        return fmt::format("import the article again{}, or merge a graph that has it",
                           input_.empty() ? "" : fmt::format(" (it came from '{}')", input_));
    }

    /// What to do about what was made of the article.
    [[nodiscard]] std::string to_do() const {
        if (is_readable_) return std::string{by_repair};
        return is_as_it_came_ ? rescue_of(on_.db) : import_again();
    }

    void add(Kind& kind, std::string what) {
        kind.add(std::move(what), to_do());
        is_faulty_ = true;
    }

    /// The id of an actor or issue. A row that is not there is told with the other keys.
    std::string id_at(const IdsByRow& ids, const SQLite::Statement& row, int column) {
        if (row.getColumn(column).isNull()) return {};
        const auto found = ids.find(number_of(row, column));
        if (found != ids.end()) return found->second;
        is_faulty_ = true;
        return {};
    }

    void load_mentions(Extraction& extraction) {
        mentions_.reset();
        bind_to(mentions_, 1, row_);
        while (mentions_.executeStep()) {
            const std::int64_t begin = number_of(mentions_, 1), end = number_of(mentions_, 2);
            const auto& id = extraction.article.id.text;
            if (begin < 0 || begin >= end ||
                static_cast<std::size_t>(end) > extraction.article.text.size())
                add(evidence_, fmt::format("a mention of article {} lies at {}-{}, outside its "
                                           "text",
                                           id, begin, end));
            const std::int64_t first = number_of(mentions_, 5), last = number_of(mentions_, 6);
            const std::int64_t head = number_of(mentions_, 7);
            if (!parse_mention_kind(text_of(mentions_, 3)) || number_of(mentions_, 4) < 0 ||
                first < 0 || first > last || head < first || head > last ||
                (first < last && head == last))
                add(values_, fmt::format("the mention at {}-{} of article {} is of no kind, or of "
                                         "no tokens",
                                         begin, end, id));
            Mention& mention = extraction.mentions.emplace_back();
            mention.actor.text = id_at(actors_, mentions_, 0);
            mention.where = {size_of(mentions_, 1), size_of(mentions_, 2)};
        }
    }

    /// The report in the columns 1 to 4 of an event or stance.
    Report report_at(const SQLite::Statement& row, const Extraction& extraction,
                     std::string_view whole, const std::string& id) {
        const std::int64_t begin = number_of(row, 1), end = number_of(row, 2);
        Report report;
        report.where = {size_of(row, 1), size_of(row, 2)};
        report.confidence = row.getColumn(4).getDouble();
        const std::string_view words = slice(extraction.article.text, report.where);
        const bool may_have_none = is_coded_ && extraction.article.text.empty();
        if (words != text_of(row, 3) || (may_have_none && (begin != 0 || end != 0)))
            add(evidence_, fmt::format("{} {}: its words are not at {}-{} of article {}", whole, id,
                                       begin, end, extraction.article.id.text));
        if (!is_share(report.confidence))
            add(values_, fmt::format("{} {} has the confidence {} in article {}", whole, id,
                                     report.confidence, extraction.article.id.text));
        return report;
    }

    void check_words(const SQLite::Statement& row, int column, std::string_view whole,
                     const std::string& id) {
        if (!utf8::is_valid(text_of(row, column)))
            add(values_, fmt::format("steps or words of a report of {} {} are no text", whole, id));
    }

    void load_events(Extraction& extraction) {
        events_.reset();
        bind_to(events_, 1, row_);
        while (events_.executeStep()) {
            Event event;
            event.id.text = text_of(events_, 0);
            if (event.id.empty()) is_faulty_ = true;  // reports nothing that is there
            event.source.text = id_at(actors_, events_, 5);
            event.target.text = id_at(actors_, events_, 6);
            event.source_speaker.text = id_at(actors_, events_, 7);
            event.target_speaker.text = id_at(actors_, events_, 8);
            event.issue.text = id_at(issues_, events_, 9);
            for (const int speaker : {10, 11}) id_at(actors_, events_, speaker);
            id_at(issues_, events_, 12);
            check_words(events_, 13, "event", event.id.text);
            event.reports = {report_at(events_, extraction, "event", event.id.text)};
            extraction.events.push_back(std::move(event));
        }
    }

    void load_stances(Extraction& extraction) {
        stances_.reset();
        bind_to(stances_, 1, row_);
        while (stances_.executeStep()) {
            Stance stance;
            stance.id.text = text_of(stances_, 0);
            if (stance.id.empty()) is_faulty_ = true;
            stance.holder.text = id_at(actors_, stances_, 5);
            stance.speaker.text = id_at(actors_, stances_, 6);
            stance.issue.text = id_at(issues_, stances_, 7);
            check_words(stances_, 9, "stance", stance.id.text);
            stance.reports = {report_at(stances_, extraction, "stance", stance.id.text)};
            if (!is_share(stances_.getColumn(8).getDouble()))
                add(values_,
                    fmt::format("stance {} has the strength {} in article {}", stance.id.text,
                                stances_.getColumn(8).getDouble(), extraction.article.id.text));
            extraction.stances.push_back(std::move(stance));
        }
    }

    /// By the rule that saving and merging go by: what they would refuse is not sound.
    void check_whole(Extraction& extraction) {
        describe(extraction);
        try {
            require_whole(extraction);
        } catch (const InputError& error) {
            std::string what = error.what();
            add(evidence_, what.substr(0, what.rfind(';')));  // behind it is other advice
        }
    }

    /// All whose ids were found stand for themselves.
    static void describe(Extraction& extraction) {
        std::set<std::string> actors, issues;
        for (const Mention& mention : extraction.mentions) actors.insert(mention.actor.text);
        for (const Event& event : extraction.events) {
            for (const ActorId& id :
                 {event.source, event.source_speaker, event.target, event.target_speaker})
                actors.insert(id.text);
            issues.insert(event.issue.text);
        }
        for (const Stance& stance : extraction.stances) {
            actors.insert({stance.holder.text, stance.speaker.text});
            issues.insert(stance.issue.text);
        }
        for (const std::string& id : actors) extraction.actors.emplace_back().id.text = id;
        for (const std::string& id : issues) extraction.issues.emplace_back().id.text = id;
    }

    /// Articles in other languages are kept without events, and so without mentions.
    void note_silence(const Extraction& extraction, const std::string& language) {
        const bool is_extracted = language.empty() || language == "en";
        if (is_coded_ || !is_extracted || extraction.article.text.size() < long_enough ||
            !extraction.mentions.empty() || !extraction.events.empty() ||
            !extraction.stances.empty())
            return;
        if (++silent_ == 1) first_silent_ = extraction.article.id.text;
    }

    Examining& on_;
    SQLite::Database& db_;
    Kind texts_, evidence_, values_;
    IdsByRow actors_, issues_;
    SQLite::Statement mentions_, events_, stances_;
    std::size_t silent_{};
    std::string first_silent_;
    // of the article that is looked at
    std::int64_t row_{};
    std::string input_;
    bool is_coded_{};  // elsewhere: without words
    bool is_as_it_came_{};
    bool is_readable_{};  // extracting it anew makes anew all that was made of it
    bool is_faulty_{};
};

}  // namespace

void check_articles(Examining& on) { ArticleCheck{on}.run_all(); }

}  // namespace demarche::store
