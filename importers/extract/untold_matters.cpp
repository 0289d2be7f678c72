#include "importers/extract/untold_matters.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/matter.hpp"

namespace demarche::extract {
namespace {

// What speaks for a candidate, in logits, rounded from a logistic regression on annotated news.
constexpr double kInTitle = 1.0;
constexpr double kOftenNamed = 0.8;  // three times or more in the article
constexpr double kInOpening = 0.6;   // the first two sentences
constexpr double kBeforeInSentence = 0.8;
constexpr double kBehindInSentence = 0.4;
constexpr double kFurtherBack = -0.6;  // than the sentence before
constexpr double kMuchDisputed = 0.3;  // three positions or more are on such a thing
constexpr double kNotDisputed = -0.4;  // none is
constexpr double kVotedOn = 0.7;       // a draft, a motion, where a vote is told
constexpr double kNotVotedOn = -0.7;   // another thing there
constexpr double kBareWord = -0.4;
constexpr double kMerelyNamed = -0.4;  // nobody takes a side on it or does it
constexpr double kOwnSide = -1.8;      // the holder took this side on it before
constexpr double kOtherSide = -0.5;    // the holder took the other side on it before
constexpr double kUnlistedKind = -0.4;
constexpr std::pair<const char*, double> kKinds[] = {{"sanctioning", 0.8},
                                                     {"proposal", 0.7},
                                                     {"instrument", 0.3},
                                                     {"generic_matter", 0.2},
                                                     {"state_deed", 0.0}};

constexpr double kLeastForGuessed = -0.25;  // right in four of ten
constexpr double kLeastForComplaint = 0.4;  // right in six of ten
constexpr double kLeastForBacking = 1.8;    // right in half
constexpr std::size_t kFarthest = 12;       // sentences back
constexpr std::size_t kOpening = 2;         // sentences

/// A word without the ending of its plural.
std::string stem(std::string_view word) {
    std::string found = utf8::lower(word);
    while (!found.empty() && found.back() == 's') found.pop_back();
    return found;
}

/// The word that a phrase is about: the last one before what hangs on it.
std::string head_of(const std::string& phrase) {
    static const std::set<std::string, std::less<>> hangs_on{
        "of",   "on",   "for",     "in",      "to",   "by",    "from", "at",
        "with", "over", "between", "against", "that", "about", "under"};
    std::string head;
    for (std::size_t at = 0; at < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
        std::string word = phrase.substr(at, end - at);
        at = end + 1;
        if (!head.empty() && hangs_on.contains(word)) break;
        const bool is_last = word.ends_with(',');
        if (is_last) word.pop_back();
        if (!word.empty()) head = std::move(word);
        if (is_last) break;
    }
    return stem(head);
}

/// Where a side is taken whose matter is not told.
struct Site {
    ActorId holder;
    Position position;
    Node where;
    bool is_vote;
    bool is_complaint;  // no more than that: concern, regret
};

/// True of what is done in a vote, by the steps of a position or the name of a deed.
bool is_vote(std::string_view steps) {
    return steps.find("abstain") != std::string_view::npos ||
           steps.find("vote") != std::string_view::npos;
}

class Candidates {
public:
    Candidates(const Document& document, const Findings& findings)
        : document_(document), findings_(findings) {
        for (const Sentence& sentence : document.sentences())
            for (const Token& token : sentence.tokens)
                if (token.upos == Upos::noun) ++named_[stem(lemma_of(token))];
        for (const StanceFinding& stance : findings.stances)
            if (!is_guessed(stance)) ++disputed_[head_of(stance.target)];
        std::string word;
        for (const char c : document.article().title + " ")
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
                word += c;
            } else {
                if (word.size() > 3) in_title_.insert(stem(word).substr(0, kSameWord));
                word.clear();
            }
    }

    static bool is_guessed(const StanceFinding& stance) { return stance.steps.starts_with("told"); }

    /// The likeliest matter, the first of equals. Nothing where none is as likely as `least`.
    std::optional<std::string> best(const Site& site, double least) const {
        std::optional<std::string> found;
        double most = 0;
        const auto weigh = [&](const std::string& phrase, Node where, double how) {
            if (!can_stand(phrase, where, site) || !is_complained_of(phrase, site)) return;
            const double worth = how + worth_of(phrase, where, site);
            if (found && worth <= most) return;
            most = worth;
            found = phrase;
        };
        for (const StanceFinding& stance : findings_.stances)
            if (!is_guessed(stance))
                weigh(stance.target, {stance.sentence, stance.node}, side_of(stance, site));
        for (const EventFinding& event : findings_.events) {
            const Node where{event.sentence, event.node};
            if (event.source.actor == site.holder) continue;
            weigh(event.matter, where, 0);
            // "joined the pact" is no phrase to take a side on; "the raid" is.
            const bool is_noun = document_.token(where).upos == Upos::noun;
            if (is_noun && is_disputed_deed(event.cameo))
                weigh(phrase_of(document_, where), where, 0);
        }
        for (std::size_t s = 0; s <= site.where.sentence; ++s)
            if (s < kOpening || s + 1 >= site.where.sentence)
                for (int node = 0; node < document_.tree(s).size(); ++node)
                    if (is_thing({s, node}) && !is_turned_against({s, node}, site) &&
                        !is_own_suit({s, node}, site))
                        weigh(phrase_of(document_, {s, node}), {s, node}, kMerelyNamed);
        if (most < least) found.reset();
        return found;
    }

private:
    static constexpr std::size_t kSameWord = 6;  // letters: "sanction" and "sanctioned"

    static bool is_disputed_deed(const std::string& cameo) {
        return !is_one_of(std::string_view{cameo}.substr(0, 2),
                          {"01", "02", "03", "04", "08", "10", "13"});
    }

    static double side_of(const StanceFinding& stance, const Site& site) {
        if (stance.holder.actor != site.holder) return 0;
        return stance.position == site.position ? kOwnSide : kOtherSide;
    }

    /// The list of things of dispute that the noun stands in; empty if in none.
    std::string kind_of(const std::string& noun) const {
        for (const auto& [kind, worth] : kKinds)
            if (document_.in_list(kind, noun)) return kind;
        return {};
    }

    /// A noun for what may be disputed: "the raid".
    bool is_thing(Node node) const {
        const Token& token = document_.token(node);
        return token.upos == Upos::noun && !kind_of(lemma_of(token)).empty();
    }

    /// "suspended the treaty": who complains of that has nothing against the treaty.
    bool is_turned_against(Node thing, const Site& site) const {
        return site.position == Position::opposes &&
               std::ranges::any_of(findings_.stances, [&](const StanceFinding& stance) {
                   return stance.position == Position::opposes && stance.node != thing.token &&
                          stance.sentence == thing.sentence && stance.holder.actor != site.holder &&
                          !is_guessed(stance) &&
                          document_.tree(thing.sentence).is_below(thing.token, stance.node);
               });
    }

    /// "brought a case against Togo": who brings it has nothing against the case.
    bool is_own_suit(Node thing, const Site& site) const {
        const Tree& tree = document_.tree(thing.sentence);
        return thing.sentence == site.where.sentence &&
               tree.head(thing.token) == site.where.token &&
               is_a(tree.token(thing.token).relation, "obj") &&
               std::ranges::any_of(tree.children(thing.token, "nmod"),
                                   [&](int whom) { return has_case(tree, whom, "against"); });
    }

    /// A treaty is seldom what is complained of: that somebody leaves or breaks it is.
    bool is_complained_of(const std::string& phrase, const Site& site) const {
        const std::string head = head_of(phrase);
        return !site.is_complaint || site.position != Position::opposes ||
               !document_.in_list("kept", head);
    }

    bool can_stand(const std::string& phrase, Node where, const Site& site) const {
        const bool is_word = !phrase.empty() && (phrase[0] & 0x80) == 0 &&
                             std::isalpha(static_cast<unsigned char>(phrase[0])) != 0;
        return is_word && phrase.size() > 2 && where != site.where &&
               where.sentence <= site.where.sentence &&
               where.sentence + kFarthest >= site.where.sentence &&
               !document_.in_list("names_no_matter", utf8::lower(phrase));
    }

    double worth_of(const std::string& phrase, Node where, const Site& site) const {
        const std::string head = head_of(phrase);
        const std::size_t back = site.where.sentence - where.sentence;
        double worth = back > 1                         ? kFurtherBack
                       : back == 1                      ? 0
                       : where.token < site.where.token ? kBeforeInSentence
                                                        : kBehindInSentence;
        const auto disputed = disputed_.find(head);
        if (disputed == disputed_.end())
            worth += kNotDisputed;
        else if (disputed->second >= 3)
            worth += kMuchDisputed;
        const auto named = named_.find(head);
        if (named != named_.end() && named->second >= 3) worth += kOftenNamed;
        if (head.size() > 3 && in_title_.contains(head.substr(0, kSameWord))) worth += kInTitle;
        if (where.sentence < kOpening) worth += kInOpening;
        if (site.is_vote) worth += document_.in_list("voted_on", head) ? kVotedOn : kNotVotedOn;
        if (phrase.find(' ') == std::string::npos) worth += kBareWord;
        double kind = kUnlistedKind;
        for (const auto& [list, how] : kKinds)
            if (named != named_.end() &&
                (document_.in_list(list, head) || document_.in_list(list, head + "s")))
                kind = std::max(kind, how);
        return worth + kind;
    }

    const Document& document_;
    const Findings& findings_;
    std::map<std::string, std::size_t, std::less<>> named_;
    std::map<std::string, std::size_t, std::less<>> disputed_;
    std::set<std::string, std::less<>> in_title_;
};

/// The sides with or against another that come without a matter and without a position of who
/// takes them.
std::vector<const EventFinding*> bare_sides(const Document& document, const Findings& findings) {
    std::set<std::pair<std::size_t, ActorId>> has_side;
    for (const StanceFinding& stance : findings.stances)
        has_side.insert({stance.sentence, stance.holder.actor});
    std::set<std::tuple<std::size_t, int, ActorId>> seen;
    std::vector<const EventFinding*> bare;
    for (const EventFinding& event : findings.events) {
        const bool is_side = event.cameo.starts_with("11") || event.cameo.starts_with("05");
        // "The two sides disagreed": each with the other, on what it held before.
        const std::string word = event.predicate.substr(0, event.predicate.find(' '));
        // No word says which side a deed takes that is told by its wording alone.
        const bool is_bare = is_side && event.matter.empty() && event.rule != "wording" &&
                             !document.in_list("at_odds", word) &&
                             !has_side.contains({event.sentence, event.source.actor});
        if (is_bare && seen.insert({event.sentence, event.node, event.source.actor}).second)
            bare.push_back(&event);
    }
    return bare;
}

/// "solidarity with Latvia", "backing for Latvia": what a side with another is on where the text
/// says no more. Empty where the deed is none of standing by somebody.
std::string standing_by(const Document& document, const EventFinding& event) {
    const std::string word = event.predicate.substr(event.predicate.rfind(' ') + 1);
    const Actor* whom = document.actor(event.target.actor);
    if (whom == nullptr || !event.cameo.starts_with("05") || !document.in_list("standing_by", word))
        return {};
    return word + (word == "solidarity" || word == "sympathy" ? " with " : " for ") + whom->name;
}

StanceFinding side_of(const EventFinding& event, std::string matter) {
    const bool is_for = event.cameo.starts_with("05");
    StanceFinding stance;
    stance.holder = event.source;
    stance.target = std::move(matter);
    stance.position = is_for ? Position::supports : Position::opposes;
    stance.sentence = event.sentence;
    stance.node = event.node;
    stance.cameo = event.cameo;
    stance.rule = event.rule;
    stance.steps = "told before; " + event.predicate + (is_for ? " +" : " -");
    stance.confidence = event.confidence;
    return stance;
}

}  // namespace

void find_untold_matters(const Document& document, Findings& findings) {
    const Candidates candidates{document, findings};
    std::vector<StanceFinding> stances;
    for (const StanceFinding& stance : findings.stances) {
        stances.push_back(stance);
        if (!Candidates::is_guessed(stance)) continue;
        const auto matter = candidates.best({stance.holder.actor,
                                             stance.position,
                                             {stance.sentence, stance.node},
                                             is_vote(stance.steps),
                                             stance.cameo.starts_with("11")},
                                            kLeastForGuessed);
        if (matter)
            stances.back().target = *matter;
        else
            stances.pop_back();
    }
    for (const EventFinding* event : bare_sides(document, findings)) {
        const bool is_for = event->cameo.starts_with("05");
        const auto matter = candidates.best({event->source.actor,
                                             is_for ? Position::supports : Position::opposes,
                                             {event->sentence, event->node},
                                             is_vote(event->predicate),
                                             event->cameo.starts_with("11")},
                                            is_for ? kLeastForBacking : kLeastForComplaint);
        if (matter)
            stances.push_back(side_of(*event, *matter));
        else if (std::string by = standing_by(document, *event); !by.empty())
            stances.push_back(side_of(*event, std::move(by)));
    }
    findings.stances = std::move(stances);
}

}  // namespace demarche::extract
