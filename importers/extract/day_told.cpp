#include "importers/extract/day_told.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "core/model/utf8.hpp"
#include "importers/read/written_day.hpp"

namespace demarche::extract {
namespace {

namespace chr = std::chrono;

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 6> kDeadlines{"by",     "until", "till",
                                                     "before", "ahead", "within"};
/// Words that may stand between a preposition and its day.
constexpr std::array<std::string_view, 11> kBetween{
    "the", "early", "late", "mid", "mid-", "last", "of", "coming", "beginning", "end", "middle"};
/// Before these a bare month or year is a time ("in May", "the summit of 1999"), not a name or a
/// number.
constexpr std::array<std::string_view, 16> kBeforeMonth{
    "in",    "since", "of",     "last", "next",       "this", "from",  "during",
    "early", "late",  "coming", "past", "throughout", "mid",  "until", "after"};
constexpr std::array<std::string_view, 5> kBeforeYear{"in", "since", "of", "during", "from"};
constexpr std::array<std::string_view, 13> kNumbers{"",     "one",    "two",   "three", "four",
                                                    "five", "six",    "seven", "eight", "nine",
                                                    "ten",  "eleven", "twelve"};

std::optional<int> number_in(std::string_view word) {
    if (word.empty() || word.size() > 4) return std::nullopt;
    int value = 0;
    for (const char c : word) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// "one", "a", "12"; nothing for "several".
std::optional<int> count_in(std::string_view word) {
    if (word == "a" || word == "an") return 1;
    const auto* const found = std::ranges::find(kNumbers, word);
    if (found != kNumbers.begin() && found != kNumbers.end())
        return static_cast<int>(found - kNumbers.begin());
    return word.size() <= 3 ? number_in(word) : std::nullopt;
}

/// The day of the month in "20", "20th", "3-4".
std::optional<int> day_in(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
    const auto day = number_in(word.substr(0, word.find_first_of("-–")));
    return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

Day moved_by_months(const Day& from, int months) {
    const int month = from.year * 12 + from.month - 1 + months;
    return {month / 12, month % 12 + 1, 0};
}

Day moved_by_days(const Day& from, int days) { return day_of(first_of(from) + chr::days{days}); }

Day month_of(const Day& day) { return {day.year, day.month, 0}; }

/// A walk over the tokens that takes one way of telling a day at a time.
class Reader {
public:
    Reader(std::span<const Token> tokens, const Day& article, Tense tense)
        : tokens_{tokens}, article_{article}, tense_{tense} {
        for (const Token& token : tokens) words_.push_back(utf8::lower(token.form));
    }

    std::vector<DayTold> run() {
        std::vector<DayTold> found;
        while (at_ < words_.size()) {
            const std::size_t first = at_;
            const auto day = take_day();
            if (!day) {
                at_ = first + 1;
            } else if (!is_deadline(first)) {
                found.push_back({*day, first, at_});
            }
        }
        return found;
    }

private:
    std::optional<Day> take_day() {
        const std::size_t first = at_;
        for (const auto form :
             {&Reader::take_calendar_day, &Reader::take_year, &Reader::take_weekday,
              &Reader::take_near_day, &Reader::take_span, &Reader::take_ago}) {
            at_ = first;
            if (const auto day = (this->*form)()) return day;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string_view word(std::size_t at) const {
        return at < words_.size() ? std::string_view{words_[at]} : std::string_view{};
    }
    [[nodiscard]] std::string_view before(std::size_t at) const {
        return at == 0 ? std::string_view{} : word(at - 1);
    }

    [[nodiscard]] bool is_deadline(std::size_t first) const {
        while (first > 0 && has(kBetween, before(first))) --first;
        return has(kDeadlines, before(first));
    }

    /// "next" and "last" turn the way that the sentence looks.
    [[nodiscard]] Tense way(std::string_view said) const {
        if (said == "next" || said == "coming") return Tense::future;
        if (said == "last" || said == "past" || said == "since") return Tense::past;
        return tense_;
    }

    /// "June 20", "20 June 2007", "Tuesday, June 20", "June 2007", "in June".
    std::optional<Day> take_calendar_day() {
        const auto weekday = read::weekday_named(word(at_));
        if (weekday) at_ += word(at_ + 1) == "," ? 2 : 1;
        if (const auto day = day_in(word(at_))) {
            const std::size_t month_at = word(at_ + 1) == "of" ? at_ + 2 : at_ + 1;
            if (is_month(month_at)) {
                at_ = month_at + 1;
                return dated(*read::month_named(word(month_at)), *day);
            }
        }
        if (!is_month(at_)) return std::nullopt;
        const std::size_t month_at = at_++;
        const int month = *read::month_named(word(month_at));
        if (word(at_) == ".") ++at_;
        if (const auto day = day_in(word(at_))) {
            ++at_;
            skip_range();
            return dated(month, *day);
        }
        if (const int year = take_year_after()) return Day{year, month, 0};
        if (weekday || !has(kBeforeMonth, before(month_at))) return std::nullopt;
        return bare_month(month, before(month_at));
    }

    /// "May" and "March" are months where they are capitalised.
    [[nodiscard]] bool is_month(std::size_t at) const {
        return at < tokens_.size() &&
               utf8::is_upper(utf8::decode(tokens_[at].form + ' ', 0).code) &&
               read::month_named(word(at)).has_value();
    }

    void skip_range() {
        const std::string_view joint = word(at_);
        const bool joined = joint == "-" || joint == "–" || joint == "to" || joint == "and";
        if (joined && day_in(word(at_ + 1)) && word(at_ + 1).size() <= 2) at_ += 2;
    }

    /// ", 2007", "2007", "of this year", "last year"; 0 where none follows.
    int take_year_after() {
        std::size_t at = at_ + (word(at_) == "," ? 1U : 0U);
        if (const auto year = number_in(word(at)); year && *year >= 1500 && *year <= 2099) {
            at_ = at + 1;
            return *year;
        }
        at += word(at) == "of" ? 1U : 0U;
        if (article_.year == 0 || word(at + 1) != "year") return 0;
        const int years = word(at) == "this"   ? 0
                          : word(at) == "last" ? -1
                          : word(at) == "next" ? 1
                                               : 99;
        if (years == 99) return 0;
        at_ = at + 2;
        return article_.year + years;
    }

    std::optional<Day> dated(int month, int day) {
        const int year = take_year_after();
        if (year != 0) return checked({year, month, day});
        if (article_.year == 0) return checked({0, month, day});
        const bool later = article_.is_exact() && Day{article_.year, month, day} > article_;
        const bool same_month = month == article_.month;
        if (tense_ == Tense::future)
            return checked(
                {article_.year + (later || month >= article_.month ? 0 : 1), month, day});
        // A day a little ahead is ahead whatever the tense of the verb seems to be: "agreed to meet
        // on July 5".
        const bool soon = later && (same_month || month == article_.month + 1);
        return checked({article_.year - (later && !soon ? 1 : 0), month, day});
    }

    static std::optional<Day> checked(const Day& day) {
        if (!is_in_calendar(day.year == 0 ? 2000 : day.year, day.month, day.day))
            return std::nullopt;
        return day;
    }

    /// "in December": the last one, or the next; the article's own month is both. "last December"
    /// is none of the running year's before it is over.
    [[nodiscard]] std::optional<Day> bare_month(int month, std::string_view said) const {
        if (article_.year == 0 || article_.month == 0) return std::nullopt;
        const bool turned = said == "last" || said == "next";
        int year = article_.year;
        if (way(said) == Tense::past)
            year -= month > article_.month || (turned && month == article_.month) ? 1 : 0;
        else
            year += month < article_.month || (turned && month == article_.month) ? 1 : 0;
        return Day{year, month, 0};
    }

    std::optional<Day> take_year() {
        const auto year = number_in(word(at_));
        if (!year || word(at_).size() != 4 || *year < 1500 || *year > 2099) return std::nullopt;
        if (!has(kBeforeYear, before(at_))) return std::nullopt;
        ++at_;
        return Day{*year, 0, 0};
    }

    std::optional<Day> take_weekday() {
        const auto weekday = read::weekday_named(word(at_));
        if (!weekday || word(at_).size() < 6 || !article_.is_exact() || before(at_) == "every")
            return std::nullopt;
        const std::string_view said = before(at_);
        ++at_;
        const int today = static_cast<int>(weekday_of(article_));
        const int back = (today - static_cast<int>(*weekday) + 7) % 7;
        const bool turned = said == "last" || said == "next";
        if (way(said) == Tense::past)
            return moved_by_days(article_, back == 0 && turned ? -7 : -back);
        const int ahead = (7 - back) % 7;
        return moved_by_days(article_, ahead == 0 && turned ? 7 : ahead);
    }

    /// "yesterday", "today", "tomorrow", "tonight", "last night", "this morning".
    std::optional<Day> take_near_day() {
        if (!article_.is_exact()) return std::nullopt;
        const std::string_view here = word(at_);
        const std::string_view next = word(at_ + 1);
        const bool part =
            next == "morning" || next == "afternoon" || next == "evening" || next == "night";
        at_ += part && (here == "this" || here == "last") ? 2 : 1;
        if (here == "today" || here == "tonight" || (here == "this" && part)) return article_;
        if (here == "yesterday" || (here == "last" && part)) return moved_by_days(article_, -1);
        if (here == "tomorrow") return moved_by_days(article_, 1);
        return std::nullopt;
    }

    /// "last week", "this month", "next year", "the past weekend".
    std::optional<Day> take_span() {
        constexpr std::array<std::string_view, 5> kWays{"last", "this", "next", "past", "coming"};
        const std::string_view said = word(at_);
        if (!has(kWays, said) || article_.year == 0) return std::nullopt;
        const int steps = said == "this" ? 0 : way(said) == Tense::past ? -1 : 1;
        const std::string_view unit = word(at_ + 1);
        at_ += 2;
        if (unit == "year") return Day{article_.year + steps, 0, 0};
        if (article_.month == 0) return std::nullopt;
        if (unit == "month") return moved_by_months(article_, steps);
        if (!article_.is_exact()) return std::nullopt;
        if (unit == "week") return month_of(moved_by_days(article_, 7 * steps));
        if (unit != "weekend") return std::nullopt;
        const int since_saturday = (static_cast<int>(weekday_of(article_)) + 1) % 7;
        return month_of(moved_by_days(article_, steps > 0 ? 7 - since_saturday : -since_saturday));
    }

    /// "three days ago", "a month ago", "two years earlier" is of another day and not taken.
    std::optional<Day> take_ago() {
        const auto count = count_in(word(at_));
        const std::string_view unit = word(at_ + 1);
        if (!count || word(at_ + 2) != "ago" || article_.year == 0) return std::nullopt;
        at_ += 3;
        if (unit.starts_with("year")) return Day{article_.year - *count, 0, 0};
        if (article_.month == 0) return std::nullopt;
        if (unit.starts_with("month")) return moved_by_months(article_, -*count);
        if (!article_.is_exact()) return std::nullopt;
        if (unit.starts_with("week")) return month_of(moved_by_days(article_, -7 * *count));
        if (unit.starts_with("day")) return moved_by_days(article_, -*count);
        return std::nullopt;
    }

    std::span<const Token> tokens_;
    const Day& article_;
    Tense tense_;
    std::vector<std::string> words_;
    std::size_t at_{};
};

int exactness(const Day& day) { return (day.year != 0) + (day.month != 0) + (day.day != 0); }

}  // namespace

std::vector<DayTold> days_told(std::span<const Token> tokens, const Day& article, Tense tense) {
    return Reader{tokens, article, tense}.run();
}

std::optional<Day> day_told(std::span<const Token> tokens, const Day& article, Tense tense) {
    const std::vector<DayTold> told = days_told(tokens, article, tense);
    const auto best = std::ranges::max_element(
        told, {}, [](const DayTold& found) { return exactness(found.day); });
    return best == told.end() ? std::nullopt : std::optional{best->day};
}

}  // namespace demarche::extract
