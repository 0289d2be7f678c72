#include "importers/language/tokens.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"

namespace demarche::language {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, text) != all.end();
}

/// The character at `at`, as bytes.
std::string_view character(std::string_view text, std::size_t at) {
    return text.substr(at, utf8::decode(text, at).size);
}

std::string_view last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return text.substr(at);
}

bool opens(std::string_view c) {
    return is_one_of(
        c, {"(", "[", "{", "\"", "“", "”", "„", "«", "‘", "'", "`", "<", "*", "#", "–", "—",
            "-", "$", "£", "€",  "~", "•", "·", "…", "/", ",", ";", ":", "!", "?", "’"});
}

bool closes(std::string_view c) {
    return is_one_of(c, {")", "]", "}", "\"", "“", "”", "»", "’", "'", "`", ",", ";",
                         ":", "!", "?", ">",  "*", "–", "—", "-", "%", "…", "/"});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words whose full stop belongs to them, in lower case without it.
constexpr std::array<std::string_view, 77> kTitles = {
    "mr",   "mrs",  "ms",  "dr",   "gen",  "col",  "lt",     "maj",   "capt",   "sgt",  "adm",
    "sen",  "rep",  "gov", "rev",  "hon",  "amb",  "prof",   "st",    "messrs", "mme",  "jr",
    "sr",   "pres", "sec", "brig", "cmdr", "fr",   "mt",     "ft",    "vs",     "no",   "nos",
    "art",  "para", "vol", "fig",  "dept", "univ", "approx", "est",   "inc",    "ltd",  "co",
    "corp", "bros", "jan", "feb",  "mar",  "apr",  "aug",    "sept",  "sep",    "oct",  "nov",
    "dec",  "etc",  "mon", "tue",  "tues", "wed",  "thu",    "thur",  "thurs",  "fri",  "sat",
    "sun",  "reps", "al",  "cf",   "viz",  "ca",   "dist",   "gov't", "supt",   "insp", "atty"};

bool is_title(std::string_view lower) { return std::ranges::find(kTitles, lower) != kTitles.end(); }

bool is_letter_at(std::string_view text, std::size_t at) {
    return utf8::is_letter(utf8::decode(text, at).code);
}

/// "U.S.", "a.m.", "J.": letters one by one, each with its stop.
bool is_dotted(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < word.size();) {
        const utf8::Decoded c = utf8::decode(word, i);
        if (!utf8::is_letter(c.code)) return false;
        i += c.size;
        if (i >= word.size() || word[i] != '.') return false;
        ++i;
        ++letters;
    }
    return letters > 0;
}

bool keeps_stop(std::string_view word) {
    if (is_dotted(word)) return true;
    return is_title(utf8::lower(word.substr(0, word.size() - 1)));
}

bool is_address(std::string_view chunk) {
    return chunk.find("://") != std::string_view::npos || chunk.starts_with("www.") ||
           (chunk.find('@') != std::string_view::npos &&
            chunk.find('.') != std::string_view::npos && chunk.front() != '@');
}

/// How many bytes of `text` are one mark that is written several times ("!!", "--", "..."), or
/// marks of an end in a row ("?!"); 0 for none or one.
std::size_t run_length(std::string_view text) {
    constexpr std::string_view ends = ".!?", same = "-*=<>$_~#'+";
    std::size_t n = 0;
    if (ends.find(text.front()) != std::string_view::npos)
        n = std::min(text.find_first_not_of(ends), text.size());
    else if (same.find(text.front()) != std::string_view::npos)
        n = std::min(text.find_first_not_of(text.front()), text.size());
    return n > 1 ? n : 0;
}

/// The same for the end of `text`; a stop that belongs to a word stays with it ("U.S.?").
std::size_t run_length_at_end(std::string_view text) {
    constexpr std::string_view ends = ".!?";
    const bool is_end = ends.find(text.back()) != std::string_view::npos;
    const std::size_t before =
        is_end ? text.find_last_not_of(ends) : text.find_last_not_of(text.back());
    std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (text[begin] == '.' && text.substr(begin, 2) != ".." &&
        keeps_stop(text.substr(0, begin + 1)))
        ++begin;
    const std::size_t n = text.size() - begin;
    return n > 0 && run_length(text.substr(begin)) == n ? n : 0;
}

/// ":)" and its like.
bool is_smiley(std::string_view text) {
    return is_one_of(text, {":)", ":(", ";)", ":D", ":P", ":-)", ":-(", ";-)", "=)", "(:", "=D",
                            ":-D", ":/", ":p", "XD", "<3"});
}

bool is_number_part(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// "11/28/2000", "9/11", "713-853-3989", "555-0199": dates, fractions and telephone numbers.
bool is_joined_number(std::string_view text) {
    std::vector<std::string_view> parts;
    char mark = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("/-", begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        if (!is_number_part(parts.back())) return false;
        if (end < text.size()) mark = text[end];
        begin = end + 1;
    }
    if (parts.size() < 2) return false;
    return mark == '/' || parts.size() > 2 || (parts[0].size() == 3 && parts[1].size() == 4);
}

/// How long the first of two words is that are written as one: "cannot", "gonna", "5pm". 0 for
/// what is one word.
std::size_t first_of_two(std::string_view lower) {
    constexpr std::array<std::pair<std::string_view, std::size_t>, 21> known = {
        {{"cannot", 3}, {"gonna", 3},  {"wanna", 3},  {"gotta", 3},   {"dont", 2},    {"cant", 2},
         {"wont", 2},   {"didnt", 3},  {"doesnt", 4}, {"couldnt", 5}, {"wouldnt", 5}, {"isnt", 2},
         {"wasnt", 3},  {"havent", 4}, {"hasnt", 3},  {"youre", 3},   {"theyre", 4},  {"thats", 4},
         {"whats", 4},  {"theres", 5}, {"aint", 2}}};
    for (const auto& [word, first] : known)
        if (word == lower) return first;
    const std::size_t digits = lower.find_first_not_of("0123456789:");
    if (digits == 0 || digits == std::string_view::npos) return 0;
    return is_one_of(lower.substr(digits), {"am", "pm", "mm", "km", "kg", "cm"}) ? digits : 0;
}

class Cutter {
public:
    Cutter(std::string_view text, ByteSpan chunk)
        : chunk_{slice(text, chunk)}, after_{text.substr(chunk.end)}, at_{chunk.begin} {}

    std::vector<Token> cut() {
        if (is_smiley(chunk_)) return {token(0, chunk_.size())};
        const std::size_t begin = peel_front(chunk_.size());
        std::vector<Token> tail;
        const std::size_t end = peel_back(begin, tail);
        if (begin < end) core(begin, end);
        out_.insert(out_.end(), tail.rbegin(), tail.rend());
        return std::move(out_);
    }

private:
    Token token(std::size_t begin, std::size_t end) const {
        Token t;
        t.where = {at_ + begin, at_ + end};
        t.form = chunk_.substr(begin, end - begin);
        return t;
    }

    std::size_t peel_front(std::size_t end) {
        std::size_t begin = 0;
        while (begin < end) {
            if (const std::size_t run = run_length(chunk_.substr(begin)); run > 0) {
                out_.push_back(token(begin, begin + run));
                begin += run;
                continue;
            }
            const std::string_view c = character(chunk_, begin);
            const bool clitic = (c == "'" || c == "’") && begin + c.size() < end && begin == 0 &&
                                is_one_of(utf8::lower(chunk_), {"'s", "’s", "'em", "’em"});
            const bool number =
                c == "-" && begin + 1 < end && is_digit(chunk_[begin + 1]) && begin == 0;
            const bool tag = c == "#" && begin + 1 < end && is_letter_at(chunk_, begin + 1);
            if (!opens(c) || clitic || number || tag) break;
            out_.push_back(token(begin, begin + c.size()));
            begin += c.size();
        }
        return begin;
    }

    std::size_t peel_back(std::size_t begin, std::vector<Token>& tail) const {
        std::size_t end = chunk_.size();
        while (end > begin) {
            const std::string_view rest = chunk_.substr(begin, end - begin);
            const std::size_t run = run_length_at_end(rest);
            const std::string_view c = last_character(rest);
            std::size_t size = run > 0 ? run : c.size();
            if (run == 0 && c == "." && keeps_stop_here(rest)) break;
            if (run == 0 && c != "." && !closes(c)) break;
            if (is_address(rest) && run == 0 && (c == "/" || c == "-")) break;
            if (run == 0 && c == ")" &&
                is_smiley(rest.substr(rest.size() - std::min<std::size_t>(2, rest.size()))))
                size = 2;
            tail.push_back(token(end - size, end));
            end -= size;
        }
        return end;
    }

    /// True where the full stop at the end of `word` is its own: not of "no." but before a number,
    /// not of the "etc." that a new sentence follows.
    bool keeps_stop_here(std::string_view word) const {
        if (!keeps_stop(word)) return false;
        const std::string low = utf8::lower(word);
        if (low != "no." && low != "etc." && low != "sat." && low != "sun." && low != "art." &&
            low != "nos.")
            return true;
        const std::size_t next = after_.find_first_not_of(" \t\r\n");
        const bool is_over = next == std::string_view::npos ||
                             after_.substr(0, next).find('\n') != std::string_view::npos;
        if (low == "no." || low == "nos." || low == "art.")
            return !is_over && is_digit(after_[next]);
        if (low == "etc.") return !is_over && !utf8::is_upper(utf8::decode(after_, next).code);
        return word.front() == 'S' && word.size() == chunk_.size();
    }

    /// What is left: cut at dashes, hyphens and slashes between letters, then at clitics.
    void core(std::size_t begin, std::size_t end) {
        if (is_address(chunk_.substr(begin, end - begin))) {
            out_.push_back(token(begin, end));
            return;
        }
        std::size_t first = begin;
        for (std::size_t i = begin; i < end;) {
            const std::string_view c = character(chunk_, i);
            const std::size_t next = i + c.size();
            const bool inside = i > first && next < end;
            const bool dash = c == "—" || c == "–" || (c == "-" && chunk_.substr(i, 2) == "--");
            const bool hyphen =
                (c == "-" || c == "/") && inside && splits_hyphen(first, i, next, end);
            const bool quote =
                inside && is_one_of(c, {"\"", "“", "”", "(", ")", "[", "]", ";", "?", "!", "…"});
            const bool dots = c == "." && inside && chunk_[next] == '.';
            const bool comma = c == "," && inside && !is_digit(chunk_[next]);
            if (!dash && !hyphen && !quote && !comma && !dots) {
                i = next;
                continue;
            }
            if (i > first) word(first, i);
            std::size_t past = next;
            while ((dots || (dash && c == "-")) && past < end && chunk_[past] == c.front()) ++past;
            out_.push_back(token(i, past));
            first = i = past;
        }
        if (first < end) word(first, end);
    }

    bool splits_hyphen(std::size_t first, std::size_t at, std::size_t next, std::size_t end) const {
        const bool letters = is_letter_at(chunk_, next);
        const std::string before = utf8::lower(chunk_.substr(first, at - first));
        if (is_one_of(before,
                      {"non", "re", "co", "anti", "pre", "ex", "e", "de", "mid", "un", "pro",
                       "inter", "multi", "counter", "sub", "post", "semi", "over", "mis"}) &&
            chunk_[at] == '-')
            return false;
        if (is_joined_number(chunk_.substr(first, end - first))) return false;
        return letters || is_digit(chunk_[next]);
    }

    void word(std::size_t begin, std::size_t end) {
        const std::string_view text = chunk_.substr(begin, end - begin);
        const std::string low = utf8::lower(text);
        if (const std::size_t first = first_of_two(low); first > 0) {
            out_.push_back(token(begin, begin + first));
            out_.push_back(token(begin + first, end));
            return;
        }
        for (const std::string_view clitic : {"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve",
                                              "'ll", "’ll", "'d", "’d", "'m", "’m", "`s"}) {
            if (low.size() <= clitic.size() || !low.ends_with(clitic)) continue;
            out_.push_back(token(begin, end - clitic.size()));
            out_.push_back(token(end - clitic.size(), end));
            return;
        }
        if (const std::size_t percent = text.find('%');
            percent != std::string_view::npos && percent > 0 && percent + 1 == text.size()) {
            out_.push_back(token(begin, end - 1));
            out_.push_back(token(end - 1, end));
            return;
        }
        if (const std::size_t dollar = text.find('$');
            dollar != std::string_view::npos && dollar > 0 && dollar + 1 < text.size()) {
            out_.push_back(token(begin, begin + dollar + 1));
            out_.push_back(token(begin + dollar + 1, end));
            return;
        }
        out_.push_back(token(begin, end));
    }

    std::string_view chunk_, after_;
    std::size_t at_;
    std::vector<Token> out_;
};

}  // namespace

bool is_title_or_initial(std::string_view form) {
    if (form.size() < 2 || form.back() != '.') return false;
    const bool is_initial = is_dotted(form) && std::ranges::count(form, '.') == 1;
    return is_initial || is_title(utf8::lower(form.substr(0, form.size() - 1)));
}

std::vector<Token> split_tokens(std::string_view text, ByteSpan chunk) {
    return Cutter{text, chunk}.cut();
}

}  // namespace demarche::language
