#include "importers/read/written_day.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

struct Month {
    int number;
    std::string_view names;  // folded, each between blanks
};

constexpr std::array<Month, 12> kMonths{{
    {1, " jan january янв январь января janvier januar janner enero ene gennaio gen janeiro "},
    {2,
     " feb febr february фев февраль февраля fevrier fevr februar febrero febbraio fevereiro fev "},
    {3, " mar march мар март марта mars marz marzo marco "},
    {4, " apr april апр апрель апреля avril avr abril abr aprile "},
    {5, " may май мая mai mayo maggio mag maio "},
    {6, " jun june июн июнь июня juin juni junio giugno giu junho "},
    {7, " jul july июл июль июля juillet juil juli julio luglio lug julho "},
    {8, " aug august авг август августа aout agosto ago "},
    {9,
     " sep sept september сен сент сентябрь сентября septembre septiembre settembre set setembro "},
    {10, " oct october окт октябрь октября octobre oktober okt octubre ottobre ott outubro "},
    {11, " nov november ноя нояб ноябрь ноября novembre noviembre novembro "},
    {12,
     " dec december дек декабрь декабря decembre dezember dez diciembre dic dicembre dezembro "},
}};

constexpr std::array<std::string_view, 7> kWeekdays{
    " sunday sun воскресенье ",          " monday mon понедельник ",
    " tuesday tue tues вторник ",        " wednesday wed weds среда среду ",
    " thursday thu thur thurs четверг ", " friday fri пятница пятницу ",
    " saturday sat суббота субботу ",
};

bool lists(std::string_view names, const std::string& word) {
    return !word.empty() && names.find(" " + word + " ") != std::string_view::npos;
}

/// A reader of words and numbers that steps back where a form does not go on.
struct Scanner {
    std::string_view text;
    std::size_t at{};

    [[nodiscard]] char here() const { return at < text.size() ? text[at] : '\0'; }
    bool take(char c) {
        if (here() != c) return false;
        ++at;
        return true;
    }
    void skip_blanks() {
        while (take(' ') || take('\t') || take_nbsp()) {
        }
    }
    bool take_nbsp() {
        if (text.substr(at, 2) != "\xC2\xA0") return false;
        at += 2;
        return true;
    }
    /// Takes `word` if it stands here, case folded, and ends here.
    bool take_word(std::string_view word) {
        const std::size_t before = at;
        if (utf8::fold(take_letters()) == word) return true;
        at = before;
        return false;
    }
    std::string_view take_letters() {
        const std::size_t begin = at;
        while (at < text.size()) {
            const utf8::Decoded c = utf8::decode(text, at);
            if (!utf8::is_letter(c.code)) break;
            at += c.size;
        }
        return text.substr(begin, at - begin);
    }
    /// A number of 1 to 4 digits that no digit follows.
    std::optional<int> take_number(std::size_t most_digits) {
        std::size_t end = at;
        int value = 0;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9' && end - at <= most_digits)
            value = value * 10 + (text[end++] - '0');
        if (end == at || end - at > most_digits) return std::nullopt;
        at = end;
        return value;
    }
};

bool is_year(int value) { return value >= 1900 && value <= 2099; }

std::optional<int> take_day(Scanner& in) {
    const std::size_t before = in.at;
    const auto day = in.take_number(2);
    if (!day || *day < 1 || *day > 31) {
        in.at = before;
        return std::nullopt;
    }
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (in.take_word(ending)) break;
    return day;
}

std::optional<int> take_month(Scanner& in) {
    const std::size_t before = in.at;
    const auto month = month_named(in.take_letters());
    if (!month) in.at = before;
    return month;
}

std::optional<unsigned> take_weekday(Scanner& in) {
    const std::size_t before = in.at;
    const auto weekday = weekday_named(in.take_letters());
    if (!weekday) {
        in.at = before;
        return std::nullopt;
    }
    in.take('.');
    in.take(',');
    in.skip_blanks();
    return weekday;
}

/// ", 2007", " 2007", " de 2007", " '07"; two bare digits only where `short_years`.
int take_year(Scanner& in, bool short_years) {
    const std::size_t before = in.at;
    in.take('.');
    in.take(',');
    in.skip_blanks();
    if (in.take_word("de") || in.take_word("of")) in.skip_blanks();
    const bool apostrophe = in.take('\'');
    const std::size_t first = in.at;
    if (const auto year = in.take_number(4)) {
        const std::size_t size = in.at - first;
        if (size == 4 && is_year(*year)) return *year;
        if (size == 2 && (apostrophe || short_years)) return *year + (*year < 70 ? 2000 : 1900);
    }
    in.at = before;
    return 0;
}

/// "-27" or " to 27" after a day: the rest of a range.
void skip_range(Scanner& in) {
    const std::size_t before = in.at;
    in.skip_blanks();
    const bool joined = in.take('-') || in.take_word("to") || in.take_word("and");
    if (!joined && in.text.substr(in.at, 3) == "\xE2\x80\x93") in.at += 3;
    in.skip_blanks();
    const bool moved = in.at != before;
    if (!moved || !take_day(in) || (in.here() >= '0' && in.here() <= '9')) in.at = before;
}

std::optional<Day> month_first(Scanner& in) {
    const auto month = take_month(in);
    if (!month) return std::nullopt;
    const bool dot = in.take('.');
    in.skip_blanks();
    const std::size_t after_month = in.at;
    if (const auto day = take_day(in); day && !(in.here() >= '0' && in.here() <= '9')) {
        skip_range(in);
        return Day{take_year(in, false), *month, *day};
    }
    in.at = after_month;
    if (!dot) in.take(',');
    in.skip_blanks();
    const auto year = in.take_number(4);
    if (year && is_year(*year)) return Day{*year, *month, 0};
    return std::nullopt;
}

std::optional<Day> day_first(Scanner& in) {
    const auto day = take_day(in);
    if (!day) return std::nullopt;
    const std::size_t after_day = in.at;
    skip_range(in);
    in.take('.');
    in.skip_blanks();
    if (in.take_word("of") || in.take_word("de")) in.skip_blanks();
    auto month = take_month(in);
    if (!month) {  // "2 to" of "2 to one" is no range
        in.at = after_day;
        in.take('.');
        in.skip_blanks();
        month = take_month(in);
    }
    if (!month) return std::nullopt;
    const int year = take_year(in, true);
    return Day{year, *month, *day};
}

/// 2007-06-26, 26.06.2007, 26.6.07, 26/06/2007.
std::optional<Day> all_figures(Scanner& in) {
    const auto first = in.take_number(4);
    if (!first) return std::nullopt;
    const char mark = in.here();
    if (mark != '-' && mark != '.' && mark != '/') return std::nullopt;
    in.take(mark);
    const auto second = in.take_number(2);
    if (!second || !in.take(mark)) return std::nullopt;
    const std::size_t before = in.at;
    const auto third = in.take_number(4);
    if (!third || (in.here() >= '0' && in.here() <= '9')) return std::nullopt;
    if (is_year(*first) && mark != '.')
        return *third == 0 ? std::nullopt : std::optional{Day{*first, *second, *third}};
    const std::size_t digits = in.at - before;
    if (mark == '-' || !(digits == 2 || is_year(*third))) return std::nullopt;
    const int year = digits == 2 ? *third + (*third < 70 ? 2000 : 1900) : *third;
    if (*first == 0 || *second == 0) return std::nullopt;
    if (mark == '/' && *first <= 12 && *second <= 12 && *first != *second) return std::nullopt;
    if (*second > 12) return Day{year, *first, *second};
    return Day{year, *second, *first};
}

bool is_possible(const Day& day) {
    if (day.day == 0) return day.month >= 1 && day.month <= 12;
    return is_in_calendar(day.year == 0 ? 2000 : day.year, day.month, day.day);
}

bool ends_word(const Scanner& in) {
    if (in.at >= in.text.size()) return true;
    const utf8::Decoded next = utf8::decode(in.text, in.at);
    return !utf8::is_letter(next.code) && !(next.code >= '0' && next.code <= '9');
}

/// "26 June 2007 (Tuesday)", "June 26 Tuesday" is not taken.
std::optional<unsigned> weekday_after(const Scanner& in) {
    Scanner rest = in;
    rest.skip_blanks();
    if (!rest.take('(')) return std::nullopt;
    return weekday_named(rest.take_letters());
}

}  // namespace

std::optional<int> month_named(std::string_view word) {
    const std::string folded = utf8::fold(word);
    for (const Month& month : kMonths)
        if (lists(month.names, folded)) return month.number;
    return std::nullopt;
}

std::optional<unsigned> weekday_named(std::string_view word) {
    const std::string folded = utf8::fold(word);
    for (unsigned i = 0; i < kWeekdays.size(); ++i)
        if (lists(kWeekdays[i], folded)) return i;
    return std::nullopt;
}

std::optional<WrittenDay> written_day_at(std::string_view text, std::size_t at) {
    Scanner start{text, at};
    const auto weekday = take_weekday(start);
    for (const auto form : {all_figures, day_first, month_first}) {
        Scanner in = start;
        const auto day = form(in);
        if (!day || !ends_word(in) || !is_possible(*day)) continue;
        return WrittenDay{*day, weekday ? weekday : weekday_after(in), {at, in.at}};
    }
    return std::nullopt;
}

std::vector<WrittenDay> written_days(std::string_view text) {
    std::vector<WrittenDay> found;
    bool at_start = true;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = utf8::decode(text, i);
        const bool figure = c.code >= '0' && c.code <= '9';
        const bool part_of_word = utf8::is_letter(c.code) || figure;
        // Lower-case English words ("may", "sun", "march") are no dates; other languages write them
        // small.
        const bool may_begin = figure || utf8::is_upper(c.code) || c.code >= 0x80;
        if (at_start && part_of_word && may_begin) {
            if (const auto day = written_day_at(text, i)) {
                found.push_back(*day);
                i = day->where.end;
                continue;
            }
        }
        at_start = !part_of_word && !(c.code == '.' || c.code == ',' || c.code == '-');
        i += c.size;
    }
    return found;
}

}  // namespace demarche::read
