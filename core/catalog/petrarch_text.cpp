#include "core/catalog/petrarch_text.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/table.hpp"
#include "core/model/utf8.hpp"

namespace demarche::catalog::petrarch {
namespace {

std::string from_latin_1(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) utf8::append(text, static_cast<unsigned char>(c));
    return text;
}

bool is_control(char32_t code) {
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
}

std::string without_controls(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = utf8::decode(text, i);
        if (!is_control(c.code)) out += text.substr(i, c.size);
        i += c.size;
    }
    return out;
}

/// Words that are written small within a name, and parts of words before a hyphen ("al-Sadr").
bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 44> kParticles = {
        "a",  "ad", "al",  "an",  "and", "ar",  "as",  "ash", "at",  "az",   "bin",
        "by", "da", "das", "de",  "del", "den", "der", "di",  "do",  "dos",  "du",
        "e",  "el", "et",  "for", "ibn", "in",  "la",  "las", "le",  "les",  "los",
        "of", "on", "the", "to",  "ul",  "und", "ur",  "van", "von", "with", "y"};
    return std::ranges::find(kParticles, word) != kParticles.end();
}

/// Words in capitals wherever they stand.
bool is_acronym(std::string_view word) {
    constexpr std::array<std::string_view, 19> kAcronyms = {
        "us",  "uk", "un", "eu",  "uae", "usa", "ussr", "prc",  "imf", "nato",
        "ngo", "ii", "iv", "iii", "cia", "fbi", "wto",  "aids", "hiv"};
    if (std::ranges::find(kAcronyms, word) != kAcronyms.end()) return true;
    return word.size() >= 2 && word.size() <= 5 &&
           word.find_first_of("aeiouy") == std::string_view::npos &&
           std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A part of a word, between blanks and hyphens, in small letters; put down with a capital.
void append_part(std::string& text, std::string_view part, std::string_view as_written) {
    if (part.find('.') != std::string_view::npos || is_acronym(part)) {
        text += as_written;
        return;
    }
    const bool is_elided = part.size() > 2 && part[1] == '\'';  // "O'Neil"
    for (std::size_t i = 0; i < part.size();) {
        const utf8::Decoded c = utf8::decode(part, i);
        const bool is_capital = i == 0 || (is_elided && i == 2);
        text += (is_capital ? as_written : part).substr(i, c.size);
        i += c.size;
    }
}

void append_word(std::string& text, std::string_view word) {
    const bool is_first = text.empty();
    if (!is_first) text += ' ';
    const std::string small = utf8::lower(word);
    if (small.size() != word.size()) {  // a letter whose small form has another length
        text += word;
        return;
    }
    for (std::size_t at = 0; at < small.size();) {
        const std::size_t end = std::min(small.find('-', at), small.size());
        const std::string_view part = std::string_view{small}.substr(at, end - at);
        const bool is_joined = end < small.size() || at > 0;
        if (is_particle(part) && (is_joined || !is_first))
            text += part;
        else
            append_part(text, part, word.substr(at, end - at));
        if (end < small.size()) text += '-';
        at = end + 1;
    }
}

/// "IAA" of "ISLAMIC_ARMY_OF_ADEN_(IAA)".
bool is_short_form(std::string_view text) {
    constexpr std::size_t kLongest = 8;
    return text.size() >= 2 && text.size() <= kLongest &&
           std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

bool has_small_letters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<Line> read_lines(std::string_view bytes, Semicolon semicolon) {
    std::vector<Line> lines;
    const std::string_view marks = semicolon == Semicolon::comment ? "#;" : "#";
    for (std::size_t number = 1; !bytes.empty(); ++number) {
        const std::size_t end = bytes.find('\n');
        const std::string_view raw = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        const std::string_view text = raw.substr(0, raw.find_first_of(marks));
        if (trimmed(text).empty()) continue;
        lines.push_back({number, without_controls(utf8::is_valid(text) ? std::string{text}
                                                                       : from_latin_1(text))});
    }
    return lines;
}

Bracketed bracketed(std::string_view text) {
    Bracketed found;
    std::size_t open = text.find('[');
    found.head = trimmed(text.substr(0, open));
    while (open != std::string_view::npos) {
        const std::size_t close = text.find(']', open);
        found.is_closed = close != std::string_view::npos;
        if (!found.is_closed) return found;
        found.parts.push_back(trimmed(text.substr(open + 1, close - open - 1)));
        open = text.find('[', close);
    }
    return found;
}

std::string spelled(std::string_view written) {
    std::string blanks{written};
    std::ranges::replace(blanks, '_', ' ');
    std::ranges::replace(blanks, '\t', ' ');
    const bool keeps_letters = has_small_letters(written);
    std::string name;
    for (const std::string_view word : items(blanks, ' ')) {
        if (keeps_letters)
            (name += name.empty() ? "" : " ") += word;
        else
            append_word(name, word);
    }
    return name;
}

std::vector<std::string> names_in(std::string_view written) {
    std::vector<std::string> names;
    const auto add = [&](std::string_view one) {
        std::string name = spelled(one);
        std::erase_if(name, [](char c) { return c == '(' || c == ')' || c == ';' || c == '"'; });
        if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
    };
    for (const std::string_view entry : items(written, '+')) {
        const std::size_t open = entry.find('('), close = entry.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
            add(entry);
            continue;
        }
        add(std::string{entry.substr(0, open)} + "_" + std::string{entry.substr(close + 1)});
        const std::string_view inner = entry.substr(open + 1, close - open - 1);
        if (is_short_form(inner))
            names.emplace_back(inner);
        else
            add(inner);
    }
    return names;
}

}  // namespace demarche::catalog::petrarch
