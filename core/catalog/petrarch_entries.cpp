#include <fmt/format.h>

#include <algorithm>

#include "core/catalog/petrarch_actors.hpp"
#include "core/catalog/petrarch_text.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog::petrarch {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = 10 * value + (c - '0');
    return value;
}

/// Three letters of a state or kind of body, then letters or digits ("IGO", "USAGOV", "NGO214").
bool is_code(std::string_view text) {
    return text.size() >= 3 && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// Reads entries line by line.
class Reader {
public:
    void read(const Line& line);
    Entries close();

private:
    void refuse(std::size_t line, std::string reason) {
        entries_.problems.push_back({line, std::move(reason)});
    }
    void begin(const Line& line, std::string_view head);
    void add_codes(const Line& line, const Bracketed& codes);
    void add_code(const Line& line, std::string_view text);
    void end();

    Entries entries_;
    Entry open_;
    bool has_open_{};
    bool has_wrong_code_{};  // the open entry has one: it is not without a code then
};

void Reader::read(const Line& line) {
    const Bracketed parts = bracketed(line.text);
    const bool is_indented = line.text.front() == ' ' || line.text.front() == '\t';
    if (parts.head.starts_with('+')) {
        if (!has_open_) return refuse(line.number, "another name, but of no actor before it");
        for (std::string& one : names_in(parts.head.substr(1)))
            open_.names.push_back(std::move(one));
    } else if (!parts.head.empty() && !(is_indented && has_open_ && !parts.parts.empty())) {
        begin(line, parts.head);
    } else if (!has_open_) {
        return refuse(line.number, "a code, but of no actor before it");
    }
    add_codes(line, parts);
}

void Reader::begin(const Line& line, std::string_view head) {
    end();
    open_ = {line.number, names_in(head), {}};
    has_open_ = true;
    has_wrong_code_ = false;
}

void Reader::add_codes(const Line& line, const Bracketed& codes) {
    for (const std::string_view code : codes.parts) add_code(line, code);
    if (codes.is_closed) return;
    has_wrong_code_ = true;
    refuse(line.number, "a bracket is not closed; end the code with ']'");
}

/// "AFGGOV 331108-730717", "AFGGOV >730717", "AFGGOV <730717", "AFGGOV 730717", "AFGELI".
void Reader::add_code(const Line& line, std::string_view text) {
    const std::size_t blank = text.find_first_of(" \t");
    const std::string_view code = text.substr(0, blank);
    std::string days{blank == std::string_view::npos ? std::string_view{} : text.substr(blank)};
    std::erase(days, ' ');
    std::erase(days, '\t');
    const auto wrong = [&](std::string reason) {
        has_wrong_code_ = true;
        refuse(line.number, std::move(reason));
    };
    if (!is_code(code))
        return wrong(fmt::format("'{}' is no code; write capitals, as in [USAGOV]", code));
    Code read{std::string{code}, {}, {}, line.number};
    if (!days.empty()) {
        const char mark = days.front();
        const std::string_view given =
            std::string_view{days}.substr(mark == '<' || mark == '>' ? 1 : 0);
        const std::size_t dash = given.find('-');
        const auto first = parse_digits(given.substr(0, dash));
        const auto last =
            dash == std::string_view::npos ? first : parse_digits(given.substr(dash + 1));
        if (!first || !last)
            return wrong(
                fmt::format("'{}' are no days; write YYYYMMDD-YYYYMMDD, >YYYYMMDD or <YYYYMMDD",
                            trimmed(text.substr(blank))));
        if (mark != '<') read.since = *first;
        if (mark != '>') read.until = *last;
        if (!read.since.empty() && !read.until.empty() &&
            last_of(read.until) < first_of(read.since))
            return wrong(fmt::format("'{}' ends before it begins", given));
    }
    open_.codes.push_back(std::move(read));
}

void Reader::end() {
    if (!has_open_) return;
    has_open_ = false;
    if (open_.names.empty()) return refuse(open_.line, "an actor without a name");
    if (open_.codes.empty()) {
        if (!has_wrong_code_)
            refuse(open_.line,
                   fmt::format("'{}' has no code; give one, as in [USAGOV]", open_.names.front()));
        return;
    }
    entries_.all.push_back(std::move(open_));
}

Entries Reader::close() {
    end();
    std::ranges::stable_sort(entries_.problems, {}, &Problem::line);
    return std::move(entries_);
}

}  // namespace

std::optional<Day> parse_digits(std::string_view digits) {
    if (!is_digits(digits) || (digits.size() != 6 && digits.size() != 8)) return std::nullopt;
    const std::size_t year_size = digits.size() - 4;
    int year = number(digits.substr(0, year_size));
    if (year_size == 2) year += year >= 30 ? 1900 : 2000;
    const int month = number(digits.substr(year_size, 2)),
              day = number(digits.substr(year_size + 2));
    if (year < 1000) return std::nullopt;
    if (month == 0) return Day{year, 0, 0};
    if (month > 12) return std::nullopt;
    if (day == 0) return Day{year, month, 0};
    // "20010931": the last day of a month of thirty.
    constexpr int kLongest = 31;
    if (day == kLongest && !is_in_calendar(year, month, day)) return Day{year, month, 0};
    if (!is_in_calendar(year, month, day)) return std::nullopt;
    return Day{year, month, day};
}

Entries read_entries(std::string_view bytes) {
    Reader reader;
    for (const Line& line : read_lines(bytes, Semicolon::comment)) reader.read(line);
    return reader.close();
}

}  // namespace demarche::catalog::petrarch
