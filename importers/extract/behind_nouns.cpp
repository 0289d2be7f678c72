#include "importers/extract/behind_nouns.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/state_groups.hpp"

namespace demarche::extract {

bool names_parts(std::string_view relation) {
    return is_a(relation, "flat") || is_a(relation, "appos") || is_a(relation, "compound") ||
           is_a(relation, "amod") || is_a(relation, "nmod:poss") || is_a(relation, "nmod:desc");
}

std::vector<int> joined_to(const Tree& tree, int node) {
    std::vector<int> all;
    for (const int other : tree.children(node, "conj")) {
        all.push_back(other);
        for (const int further : joined_to(tree, other)) all.push_back(further);
    }
    return all;
}

Parties other_half(const Document& document, Node node) {
    static constexpr std::array<std::string_view, 4> kHalves = {"North", "South", "East", "West"};
    const auto is_half = [&](const std::string& word) {
        return std::ranges::find(kHalves, word) != kHalves.end();
    };
    // A parse may hang each half on anything: the words stand in this order.
    const Tree& tree = document.tree(node.sentence);
    const int land = node.token;
    if (land < 3 || !is_half(tree.token(land - 1).form) || tree.token(land - 2).form != "and" ||
        !is_half(tree.token(land - 3).form))
        return {};
    const std::string name = tree.token(land - 3).form + ' ' + tree.token(land).form;
    for (const catalog::NameMatch& match : document.catalog().named(name))
        if (match.kind == catalog::NameKind::name) return {document.party(match.actor)};
    return {};
}

bool names_owner(const Tree& tree, int kid, bool governs) {
    const std::string& relation = tree.token(kid).relation;
    if (names_parts(relation)) return true;
    if (!is_a(relation, "nmod")) return false;
    const auto mark = tree.child(kid, "case");
    const std::string before = mark ? lemma_of(tree.token(*mark)) : std::string{};
    // "the government in Tirana", "officials at the Commission"
    return before == "of" || before == "from" || (before == "in" && governs) ||
           (before == "at" && is_a(tree.token(kid).relation, "nmod"));
}

namespace {

bool stands_for_owner(const Document& document, Node node) {
    const Token& token = document.token(node);
    const std::string noun = lemma_of(token);
    const std::string form = utf8::lower(token.form);
    return document.in_list("agent", noun) || document.in_list("agent", form) ||
           document.in_list("office", noun) || document.in_list("organisation", noun) ||
           document.in_list("state_noun", noun);
}

/// True of a noun for a part of a state, for which the state stands: "ministry", "delegation".
bool is_part_of_state(const Document& document, const Token& token) {
    const std::string noun = lemma_of(token);
    return token.upos == Upos::noun &&
           (document.in_list("governing", noun) || document.in_list("of_one_state", noun) ||
            document.in_list("state_part", noun));
}

/// Gathers the states and bodies behind one noun.
class Behind {
public:
    Behind(const Document& document, Node node, const Referents& who)
        : document_{document}, who_{who}, tree_{document.tree(node.sentence)}, node_{node} {}

    Parties owners() {
        const std::string noun = lemma_of(document_.token(node_));
        add_own();
        // "the prime minister's office in Lima", "police in Lima"
        const bool governs = governs_place();
        const bool is_other = document_.in_list("other_party", noun);
        for (const int kid : tree_.children(node_.token)) {
            // "his Peruvian host" is of Peru, "Norway's rival" not of Norway.
            if (is_other && is_a(tree_.token(kid).relation, "nmod:poss")) continue;
            const bool is_spoken_for = speaks_for_others(noun) && has_case(tree_, kid, "for");
            if (is_spoken_for || names_owner(tree_, kid, governs)) add_with_joined(kid);
        }
        // "sources close to the Norwegian government"
        for (const int near : tree_.children(node_.token, "amod"))
            if (lemma_of(tree_.token(near)) == "close")
                for (const int kid : tree_.children(near, "obl")) add_with_joined(kid);
        add_misplaced();
        const bool may_be_own = noun == "colleague";  // "his party colleagues"
        if (is_other && found_.empty()) add_others(!may_be_own);
        if (may_be_own && found_.empty())
            for (const int kid : tree_.children(node_.token, "nmod:poss")) add_with_joined(kid);
        return std::move(found_);
    }

private:
    /// True of what stands for the place that it is in: "police in Lima".
    [[nodiscard]] bool governs_place() const {
        const std::string noun = lemma_of(document_.token(node_));
        return document_.in_list("governing", noun) || noun == "office" ||
               document_.in_list("local_agent", noun);
    }

    [[nodiscard]] bool speaks_for_others(const std::string& noun) const {
        return document_.in_list("speaks_for_another", noun) || noun == "representative" ||
               noun == "negotiator" || noun == "delegate" || noun == "ambassador";
    }

    void add(int at) {
        const Mention* named = document_.mention_at({node_.sentence, at});
        if (named == nullptr) named = document_.place_at({node_.sentence, at});
        unite(found_, other_half(document_, {node_.sentence, at}));
        if (named != nullptr) return unite(found_, {document_.party(named->actor)});
        // "the presidents of the three countries", "envoys from both capitals"
        if (at != node_.token && tree_.token(at).xpos == "NNS")
            unite(found_, group_of(document_, {node_.sentence, at}, who_));
        // "thousands of Norwegian troops"
        if (at != node_.token &&
            document_.in_list("counted_in", lemma_of(document_.token(node_))) &&
            stands_for_owner(document_, {node_.sentence, at}))
            unite(found_, parties_behind(document_, {node_.sentence, at}, who_));
        // "Greek farmers' unions", "investigators from Malaysia's agency", "the head of Peru's
        // union"
        const bool is_theirs = is_a(tree_.token(at).relation, "nmod:poss") ||
                               has_case(tree_, at, "of") || has_case(tree_, at, "from");
        if (at != node_.token && is_theirs && tree_.token(at).upos == Upos::noun &&
            stands_for_owner(document_, {node_.sentence, at}))
            unite(found_, parties_behind(document_, {node_.sentence, at}, who_));
        // "a spokesman for the Norwegian foreign ministry"
        if (at != node_.token && is_part_of_state(document_, tree_.token(at)))
            unite(found_, parties_behind(document_, {node_.sentence, at}, who_));
    }

    void add_with_joined(int kid) {
        add(kid);
        for (const int other : joined_to(tree_, kid)) add(other);
    }

    /// "our embassy", "their ministers"; "Ecuador, whose police climbed the wall"
    void add_own() {
        for (const int kid : tree_.children(node_.token, "nmod:poss")) {
            const std::string word = utf8::lower(tree_.token(kid).form);
            if (word == "our" || word == "my") unite(found_, who_.self);
            if (word == "their") unite(found_, who_.many.empty() ? who_.them : who_.many);
            if (word == "whose")
                if (const auto meant = antecedent_of(tree_, kid); meant && *meant < kid)
                    add(*meant);
        }
    }

    /// "his host", "her counterpart": the other one of the two who deal with each other.
    void add_others(bool is_of_two) {
        for (const int kid : tree_.children(node_.token, "nmod:poss")) {
            const Mention* own = document_.mention_at({node_.sentence, kid});
            if (own == nullptr) continue;
            const Party party = document_.party(own->actor);
            const bool is_one = !tree_.token(node_.token).xpos.ends_with('S');
            for (const Parties* two : {&who_.both, &who_.pair})
                if (is_of_two && is_one && two->size() == 2 && has_actor(*two, party.actor) &&
                    found_.empty())
                    unite(found_, without(*two, {party}));
            if (is_one) continue;
            for (const Parties* all : {&who_.many, &who_.first})  // "his colleagues"
                if (all->size() > 2 && has_actor(*all, party.actor) && found_.empty())
                    unite(found_, without(*all, {party}));
            // "his three counterparts", who were named together
            for (const Parties* all : {&who_.many, &who_.them})
                if (found_.empty() && all->size() > 1 && !has_actor(*all, party.actor))
                    for (const int count : tree_.children(node_.token, "nummod"))
                        if (number_said(tree_.token(count)) == all->size()) unite(found_, *all);
        }
    }

    /// What a parse gives to a word beside the noun.
    void add_misplaced() {
        if (!found_.empty()) return;
        // "the Indian environment minister": the state to the portfolio
        for (const int kid : tree_.children(node_.token, "compound"))
            for (const int below : tree_.children(kid))
                if (kid < node_.token && names_parts(tree_.token(below).relation)) add(below);
        // "recognised the authorities in Mali": Mali to the verb
        const int verb = tree_.head(node_.token);
        if (verb < 0 || !found_.empty() || !is_a(tree_.token(node_.token).relation, "obj") ||
            !governs_place())
            return;
        for (const int kid : tree_.children(verb, "obl"))
            if (has_case(tree_, kid, "in") && tree_.subtree(kid).front() == node_.token + 1)
                add(kid);
    }

    const Document& document_;
    const Referents& who_;
    const Tree& tree_;
    Node node_;
    Parties found_;
};

}  // namespace

Parties parties_behind(const Document& document, Node node, const Referents& who) {
    return stands_for_owner(document, node) ? Behind{document, node, who}.owners() : Parties{};
}

}  // namespace demarche::extract
