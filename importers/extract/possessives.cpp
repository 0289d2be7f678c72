#include "importers/extract/possessives.hpp"

#include <string_view>

namespace demarche::extract {

std::optional<int> done_to_for(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    if (!is_a(tree.token(node.token).relation, "nmod:poss")) return std::nullopt;
    const int thing = tree.head(node.token);
    const bool is_for = has_case(tree, thing, "for") || has_case(tree, thing, "over") ||
                        has_case(tree, thing, "of");
    if (!is_for || tree.head(thing) < 0) return std::nullopt;
    int verb = tree.head(thing);
    if (is_a(tree.token(verb).relation, "obj") && tree.head(verb) >= 0) verb = tree.head(verb);
    if (!document.in_list("done_for", lemma_of(tree.token(verb)))) return std::nullopt;
    for (const std::string_view relation : {"obj", "iobj"})
        for (const int whom : tree.children(verb, relation))
            if (whom < node.token && whom != thing) return whom;
    return std::nullopt;
}

}  // namespace demarche::extract
