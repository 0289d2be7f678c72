#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extract/clause_reader.hpp"

/// Which two are meant by "both sides", where somebody else speaks to them.
namespace demarche::extract {
namespace {

constexpr std::size_t most_in_sentence = 6;  // a longer list says nothing of any two
constexpr std::size_t lead = 2;              // sentences that say whom the article is about
// What speaks for two being the two that the article is about; of the orders that these may have,
// all between half and double do about as well.
constexpr std::size_t sentence_weighs = 4;  // that names both
constexpr std::size_t next_weighs = 1;      // that names one, after one that names the other
constexpr std::size_t name_weighs = 2;      // of the one who is named less often
constexpr std::size_t top_weighs = 2;       // of each in the title, of each in the lead
constexpr std::size_t body_weighs = 4;      // against each that is no state
constexpr std::size_t dealing_weighs = 4;   // that they had with each other so far

/// Those whom the words of the title name.
std::set<ActorId> named_in_title(const Document& document) {
    std::vector<std::string> words(1);
    for (const char c : document.article().title) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                               (static_cast<unsigned char>(c) & 0x80U) != 0 || c == '.';
        if (is_letter)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    const std::vector<std::string_view> views{words.begin(), words.end()};
    std::set<ActorId> named;
    for (std::size_t i = 0; i < views.size(); ++i)
        for (const catalog::NameMatch& match :
             document.catalog().longest_match(std::span{views}.subspan(i)).matches)
            named.insert(document.party(match.actor).actor);
    return named;
}

}  // namespace

/// Weighs how likely each two states, bodies or groups are the two that the article is about, by
/// where and how often it names them.
void ClauseReader::count_named_together() {
    std::vector<std::set<ActorId>> named(document_.sentences().size());
    std::map<ActorId, std::size_t> count;
    std::set<ActorId> in_lead;
    for (const Mention& m : document_.mentions()) {
        const ActorId actor = document_.party(m.actor).actor;
        const Actor* who = document_.actor(actor);
        if (who == nullptr || who->type == ActorType::person) continue;
        named[m.sentence].insert(actor);
        ++count[actor];
        if (m.sentence < lead) in_lead.insert(actor);
    }
    const auto weigh = [&](const ActorId& one, const ActorId& other, std::size_t weight) {
        if (one != other) named_together_[std::minmax(one, other)] += weight;
    };
    for (std::size_t i = 0; i < named.size(); ++i) {
        const std::set<ActorId>& all = named[i];
        if (all.size() > most_in_sentence) continue;
        for (auto one = all.begin(); one != all.end(); ++one)
            for (auto other = std::next(one); other != all.end(); ++other)
                weigh(*one, *other, sentence_weighs);
        if (i + 1 >= named.size() || named[i + 1].size() > most_in_sentence) continue;
        for (const ActorId& one : all)
            for (const ActorId& other : named[i + 1]) weigh(one, other, next_weighs);
    }
    const std::set<ActorId> in_title = named_in_title(document_);
    for (auto& [two, weight] : named_together_) {
        weight += name_weighs * std::min(count[two.first], count[two.second]);
        for (const ActorId& one : {two.first, two.second}) {
            if (in_title.contains(one)) weight += top_weighs;
            if (in_lead.contains(one)) weight += top_weighs;
            if (document_.actor(one)->type != ActorType::state)
                weight -= std::min(weight - 1, body_weighs);
        }
    }
}

/// Counts what two did to each other by the events from `from` on.
void ClauseReader::count_dealings(std::size_t from) {
    for (std::size_t i = from; i < found_.events.size(); ++i) {
        const EventFinding& event = found_.events[i];
        if (event.target.actor.empty()) continue;
        ++dealings_[std::minmax(event.source.actor, event.target.actor)];
    }
}

/// Which two the sentence may speak of. Few say "both sides".
ClauseReader::TwoOf ClauseReader::speaks_of_two() const {
    TwoOf kind = TwoOf::nobody;
    for (const Token& token : document_.sentences()[sentence_].tokens) {
        const std::string noun = lemma_of(token);
        // "both governments" are of states, "the Spanish government" is no pair
        if (document_.in_list("state_plural", noun) && token.xpos == "NNS") return TwoOf::states;
        if (document_.in_list("pair_noun", noun) || document_.in_list("pair_noun_counted", noun) ||
            is_one_of(noun, {"both", "two", "pair", "duo"}))
            kind = TwoOf::anybody;
    }
    return kind;
}

/// What speaks for these being the two that the article is about, so far.
std::size_t ClauseReader::weight_of_pair(const std::pair<ActorId, ActorId>& two) const {
    const auto named = named_together_.find(two);
    const auto dealings = dealings_.find(two);
    return (named == named_together_.end() ? 0 : named->second) +
           (dealings == dealings_.end() ? 0 : dealing_weighs * dealings->second);
}

/// The two who have most to do with each other, here and in the whole of the article, but for those
/// of `others`; none where no two are named together.
Parties ClauseReader::pair_but_for(const Parties& others, TwoOf kind) const {
    const auto is_out = [&](const ActorId& one) {
        return has_actor(others, one) ||
               (kind == TwoOf::states && document_.actor(one)->type != ActorType::state);
    };
    std::size_t most = 0;
    Parties pair;
    for (const auto& [two, named] : named_together_) {
        if (is_out(two.first) || is_out(two.second)) continue;
        const std::size_t weight = weight_of_pair(two);
        if (weight <= most) continue;
        most = weight;
        pair = {Party{two.first, {}}, Party{two.second, {}}};
    }
    return pair;
}

/// As pair_but_for, in a sentence that speaks of two.
Parties ClauseReader::pair_beside(const Parties& others) const {
    return two_of_ == TwoOf::nobody ? Parties{} : pair_but_for(others, two_of_);
}

/// The two of whom one speaks who is one of them: "hoped that the two sides would agree". Empty
/// where others have about as much to do with each other.
Parties ClauseReader::pair_with(const Parties& doers) const {
    Parties own = pair_beside({});
    const bool is_one =
        std::ranges::any_of(own, [&](const Party& one) { return has_actor(doers, one.actor); });
    return is_one && is_clearly(own, pair_beside(doers)) ? own : Parties{};
}

/// True where the one two have clearly more to do with each other than the others.
bool ClauseReader::is_clearly(const Parties& pair, const Parties& others) const {
    constexpr std::size_t kClear = 2;  // times what speaks for the others
    const auto weight = [&](const Parties& two) {
        return two.size() == 2 ? weight_of_pair(std::minmax(two.front().actor, two.back().actor))
                               : 0;
    };
    return weight(pair) >= kClear * weight(others);
}

/// True where `doers` speak to those just named by "both", not to `pair`, whom the article is
/// about: "Chad and Mali offered to mediate. Oslo appealed to both."
bool ClauseReader::are_addressed(const Parties& named, const Parties& pair,
                                 const Parties& doers) const {
    const bool is_own =
        std::ranges::any_of(named, [&](const Party& one) { return has_actor(doers, one.actor); });
    return !is_own && !is_clearly(pair, named);
}

/// Finds which two the sentence means by "both sides": those who did most to each other so far; by
/// "both countries", the two states that the article is about.
void ClauseReader::find_pair() {
    two_of_ = speaks_of_two();
    if (two_of_ == TwoOf::states)
        if (Parties two = pair_but_for({}, TwoOf::states); !two.empty()) {
            pair_ = std::move(two);
            return;
        }
    std::size_t most = 0;
    for (const auto& [two, count] : dealings_)
        if (count > most) {
            most = count;
            pair_ = {Party{two.first, {}}, Party{two.second, {}}};
        }
}

}  // namespace demarche::extract
