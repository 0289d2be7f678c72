#include "importers/extract/owners.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/parties.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kShortest = 4;   // letters of a word that may name a thing
constexpr std::size_t kBeginning = 5;  // letters in which "decision" and "decide" agree

/// The node at which the whole name hangs: "the Spanish government" by "government".
int top_of_name(const Tree& tree, int node) {
    while (tree.head(node) >= 0 && (is_a(tree.token(node).relation, "flat") ||
                                    (is_a(tree.token(node).relation, "compound") &&
                                     tree.token(tree.head(node)).upos == Upos::propn)))
        node = tree.head(node);
    return node;
}

/// What the party at the node owns or does: nodes of things.
std::vector<int> things_of(const Tree& tree, int node) {
    node = top_of_name(tree, node);
    const std::string& relation = tree.token(node).relation;
    const int head = tree.head(node);
    if (head < 0) return {};
    const bool is_owner =
        is_a(relation, "nmod:poss") || is_a(relation, "amod") || is_a(relation, "compound") ||
        (is_a(relation, "nmod") && (has_case(tree, node, "of") || has_case(tree, node, "by") ||
                                    has_case(tree, node, "from")));
    if (is_owner) return {head};
    if (!is_a(relation, "nsubj") && relation != "obl:agent") return {};
    std::vector<int> things{head};
    for (const int kid : tree.children(head))
        if (is_a(tree.token(kid).relation, "obj")) things.push_back(kid);
    return things;
}

}  // namespace

std::vector<std::string> beginnings(std::string_view phrase) {
    std::vector<std::string> found;
    std::string word;
    for (const char c : utf8::lower(std::string{phrase}) + ' ') {
        if (static_cast<unsigned char>(c) >= 0x80 ||
            std::isalpha(static_cast<unsigned char>(c)) != 0) {
            word += c;
        } else if (!word.empty()) {
            if (word.size() >= kShortest) found.push_back(word.substr(0, kBeginning));
            word.clear();
        }
    }
    return found;
}

Owners::Owners(const Document& document) {
    const auto read = [&](const std::vector<Mention>& mentions) {
        for (const Mention& m : mentions) {
            const Tree& tree = document.tree(m.sentence);
            const Party party = document.party(m.actor);
            for (const int thing : things_of(tree, static_cast<int>(m.head)))
                for (const std::string& b : beginnings(lemma_of(tree.token(thing))))
                    things_[b].push_back({m.sentence, party});
        }
    };
    read(document.mentions());
    read(document.places());
    for (auto& [beginning, owned] : things_) std::ranges::stable_sort(owned, {}, &Owned::sentence);
}

Parties Owners::of(std::string_view phrase, std::size_t sentence) const {
    Parties found;
    for (const std::string& b : beginnings(phrase)) {
        const auto at = things_.find(b);
        if (at == things_.end()) continue;
        const auto later = std::ranges::upper_bound(at->second, sentence, {}, &Owned::sentence);
        if (later == at->second.begin()) continue;
        const std::size_t last = std::prev(later)->sentence;
        for (auto owned = later; owned != at->second.begin() && std::prev(owned)->sentence == last;
             --owned)
            unite(found, {std::prev(owned)->by});
    }
    return found;
}

std::map<ActorId, std::size_t> Owners::ever(std::string_view phrase) const {
    std::map<ActorId, std::size_t> counts;
    for (const std::string& b : beginnings(phrase))
        if (const auto at = things_.find(b); at != things_.end())
            for (const Owned& owned : at->second) ++counts[owned.by.actor];
    return counts;
}

namespace {

/// True where `below` hangs on something that is joined to `node`: "violence, and the ban by Chad".
bool is_of_joined(const Tree& tree, int below, int node) {
    for (; below >= 0 && below != node; below = tree.head(below))
        if (is_a(tree.token(below).relation, "conj")) return true;
    return false;
}

}  // namespace

Parties doers_inside(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    if (tree.token(node.token).upos != Upos::noun) return {};
    for (const int below : tree.subtree(node.token)) {
        const std::string& relation = tree.token(below).relation;
        const bool is_agent =
            relation == "obl:agent" ||
            ((is_a(relation, "nmod") || is_a(relation, "obl")) && has_case(tree, below, "by"));
        if (!is_agent || below < node.token || is_of_joined(tree, below, node.token)) continue;
        Parties found = parties_of(document, {node.sentence, below}, who);
        if (found.empty()) found = first_inside(document, {node.sentence, below}, who);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace demarche::extract
