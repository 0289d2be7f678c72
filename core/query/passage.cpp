#include "core/query/passage.hpp"

#include <fmt/format.h>

#include <string>

#include "core/error.hpp"

namespace demarche::query {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::size_t past_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

/// Where the words that begin at `at` end; `at` itself where they do not stand there.
std::size_t end_of(std::string_view text, std::size_t at, std::string_view words) {
    std::size_t here = at;
    for (std::size_t i = 0; i < words.size();) {
        if (here == text.size() || is_blank(words[i]) != is_blank(text[here])) return at;
        if (is_blank(words[i])) {
            i = past_blanks(words, i);
            here = past_blanks(text, here);
        } else if (words[i++] != text[here++]) {
            return at;
        }
    }
    return here;
}

/// False for a byte within a character.
bool begins_character(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Enough of a long quotation to know it by.
std::string shortened(std::string_view words) {
    constexpr std::size_t longest = 60;  // bytes
    if (words.size() <= longest) return std::string{words};
    std::size_t end = longest;
    while (!begins_character(words, end)) --end;
    return std::string{words.substr(0, end)} + "…";
}

}  // namespace

std::vector<ByteSpan> places_of(std::string_view text, std::string_view words) {
    words = trimmed(words);
    std::vector<ByteSpan> places;
    if (words.empty()) return places;
    for (std::size_t at = text.find(words[0]); at != std::string_view::npos;) {
        const std::size_t end = end_of(text, at, words);
        if (end != at) places.push_back({at, end});
        at = text.find(words[0], end != at ? end : at + 1);
    }
    return places;
}

ByteSpan passage_of(const Article& article, std::string_view words) {
    const std::vector<ByteSpan> places = places_of(article.text, words);
    if (places.size() == 1) return places.front();
    if (places.empty())
        throw InputError{
            fmt::format("article '{0}' does not hold the words '{1}'; copy them from "
                        "'demarche show {0}'",
                        article.id.text, shortened(words))};
    throw InputError{fmt::format(
        "article '{}' holds '{}' {} times; give more of the sentence, or one place: "
        "--begin {} --end {}, --begin {} --end {}{}",
        article.id.text, shortened(words), places.size(), places[0].begin, places[0].end,
        places[1].begin, places[1].end, places.size() > 2 ? " and so on" : "")};
}

void require_passage(const Article& article, ByteSpan where) {
    const std::string_view text = article.text;
    if (where.empty())
        throw InputError{fmt::format("--begin {} is not before --end {}", where.begin, where.end)};
    if (where.end > text.size())
        throw InputError{fmt::format("article '{}' ends at byte {}, before --end {}",
                                     article.id.text, text.size(), where.end)};
    for (const std::size_t at : {where.begin, where.end})
        if (!begins_character(text, at))
            throw InputError{fmt::format("byte {} of article '{}' lies within a character", at,
                                         article.id.text)};
    if (trimmed(slice(text, where)).empty())
        throw InputError{fmt::format("article '{}' holds nothing but white space from {} to {}",
                                     article.id.text, where.begin, where.end)};
}

}  // namespace demarche::query
