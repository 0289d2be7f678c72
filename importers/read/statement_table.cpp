#include "importers/read/statement_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/csv.hpp"
#include "importers/read/encoding.hpp"

namespace demarche::read {
namespace {

struct Record {
    std::string_view text;
    std::size_t line{};  // its first, from 1
    bool is_closed{true};
};

/// Cut at line ends outside quotes. A quotation that never ends would swallow the rest: its record
/// is its first line, and is not closed.
class Records {
public:
    explicit Records(std::string_view text) : left_{text} {}

    std::optional<Record> next() {
        if (left_.empty()) return std::nullopt;
        Record record{{}, line_, true};
        std::size_t end = end_of_record();
        if (end == std::string_view::npos) {
            end = left_.find('\n');
            record.is_closed = false;
        }
        record.text = left_.substr(0, end);
        line_ += 1 + static_cast<std::size_t>(std::ranges::count(record.text, '\n'));
        left_.remove_prefix(std::min(left_.size(), record.text.size() + 1));
        if (record.text.ends_with('\r')) record.text.remove_suffix(1);
        return record;
    }

private:
    /// Nothing where a quotation does not end.
    [[nodiscard]] std::size_t end_of_record() const {
        bool is_quoted = false;
        for (std::size_t i = 0; i < left_.size(); ++i) {
            if (left_[i] == '"') is_quoted = !is_quoted;
            if (left_[i] == '\n' && !is_quoted) return i;
        }
        return is_quoted ? std::string_view::npos : left_.size();
    }

    std::string_view left_;
    std::size_t line_{1};
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What parts most fields of the heading.
char separator_of(std::string_view heading) {
    constexpr std::array separators{',', ';', '\t'};
    return *std::ranges::max_element(separators, {},
                                     [&](char c) { return std::ranges::count(heading, c); });
}

using Names = std::vector<std::string>;

struct Heading {
    char separator{','};
    Names names;
};

Heading heading_of(std::string_view line) {
    const char separator = separator_of(line);
    Names names;
    for (const std::string& name : csv_fields(line, separator))
        names.push_back(utf8::lower(trimmed(name)));
    return {separator, std::move(names)};
}

std::optional<std::size_t> place_of(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

/// The column that was asked for, else the first of the usual ones.
std::optional<std::size_t> column_of(const std::string& input, const Names& names,
                                     const std::string& asked,
                                     std::initializer_list<std::string_view> usual) {
    if (!asked.empty()) {
        const auto place = place_of(names, utf8::lower(asked));
        if (!place)
            throw InputError{fmt::format("{}:1: no column '{}'; the table has {}", input, asked,
                                         fmt::join(names, ", "))};
        return place;
    }
    for (const std::string_view name : usual)
        if (const auto place = place_of(names, name)) return place;
    return std::nullopt;
}

std::size_t needed(const std::string& input, const Names& names, std::string_view what,
                   std::string_view option, std::optional<std::size_t> place) {
    if (place) return *place;
    throw InputError{fmt::format("{}:1: no column of {} among '{}'; name it with {}", input, what,
                                 fmt::join(names, ", "), option)};
}

struct Places {
    std::size_t actor{}, issue{}, qualifier{};
    std::optional<std::size_t> day, document;
};

Places places_of(const std::string& input, const Names& names, const StatementColumns& asked) {
    Places places;
    places.actor = needed(
        input, names, "actors", "--who",
        column_of(input, names, asked.actor, {"actor", "organization", "organisation", "person"}));
    places.issue = needed(input, names, "issues", "--over",
                          column_of(input, names, asked.issue, {"issue", "concept"}));
    places.qualifier =
        needed(input, names, "positions", "--qualifier",
               column_of(input, names, asked.qualifier, {"agreement", "qualifier", "position"}));
    places.day = column_of(input, names, asked.day, {"date", "time", "day"});
    places.document =
        column_of(input, names, asked.document, {"doc_id", "document_id", "document", "article"});
    return places;
}

std::optional<int> position_of(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, int>, 9> words = {{{"yes", 1},
                                                                        {"true", 1},
                                                                        {"agree", 1},
                                                                        {"supports", 1},
                                                                        {"no", 0},
                                                                        {"false", 0},
                                                                        {"disagree", 0},
                                                                        {"neutral", 0},
                                                                        {"opposes", -1}}};
    const std::string lower = utf8::lower(text);
    for (const auto& [word, position] : words)
        if (lower == word) return position;
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    // Beyond this the sums of products are no longer exact.
    constexpr int farthest = 1000;
    if (error != std::errc{} || stop != end || number < -farthest || number > farthest)
        return std::nullopt;
    return number;
}

/// "2005-02-02 14:30:00", as DNA writes a time, is of that day.
std::optional<Day> day_of(std::string_view text) {
    if (text.empty()) return Day{};
    if (text.size() > 10 && text[10] == ' ') text = text.substr(0, 10);
    return parse_day(text);
}

std::string field_of(const std::vector<std::string>& fields, std::optional<std::size_t> place) {
    return place && *place < fields.size() ? std::string{trimmed(fields[*place])} : std::string{};
}

CodedStatement statement_of(const std::vector<std::string>& fields, const Places& places) {
    CodedStatement statement;
    statement.actor = statement.actor_id = field_of(fields, places.actor);
    statement.issue = statement.issue_id = field_of(fields, places.issue);
    if (statement.actor.empty()) throw InputError{"no actor"};
    if (statement.issue.empty()) throw InputError{"no issue"};
    const std::string position = field_of(fields, places.qualifier);
    const auto qualifier = position_of(position);
    if (!qualifier)
        throw InputError{fmt::format(
            "'{}' is no position; give 1 or 0, yes or no, or a whole number up to 1000", position)};
    statement.qualifier = *qualifier;
    const std::string day = field_of(fields, places.day);
    const auto parsed = day_of(day);
    if (!parsed)
        throw InputError{
            fmt::format("'{}' is no day; give one as 2007-06-26 or leave it out", day)};
    statement.day = *parsed;
    statement.document = field_of(fields, places.document);
    return statement;
}

}  // namespace

StatementTable read_statement_table(const std::string& name, std::string_view bytes,
                                    const StatementColumns& columns) {
    const DecodedText decoded = decode_text(bytes);
    Records records{decoded.text};
    const auto first = records.next();
    if (!first || trimmed(first->text).empty())
        throw InputError{fmt::format("{}:1: no line of column names", name)};
    const Heading heading = heading_of(first->text);
    const Places places = places_of(name, heading.names, columns);
    StatementTable table;
    while (const auto record = records.next()) {
        if (trimmed(record->text).empty()) continue;
        try {
            if (!record->is_closed) throw InputError{"a quotation that does not end"};
            const auto fields = csv_fields(record->text, heading.separator);
            if (fields.size() > heading.names.size())
                throw InputError{fmt::format("{} fields where the heading names {}", fields.size(),
                                             heading.names.size())};
            table.statements.push_back(statement_of(fields, places));
        } catch (const InputError& error) {
            table.refused.push_back(fmt::format("{}:{}: {}", name, record->line, error.what()));
        }
    }
    return table;
}

}  // namespace demarche::read
