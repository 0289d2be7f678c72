#include <algorithm>
#include <set>

#include "importers/extract/clause_reader.hpp"

/// Which two are meant by "both sides", where somebody else speaks to them.
namespace demarche::extract {
namespace {

constexpr std::size_t most_in_sentence = 6;  // a longer list says nothing of any two
constexpr std::size_t dealing_weighs = 2;    // sentences that name both

}  // namespace

/// Counts in how many sentences of the article each two states, bodies or groups are named.
void ClauseReader::count_named_together() {
    std::vector<std::set<ActorId>> named(document_.sentences().size());
    for (const Mention& m : document_.mentions()) {
        const ActorId actor = document_.party(m.actor).actor;
        const Actor* who = document_.actor(actor);
        if (who != nullptr && who->type != ActorType::person) named[m.sentence].insert(actor);
    }
    for (const std::set<ActorId>& all : named) {
        if (all.size() > most_in_sentence) continue;
        for (auto one = all.begin(); one != all.end(); ++one)
            for (auto other = std::next(one); other != all.end(); ++other)
                ++named_together_[{*one, *other}];
    }
}

/// The two who have most to do with each other, here and in the whole of the article, but for those
/// of `others`; none where no two are named together.
Parties ClauseReader::pair_beside(const Parties& others) const {
    // Few sentences say "both sides".
    const bool is_spoken_of =
        std::ranges::any_of(document_.sentences()[sentence_].tokens, [&](const Token& token) {
            const std::string noun = lemma_of(token);
            return document_.in_list("pair_noun", noun) ||
                   document_.in_list("pair_noun_counted", noun) || noun == "both";
        });
    if (!is_spoken_of) return {};
    std::size_t most = 0;
    Parties pair;
    for (const auto& [two, sentences] : named_together_) {
        if (has_actor(others, two.first) || has_actor(others, two.second)) continue;
        const auto dealings = dealings_.find(two);
        const std::size_t weight =
            sentences + (dealings == dealings_.end() ? 0 : dealing_weighs * dealings->second);
        if (weight <= most) continue;
        most = weight;
        pair = {Party{two.first, {}}, Party{two.second, {}}};
    }
    return pair;
}

}  // namespace demarche::extract
