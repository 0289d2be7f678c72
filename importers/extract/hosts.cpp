#include <string>

#include "importers/extract/clause_reader.hpp"

/// Whose guests envoys are, and on whose ground a deed is done that names no doer.
namespace demarche::extract {

/// "was called home", "was ordered back"
bool ClauseReader::is_called_home(int node) const {
    return std::ranges::any_of(tree().children(node, "advmod"), [&](int kid) {
        return is_one_of(lemma_of(tree().token(kid)), {"home", "back"});
    });
}

/// "were given a week to leave Peru"
Parties ClauseReader::ground_to_leave(int node) const {
    for (const int kid : tree().subtree(node))
        if (kid > node && is_one_of(lemma_of(tree().token(kid)), {"leave", "quit"}))
            for (const int land : tree().children(kid, "obj"))
                if (Parties host = parties_or_place(document_, at(land), {});
                    !host.empty() && tree().token(land).upos == Upos::propn)
                    return host;
    return {};
}

/// "The Norwegian ambassador in Lima has been summoned", "was given two days to leave Peru": whose
/// guest the envoy is who is called in or sent away.
Parties ClauseReader::host_of_envoy(int node) const {
    const auto envoy = tree().child(node, "nsubj:pass");
    if (!envoy || !document_.in_list("posted", lemma_of(tree().token(*envoy))) ||
        !document_.in_list("dismisses", lemma_of(tree().token(node))) || is_called_home(node))
        return {};
    for (const int kid : tree().children(*envoy, "nmod"))
        if (has_case(tree(), kid, "in") || has_case(tree(), kid, "to"))
            if (Parties host = parties_or_place(document_, at(kid), {}); !host.empty()) return host;
    if (Parties host = ground_to_leave(node); !host.empty()) return host;
    // "was summoned to the Norwegian ministry"
    for (const int kid : tree().children(node, "obl"))
        if (has_case(tree(), kid, "to"))
            if (Parties host = parties_or_place(document_, at(kid), {}); !host.empty()) return host;
    return {};
}

/// Who does what is told in the passive without a doer: "was denounced in Yerevan" whose capital it
/// is, "was detained in Iran", "were expelled from Chad" whose ground it is.
Parties ClauseReader::heard_in(int node, const Predicate& sense) const {
    const std::string root = sense.cameo.substr(0, 2);
    // "were given a week to leave London", envoys or others
    if (root == "10") {
        Parties host = host_of_envoy(node);
        return host.empty() && is_one_of(sense.words.front(), {"give"}) ? ground_to_leave(node)
                                                                        : host;
    }
    // "All envoys are being brought home from Lima": by whom they are of
    if (is_called_home(node) &&
        is_one_of(lemma_of(tree().token(node)), {"bring", "call", "take", "fly", "pull"}))
        return {};
    // "Lund, questioned in Oslo, defended it": by reporters
    const bool is_word = is_one_of(root, {"05", "11", "12"}) && sense.name() != "question";
    // Whoever's envoy it is recalls him.
    const bool is_rule = is_one_of(root, {"08", "09", "16", "17"}) &&
                         !is_one_of(lemma_of(tree().token(node)), {"recall", "withdraw"});
    if (!is_word && !is_rule) return {};
    if (Parties host = host_of_envoy(node); !host.empty()) return host;
    for (const int kid : tree().children(node, "obl")) {
        // "were expelled from Chad", "was ordered out of Lima"
        if (is_rule && root != "08" &&
            (has_case(tree(), kid, "from") || has_case(tree(), kid, "out")))
            if (Parties state = parties_or_place(document_, at(kid), {}); !state.empty())
                return state;
        // "was summoned to the Peruvian foreign ministry"
        if (is_one_of(lemma_of(tree().token(node)), {"summon", "call", "convoke"}) &&
            has_case(tree(), kid, "to"))
            if (Parties state = parties_of(document_, at(kid), {}); !state.empty()) return state;
        // "was seized off Peru"
        if (!has_case(tree(), kid, "in") && !(root == "17" && has_case(tree(), kid, "off")))
            continue;
        // "was denounced in a note from Oslo"
        if (Parties authors = authors_of(kid, node, {}); !authors.empty()) return authors;
        // "was impounded in the Ghanaian port of Tema"
        if (is_rule && document_.in_list("place_noun", lemma_of(tree().token(kid))))
            for (const int whose : tree().children(kid))
                if (is_one_of(tree().token(whose).relation, {"amod", "nmod:poss"}))
                    if (Parties state = parties_or_place(document_, at(whose), {}); !state.empty())
                        return state;
        const Mention* place = document_.place_at(at(kid));
        if (place != nullptr && (is_rule || place->kind == MentionKind::seat))
            return is_word ? parties_or_place(document_, at(kid), {})
                           : Parties{document_.party(place->actor)};
    }
    return {};
}

}  // namespace demarche::extract
