#include <algorithm>
#include <map>

#include "importers/extract/clause_reader.hpp"

/// What is spoken of where a sentence does not say it.
namespace demarche::extract {

/// The thing that can be disputed that the article names most, of those that it has named so far.
std::string ClauseReader::first_matter() const {
    std::map<std::string, std::size_t> named;
    for (const Sentence& sentence : document_.sentences())
        for (const Token& token : sentence.tokens)
            if (token.upos == Upos::noun) ++named[lemma_of(token)];
    std::string best;
    std::size_t most = 1;  // once is by the way
    for (std::size_t s = 0; s <= sentence_; ++s) {
        const Tree& t = document_.tree(s);
        for (int node = 0; node < t.size(); ++node) {
            const Token& token = t.token(node);
            const std::string noun = lemma_of(token);
            const bool can_be_disputed =
                token.upos == Upos::noun && !is_a(token.relation, "compound") &&
                (document_.in_list("generic_matter", noun) ||
                 document_.in_list("instrument", noun) || document_.in_list("state_deed", noun));
            if (!can_be_disputed || named[noun] < most) continue;
            most = named[noun];
            best = phrase_of(document_, {s, node});
        }
    }
    return best;
}

/// What is spoken of: what the last position was on, where that was just told, else the topic.
std::string ClauseReader::at_hand() const {
    const bool is_just_told = !last_matter_.empty() && last_side_at_ + 1 >= sentence_;
    if (is_just_told) return last_matter_;
    const std::string named = named_just_before();
    return named.empty() ? topic() : named;
}

/// The thing that can be disputed that the two sentences before name last: "criticised the
/// decision. … He opposed it".
std::string ClauseReader::named_just_before() const {
    for (std::size_t back = 1; back <= 2 && back <= sentence_; ++back) {
        const Tree& t = document_.tree(sentence_ - back);
        for (int node = t.size(); node-- > 0;) {
            const Token& token = t.token(node);
            const std::string noun = lemma_of(token);
            const bool can_be_meant = token.upos == Upos::noun && is_a(token.relation, "obj") &&
                                      (document_.in_list("generic_matter", noun) ||
                                       document_.in_list("state_deed", noun));
            if (can_be_meant) return phrase_of(document_, {sentence_ - back, node});
        }
    }
    return {};
}

/// What the article's dispute is about, as far as it is told: the thing that most positions so far
/// were on, the later ones more, and that the article names most. What the last one was on if none.
std::string ClauseReader::topic() const {
    constexpr double kFade = 0.2;     // a position five sentences back counts half
    constexpr double kMention = 0.5;  // a position is worth two mentions; tuned on annotated news
    constexpr std::size_t kFarthest = 12;  // sentences: long talks go from one thing to the next
    const std::size_t from = sentence_ > kFarthest ? sentence_ - kFarthest : 0;
    std::map<std::string, double> worth;
    for (const Topic& topic : topics_)
        if (topic.sentence >= from)
            worth[topic.noun] +=
                1.0 / (1.0 + kFade * static_cast<double>(sentence_ - topic.sentence));
    const std::vector<Sentence>& all = document_.sentences();
    for (std::size_t s = from; s < std::min(all.size(), sentence_ + kFarthest); ++s)
        for (const Token& token : all[s].tokens)
            if (const auto known = worth.find(lemma_of(token));
                known != worth.end() && token.upos == Upos::noun)
                known->second += kMention;
    const Topic* best = nullptr;
    for (const Topic& topic : topics_)
        if (topic.sentence >= from && (best == nullptr || worth[topic.noun] >= worth[best->noun]))
            best = &topic;
    return best != nullptr ? best->phrase : !last_matter_.empty() ? last_matter_ : first_matter();
}

}  // namespace demarche::extract
