#include "importers/extract/tree.hpp"

#include <doctest/doctest.h>

namespace demarche::extract {
namespace {

Token word(const char* form, int head, const char* relation) {
    Token token;
    token.form = form;
    token.head = head;
    token.relation = relation;
    return token;
}

}  // namespace

TEST_CASE("tree: nothing stands beside the sentence") {
    const Sentence sentence{{}, 0, {word("Oslo", 1, "nsubj"), word("agreed", -1, "root")}};
    const Tree tree{sentence};
    CHECK(tree.token(1).form == "agreed");
    for (const int outside : {-2, -1, 2, 3}) {
        CHECK(tree.token(outside).form.empty());
        CHECK(tree.token(outside).relation.empty());
        CHECK(tree.head(outside) == -1);
        CHECK(tree.children(outside).empty());
        CHECK_FALSE(tree.child(outside, "nsubj"));
    }
}

TEST_CASE("tree: dependents are found by relation and subtype, in text order") {
    const Sentence sentence{{},
                            0,
                            {word("Envoys", 2, "nsubj:pass"), word("were", 2, "aux:pass"),
                             word("expelled", -1, "root"), word("Oslo", 2, "obl:agent")}};
    const Tree tree{sentence};
    CHECK(tree.root() == 2);
    CHECK(tree.child(2, "nsubj") == 0);
    CHECK(tree.child(2, "obl") == 3);
    CHECK_FALSE(tree.child(2, "obl:tmod"));
    CHECK(tree.subtree(2) == std::vector<int>{0, 1, 2, 3});
    CHECK(tree.is_below(3, 2));
    CHECK_FALSE(tree.is_below(2, 3));
}

}  // namespace demarche::extract
