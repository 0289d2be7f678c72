#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// What somebody's aim or grievance is: "Lima's goal is a ban", "the ban is Lima's chief
/// grievance"; and what a speaker says is the way, the answer or the time for a thing.
namespace demarche::extract {

namespace {

const Predicate kAim{{"aim"}, 'v', Does::act, "02", {}, 1, {}, 0.7, false};
const Predicate kGrievance{{"grievance"}, 'v', Does::act, "11", {}, -1, {}, 0.7, false};
const Predicate kWay{{"way"}, 'v', Does::ask, "02", {}, 1, {}, 0.6, false};
const Predicate kNoWay{{"no", "way"}, 'v', Does::act, "11", {}, -1, {}, 0.6, false};
const Predicate kNoMoreWords{{"no", "more"}, 'v', Does::act, "13", {}, -1, {}, 0.6, false};

}  // namespace

/// Whose the noun is: "Lima's goal", "the Peruvian goal", "a goal for Peru".
Parties ClauseReader::owner_of_noun(int noun, const Context& context) const {
    const Tree& t = tree();
    if (const auto owner = t.child(noun, "nmod:poss"))
        return parties_of(document_, at(*owner), referents(context));
    for (const int kid : t.children(noun)) {
        const bool is_of = is_a(t.token(kid).relation, "nmod") &&
                           (has_case(t, kid, "of") || has_case(t, kid, "for"));
        if (is_of || is_a(t.token(kid).relation, "amod"))
            if (Parties owners = parties_or_place(document_, at(kid), referents(context));
                !owners.empty())
                return owners;
    }
    return {};
}

/// 1 for a noun of what somebody wants, -1 for one of what somebody minds, 0 for any other.
int ClauseReader::sign_of_aim(int noun) const {
    const std::string word = lemma_of(tree().token(noun));
    if (document_.in_list("aim_noun", word)) return 1;
    return document_.in_list("grievance_noun", word) ? -1 : 0;
}

/// "Lima's goal is a ban", "the ban remains Lima's goal", "among its demands is a ban".
bool ClauseReader::is_aim(int node, const Context& context) {
    const Tree& t = tree();
    const std::string verb = lemma_of(t.token(node));
    const bool is_linking = is_one_of(verb, {"remain", "stay", "be"});
    if ((!t.child(node, "cop") && !is_linking) || is_negated(t, node) ||
        context.reality == Reality::supposed)
        return false;
    const auto subject = t.child(node, "nsubj");
    std::optional<int> said = node;
    if (is_linking) {
        said = t.child(node, "xcomp") ? t.child(node, "xcomp") : t.child(node, "obj");
        if (!said) said = t.child(node, "ccomp");
    }
    if (!said) return false;
    const auto is_word_of_side = [&](int noun) {
        return sign_of_aim(noun) != 0 && !owner_of_noun(noun, context).empty();
    };
    std::optional<int> noun;
    std::optional<int> thing;
    for (const int kid : t.children(node))
        if (has_case(t, kid, "among") && is_word_of_side(kid)) noun = kid;
    if (noun) {
        thing = said;
    } else if (subject && is_word_of_side(*subject)) {
        noun = subject;
        thing = said;
    } else if (subject && is_word_of_side(*said) && t.token(*subject).upos == Upos::noun) {
        noun = said;
        thing = subject;
    }
    if (!noun || !thing) return false;
    // "Tbilisi's wish is anathema", "its concern was with the mines"
    if (*thing == node && (quality_of(node) != nullptr || t.child(node, "case"))) return false;
    const bool is_thing = t.token(*thing).upos == Upos::noun || has_mark(*thing, "to");
    if (!is_thing || *thing == *noun) return false;
    const Predicate& sense = sign_of_aim(*noun) > 0 ? kAim : kGrievance;
    const Parties owners = owner_of_noun(*noun, context);
    // "the problem of Chad is the price": a thing of nobody who wants or minds it
    if (!parties_of(document_, at(*thing), {}).empty()) return false;
    side_on(owners, *thing, sense.sign, node, sense, context);
    return true;
}

/// "The door to talks is closed", "remains open", says somebody.
bool ClauseReader::is_door(int node, const Context& inner) {
    const Tree& t = tree();
    std::string word = lemma_of(t.token(node));
    const auto door = t.child(node, "nsubj");
    if (!door || lemma_of(t.token(*door)) != "door" || self(inner).empty()) return false;
    if (is_one_of(word, {"remain", "stay", "be", "leave", "stand"}))
        for (const int kid : t.children(node)) {
            const std::string state = lemma_of(t.token(kid));
            if (kid > node && is_one_of(state, {"open", "ajar", "closed", "shut", "close"}))
                word = state;
        }
    const bool is_open = is_one_of(word, {"open", "ajar"});
    if (!is_open && !is_one_of(word, {"closed", "shut", "close"})) return false;
    for (const char* mark : {"to", "for", "on"})
        for (const int thing : slot(t, *door, mark)) {
            const bool is_for = is_open != is_negated(t, node);
            side_on(self(inner), thing, is_for ? 1 : -1, node, is_for ? kWay : kNoWay, inner);
            return true;
        }
    return false;
}

/// "The only way forward is talks", "the answer lies in talks", says somebody.
bool ClauseReader::is_way(int node, const Context& inner) {
    const Tree& t = tree();
    const auto way = t.child(node, "nsubj");
    if (!way || self(inner).empty() || inner.reality == Reality::supposed ||
        !document_.in_list("way_noun", lemma_of(t.token(*way))))
        return false;
    const bool is_sole = std::ranges::any_of(t.children(*way), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)), {"only", "best", "right", "sole", "real", "good",
                                                  "forward", "out", "true", "proper"});
    });
    const bool is_plain = is_one_of(lemma_of(t.token(*way)),
                                    {"answer", "solution", "remedy", "future", "salvation", "key"});
    std::vector<int> things;
    if (lemma_of(t.token(node)) == "lie") things = slot(t, node, "in");
    const bool is_thing = t.token(node).upos == Upos::noun || has_mark(node, "to");
    if (t.child(node, "cop") && is_thing && is_sole && !t.child(node, "case")) things = {node};
    if (things.empty() || (!is_sole && !is_plain)) return false;
    const int sign = is_negated(t, node) ? -1 : 1;
    side_on(self(inner), things.front(), sign, node, sign > 0 ? kWay : kNoWay, inner);
    return true;
}

/// "The quarrel can be settled only by talks", "cannot be settled by force", says somebody: for the
/// means, or against it.
void ClauseReader::by_what_means(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const bool is_settling = document_.in_list("settles", lexicon_.verb_of(t.token(node)));
    const auto what = t.child(node, "nsubj");
    if (!is_settling || holders.empty() || !what || !subject_of(node, inner).empty()) {
        const bool is_passive_of_thing = is_settling && !holders.empty() && what;
        if (!is_passive_of_thing || !is_passive(t, node)) return;
    }
    const bool is_modal = std::ranges::any_of(t.children(node, "aux"), [&](int kid) {
        return is_one_of(lemma_of(t.token(kid)),
                         {"can", "could", "must", "should", "will", "would"});
    });
    if (!is_modal) return;
    for (const int means : t.children(node, "obl")) {
        const bool is_means = has_case(t, means, "through") || has_case(t, means, "by") ||
                              has_case(t, means, "via") || has_case(t, means, "with");
        if (!is_means || means < node || !parties_of(document_, at(means), {}).empty() ||
            t.token(means).upos != Upos::noun ||
            document_.in_list("manner_noun", lemma_of(t.token(means))))
            continue;
        const bool is_not = is_negated(t, node);
        side_on(holders, means, is_not ? -1 : 1, node, is_not ? kNoWay : kWay, inner);
        return;
    }
}

/// "Nobody wants a toll", "everybody needs a pact", says somebody.
bool ClauseReader::all_want(int node, const Context& inner) {
    const Tree& t = tree();
    const auto who = t.child(node, "nsubj");
    const std::vector<int> things = slot(t, node, "obj");
    if (!who || things.empty() || self(inner).empty() ||
        !is_one_of(lemma_of(t.token(node)), {"want", "need", "seek", "desire", "like"}))
        return false;
    const std::string form = utf8::lower(t.token(*who).form);
    const bool is_all = is_one_of(form, {"everybody", "everyone", "all"});
    if (!is_all && !is_one_of(form, {"nobody", "none", "no-one", "one"})) return false;
    if (form == "one" && !is_negated(t, node)) return false;
    side_on(self(inner), things.front(), is_all ? 1 : -1, node, is_all ? kWay : kNoWay, inner);
    return true;
}

/// "The days of tolls are over", "the time for tolls has passed", says somebody.
bool ClauseReader::is_past_time(int node, const Context& inner) {
    const Tree& t = tree();
    const auto time = t.child(node, "nsubj");
    // "its patience with Chad has run out"
    const bool is_worn = document_.in_list("wears_out", lemma_of(t.token(node)));
    if (time && is_worn && lemma_of(t.token(*time)) == "patience" && !self(inner).empty() &&
        !is_negated(t, node) && inner.reality != Reality::supposed) {
        event(self(inner),
              without(first_inside(document_, at(*time), referents(inner)), self(inner)),
              kNoWay.cameo, node, "no patience", {}, "verdict", {}, kLikely);
        return true;
    }
    if (!time || self(inner).empty() || is_negated(t, node) ||
        !is_one_of(lemma_of(t.token(*time)), {"day", "time", "era", "age", "hour", "moment"}) ||
        !is_one_of(lemma_of(t.token(node)),
                   {"over", "pass", "past", "go", "gone", "number", "end"}))
        return false;
    for (const char* mark : {"of", "for", "when"})
        for (const int thing : slot(t, *time, mark)) {
            // "the time for talking is over": what comes next is no talk
            const bool is_talk = document_.in_list("mere_words", lemma_of(t.token(thing))) ||
                                 utf8::lower(t.token(thing).form) == "talking";
            side_on(self(inner), thing, -1, node, is_talk ? kNoMoreWords : kNoWay, inner);
            return true;
        }
    return false;
}

/// Reads a clause that tells an aim, a way or a time. False where it is none.
bool ClauseReader::tells_aim(int node, const Context& inner) {
    by_what_means(node, inner);
    return would_rather(node, inner) || is_aim(node, inner) || is_door(node, inner) ||
           is_way(node, inner) || all_want(node, inner) || is_past_time(node, inner);
}

}  // namespace demarche::extract
