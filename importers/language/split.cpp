#include "importers/language/split.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/language/tokens.hpp"

namespace demarche::language {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

constexpr std::size_t kShortLine = 60;  // bytes: a line that was not broken to fit a page
constexpr std::size_t kLongLine = 120;  // bytes: as long as no line that was broken to fit a page

bool ends_finished(std::string_view line) {
    for (const std::string_view mark : {".", "!", "?", "\"", "”", ":", ";", "…", ")", "’", "; and"})
        if (line.ends_with(mark)) return true;
    return false;
}

/// True where the line end at `at` parts paragraphs: a blank line follows, or the line before is
/// finished, as a clause of a resolution is by its semicolon, or too short or too long to have been
/// wrapped.
bool parts_paragraphs(std::string_view text, std::size_t at, std::size_t next) {
    if (std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                   text.begin() + static_cast<std::ptrdiff_t>(next), '\n') > 1)
        return true;
    const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::string_view line = text.substr(start, at - start);
    return line.size() < kShortLine || line.size() > kLongLine || ends_finished(line);
}

constexpr std::size_t kLongestChunk = 400;  // bytes; what is longer is no word

/// Moves the tokens of a paragraph from `begin` to `end` to a sentence.
Sentence sentence_of(Paragraph& paragraph, std::size_t begin, std::size_t end, std::size_t number) {
    Sentence sentence;
    const auto at = [&](std::size_t i) {
        return std::make_move_iterator(paragraph.tokens.begin() + static_cast<std::ptrdiff_t>(i));
    };
    sentence.tokens.assign(at(begin), at(end));
    sentence.where = {sentence.tokens.front().where.begin, sentence.tokens.back().where.end};
    sentence.paragraph = number;
    return sentence;
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text, std::size_t from) {
    std::vector<Paragraph> paragraphs;
    bool is_new = true;
    for (std::size_t i = from; i < text.size();) {
        const std::size_t gap = i;
        while (i < text.size() && is_space(text[i])) ++i;
        const std::string_view space = text.substr(gap, i - gap);
        if (const std::size_t line_end = space.find('\n');
            line_end != std::string_view::npos && parts_paragraphs(text, gap + line_end, i))
            is_new = true;
        std::size_t end = i;
        while (end < text.size() && !is_space(text[end]) && end - i < kLongestChunk)
            end += utf8::decode(text, end).size;
        if (end == i) continue;
        if (std::exchange(is_new, false)) paragraphs.emplace_back();
        Paragraph& paragraph = paragraphs.back();
        bool spaced = !space.empty();
        for (Token& token : split_tokens(text, {i, end})) {
            paragraph.words.push_back(word_of(token.form));
            paragraph.tokens.push_back(std::move(token));
            paragraph.spaced.push_back(std::exchange(spaced, false));
        }
        i = end;
    }
    return paragraphs;
}

std::vector<Sentence> split_sentences(std::string_view text, std::size_t from,
                                      const Weights& ends) {
    std::vector<Sentence> sentences;
    std::size_t number = 0;
    for (Paragraph& paragraph : split_paragraphs(text, from)) {
        std::size_t begin = 0;
        for (const std::size_t end : sentence_ends(paragraph, ends, kLongestSentence)) {
            sentences.push_back(sentence_of(paragraph, begin, end, number));
            begin = end;
        }
        ++number;
    }
    return sentences;
}

}  // namespace demarche::language
