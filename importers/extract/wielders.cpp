#include "importers/extract/wielders.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

/// The participles behind a noun that tell who used it: "dropped", "packed … and left".
std::vector<int> participles_of(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    std::vector<int> found;
    for (const int clause : tree.children(node.token, "acl")) {
        found.push_back(clause);
        for (const int further : tree.children(clause, "conj")) found.push_back(further);
    }
    std::erase_if(found, [&](int clause) {
        return tree.token(clause).relation == "acl:relcl" ||
               !document.in_list("wielded", lemma_of(tree.token(clause)));
    });
    return found;
}

bool is_violent_deed(const Document& document, Node node) {
    return document.in_list("violent_deed",
                            lemma_of(document.tree(node.sentence).token(node.token)));
}

/// The words that name who did what a participle tells: "by gunners", "on rebels", "from Chad".
std::vector<int> wielding_words(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    std::vector<int> found;
    // "a raid by rebels"
    if (is_violent_deed(document, node) && lemma_of(tree.token(node.token)) != "strike" &&
        lemma_of(tree.token(node.token)) != "clash")
        for (const int kid : tree.children(node.token, "nmod"))
            if (has_case(tree, kid, "by")) found.push_back(kid);
    for (const int clause : participles_of(document, node)) {
        const bool is_blamed = lemma_of(tree.token(clause)) == "blame";
        for (const int kid : tree.children(clause)) {
            const std::string& relation = tree.token(kid).relation;
            if (!is_a(relation, "obl")) continue;
            if (relation == "obl:agent" || has_case(tree, kid, "by") ||
                has_case(tree, kid, is_blamed ? "on" : "from"))
                found.push_back(kid);
        }
    }
    return found;
}

}  // namespace

bool is_weapon(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const std::string word = utf8::lower(tree.token(node.token).form);
    if (document.in_list("weapon", word)) return true;
    if (!document.in_list("rigged", lemma_of(tree.token(node.token)))) return false;
    return std::ranges::any_of(tree.children(node.token), [&](int kid) {
        const std::vector<int> below = tree.subtree(kid);
        return document.in_list("filled", lemma_of(tree.token(kid))) &&
               std::ranges::any_of(below, [&](int load) {
                   return document.in_list("explosive", utf8::lower(tree.token(load).form));
               });
    });
}

bool is_wielded(const Document& document, Node node) {
    return !wielding_words(document, node).empty();
}

Parties wielders_of(const Document& document, Node node, const Referents& who) {
    const std::string called = utf8::lower(document.token(node).form);
    if (!document.in_list("loosed", called) && !is_weapon(document, node) &&
        !is_violent_deed(document, node))
        return {};
    Parties found;
    for (const int word : wielding_words(document, node))
        unite(found, parties_or_place(document, {node.sentence, word}, who));
    return found;
}

Parties claimants_of(const Document& document, Node verb, const Referents& who) {
    const Tree& tree = document.tree(verb.sentence);
    for (const int kid : tree.children(verb.token, "obl"))
        if (has_case(tree, kid, "in") && is_violent_deed(document, {verb.sentence, kid}))
            if (Parties found = wielders_of(document, {verb.sentence, kid}, who); !found.empty())
                return found;
    return {};
}

}  // namespace demarche::extract
