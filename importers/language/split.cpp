#include "importers/language/split.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "core/model/utf8.hpp"

namespace demarche::language {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

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
constexpr std::array<std::string_view, 66> kTitles = {
    "mr",   "mrs",  "ms",  "dr",   "gen",  "col",  "lt",     "maj",   "capt",   "sgt",  "adm",
    "sen",  "rep",  "gov", "rev",  "hon",  "amb",  "prof",   "st",    "messrs", "mme",  "jr",
    "sr",   "pres", "sec", "brig", "cmdr", "fr",   "mt",     "ft",    "vs",     "no",   "nos",
    "art",  "para", "vol", "fig",  "dept", "univ", "approx", "est",   "inc",    "ltd",  "co",
    "corp", "bros", "jan", "feb",  "mar",  "apr",  "aug",    "sept",  "sep",    "oct",  "nov",
    "dec",  "etc",  "al",  "cf",   "viz",  "ca",   "dist",   "gov't", "supt",   "insp", "atty"};

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

class Cutter {
public:
    Cutter(std::string_view chunk, std::size_t at) : chunk_{chunk}, at_{at} {}

    std::vector<Token> cut() {
        std::size_t begin = 0;
        std::size_t end = chunk_.size();
        std::vector<Token> tail;
        if (!is_address(chunk_)) {
            begin = peel_front(end);
            end = peel_back(begin, tail);
        }
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
            if (chunk_.substr(begin, 2) == "--" || chunk_.substr(begin, 3) == "...") {
                std::size_t past = begin;
                while (past < end && chunk_[past] == chunk_[begin]) ++past;
                out_.push_back(token(begin, past));
                begin = past;
                continue;
            }
            const std::string_view c = character(chunk_, begin);
            const bool clitic = (c == "'" || c == "’") && begin + c.size() < end && begin == 0 &&
                                is_one_of(utf8::lower(chunk_), {"'s", "’s", "'em", "’em"});
            const bool number =
                c == "-" && begin + 1 < end && is_digit(chunk_[begin + 1]) && begin == 0;
            if (!opens(c) || clitic || number) break;
            out_.push_back(token(begin, begin + c.size()));
            begin += c.size();
        }
        return begin;
    }

    std::size_t peel_back(std::size_t begin, std::vector<Token>& tail) const {
        std::size_t end = chunk_.size();
        while (end > begin) {
            const std::string_view rest = chunk_.substr(begin, end - begin);
            const std::string_view c = last_character(rest);
            if (c == ".") {
                std::size_t first = end;
                while (first > begin && chunk_[first - 1] == '.') --first;
                if (end - first == 1 && keeps_stop(rest)) break;
                tail.push_back(token(first, end));
                end = first;
                continue;
            }
            if (!closes(c)) break;
            tail.push_back(token(end - c.size(), end));
            end -= c.size();
        }
        return end;
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
            const bool comma = c == "," && inside && !is_digit(chunk_[next]);
            if (!dash && !hyphen && !quote && !comma) {
                i = next;
                continue;
            }
            if (i > first) word(first, i);
            std::size_t past = next;
            while (dash && c == "-" && past < end && chunk_[past] == '-') ++past;
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
                       "inter", "multi", "counter", "vice", "sub", "al", "el", "x"}) &&
            chunk_[at] == '-')
            return false;
        (void)end;
        return letters || is_digit(chunk_[next]);
    }

    void word(std::size_t begin, std::size_t end) {
        const std::string_view text = chunk_.substr(begin, end - begin);
        const std::string low = utf8::lower(text);
        if (low == "cannot") {
            out_.push_back(token(begin, begin + 3));
            out_.push_back(token(begin + 3, end));
            return;
        }
        for (const std::string_view clitic : {"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve",
                                              "'ll", "’ll", "'d", "’d", "'m", "’m"}) {
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

    std::string_view chunk_;
    std::size_t at_;
    std::vector<Token> out_;
};

bool ends_sentence(std::string_view form) {
    return is_one_of(form, {".", "!", "?", "…", "..", "...", "?!", "!!", "...."});
}

bool is_closer(std::string_view form) {
    return is_one_of(form, {"\"", "”", "''", "'", "’", ")", "]", "»"});
}

bool starts_sentence(std::string_view form) {
    const utf8::Decoded c = utf8::decode(form, 0);
    return utf8::is_upper(c.code) || is_digit(form[0]) ||
           is_one_of(character(form, 0),
                     {"\"", "“", "'", "‘", "«", "(", "[", "•", "-", "–", "—", "`"}) ||
           c.code > 0x2E80;
}

/// Words that begin a sentence far more often than they follow an abbreviation inside one.
bool is_opener(std::string_view form) {
    return is_one_of(form,
                     {"The",     "He",        "She",  "It",    "They", "We",    "I",     "In",
                      "But",     "A",         "An",   "This",  "That", "These", "On",    "At",
                      "As",      "However",   "Both", "And",   "His",  "Its",   "Their", "Our",
                      "Earlier", "Meanwhile", "No",   "There", "When", "While", "After"});
}

/// Puts tokens together to sentences.
class Builder {
public:
    void paragraph_end() {
        close();
        if (filled_) ++paragraph_;
        filled_ = false;
    }

    void add(Token token, bool spaced) {
        if (pending_ && !(is_closer(token.form) && !spaced)) {
            if (starts_sentence(token.form)) close();
            pending_ = false;
        }
        if (after_abbreviation_ && is_opener(token.form)) close();
        after_abbreviation_ =
            token.form.size() > 2 && token.form.ends_with('.') && is_dotted(token.form);
        if (sentence_.tokens.size() >= kLongestSentence) close();
        if (ends_sentence(token.form)) pending_ = true;
        sentence_.tokens.push_back(std::move(token));
        filled_ = true;
    }

    std::vector<Sentence> take() {
        close();
        return std::move(out_);
    }

private:
    void close() {
        pending_ = after_abbreviation_ = false;
        if (sentence_.tokens.empty()) return;
        sentence_.where = {sentence_.tokens.front().where.begin, sentence_.tokens.back().where.end};
        sentence_.paragraph = paragraph_;
        out_.push_back(std::move(sentence_));
        sentence_ = {};
    }

    std::vector<Sentence> out_;
    Sentence sentence_;
    std::size_t paragraph_{};
    bool pending_{};
    bool after_abbreviation_{};
    bool filled_{};
};

constexpr std::size_t kShortLine = 60;  // bytes: a line that was not broken to fit a page

/// True where the line end at `at` parts paragraphs: a blank line follows, or the line before is
/// finished or too short to have been wrapped.
bool parts_paragraphs(std::string_view text, std::size_t at, std::size_t next) {
    if (std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                   text.begin() + static_cast<std::ptrdiff_t>(next), '\n') > 1)
        return true;
    const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::string_view line = text.substr(start, at - start);
    if (line.empty() || line.size() < kShortLine) return true;
    return is_one_of(last_character(line), {".", "!", "?", "\"", "”", ":", "…", ")", "’"});
}

constexpr std::size_t kLongestChunk = 400;  // bytes; what is longer is no word

}  // namespace

std::vector<Token> split_tokens(std::string_view chunk, std::size_t at) {
    return Cutter{chunk, at}.cut();
}

std::vector<Sentence> split_sentences(std::string_view text, std::size_t from) {
    Builder builder;
    for (std::size_t i = from; i < text.size();) {
        const std::size_t gap = i;
        while (i < text.size() && is_space(text[i])) ++i;
        const std::string_view space = text.substr(gap, i - gap);
        if (const std::size_t line_end = space.find('\n');
            line_end != std::string_view::npos && parts_paragraphs(text, gap + line_end, i))
            builder.paragraph_end();
        std::size_t end = i;
        while (end < text.size() && !is_space(text[end]) && end - i < kLongestChunk)
            end += utf8::decode(text, end).size;
        if (end == i) continue;
        bool first = true;
        for (Token& token : split_tokens(text.substr(i, end - i), i)) {
            builder.add(std::move(token), first && !space.empty());
            first = false;
        }
        i = end;
    }
    return builder.take();
}

}  // namespace demarche::language
