#include "importers/extract/year.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/read/written_day.hpp"

namespace demarche::extract {
namespace {

constexpr std::array<std::string_view, 8> kBeforeYear{"in",    "since", "of",   "during",
                                                      "early", "late",  "from", "throughout"};
constexpr std::array<std::string_view, 4> kDeadlines{"by", "until", "till", "through"};
/// Words that may stand between these and their year.
constexpr std::array<std::string_view, 9> kOfAYear{"the", "end",    "of",        "early", "late",
                                                   "mid", "middle", "beginning", "start"};
/// What makes a year a few words behind it, in the same sentence, one that need not have come yet.
constexpr std::array<std::string_view, 12> kOfFuture{"will",     "would",  "could", "may",
                                                     "might",    "should", "shall", "planned",
                                                     "expected", "due",    "next",  "expires"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

struct Word {
    std::string text;  // lower case, of letters and digits
    bool capital{};
    bool opens_sentence{};
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    Word word;
    bool opens_sentence = true;
    for (std::size_t i = 0; i <= text.size();) {
        const utf8::Decoded c = i < text.size() ? utf8::decode(text, i) : utf8::Decoded{' ', 1};
        if (utf8::is_letter(c.code) || (c.code >= '0' && c.code <= '9')) {
            if (word.text.empty()) word = {{}, utf8::is_upper(c.code), opens_sentence};
            utf8::append(word.text, utf8::lower(c.code));
        } else {
            if (!word.text.empty()) {
                words.push_back(std::move(word));
                word = {};
                opens_sentence = false;
            }
            opens_sentence = opens_sentence || c.code == '.' || c.code == '!' || c.code == '?';
        }
        i += c.size;
    }
    return words;
}

std::optional<int> year_in(const std::string& word) {
    if (word.size() != 4 || (!word.starts_with("19") && !word.starts_with("20")))
        return std::nullopt;
    if (!std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return std::stoi(word);
}

bool looks_ahead(std::span<const Word> words, std::size_t year) {
    constexpr std::size_t kReach = 8;  // words
    std::size_t before = year - 1;     // of "by the end of 2008"
    while (before > 0 && has(kOfAYear, words[before].text)) --before;
    if (has(kDeadlines, words[before].text)) return true;
    if (words[year - 1].text == "since") return false;
    for (std::size_t i = year; i-- > 0 && year - i < kReach;) {
        if (has(kOfFuture, words[i].text)) return true;
        if (words[i].opens_sentence) break;
    }
    return false;
}

/// What speaks for a year, about in the proportion of the log-odds: a person whom news name is in
/// office more often than not, and the first weekday named is nearly always the day of the report.
int points_for(const Day& day, const YearClues& clues, std::span<const Actor> people) {
    constexpr int kNever = -1000;
    if (clues.not_before > day.year) return kNever;
    int points = clues.not_after != 0 && clues.not_after < day.year ? -3 : 0;
    if (!clues.weekdays.empty()) {
        const unsigned weekday = weekday_of(day);
        const bool first = clues.weekdays.front() == weekday;
        const bool named = std::ranges::find(clues.weekdays, weekday) != clues.weekdays.end();
        const bool after = (clues.weekdays.front() + 1) % 7 == weekday;
        if (!named && !after) return kNever;
        points += first ? 5 : 2;
    }
    for (const Actor& person : people) points += is_in_office(person, day) ? 3 : 0;
    return points;
}

}  // namespace

YearClues year_clues(std::string_view text) {
    YearClues clues;
    std::vector<int> to_come;
    const std::vector<Word> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        if (words[i].capital && word.size() >= 6)
            if (const auto weekday = read::weekday_named(word)) clues.weekdays.push_back(*weekday);
        const auto year = year_in(word);
        if (!year || i == 0) continue;
        const std::string& before = words[i - 1].text;
        if (looks_ahead(words, i)) {
            to_come.push_back(*year);
        } else if (has(kBeforeYear, before) || read::month_named(before)) {
            clues.not_before = std::max(clues.not_before, *year);
        }
    }
    // "He hoped that it would end by 1987" was future once.
    for (const int year : to_come)
        if (year >= clues.not_before && (clues.not_after == 0 || year < clues.not_after))
            clues.not_after = year;
    return clues;
}

bool is_in_office(const Actor& actor, const Day& day) {
    return std::ranges::any_of(actor.roles, [&](const Role& role) {
        if (role.since.year == 0 && role.until.year == 0) return false;
        const bool begun = role.since.year == 0 || first_of(role.since) <= first_of(day);
        const bool goes_on = role.until.year == 0 || last_of(day) <= last_of(role.until);
        return begun && goes_on;
    });
}

std::optional<int> infer_year(const Day& day, const YearClues& clues, std::span<const Actor> people,
                              YearRange range) {
    constexpr int kMargin = 2;
    Day best;
    int most = 0;
    int second = 0;
    for (int year = range.first; year <= range.last; ++year) {
        if (!is_in_calendar(year, day.month, day.day)) continue;
        const Day candidate{year, day.month, day.day};
        const int points = points_for(candidate, clues, people);
        second = std::max(second, std::min(points, most));
        if (points <= most) continue;
        best = candidate;
        most = points;
    }
    if (most < second + kMargin) return std::nullopt;
    const auto in_office = std::ranges::count_if(
        people, [&](const Actor& person) { return is_in_office(person, best); });
    if (clues.weekdays.empty() && in_office < 2) return std::nullopt;
    return best.year;
}

}  // namespace demarche::extract
