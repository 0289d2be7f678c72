#include <algorithm>
#include <string>

#include "importers/extract/clause_reader.hpp"

/// What somebody's view is: "Oslo's line is that …", "is of the opinion that …".
namespace demarche::extract {

/// The clause that says what a view is, below its noun: "the view that the pact is dead".
std::optional<int> ClauseReader::clause_of_view(int noun) const {
    const Tree& t = tree();
    if (!document_.in_list("view_held", lemma_of(t.token(noun)))) return std::nullopt;
    for (const int kid : t.children(noun))
        if (kid > noun &&
            (is_a(t.token(kid).relation, "acl") || is_a(t.token(kid).relation, "ccomp") ||
             is_a(t.token(kid).relation, "csubj")) &&
            has_mark(kid, "that"))
            return kid;
    return std::nullopt;
}

/// Whose view the noun tells: "Oslo's line", "the position of the League". Empty where nobody's.
Parties ClauseReader::owner_of_view(int noun, const Context& context) const {
    const Tree& t = tree();
    if (!document_.in_list("view_held", lemma_of(t.token(noun)))) return {};
    if (const auto owner = t.child(noun, "nmod:poss"))
        return parties_of(document_, at(*owner), referents(context));
    for (const int kid : t.children(noun, "nmod"))
        if (has_case(t, kid, "of") || has_case(t, kid, "in"))
            if (Parties owners = parties_or_place(document_, at(kid), referents(context));
                !owners.empty())
                return owners;
    for (const int kid : t.children(noun))
        if (is_a(t.token(kid).relation, "amod") || is_a(t.token(kid).relation, "compound"))
            if (Parties owners = parties_or_place(document_, at(kid), referents(context));
                !owners.empty())
                return owners;
    return {};
}

std::optional<ClauseReader::View> ClauseReader::view_at(int node, const Context& context) const {
    const Tree& t = tree();
    const std::string word = lemma_of(t.token(node));
    // "Oslo's line is that …"
    if (const auto line = t.child(node, "nsubj:outer");
        line && *line < node && has_mark(node, "that") &&
        document_.in_list("view_held", lemma_of(t.token(*line))))
        return View{owner_of_view(*line, context), node, *line};
    const auto subject = t.child(node, "nsubj");
    // "Oslo's line remains that …", "is clear: …"
    if (subject && document_.in_list("view_held", lemma_of(t.token(*subject)))) {
        auto what = t.child(node, "ccomp");
        if (!what && t.child(node, "cop")) what = t.child(node, "parataxis");
        const bool is_said = what && *what > node &&
                             (is_one_of(word, {"be", "remain", "stay"}) || t.child(node, "cop"));
        return is_said ? std::optional{View{owner_of_view(*subject, context), *what, *subject}}
                       : std::nullopt;
    }
    // "It is Oslo's view that …", "Oslo is of the view that …"
    if (t.child(node, "cop"))
        if (const auto what = clause_of_view(node)) {
            const bool is_of = has_case(t, node, "of") || has_case(t, node, "under");
            return View{is_of ? bearer_of(node, context) : owner_of_view(node, context), *what,
                        node};
        }
    // "takes the view that …", "remains of the opinion that …"
    const bool takes = is_one_of(word, {"take", "hold", "have", "adopt", "share", "remain", "stick",
                                        "reiterate", "repeat", "advance", "form"});
    if (!takes || is_negated(t, node)) return std::nullopt;
    for (const std::string_view relation : {"obj", "obl"})
        for (const int noun : t.children(node, relation))
            if (const auto what = clause_of_view(noun))
                return View{subject_of(node, context), *what, noun};
    return std::nullopt;
}

/// Reads the clause as the words of those whose view it is. False where it tells no view.
bool ClauseReader::holds_view(int node, const Context& context) {
    const auto view = view_at(node, context);
    if (!view || view->holders.empty() || context.reality == Reality::supposed) return false;
    const bool is_own_clause = view->clause == node;
    if (is_own_clause && context.voice == view->holders) return false;  // it is read as theirs
    const std::size_t events = found_.events.size();
    const std::size_t stances = found_.stances.size();
    last_speaker_ = view->holders;
    Context said = context;
    said.voice = view->holders;
    said.subject = {};
    clause(view->clause, said);
    said_of_others(view->clause, said);
    if (found_.events.size() == events && found_.stances.size() == stances)
        event(view->holders, {}, "01", node, lemma_of(tree().token(view->noun)), {}, "statement",
              {}, kWeak);
    if (is_own_clause) return true;
    Context beside = context;
    beside.subject = view->holders;
    below(node, context, {view->clause, view->noun}, beside);
    return true;
}

/// "In his view the attack was a breach": whose view it is. Empty where it is nobody's.
Parties ClauseReader::in_whose_view(int node, const Context& context) const {
    const auto owner_in = [&](int above) {
        for (const int kid : tree().children(above))
            if (document_.in_list("view", lemma_of(tree().token(kid))) && tree().child(kid, "case"))
                if (const auto owner = tree().child(kid, "nmod"))
                    return parties_of(document_, at(*owner), referents(context));
        return Parties{};
    };
    Parties found = owner_in(node);
    if (const auto subject = tree().child(node, "nsubj"); subject && found.empty())
        found = owner_in(*subject);
    // "According to Oslo, the ban is illegal"; "according to officials in Oslo"
    for (const int kid : tree().children(node, "obl"))
        if (found.empty() && has_case(tree(), kid, "accord"))
            found = parties_or_place(document_, at(kid), referents(context));
    // "For Correa the coup must not stand", "To Oslo, the ban is an insult"
    const bool is_called = tree().child(node, "cop").has_value();
    for (const int kid : tree().children(node, "obl"))
        if (found.empty() && kid < node &&
            (has_case(tree(), kid, "for") || (has_case(tree(), kid, "to") && is_called)) &&
            tree().subtree(kid).front() == tree().subtree(node).front())
            found = parties_or_place(document_, at(kid), referents(context));
    return found;
}

/// Whose plan, proposal or draft it is backs it: "refused to sign the Russian plan".
void ClauseReader::proposer(int thing, const Context& inner) {
    if (!document_.in_list("proposal", lemma_of(tree().token(thing)))) return;
    const Parties owners = without(owners_of(document_, at(thing)), inner.subject);
    if (owners.size() != 1) return;
    static const Predicate own{{"own"}, 'n', Does::act, "", {}, 1, {}, 0.6, false};
    Context told = inner;
    told.reality = Reality::told;
    told.voice = {};
    stance(owners, {thing, 1, phrase_of(document_, at(thing)), {}, thing}, 1, thing, own, told,
           "proposer");
}

}  // namespace demarche::extract
