#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
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

bool is_said_already(const std::vector<Correction>& effective, const Correction& draft) {
    return std::ranges::any_of(effective, [&](const Correction& one) {
        return one.kind == draft.kind && one.subject == draft.subject && one.value == draft.value;
    });
}

int import_verdicts(const Options& options) {
    Options silent = options;
    silent.detail = Detail::quiet;
    static_cast<void>(author_of(options));
    Verdicts rows{options.correction.import_from};
    store::Database db = opened(options);
    const std::vector<Correction> effective = store::load_effective_corrections(db);
    std::vector<Correction> drafts;
    std::size_t judged_rows = 0, refused = 0;
    std::string id, verdict;
    while (rows.next(id, verdict)) {
        try {
            std::vector<Correction> said = drafts_of(db, id, verdict);
            if (!said.empty()) ++judged_rows;
            std::erase_if(said,
                          [&](const Correction& one) { return is_said_already(effective, one); });
            std::ranges::move(said, std::back_inserter(drafts));
        } catch (const Error& error) {
            ++refused;
            fmt::print(stderr, "demarche: {}: {}\n", rows.place(), render::visible(error.what()));
        }
    }
    const std::size_t entered = drafts.size();
    if (!drafts.empty()) record(silent, db, std::move(drafts));
    if (options.detail != Detail::quiet)
        fmt::print("{} verdicts read, {} corrections entered, {} refused\n", judged_rows + refused,
                   entered, refused);
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
        write_answer(options, query::agreement_by_rule(db),
                     {"rule", "judged", "confirmed", "edited", "rejected", "agreement"});
    else
        write_answer(options, rows_of(options, db), columns);
    return 0;
}

}  // namespace demarche::cli
