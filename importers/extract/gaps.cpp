#include <algorithm>
#include <array>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/slots.hpp"

/// What a clause leaves to another one, and whom it leaves out: "Peru backs the treaty, Chile the
/// charter", "welcomed by Peru but not by Chile", "all but Peru signed it".
namespace demarche::extract {

namespace {

bool says_not(const Tree& tree, int node) {
    return std::ranges::any_of(tree.children(node, "advmod"), [&](int kid) {
        return kid < node && utf8::lower(tree.token(kid).form) == "not";
    });
}

/// True of "all" and "all members": everybody, whom one may be left out of.
bool is_everybody(const Tree& tree, int node) {
    const auto is_all = [&](int word) {
        return is_one_of(utf8::lower(tree.token(word).form),
                         {"all", "every", "everyone", "everybody", "each"});
    };
    return is_all(node) || std::ranges::any_of(tree.children(node, "det"), is_all);
}

bool leads_away(const Tree& tree, int node) {
    static constexpr std::array<std::string_view, 6> kAway = {"but", "except",  "save",
                                                              "bar", "barring", "excepting"};
    return std::ranges::any_of(kAway,
                               [&](std::string_view word) { return has_case(tree, node, word); });
}

}  // namespace

/// Who is said not to do what the clause at `node` tells of others.
std::vector<int> ClauseReader::left_out(int node) const {
    const Tree& t = tree();
    std::vector<int> found;
    const bool is_done = is_passive(t, node);
    const auto who = t.child(node, is_done ? "obl:agent" : "nsubj");
    if (!who) return found;
    if (is_not_this_but(*who)) found.push_back(*who);
    for (const int other : t.children(*who, "conj"))
        if (says_not(t, other)) found.push_back(other);
    if (is_everybody(t, *who))
        for (const int other : t.children(*who, "nmod"))
            if (leads_away(t, other)) found.push_back(other);
    // "backed by Peru, though not by Chile"
    if (is_done)
        for (const int other : t.children(node, "advcl"))
            if (has_case(t, other, "by") && says_not(t, other)) found.push_back(other);
    return found;
}

/// Who is left out, as parties.
Parties ClauseReader::parties_left_out(int node) const {
    Parties found;
    for (const int other : left_out(node))
        if (const Mention* meant = document_.mention_at(at(other)))
            unite(found, {document_.party(meant->actor)});
    return found;
}

/// Who is left out takes the other side: of what others back or oppose, not of what they deplore.
void ClauseReader::exceptions(int node, const Predicate& sense, const Context& inner,
                              const std::vector<int>& on) {
    const std::string root = sense.cameo.substr(0, 2);
    if (inner.reality != Reality::told || sense.pos != 'v' || !is_one_of(root, {"05", "12"}))
        return;
    const Parties out = parties_left_out(node);
    if (out.empty()) return;
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    event(out, {}, sense.cameo, node, sense.name(), {}, "likewise", {}, kLikely);
    positions(node, sense, out, inner, on);
    turn_round(events, stances);
}

/// True of "ban" in "wants a treaty rather than a ban".
bool ClauseReader::is_put_behind(int thing) const {
    const Tree& t = tree();
    return t.token(thing).upos == Upos::noun &&
           std::ranges::any_of(t.children(thing, "cc"), [&](int kid) {
               const std::string word = utf8::lower(t.token(kid).form);
               return (word == "rather" || word == "instead") && t.child(kid, "fixed");
           });
}

namespace {

const Predicate kAgainst{{"against"}, 'v', Does::act, "12", {}, -1, {}, 0.8, false};
const Predicate kBehind{{"behind"}, 'v', Does::act, "05", {}, 1, {}, 0.7, false};

}  // namespace

/// "is for the ban and against the treaty": the side that is joined.
void ClauseReader::other_side(int node, const Parties& subject, const Context& inner) {
    const Tree& t = tree();
    for (const int other : t.children(node, "conj")) {
        const bool is_against = has_case(t, other, "against");
        if (t.token(other).upos != Upos::noun || t.child(other, "nsubj") ||
            (!is_against && !has_case(t, other, "for")))
            continue;
        const Predicate& side = is_against ? kAgainst : kBehind;
        const Matter matter = matter_of(document_, lexicon_, at(other));
        // "for peace and for human rights": one deed
        if (is_against != has_case(t, node, "against"))
            event(subject, {}, side.cameo, other, side.name(), matter.text, "deed", matter.steps,
                  kLikely);
        stance(subject, matter, side.sign * matter.sign, other, side, inner, "deed");
    }
}

/// "Peru is for the ban, Chile against", "… for the ban, Chile for the treaty": a side that is
/// taken without a verb. False where none is.
bool ClauseReader::takes_other_side(int node, int rest, const Parties& who,
                                    const Context& context) {
    const Tree& t = tree();
    const int before = t.head(node);
    const auto leans = [&](std::string_view side) {
        return lemma_of(t.token(rest)) == side || has_case(t, rest, side);
    };
    const bool is_against = leans("against");
    if (!t.child(before, "cop") || !t.child(before, "case") || (!is_against && !leans("for")))
        return false;
    if (t.token(rest).upos == Upos::noun) {
        const Predicate& side = is_against ? kAgainst : kBehind;
        const Matter matter = matter_of(document_, lexicon_, at(rest));
        event(who, {}, side.cameo, node, side.name(), matter.text, "deed", matter.steps, kLikely);
        stance(who, matter, side.sign * matter.sign, node, side, context, "deed");
        return true;
    }
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    echo(before, sentence_, who, node);
    if (is_against != has_case(t, before, "against")) turn_round(events, stances);
    return true;
}

/// "Peru backs the treaty, Chile the charter", "Peru voted for it, Chile against", "thanked Peru
/// for its help and Chile for its advice": the verb of the clause before is understood. False where
/// nothing is left out so.
bool ClauseReader::gapped(int node, const Context& context) {
    const Tree& t = tree();
    const auto rest = t.child(node, "orphan");
    const int verb = t.head(node);
    if (!rest || verb < 0 || !is_a(t.token(node).relation, "conj") || t.child(node, "case"))
        return false;
    const Predicate* sense = sense_at(verb);
    const Parties named = parties_or_place(document_, at(node), referents(context));
    if (!named.empty() && context.reality == Reality::told &&
        takes_other_side(node, *rest, named, context))
        return true;
    if (sense == nullptr || sense->pos != 'v' || sense->does == Does::judge || named.empty() ||
        sense->does == Does::say || context.reality == Reality::supposed ||
        context.reality == Reality::wanted)
        return false;
    const auto leans = [&](std::string_view side) {
        return lemma_of(t.token(*rest)) == side || has_case(t, *rest, side);
    };
    const bool is_turned =
        (leans("against") && sense->sign > 0) || (leans("for") && sense->sign < 0);
    const Token& left = t.token(*rest);
    const bool is_thing = left.upos == Upos::noun || left.upos == Upos::propn;
    // "… on Monday, Chile on Tuesday", "Chile too": the same thing
    const bool is_same = (is_thing && is_time(left)) || left.xpos == "PRP" || leans("as") ||
                         is_one_of(lemma_of(left), {"against", "for", "too", "likewise", "also"});
    if (!is_thing && !is_same && left.upos != Upos::pron) return false;
    // "thanked Peru for its help and Chile for its advice": Chile is thanked.
    const bool is_object =
        is_passive(t, verb) || (t.child(verb, "obj") && t.child(*rest, "case") && !is_same);
    const Parties who = is_object ? without(subject_of(verb, context), named) : named;
    const Parties whom =
        is_object ? named : without(first_inside(document_, at(*rest), referents(context)), named);
    const bool is_negated_there = is_denied_there(verb, *sense);
    if (who.empty()) return false;
    const std::vector<int> things = is_same    ? content_of(verb, *sense)
                                    : is_thing ? std::vector<int>{*rest}
                                               : std::vector<int>{};
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    event(who, whom, code_of(*sense, verb, context.reality, is_negated_there), node, sense->name(),
          things.empty() ? std::string{} : phrase_of(document_, at(things.front())), "deed", {},
          kLikely);
    if (!things.empty()) positions(verb, *sense, who, context, things);
    if (is_turned) turn_round(events, stances);
    below(node, context, {});
    return true;
}

/// "At the request of Japan the council lifted the ban": what is done was wanted by who asked.
void ClauseReader::has_its_way(int node, const Parties& holder, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const int verb = token.head;
    const auto owner = t.child(node, "nmod:poss");
    if (owner && t.token(*owner).xpos == "PRP$") return;
    if (!is_a(token.relation, "obl") || verb < 0 ||
        !(has_case(t, node, "at") || has_case(t, node, "on")) ||
        !is_one_of(lemma_of(token), {"request", "insistence", "urging", "behest", "instigation",
                                     "prompting", "demand"}) ||
        is_negated(t, verb) || context.reality == Reality::supposed)
        return;
    static const Predicate wanted{{"at", "request"}, 'n', Does::ask, "02", {}, 1, {}, 0.6, false};
    Matter matter = matter_of(document_, lexicon_, at(verb));
    if (t.token(matter.node).upos != Upos::noun) {
        const std::vector<int> things = slot(t, verb, "obj");
        if (things.empty() || t.token(things.front()).upos != Upos::noun) return;
        const int thing = things.front();
        matter = {thing, 1, phrase_of(document_, at(thing)), {}, thing};
    }
    stance(holder, matter, matter.sign, node, wanted, context, "deed");
}

}  // namespace demarche::extract
