#include "importers/extract/parties.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/behind_nouns.hpp"
#include "importers/extract/possessives.hpp"
#include "importers/extract/state_groups.hpp"
#include "importers/extract/two_named.hpp"

namespace demarche::extract {
namespace {

bool is_person(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::person;
}

/// The person among the parts of the phrase: "Russian Foreign Minister Sergei Lavrov".
const Mention* person_in(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    const Mention* own = document.mention_at(node);
    if (own != nullptr && is_person(document, own->actor)) return own;
    for (const int kid : tree.children(node.token)) {
        const std::string& relation = tree.token(kid).relation;
        if (!names_parts(relation) || is_a(relation, "nmod:poss")) continue;
        if (const Mention* found = person_in(document, {node.sentence, kid})) return found;
    }
    return nullptr;
}

/// The plural noun that "they" takes up in its own sentence: "the firms said that they would sue".
std::optional<int> plural_before(const Tree& tree, int they) {
    std::optional<int> found;
    for (int i = 0; i < they; ++i) {
        const Token& t = tree.token(i);
        if (t.xpos == "NNS" && is_a(t.relation, "nsubj") && tree.children(i, "conj").empty())
            found = i;
    }
    return found;
}

/// "Both sides", "the two parties" before "they" in its own sentence.
std::optional<int> two_before(const Document& document, Node they) {
    const Tree& tree = document.tree(they.sentence);
    std::optional<int> found;
    for (int i = 0; i < they.token; ++i)
        if (tree.token(i).xpos == "NNS" && document.in_list("pair_noun", lemma_of(tree.token(i))) &&
            std::ranges::any_of(tree.children(i),
                                [&](int kid) { return number_said(tree.token(kid)) == 2; }))
            found = i;
    return found;
}

constexpr int kMostHops = 4;  // from words that stand for others to these; a parse may go round

Parties parties_at(const Document& document, Node node, const Referents& who, int hops);

Parties of_one(const Document& document, Node node, const Referents& who, int hops) {
    if (hops > kMostHops) return {};
    const Token& token = document.token(node);
    if (token.upos == Upos::pron) {
        const std::string word = utf8::lower(token.form);
        if (document.in_list("pronoun_self", word)) return who.self;
        if (word == "them" && !who.them.empty()) return who.them;
        if (word == "their")
            if (const auto whom = done_to_for(document, node))
                return parties_at(document, {node.sentence, *whom}, who, hops + 1);
        // "Chad, whose refusal to sign angered Mali"
        if (word == "whose")
            if (const auto meant = antecedent_of(document.tree(node.sentence), node.token);
                meant && *meant < node.token)
                return parties_at(document, {node.sentence, *meant}, who, hops + 1);
        // "They" who are the members of the body that speaks.
        if (const Mention* body = document.mention_at(node); body != nullptr && word == "they")
            return body->actor == document.issuer && !document.joint.empty()
                       ? who.self
                       : Parties{document.party(body->actor)};
        if (word == "they")
            if (const auto noun = plural_before(document.tree(node.sentence), node.token))
                return parties_at(document, {node.sentence, *noun}, who, hops + 1);
        // "urged the two parties to abide by what they had signed"
        if (word == "they")
            if (const auto two = two_before(document, node))
                if (Parties them = group_of(document, {node.sentence, *two}, who); !them.empty())
                    return them;
        if (word == "they")
            if (const auto noun = they_before(document, node))
                if (Parties them = parties_at(document, *noun, who, hops + 1); !them.empty())
                    return them;
        if (document.in_list("pronoun_many", word)) return who.many.empty() ? who.them : who.many;
    }
    // "Australia and Japan, both of which had urged it"
    const Tree& tree = document.tree(node.sentence);
    for (const int whole : tree.children(node.token, "nmod")) {
        if (is_relative(tree, whole))
            if (const auto meant = antecedent_of(tree, whole); meant && *meant < node.token)
                return parties_at(document, {node.sentence, *meant}, who, hops + 1);
    }
    // "the pair", "the duo"
    if (const std::string word = utf8::lower(token.form);
        (word == "pair" || word == "duo") && who.both.size() == 2 &&
        tree.children(node.token, "nmod").empty()) {
        const Parties two = two_meant(document, node, who);
        return two.empty() ? who.both : two;
    }
    if (utf8::lower(token.form) == "trio" && who.many.size() == 3) return who.many;
    // "both rejected it"
    if (const std::string word = utf8::lower(token.form); (word == "both" || word == "neither") &&
                                                          !is_a(token.relation, "det") &&
                                                          !is_a(token.relation, "cc")) {
        if (Parties two = two_meant(document, node, who); !two.empty()) return two;
        return who.both.size() == 2 ? who.both : who.many;
    }
    // "the ten had called for it", "all were summoned": those who were named together last
    if (const auto number = number_said(token);
        number && *number > 2 && token.upos == Upos::num && !is_a(token.relation, "nummod")) {
        if (who.many.size() == *number) return who.many;
        if (who.them.size() == *number) return who.them;
    }
    if (Parties body = body_of_so_many(document, node); !body.empty()) return body;
    // "the two agreed"
    if (utf8::lower(token.form) == "two" && !is_a(token.relation, "nummod") &&
        tree.child(node.token, "det") && tree.children(node.token, "nmod").empty()) {
        if (Parties two = two_meant(document, node, who); !two.empty()) return two;
        return who.many.size() == 2 ? who.many : who.both;
    }
    if (utf8::lower(token.form) == "all" &&
        (is_a(token.relation, "nsubj") || is_a(token.relation, "obj")) &&
        tree.children(node.token, "nmod").empty())
        return who.them;
    // "the latter expelled two diplomats": of two that were named together.
    if (Parties one = former_or_latter(document, node); !one.empty()) return one;
    if (who.many.size() == 2) {
        const std::string word = utf8::lower(token.form);
        if (word == "former" && token.upos != Upos::adj) return {who.many.front()};
        if (word == "latter") return {who.many.back()};
    }
    // "nine of the Council's members", "most of the allies"
    if (token.upos == Upos::num || token.upos == Upos::det || token.xpos == "JJS" ||
        token.xpos == "DT" || token.xpos == "JJ")
        for (const int whole : tree.children(node.token, "nmod"))
            if (has_case(tree, whole, "of"))
                return parties_at(document, {node.sentence, whole}, who, hops + 1);
    if (Parties leader = leader_of_party(document, node); !leader.empty()) return leader;
    if (const Mention* person = person_in(document, node)) return {document.party(person->actor)};
    if (const Mention* own = document.mention_at(node)) {
        // "The four countries", "they" of those who issue a text together
        const bool is_of_all =
            own->actor == document.issuer && !document.joint.empty() &&
            (own->kind == MentionKind::description || own->kind == MentionKind::pronoun);
        return is_of_all ? who.self : Parties{document.party(own->actor)};
    }
    // "Dhaka's main opposition, the Nationalist Party, denounced it": the party
    if (token.upos == Upos::noun)
        for (const int name : tree.children(node.token, "appos"))
            if (const Mention* m = document.mention_at({node.sentence, name});
                m != nullptr && name > node.token && !is_person(document, m->actor) &&
                m->kind == MentionKind::name)
                return parties_at(document, {node.sentence, name}, who, hops + 1);
    if (Parties states = states_of_region(document, node); !states.empty()) return states;
    if (Parties bloc = bloc_of_leaders(document, node); !bloc.empty()) return bloc;
    if (Parties body = leaders_told_before(document, node, who); !body.empty()) return body;
    Parties owners = parties_behind(document, node, who);
    return owners.empty() ? group_of(document, node, who) : owners;
}

/// True of a state or body to which others are joined.
bool is_in_list(const Document& document, Node node) {
    const Mention* m = document.mention_at(node);
    return m != nullptr && !is_person(document, m->actor) &&
           document.tree(node.sentence).child(node.token, "conj").has_value();
}

Parties parties_at(const Document& document, Node node, const Referents& who, int hops) {
    Parties found = other_half(document, node);
    unite(found, of_one(document, node, who, hops));
    const Tree& tree = document.tree(node.sentence);
    for (const int other : joined_to(tree, node.token)) {
        unite(found, other_half(document, {node.sentence, other}));
        unite(found, of_one(document, {node.sentence, other}, who, hops));
    }
    // "four of the poorest, Benin, Chad, Mali and Niger", "the ten (Denmark, France and Norway)"
    for (const int other : tree.children(node.token, "appos"))
        if (is_in_list(document, {node.sentence, other}))
            unite(found, parties_at(document, {node.sentence, other}, who, hops + 1));
    return found;
}

}  // namespace

Parties parties_of(const Document& document, Node node, const Referents& who) {
    return parties_at(document, node, who, 0);
}

namespace {

Parties named_at(const Document& document, Node at, const Referents& who) {
    if (const Mention* m = document.mention_at(at)) return {document.party(m->actor)};
    if (const Mention* place = document.acting_place_at(at)) return {document.party(place->actor)};
    if (document.in_list("pronoun_self", utf8::lower(document.token(at).form))) return who.self;
    return group_of(document, at, who);
}

}  // namespace

Parties parties_inside(const Document& document, Node node, const Referents& who) {
    Parties found;
    for (const int below : document.tree(node.sentence).subtree(node.token))
        unite(found, named_at(document, {node.sentence, below}, who));
    return found;
}

Parties parties_or_place(const Document& document, Node node, const Referents& who) {
    Parties found = parties_of(document, node, who);
    const Tree& tree = document.tree(node.sentence);
    std::vector<int> places = joined_to(tree, node.token);
    places.insert(places.begin(), node.token);
    for (const int at : places)
        if (const Mention* place = document.place_at({node.sentence, at}))
            unite(found, {document.party(place->actor)});
    return found;
}

namespace {

/// True of "including Chile", and of "Chile" in "among them Chile and Peru", in the ways that a
/// parse may hang it.
bool is_picked_out(const Tree& tree, int node) {
    if (has_case(tree, node, "include") || has_case(tree, node, "including") ||
        has_case(tree, node, "among"))
        return true;
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        return tree.token(kid).upos == Upos::pron && has_case(tree, kid, "among");
    });
}

bool is_one_of_joined(const Tree& tree, int node) {
    const std::string verb = lemma_of(tree.token(node));
    return tree.token(node).xpos == "VBN" &&
           (verb == "join" || verb == "second" || verb == "follow");
}

/// True of "together with", "along with", "alongside", and of "like" set off by a comma.
bool goes_along(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    if (has_case(tree, node.token, "alongside")) return true;
    int first = tree.subtree(node.token).front();
    while (tree.token(first).upos == Upos::punct && first < node.token) ++first;
    const auto word_at = [&](int at) {
        return at < 0 ? std::string{} : utf8::lower(tree.token(at).form);
    };
    if (has_case(tree, node.token, "with")) {
        int word = first;
        while (word >= 0 && word > first - 2 && word_at(word) != "along" &&
               word_at(word) != "together")
            --word;
        // not "banded together with Chad"
        const bool is_of_verb = word > 0 && tree.token(word - 1).upos == Upos::verb;
        return (word_at(word) == "along" || word_at(word) == "together") && !is_of_verb;
    }
    // "Like Sweden, Finland condemned the raid", not "acted like Sweden"
    return word_at(first) == "like" && (first == 0 || word_at(first - 1) == ",");
}

}  // namespace

Parties named_among(const Document& document, Node whole, const Referents& who) {
    const Tree& tree = document.tree(whole.sentence);
    Parties found;
    const auto add = [&](int node) {
        if (tree.token(node).upos == Upos::propn)
            unite(found, parties_or_place(document, {whole.sentence, node}, who));
    };
    const auto add_picked = [&](int node) {
        add(node);
        for (const int name : tree.children(node))
            if (const std::string& relation = tree.token(name).relation;
                is_a(relation, "appos") || is_a(relation, "nsubj"))
                add(name);
        for (const int them : tree.children(node, "nmod"))
            for (const int name : tree.children(them, "appos")) add(name);
    };
    bool is_listed = false;
    for (const int kid : tree.children(whole.token)) {
        const std::string& relation = tree.token(kid).relation;
        if ((!is_a(relation, "nmod") && !is_a(relation, "appos")) || kid < whole.token) continue;
        is_listed |= is_picked_out(tree, kid);
        if (is_listed) add_picked(kid);
    }
    // "Six countries voted against it, including Chile and Peru"
    const Token& noun = tree.token(whole.token);
    if (!found.empty() || noun.xpos != "NNS" || !is_a(noun.relation, "nsubj")) return found;
    for (const int kid : tree.children(noun.head)) {
        const std::string& relation = tree.token(kid).relation;
        if (kid > noun.head &&
            (is_a(relation, "obl") || is_a(relation, "conj") || is_a(relation, "parataxis")) &&
            tree.token(kid).upos != Upos::verb && is_picked_out(tree, kid) &&
            tree.token(tree.subtree(kid).front()).form == ",")
            add_picked(kid);
    }
    return found;
}

Parties companions_of(const Document& document, Node verb, const Referents& who) {
    const Tree& tree = document.tree(verb.sentence);
    const auto at = [&](int token) { return Node{verb.sentence, token}; };
    Parties found;
    const auto add = [&](int node) {
        Parties named = parties_or_place(document, at(node), who);
        // "like its neighbours Peru and Chile"
        for (const int name : tree.children(node, "appos"))
            unite(named, parties_or_place(document, at(name), who));
        unite(found, named);
    };
    const auto look_at = [&](int above) {
        for (const int kid : tree.children(above)) {
            const std::string& relation = tree.token(kid).relation;
            if ((is_a(relation, "obl") || is_a(relation, "nmod")) && goes_along(document, at(kid)))
                add(kid);
            // "together with Norway": a parse may hang Norway on "together".
            if (is_a(relation, "advmod"))
                for (const int below : tree.children(kid, "obl"))
                    if (goes_along(document, at(below))) add(below);
        }
    };
    look_at(verb.token);
    if (const auto subject = tree.child(verb.token, "nsubj")) {
        look_at(*subject);
        unite(found, named_among(document, at(*subject), who));
        // "Canada, joined by Japan, denounced the test"
        for (const int kid : tree.children(*subject, "acl"))
            if (is_one_of_joined(tree, kid))
                for (const int by : tree.children(kid, "obl:agent")) add(by);
    }
    return found;
}

Parties owners_of(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    Parties owners;
    const auto add = [&](int at) {
        const Mention* found = document.mention_at({node.sentence, at});
        if (found == nullptr) found = document.place_at({node.sentence, at});
        if (found != nullptr && !is_person(document, found->actor))
            unite(owners, {document.party(found->actor)});
    };
    for (const int kid : tree.children(node.token)) {
        if (!names_owner(tree, kid) || is_a(tree.token(kid).relation, "appos")) continue;
        add(kid);
        // "four Canadian-owned mines"
        if (tree.token(kid).xpos == "VBN" && document.in_list("owned", lemma_of(tree.token(kid))))
            for (const int owner : tree.children(kid)) add(owner);
        for (const int other : joined_to(tree, kid)) add(other);
    }
    return owners;
}

Parties ground_of(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    for (const int below : tree.subtree(node.token)) {
        if (below < node.token) continue;
        const Node at{node.sentence, below};
        const Mention* found = document.place_at(at);
        if (found == nullptr) found = document.mention_at(at);
        const Actor* actor = found == nullptr ? nullptr : document.actor(found->actor);
        if (actor == nullptr || actor->type != ActorType::state) continue;
        const std::string& relation = tree.token(below).relation;
        if (is_a(relation, "nmod") || is_a(relation, "obl") || is_a(relation, "amod") ||
            is_a(relation, "compound"))
            return {document.party(found->actor)};
    }
    return {};
}

Parties first_inside(const Document& document, Node node, const Referents& who) {
    const Tree& tree = document.tree(node.sentence);
    for (const int below : tree.subtree(node.token)) {
        Parties found = named_at(document, {node.sentence, below}, who);
        if (found.empty()) continue;
        for (const int other : joined_to(tree, below))
            unite(found, named_at(document, {node.sentence, other}, who));
        return found;
    }
    return {};
}

bool is_nameless_group(const Document& document, const Party& party) {
    const Actor* actor = document.actor(party.actor);
    return actor != nullptr && actor->type == ActorType::group && actor->discovered;
}

}  // namespace demarche::extract
