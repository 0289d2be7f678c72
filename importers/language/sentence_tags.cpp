#include "importers/language/sentence_tags.hpp"

#include <array>
#include <utility>
#include <vector>

#include "importers/language/parse.hpp"

namespace demarche::language {
namespace {

constexpr std::array<std::pair<std::string_view, Upos>, 17> kUpos = {{{"ADJ", Upos::adj},
                                                                      {"ADP", Upos::adp},
                                                                      {"ADV", Upos::adv},
                                                                      {"AUX", Upos::aux},
                                                                      {"CCONJ", Upos::cconj},
                                                                      {"DET", Upos::det},
                                                                      {"INTJ", Upos::intj},
                                                                      {"NOUN", Upos::noun},
                                                                      {"NUM", Upos::num},
                                                                      {"PART", Upos::part},
                                                                      {"PRON", Upos::pron},
                                                                      {"PROPN", Upos::propn},
                                                                      {"PUNCT", Upos::punct},
                                                                      {"SCONJ", Upos::sconj},
                                                                      {"SYM", Upos::sym},
                                                                      {"VERB", Upos::verb},
                                                                      {"X", Upos::x}}};

Upos upos_of(std::string_view name) {
    for (const auto& [known, upos] : kUpos)
        if (known == name) return upos;
    return Upos::x;
}

}  // namespace

void annotate(Sentence& sentence, const Model& model, const Lemmas& lemmas) {
    std::vector<Word> words;
    words.reserve(sentence.tokens.size());
    for (const Token& token : sentence.tokens) words.push_back(word_of(token.form));
    const std::vector<int> tags = tag_words(model, words);
    const Arcs arcs = parse_words(model, words, tags);
    const int n = static_cast<int>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        Token& token = sentence.tokens[i];
        const std::string_view tag = model.tags[static_cast<std::size_t>(tags[i])];
        const std::size_t bar = tag.find('|');
        token.upos = upos_of(tag.substr(0, bar));
        token.xpos = tag.substr(bar + 1);
        token.lemma = lemmas.of(token.form, token.upos, token.xpos);
        token.head = arcs.heads[i] == n ? -1 : arcs.heads[i];
        token.relation = model.relations[static_cast<std::size_t>(arcs.relations[i])];
    }
}

}  // namespace demarche::language
