#include "importers/extract/matter.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

constexpr int kDeepest = 6;                  // turns in one phrase; more is a broken parse
constexpr std::size_t kLongestPhrase = 160;  // bytes

bool is_cut(std::string_view relation) {
    return relation == "acl:relcl" || is_a(relation, "advcl") || is_a(relation, "parataxis") ||
           is_a(relation, "appos") || is_a(relation, "punct") || is_a(relation, "cc") ||
           is_a(relation, "discourse");
}

/// What hangs on the head of a phrase and is no part of it.
bool is_outside_phrase(std::string_view relation) {
    return is_a(relation, "conj") || is_a(relation, "nsubj") || is_a(relation, "cop") ||
           is_a(relation, "aux");
}

bool leads_nowhere(const Token& token) {
    return token.relation == "det" || token.relation == "mark" || token.relation == "case" ||
           token.upos == Upos::punct;
}

/// Tokens of the phrase, in text order. The subject of a clause and what joins others is left out.
void collect(const Tree& tree, int node, bool is_head, std::vector<int>& out) {
    out.push_back(node);
    for (const int kid : tree.children(node)) {
        const std::string& relation = tree.token(kid).relation;
        // "envoy Ahtisaari's plan": a name right behind its title belongs to it.
        const bool is_name =
            is_a(relation, "appos") && kid == node + 1 && tree.token(kid).upos == Upos::propn;
        // "is firmly against the plan"
        const bool is_about_verb = is_head && is_a(relation, "advmod") && tree.child(node, "cop");
        if (is_about_verb || (is_cut(relation) && !is_name) ||
            (is_head && is_outside_phrase(relation)))
            continue;
        collect(tree, kid, false, out);
    }
}

bool passes_on(const Predicate& sense) {
    switch (sense.does) {
        case Does::fact:
        case Does::end:
        case Does::not_do:
            return true;
        case Does::ask:
        case Does::will:
            return true;
        case Does::act:
            // "giving sovereignty to Kosovo" is one thing.
            return sense.sign != 0 && !sense.cameo.starts_with("07");
        default:
            return false;
    }
}

int sign_of(const Predicate& sense) {
    if (sense.does == Does::end || sense.does == Does::not_do) return -1;
    return sense.sign < 0 ? -1 : 1;
}

}  // namespace

bool is_negated(const Tree& tree, int node) {
    static constexpr std::array<std::string_view, 6> kNo = {"not",   "n't", "n’t",
                                                            "never", "no",  "neither"};
    static constexpr std::array<std::string_view, 4> kNothing = {"nothing", "none", "nobody",
                                                                 "neither"};
    return std::ranges::any_of(tree.children(node), [&](int kid) {
        const Token& t = tree.token(kid);
        if (is_a(t.relation, "obj"))
            return std::ranges::find(kNothing, utf8::lower(t.form)) != kNothing.end();
        return (is_a(t.relation, "advmod") || is_a(t.relation, "det") || is_a(t.relation, "cc")) &&
               std::ranges::find(kNo, utf8::lower(t.form)) != kNo.end();
    });
}

std::string phrase_of(const Document& document, Node node) {
    const Tree& tree = document.tree(node.sentence);
    std::vector<int> tokens;
    collect(tree, node.token, true, tokens);
    // "that the dam be filled slowly": what the clause is about belongs to it.
    const bool is_verb = tree.token(node.token).upos == Upos::verb;
    if (const auto subject = tree.child(node.token, "nsubj"); subject && is_verb)
        if (tree.token(*subject).upos == Upos::noun &&
            document.mention_at({node.sentence, *subject}) == nullptr)
            for (int between = tree.subtree(*subject).front(); between < node.token; ++between)
                if (std::ranges::find(tokens, between) == tokens.end()) tokens.push_back(between);
    std::ranges::sort(tokens);
    while (tokens.front() != node.token && leads_nowhere(tree.token(tokens.front())))
        tokens.erase(tokens.begin());
    // A gap that holds more than marks ends the phrase, on the side away from the head.
    const auto head = std::ranges::find(tokens, node.token);
    auto first = head;
    auto last = head;
    while (first != tokens.begin() && *first - *(first - 1) <= 2) --first;
    while (last + 1 != tokens.end() && *(last + 1) - *last <= 2) ++last;
    const ByteSpan where{tree.token(*first).where.begin, tree.token(*last).where.end};
    std::string text;
    for (const char c : document.text(where)) text += c == '\n' || c == '\t' ? ' ' : c;
    if (text.size() > kLongestPhrase) text.resize(text.rfind(' ', kLongestPhrase));
    return text;
}

Matter matter_of(const Document& document, const Lexicon& lexicon, Node content) {
    const Tree& tree = document.tree(content.sentence);
    Matter matter{content.token, 1, {}, {}};
    for (int depth = 0; depth < kDeepest; ++depth) {
        if (is_negated(tree, matter.node)) {
            matter.sign = -matter.sign;
            matter.steps += "not; ";
        }
        // "a deal to end the war" is one thing.
        const Token& token = tree.token(matter.node);
        const bool is_text = token.upos == Upos::noun &&
                             document.in_list("instrument", lemma_of(token)) &&
                             tree.child(matter.node, "acl");
        const Predicate* sense = lexicon.match(tree, matter.node);
        if (sense == nullptr || is_text || !passes_on(*sense)) break;
        int below = -1;
        for (const std::string& name : sense->content) {
            const std::vector<int> fillers = slot(tree, matter.node, name);
            if (fillers.empty()) continue;
            below = fillers.front();
            break;
        }
        if (below < 0 || below == matter.node) break;
        const int sign = sign_of(*sense);
        matter.sign *= sign;
        matter.steps += sense->name() + (sign < 0 ? " -; " : " +; ");
        matter.node = below;
    }
    matter.text = phrase_of(document, {content.sentence, matter.node});
    return matter;
}

}  // namespace demarche::extract
