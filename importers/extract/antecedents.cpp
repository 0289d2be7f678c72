#include "importers/extract/antecedents.hpp"

#include <algorithm>
#include <optional>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {

bool is_subject(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    while (node >= 0 &&
           (is_a(tree.token(node).relation, "flat") ||
            is_a(tree.token(node).relation, "compound") ||
            is_a(tree.token(node).relation, "appos") || is_a(tree.token(node).relation, "amod") ||
            is_a(tree.token(node).relation, "nmod:poss")))
        node = tree.head(node);
    return node >= 0 && is_a(tree.token(node).relation, "nsubj");
}

bool leads(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    while (node >= 0 && !is_a(tree.token(node).relation, "nsubj")) node = tree.head(node);
    return node >= 0 && tree.head(node) == tree.root();
}

bool is_led_by_text(const Document& document, std::size_t s) {
    const Tree& tree = document.tree(s);
    if (tree.root() < 0) return false;
    const auto subject = tree.child(tree.root(), "nsubj");
    if (!subject || document.mention_at({s, *subject}) != nullptr) return false;
    const std::string noun = lemma_of(tree.token(*subject));
    return document.in_list("text", noun) || noun == "text" || noun == "document" ||
           noun == "draft";
}

namespace {

/// The subject of the clause on which the pronoun's own hangs: "Shell" of "Shell announced that it
/// would not". Nothing if there is none before it.
std::optional<int> subject_over(const Tree& tree, int pronoun) {
    if (!is_a(tree.token(pronoun).relation, "nsubj")) return std::nullopt;
    const int verb = tree.head(pronoun);
    if (verb < 0 || tree.head(verb) < 0) return std::nullopt;
    const std::string& relation = tree.token(verb).relation;
    if (!is_a(relation, "ccomp") && !is_a(relation, "advcl")) return std::nullopt;
    for (const int subject : tree.children(tree.head(verb)))
        if (is_a(tree.token(subject).relation, "nsubj") && subject < pronoun) return subject;
    return std::nullopt;
}

}  // namespace

bool is_of_unknown(const Document& document, std::size_t s, int pronoun, bool person) {
    const Tree& tree = document.tree(s);
    const auto subject = subject_over(tree, pronoun);
    if (!subject) return false;
    const Token& token = tree.token(*subject);
    if (!person)
        return token.xpos == "NNP" && document.mention_at({s, *subject}) == nullptr &&
               document.place_at({s, *subject}) == nullptr &&
               is_a(tree.token(tree.head(pronoun)).relation, "ccomp");
    if (token.xpos != "NN" || document.mention_at({s, *subject}) != nullptr ||
        !document.in_list("office", lemma_of(token)))
        return false;
    return std::ranges::any_of(tree.children(*subject, "amod"), [&](int kid) {
        return document.in_list("no_office", lemma_of(tree.token(kid)));
    });
}

namespace {

/// What the text or the name tells of whether a person is a man or a woman.
enum class Gender { unknown, man, woman };

/// "Lind met her Polish counterpart": the first pronoun behind who leads a sentence is the
/// leader's.
Gender gender_by_pronoun(const Document& document, const Actor& person) {
    for (const Mention& m : document.mentions()) {
        if (m.actor != person.id || m.kind == MentionKind::pronoun || !leads(document, m)) continue;
        const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
        for (std::size_t i = m.last; i < tokens.size(); ++i) {
            const Mention* other = document.mention_at({m.sentence, static_cast<int>(i)});
            const Actor* named = other == nullptr ? nullptr : document.actor(other->actor);
            if (named != nullptr && named->type == ActorType::person && named->id != person.id)
                break;
            const std::string word = utf8::lower(tokens[i].form);
            if (word == "her" || word == "herself") return Gender::woman;
            if (word == "his" || word == "himself") return Gender::man;
        }
    }
    return Gender::unknown;
}

Gender gender_of(const Document& document, const Actor& person) {
    const auto of_word = [&](const std::string& word) {
        if (document.in_list("woman", word)) return Gender::woman;
        return document.in_list("man", word) ? Gender::man : Gender::unknown;
    };
    // "Mrs Zia", "spokeswoman Mao Ning"
    for (const Mention& m : document.mentions()) {
        if (m.actor != person.id || m.kind == MentionKind::pronoun) continue;
        for (std::size_t i = m.first; i < m.last; ++i)
            if (document.in_list("courtesy", utf8::lower(token_at(document, m.sentence, i).form)))
                if (const Gender told =
                        of_word(utf8::lower(token_at(document, m.sentence, i).form));
                    told != Gender::unknown)
                    return told;
        if (m.first == 0) continue;
        const Gender told = of_word(utf8::lower(token_at(document, m.sentence, m.first - 1).form));
        if (told != Gender::unknown) return told;
    }
    if (const Gender told = of_word(utf8::lower(person.name.substr(0, person.name.find(' '))));
        told != Gender::unknown)
        return told;
    return gender_by_pronoun(document, person);
}

}  // namespace

bool agrees(const Document& document, const std::string& pronoun, const Actor& person) {
    const Gender gender = gender_of(document, person);
    const bool is_she =
        pronoun == "she" || pronoun == "her" || pronoun == "hers" || pronoun == "herself";
    return gender == Gender::unknown || (gender == Gender::woman) == is_she;
}

}  // namespace demarche::extract
