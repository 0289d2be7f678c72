#include "importers/extract/homes.hpp"

#include <algorithm>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/parties.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kMostWords = 8;  // of a title before a name

}  // namespace

const Actor* state_at(const Document& document, Node node) {
    const Mention* m = document.mention_at(node);
    if (m == nullptr) m = document.place_at(node);
    const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
    return actor != nullptr && actor->type == ActorType::state ? actor : nullptr;
}

const Actor* only_state_in(const Document& document, std::size_t sentence) {
    const Actor* only = nullptr;
    for (int i = 0; i < document.tree(sentence).size(); ++i) {
        const Actor* state = state_at(document, {sentence, i});
        if (state == nullptr || state == only) continue;
        if (only != nullptr) return nullptr;
        only = state;
    }
    return only;
}

namespace {

const Actor* state_before(const Document& document, const Mention& m) {
    bool is_title = false;
    for (std::size_t i = m.first; i-- > 0 && m.first - i <= kMostWords;) {
        const Node node{m.sentence, static_cast<int>(i)};
        if (const Actor* state = state_at(document, node)) return state;
        const Token& token = document.token(node);
        const bool is_of_phrase = token.upos == Upos::noun || token.upos == Upos::adj ||
                                  token.upos == Upos::propn || token.xpos == "POS" ||
                                  token.form == "-";
        if (!is_of_phrase) break;
        is_title |= document.in_list("office", utf8::lower(token.form)) ||
                    document.in_list("no_office", utf8::lower(token.form));
    }
    // "a Supreme Court order" where one state is told of: its own court
    is_title |= utf8::lower(document.text(m.where)) == "supreme court";
    return is_title ? only_state_in(document, m.sentence) : nullptr;
}

}  // namespace

const Actor* home_told(const Document& document, const Actor& actor) {
    if (!actor.discovered || !actor.of.empty()) return nullptr;
    for (const Mention& m : document.mentions())
        if (m.actor == actor.id)
            if (const Actor* state = state_before(document, m)) return state;
    return nullptr;
}

std::string code_of_home(const Document& document, const Actor& actor) {
    const Actor* state = home_told(document, actor);
    return state == nullptr ? std::string{} : state->code;
}

int counted_by(const Tree& tree, int noun) {
    const int head = tree.head(noun);
    const bool is_counted = head >= 0 && tree.token(noun).relation == "nmod" &&
                            has_case(tree, noun, "of") && tree.token(head).upos == Upos::noun;
    return is_counted ? head : noun;
}

const Mention* origin_of(const Document& document, std::size_t sentence, int noun) {
    for (const int kid : document.tree(sentence).children(noun, "nmod"))
        if (has_case(document.tree(sentence), kid, "of") ||
            has_case(document.tree(sentence), kid, "from"))
            if (const Mention* m = origin_of(document, sentence, kid)) return m;
    for (const int kid : document.tree(sentence).children(noun)) {
        const Node at{sentence, kid};
        const Mention* m = document.mention_at(at);
        if (m == nullptr) m = document.place_at(at);
        if (m != nullptr && m->kind == MentionKind::demonym && kid < noun) return m;
        // "Kenya's bishops"
        if (m != nullptr && is_a(document.tree(sentence).token(kid).relation, "nmod:poss") &&
            state_at(document, at) != nullptr && kid < noun)
            return m;
    }
    return nullptr;
}

ActorId state_of_scene(const Document& document, std::size_t sentence) {
    const Tree& tree = document.tree(sentence);
    for (int node = 0; node < tree.size(); ++node) {
        const bool is_scene = std::ranges::any_of(tree.children(node), [&](int kid) {
            // "into the Kenyan town of Kisumu", not "into Kenya"
            return is_a(tree.token(kid).relation, "case") &&
                   (document.in_list("scene_case", lemma_of(tree.token(kid))) ||
                    ((has_case(tree, node, "into") || has_case(tree, node, "through")) &&
                     document.in_list("place_noun", lemma_of(tree.token(node)))));
        });
        if (!is_scene) continue;
        if (const Actor* state = state_at(document, {sentence, node})) return state->id;
        for (const int kid : tree.children(node))
            if (is_a(tree.token(kid).relation, "amod") ||
                is_a(tree.token(kid).relation, "compound") ||
                is_a(tree.token(kid).relation, "nmod:poss") || has_case(tree, kid, "of"))
                if (const Actor* state = state_at(document, {sentence, kid})) return state->id;
    }
    return {};
}

ActorId state_of_doer(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    int verb = tree.head(counted_by(tree, noun));
    if (verb >= 0 && tree.token(verb).relation == "obj" && has_case(tree, noun, "into"))
        verb = tree.head(verb);
    if (verb < 0) return {};
    for (const char* relation : {"nsubj", "obl:agent", "nmod:poss"})
        for (const int doer : tree.children(verb, relation)) {
            if (doer == noun) continue;
            Parties doers = parties_of(document, {sentence, doer}, {});
            if (const Mention* m = origin_of(document, sentence, doer); m != nullptr)
                doers.push_back(document.party(m->actor));
            for (const Party& party : doers) {
                const Actor* side = document.actor(party.actor);
                if (side == nullptr) continue;
                if (side->type == ActorType::state) return side->id;
                if (side->type == ActorType::group && !side->of.empty()) return side->of.front();
                if (const Actor* home = home_told(document, *side)) return home->id;
            }
        }
    return {};
}

ActorId state_of_part_told(const Document& document, std::size_t sentence, int verb) {
    const Tree& tree = document.tree(sentence);
    const Actor* only = only_state_in(document, sentence);
    if (only == nullptr) return {};
    const auto is_part = [&](int noun) {
        // "the accounts of the party", "the home of a dissident"
        const auto is_called_so = [&](int called) {
            const std::string word = utf8::lower(tree.token(called).form);
            return document.in_list("home_party", word) ||
                   document.in_list("home_party", word + 's') ||
                   document.in_list("persecuted", word);
        };
        const std::vector<int> whose = tree.children(noun, "nmod");
        const bool is_of_part = std::ranges::any_of(
            whose, [&](int owner) { return has_case(tree, owner, "of") && is_called_so(owner); });
        if (!is_called_so(noun) && !is_of_part) return false;
        const std::vector<int> below = tree.subtree(noun);
        return std::ranges::any_of(below, [&](int node) {
            const Actor* state = state_at(document, {sentence, node});
            return state != nullptr && state->id == only->id;
        });
    };
    for (const int kid : tree.children(verb)) {
        const std::string& relation = tree.token(kid).relation;
        const bool is_about = is_a(relation, "obj") || is_a(relation, "iobj") ||
                              relation == "nsubj:pass" ||
                              (is_a(relation, "obl") && !is_a(relation, "obl:agent"));
        if (is_about && is_part(kid)) return only->id;
        if (!is_a(relation, "ccomp")) continue;
        for (const char* subject : {"nsubj", "nsubj:pass"})
            if (const auto who = tree.child(kid, subject); who && is_part(*who)) return only->id;
    }
    return {};
}

ActorId state_of_those_backed(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    for (const int whom : tree.children(noun, "nmod")) {
        if (!has_case(tree, whom, "of")) continue;
        for (const Party& party : parties_of(document, {sentence, whom}, {}))
            if (const Actor* side = document.actor(party.actor);
                side != nullptr && side->type == ActorType::state)
                return side->id;
        if (ActorId state = state_of_those_backed(document, sentence, whom); !state.empty())
            return state;
    }
    return {};
}

}  // namespace demarche::extract
