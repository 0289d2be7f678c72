#include "importers/language/train/corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_map>

#include "core/error.hpp"
#include "importers/language/split.hpp"
#include "importers/language/tag_features.hpp"

namespace demarche::language {
namespace {

/// Numbers the words anew, the most frequent first.
void sort_by_count(Corpus& corpus) {
    std::vector<std::uint32_t> order(corpus.words.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return corpus.counts[a] != corpus.counts[b] ? corpus.counts[a] > corpus.counts[b]
                                                    : corpus.words[a] < corpus.words[b];
    });
    Corpus sorted;
    std::vector<std::uint32_t> number(order.size());
    for (const std::uint32_t old : order) {
        number[old] = static_cast<std::uint32_t>(sorted.words.size());
        sorted.words.push_back(std::move(corpus.words[old]));
        sorted.counts.push_back(corpus.counts[old]);
    }
    for (auto& paragraph : corpus.paragraphs)
        for (std::uint32_t& word : paragraph) word = number[word];
    sorted.paragraphs = std::move(corpus.paragraphs);
    corpus = std::move(sorted);
}

}  // namespace

Corpus read_corpus(std::istream& lines) {
    Corpus corpus;
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::size_t at = 0;
    for (std::string line; std::getline(lines, line);) {
        ++at;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_discarded() || !json.contains("text"))
            throw InputError{fmt::format("corpus, line {}: no JSON with a text", at)};
        const auto text = json["text"].get<std::string>();
        for (const Paragraph& paragraph : split_paragraphs(text, 0)) {
            std::vector<std::uint32_t>& out = corpus.paragraphs.emplace_back();
            for (const Token& token : paragraph.tokens) {
                const std::string word = normal_form(token.form);
                if (word.empty()) continue;  // a mark without its letter
                const auto [found, is_new] =
                    numbers.try_emplace(word, static_cast<std::uint32_t>(corpus.words.size()));
                if (is_new) {
                    corpus.words.push_back(found->first);
                    corpus.counts.push_back(0);
                }
                ++corpus.counts[found->second];
                out.push_back(found->second);
            }
        }
    }
    sort_by_count(corpus);
    return corpus;
}

}  // namespace demarche::language
