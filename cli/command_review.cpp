#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/output.hpp"
#include "core/query/review.hpp"
#include "core/render/corrections.hpp"
#include "core/store/corrections.hpp"
#include "importers/read/csv.hpp"

namespace demarche::cli {
namespace {

const std::vector<std::string_view> columns = {"id",    "verdict",  "kind",      "date",
                                               "found", "sentence", "confidence"};

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return std::string{text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin)};
}

/// "position=opposes; holder=France" -> what is right. Throws UsageError.
CorrectionOptions fixes_in(std::string_view text, std::string_view kind) {
    CorrectionOptions asked;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = part.find('=');
        const std::string name = trimmed(part.substr(0, equals));
        std::string* field = kind == "event" ? (name == "source"    ? &asked.source
                                                : name == "speaker" ? &asked.speaker
                                                : name == "target"  ? &asked.target
                                                : name == "type"    ? &asked.type
                                                : name == "date"    ? &asked.date
                                                                    : nullptr)
                                             : (name == "position"   ? &asked.position
                                                : name == "holder"   ? &asked.holder
                                                : name == "speaker"  ? &asked.speaker
                                                : name == "on-issue" ? &asked.answer
                                                : name == "issue"    ? &asked.issue
                                                : name == "target"   ? &asked.target
                                                                     : nullptr);
        if (field == nullptr || equals == std::string_view::npos)
            throw UsageError{fmt::format(
                "'{}' fixes nothing; write {}", trimmed(part),
                kind == "event" ? "source=, speaker=, target=, type= or date="
                                : "position=, holder=, speaker=, issue=, target= or on-issue=")};
        *field = trimmed(part.substr(equals + 1));
    }
    return asked;
}

/// What a verdict of the file says; nothing where it says nothing. Throws UsageError, UnknownName.
std::vector<Correction> drafts_of(const store::Database& db, const std::string& id,
                                  const std::string& verdict) {
    if (verdict.empty()) return {};
    const Statement what{id.starts_with('e') ? "event" : "stance", id};
    if (verdict == "y") return judged(db, what, "confirm", {});
    if (verdict == "n") return judged(db, what, "reject", {});
    if (verdict.starts_with("fix "))
        return judged(db, what, "edit", fixes_in(std::string_view{verdict}.substr(4), what.kind));
    throw UsageError{
        fmt::format("verdict '{}' is none; write y, n or fix FIELD=VALUE; ...", verdict)};
}

std::string bytes_of(const std::string& file) {
    if (file == "-")
        return {std::istreambuf_iterator<char>{std::cin}, std::istreambuf_iterator<char>{}};
    std::ifstream in{file, std::ios::binary};
    if (!in) throw InputError{fmt::format("{}: cannot be read", file)};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

/// A file of verdicts, a line a row: no field that we write holds a line end.
class Verdicts {
public:
    explicit Verdicts(std::string file) : file_{std::move(file)}, in_{bytes_of(file_)} {
        std::string head;
        std::getline(in_, head);
        constexpr std::string_view mark = "\xEF\xBB\xBF";  // spreadsheets write it
        if (head.starts_with(mark)) head.erase(0, mark.size());
        for (const char candidate : {',', ';', '\t'})
            if (head.find(candidate) != std::string::npos) {
                separator_ = candidate;
                break;
            }
        const std::vector<std::string> names = read::csv_fields(trimmed(head), separator_);
        id_ = place_of(names, "id");
        verdict_ = place_of(names, "verdict");
    }

    /// The next row's id and verdict; false at the end.
    bool next(std::string& id, std::string& verdict) {
        std::string line;
        while (std::getline(in_, line)) {
            ++line_;
            if (line.ends_with('\r')) line.pop_back();
            if (trimmed(line).empty()) continue;
            const std::vector<std::string> fields = read::csv_fields(line, separator_);
            id = id_ < fields.size() ? trimmed(fields[id_]) : "";
            verdict = verdict_ < fields.size() ? trimmed(fields[verdict_]) : "";
            return true;
        }
        return false;
    }

    [[nodiscard]] std::string place() const { return fmt::format("{}:{}", file_, line_); }

private:
    [[nodiscard]] std::size_t place_of(const std::vector<std::string>& names,
                                       const char* name) const {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            throw InputError{fmt::format(
                "{}:1: no column '{}'; give a file of 'demarche review --export'", file_, name)};
        return static_cast<std::size_t>(found - names.begin());
    }

    std::string file_;
    std::istringstream in_;
    char separator_{','};
    std::size_t line_{1};
    std::size_t id_{}, verdict_{};
};

/// What one reader says, whatever became of it.
using Saying = std::tuple<CorrectionKind, std::string, std::string>;  // kind, subject, value

Saying saying_of(const Correction& correction) {
    return {correction.kind, correction.subject, correction.value};
}

/// Each saying of the author in the log: the one in force that has it, else the last.
std::map<Saying, store::LoggedCorrection> said_by(const std::vector<store::LoggedCorrection>& log,
                                                  const std::string& author) {
    std::map<Saying, store::LoggedCorrection> said;
    for (const store::LoggedCorrection& one : log)
        if (one.correction.author == author) {
            const auto [known, is_new] = said.try_emplace(saying_of(one.correction), one);
            if (!is_new && !known->second.in_force) known->second = one;
        }
    return said;
}

/// A row of the file that judges.
struct Row {
    std::string place;
    std::vector<Correction> says;
};

/// "confirmed", "edited (position 'opposes')"
std::string deed_of(const Correction& correction) {
    const Verdict verdict = verdict_of(correction.kind);
    if (verdict == Verdict::add) return "added";
    if (verdict == Verdict::reject) return "rejected";
    if (verdict == Verdict::confirm) return "confirmed";
    const std::string_view kind = to_text(correction.kind);
    return fmt::format("edited ({} '{}')", kind.substr(kind.find(' ') + 1),
                       correction.actor   ? correction.actor->name
                       : correction.issue ? correction.issue->name
                                          : correction.value);
}

/// Tells of verdicts of the file that others contradict, and of those that hold no longer.
class Outcomes {
public:
    Outcomes(const std::vector<store::LoggedCorrection>& log, const std::string& author)
        : log_{log}, said_{said_by(log, author)} {}

    void tell_conflict(const Row& row) const {
        for (const Correction& one : row.says) {
            const auto own = said_.find(saying_of(one));
            if (own == said_.end() || !own->second.in_conflict) continue;
            fmt::print(stderr,
                       "demarche: {}: '{}' is {}, {} here; neither has effect: correct it once "
                       "more, or undo one\n",
                       row.place, one.subject, render::visible(others(own->second)),
                       render::visible(deed_of(one)));
            return;
        }
    }

    void tell_ended(const Row& row) const {
        for (const Correction& one : row.says) {
            const auto own = said_.find(saying_of(one));
            if (own == said_.end() || own->second.in_force) continue;
            const auto end = std::ranges::find_if(log_, [&](const store::LoggedCorrection& other) {
                return other.correction.id == own->second.undone_by;
            });
            if (end == log_.end() || deed_of(end->correction) == deed_of(one)) continue;
            const bool is_undone = end->correction.kind == CorrectionKind::undo;
            fmt::print(stderr,
                       "demarche: {}: '{}' was {} here before, and {} by {} since; left so\n",
                       row.place, one.subject, render::visible(deed_of(one)),
                       is_undone ? "that undone" : render::visible(deed_of(end->correction)),
                       render::visible(end->correction.author));
            return;
        }
    }

private:
    /// "confirmed by ann, edited (position 'opposes') by bob": what stands against it.
    [[nodiscard]] std::string others(const store::LoggedCorrection& own) const {
        const std::string deed = deed_of(own.correction);
        std::vector<std::string> told;
        for (const store::LoggedCorrection& one : log_)
            if (one.in_conflict && one.conflict == own.conflict && deed_of(one.correction) != deed)
                told.push_back(
                    fmt::format("{} by {}", deed_of(one.correction), one.correction.author));
        return fmt::format("{}", fmt::join(told, ", "));
    }

    const std::vector<store::LoggedCorrection>& log_;
    std::map<Saying, store::LoggedCorrection> said_;
};

/// The rows that judge; how many others cannot be read is added to `refused`.
std::vector<Row> rows_in(Verdicts& file, const store::Database& db, std::size_t& refused) {
    std::vector<Row> rows;
    std::string id, verdict;
    while (file.next(id, verdict)) {
        try {
            std::vector<Correction> says = drafts_of(db, id, verdict);
            if (!says.empty()) rows.push_back({file.place(), std::move(says)});
        } catch (const Error& error) {
            ++refused;
            fmt::print(stderr, "demarche: {}: {}\n", file.place(), render::visible(error.what()));
        }
    }
    return rows;
}

/// What the author has not said before, each once: who changed his mind since may read an old file
/// again.
std::vector<Correction> news_of(const std::vector<Row>& rows,
                                const std::map<Saying, store::LoggedCorrection>& said) {
    std::vector<Correction> news;
    std::set<Saying> seen;
    for (const Row& row : rows)
        for (const Correction& one : row.says)
            if (!said.contains(saying_of(one)) && seen.insert(saying_of(one)).second)
                news.push_back(one);
    return news;
}

int import_verdicts(const Options& options) {
    const std::string author = author_of(options);
    Verdicts file{options.correction.import_from};
    store::Database db = opened(options);
    std::size_t refused = 0;
    const std::vector<Row> rows = rows_in(file, db, refused);
    const std::vector<store::LoggedCorrection> before = store::load_corrections(db);
    std::vector<Correction> news = news_of(rows, said_by(before, author));
    const std::size_t count = news.size();
    // One reader's judgement is not the last word over another's, whichever file comes last.
    if (count > 0) entered(options, db, std::move(news), store::Replaces::own);
    const std::vector<store::LoggedCorrection> now = store::load_corrections(db);
    const Outcomes earlier{before, author}, outcomes{now, author};
    for (const Row& row : rows) outcomes.tell_conflict(row);
    if (options.detail != Detail::quiet) {
        for (const Row& row : rows) earlier.tell_ended(row);
        fmt::print("{} verdicts read, {} corrections entered, {} refused\n", rows.size() + refused,
                   count, refused);
    }
    return refused == 0 ? 0 : 1;
}

std::vector<query::ReviewRow> rows_of(const Options& options, const store::Database& db) {
    const catalog::Catalog catalog = catalogue_of(db);
    return query::to_review(db, query::select(db, catalog, options.filter), options.order);
}

int export_rows(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    std::ostringstream out;
    render::RowWriter writer{out, render::Format::csv, columns};
    for (const query::ReviewRow& row : rows_of(options, db)) writer.add(render::to_json(row));
    writer.finish();
    put(options.correction.export_to, out.str());
    return 0;
}

/// A terminal that gives each key at once; as it was when the object ends.
class Keys {
public:
    Keys() {
        tcgetattr(STDIN_FILENO, &before_);
        termios single = before_;
        single.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &single);
    }
    ~Keys() { tcsetattr(STDIN_FILENO, TCSANOW, &before_); }
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    /// The next of y, n, s and q; q at the end of the input.
    [[nodiscard]] char next() const {
        for (char key = 0; ::read(STDIN_FILENO, &key, 1) == 1;)
            if (std::string_view{"ynsq"}.find(key) != std::string_view::npos) return key;
        return 'q';
    }

private:
    termios before_{};
};

int ask_one_by_one(const Options& options) {
    Options silent = options;
    silent.detail = Detail::quiet;
    static_cast<void>(author_of(options));
    store::Database db = opened(options);
    const std::vector<query::ReviewRow> rows = rows_of(options, db);
    const Keys keys;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const query::ReviewRow& row = rows[i];
        fmt::print("\n{} of {}  {}  {}  confidence {:.2f}\n  {}\n  {}\n[y]es [n]o [s]kip [q]uit ",
                   i + 1, rows.size(), demarche::to_text(row.date), row.id, row.confidence,
                   render::visible(row.sentence), render::visible(row.found));
        std::fflush(stdout);
        const char key = keys.next();
        fmt::print("{}\n", key);
        if (key == 'q') break;
        if (key == 's') continue;
        record(silent, db, judged(db, {row.kind, row.id}, key == 'y' ? "confirm" : "reject", {}));
    }
    return 0;
}

}  // namespace

int review_statements(const Options& options) {
    const CorrectionOptions& asked = options.correction;
    if (asked.agreement + !asked.export_to.empty() + !asked.import_from.empty() > 1)
        throw UsageError{"give one of --export, --import and --agreement"};
    if (!asked.import_from.empty()) return import_verdicts(options);
    if (!asked.export_to.empty()) return export_rows(options);
    if (!asked.agreement && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1)
        return ask_one_by_one(options);
    const store::Database db{options.db, store::Open::read_only};
    if (asked.agreement)
        write_answer(
            options, query::agreement_by_rule(db),
            {"rule", "judged", "confirmed", "edited", "rejected", "agreement", "disputed"});
    else
        write_answer(options, rows_of(options, db), columns);
    return 0;
}

}  // namespace demarche::cli
