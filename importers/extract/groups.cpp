#include "importers/extract/groups.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

/// The state whose adjective stands before the noun: "Polish farmers". Null if none.
const Mention* origin_of(const Document& document, std::size_t sentence, int noun) {
    for (const int kid : document.tree(sentence).children(noun)) {
        const Node at{sentence, kid};
        const Mention* m = document.mention_at(at);
        if (m == nullptr) m = document.place_at(at);
        if (m != nullptr && m->kind == MentionKind::demonym && kid < noun) return m;
    }
    return nullptr;
}

/// True where some body or person is told of whom they are: "PKK rebels", "supporters of Morales".
bool is_of_named(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    for (const int kid : tree.children(noun)) {
        const std::string& relation = tree.token(kid).relation;
        const Mention* m = document.mention_at({sentence, kid});
        if (m != nullptr && m->kind != MentionKind::demonym) return true;
        const bool is_further = is_a(relation, "conj") || is_a(relation, "acl");
        if (!is_further && relation == "nmod" && m == nullptr &&
            document.place_at({sentence, kid}) == nullptr && has_case(tree, kid, "of"))
            return true;
    }
    return false;
}

/// True of "thousands of Iraqis": a people that has a name.
bool is_of_people(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    return std::ranges::any_of(tree.children(noun, "nmod"), [&](int kid) {
        return document.mention_at({sentence, kid}) != nullptr ||
               document.place_at({sentence, kid}) != nullptr;
    });
}

/// True of who does what a clause tells: its subject, or "by gunmen".
bool acts(const Document& document, std::size_t sentence, int noun) {
    const Tree& tree = document.tree(sentence);
    const Token& token = tree.token(noun);
    if (token.relation == "obl:agent") return true;
    return token.relation == "nsubj" && token.head >= 0 &&
           tree.token(token.head).upos == Upos::verb;
}

/// True of a verb for what crowds do in the street: "marched", "burnt flags", not "burnt coal".
bool is_protest(const Document& document, std::size_t sentence, int verb) {
    const Tree& tree = document.tree(sentence);
    const std::string lemma = lemma_of(tree.token(verb));
    if (!document.in_list("protests", lemma)) return false;
    static constexpr std::array<std::string_view, 8> kAlone = {
        "march", "demonstrate", "protest", "rally", "riot", "chant", "picket", "rampage"};
    static constexpr std::array<std::string_view, 7> kGlad = {
        "celebrate", "cheer", "welcome", "greet", "mourn", "rejoice", "bid"};
    const std::vector<int> below = tree.subtree(verb);
    const bool is_glad = std::ranges::any_of(below, [&](int word) {
        return std::ranges::find(kGlad, lemma_of(tree.token(word))) != kGlad.end();
    });
    if (is_glad) return false;
    if (std::ranges::find(kAlone, lemma) != kAlone.end()) return true;
    return std::ranges::any_of(below, [&](int word) {
        return word > verb && document.in_list("protest_sign", utf8::lower(tree.token(word).form));
    });
}

/// "Students", "thousands", where they demonstrate.
bool is_crowd(const Document& document, std::size_t sentence, int noun) {
    const std::string word = utf8::lower(document.tree(sentence).token(noun).form);
    const int verb = document.tree(sentence).head(noun);
    return (document.in_list("crowd", word) || document.in_list("nameless_crowd", word)) &&
           verb >= 0 && is_protest(document, sentence, verb);
}

void introduce_group(Document& document, std::size_t sentence, int noun) {
    const Token& token = document.tree(sentence).token(noun);
    const Mention* origin = origin_of(document, sentence, noun);
    Actor group;
    group.name = utf8::lower(token.form);
    // Whoever they are, they protest.
    if (document.in_list("nameless_crowd", group.name)) group.name = "protesters";
    if (origin != nullptr)
        group.name = std::string{document.text(origin->where)} + ' ' + group.name;
    group.id = {slug(group.name)};
    group.type = ActorType::group;
    group.discovered = true;
    const ActorId state = origin == nullptr ? ActorId{} : origin->actor;
    if (!state.empty()) group.of = {state};
    const auto first = static_cast<std::size_t>(noun);
    document.add(
        mention_over(document, {sentence, first, first + 1}, group.id, MentionKind::description));
    if (!state.empty()) document.set_side(group.id, state);
    document.introduce(std::move(group));
}

}  // namespace

void find_groups(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const int count = document.tree(s).size();
        for (int i = 0; i < count; ++i) {
            const Token& token = document.tree(s).token(i);
            const bool is_counted = token.upos == Upos::noun || token.upos == Upos::num;
            if (!is_counted || document.mention_at({s, i}) != nullptr) continue;
            const bool is_group = document.in_list("nameless_group", utf8::lower(token.form));
            if (!is_group && !is_crowd(document, s, i)) continue;
            const bool is_others =  // "PKK rebels", "thousands of Iraqis"
                is_group ? is_of_named(document, s, i) : is_of_people(document, s, i);
            if (acts(document, s, i) && !is_others) introduce_group(document, s, i);
        }
    }
}

}  // namespace demarche::extract
