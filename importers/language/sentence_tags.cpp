#include "importers/language/sentence_tags.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "importers/language/parse.hpp"
#include "importers/language/pieces.hpp"

namespace demarche::language {
namespace {

constexpr std::size_t together = 8;  // sentences that are parsed at once

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

/// A sentence under work.
struct Work {
    Sentence* sentence{};
    std::vector<Word> words;
    std::vector<int> tags;
};

Work tagged(Sentence& sentence, const Model& model) {
    Work work{&sentence, {}, {}};
    work.words.reserve(sentence.tokens.size());
    for (const Token& token : sentence.tokens)
        work.words.push_back(model.vocabulary.word_of(token.form));
    work.tags = tag_words(model, work.words);
    return work;
}

void write(const Work& work, const Arcs& arcs, const Model& model, const Lemmas& lemmas) {
    const int n = static_cast<int>(work.words.size());
    for (std::size_t i = 0; i < work.words.size(); ++i) {
        Token& token = work.sentence->tokens[i];
        const std::string_view tag = model.tags[static_cast<std::size_t>(arcs.tags[i])];
        const std::size_t bar = tag.find('|');
        token.upos = upos_of(tag.substr(0, bar));
        token.xpos = tag.substr(bar + 1);
        token.lemma = lemmas.of(token.form, token.upos, token.xpos);
        token.head = arcs.heads[i] == n ? -1 : arcs.heads[i];
        token.relation = model.relations[static_cast<std::size_t>(arcs.relations[i])];
    }
}

/// "'s" is one form of two verbs: "has" where it helps a participle, else "is".
void tell_has_from_is(Sentence& sentence) {
    for (Token& t : sentence.tokens) {
        if (t.xpos != "VBZ" || t.relation != "aux" || !t.form.ends_with('s') || t.form.size() > 4 ||
            t.head < 0 || t.lemma != "be" || t.form == "is")
            continue;
        if (sentence.tokens[static_cast<std::size_t>(t.head)].xpos == "VBN") t.lemma = "have";
    }
}

/// Relations are chosen one by one, so the words of one name may both be given its part: "Secretary
/// Sherman condemned" has one subject. The first hangs on the second then.
void join_names(Sentence& sentence) {
    std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        Token& first = tokens[i];
        const Token& second = tokens[i + 1];
        const bool is_twice = first.head >= 0 && first.head == second.head &&
                              first.relation == second.relation && first.upos == Upos::propn &&
                              second.upos == Upos::propn && first.relation != "flat" &&
                              first.relation != "compound";
        if (!is_twice) continue;
        first.head = static_cast<int>(i + 1);
        first.relation = "compound";
    }
}

}  // namespace

void annotate(std::span<Sentence> sentences, const Model& model, const Lemmas& lemmas) {
    std::vector<Work> all;
    for (Sentence& sentence : sentences)
        if (!sentence.tokens.empty()) all.push_back(tagged(sentence, model));
    std::ranges::stable_sort(all, {}, [](const Work& work) { return work.words.size(); });
    for (std::size_t at = 0; at < all.size(); at += together) {
        const std::span<const Work> some =
            std::span{all}.subspan(at, std::min(together, all.size() - at));
        std::vector<Tagged> tagged;
        tagged.reserve(some.size());
        for (const Work& work : some) tagged.push_back({work.words, work.tags});
        const std::vector<Arcs> arcs = parse_words(model, tagged);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const Arcs pieces = parse_pieces(model, *some[i].sentence, some[i].words, some[i].tags);
            write(some[i], pieces.heads.empty() ? arcs[i] : pieces, model, lemmas);
            join_names(*some[i].sentence);
            tell_has_from_is(*some[i].sentence);
        }
    }
}

}  // namespace demarche::language
