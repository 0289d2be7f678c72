#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// Sides taken without a verb that takes them: by a cry, "no to the toll", and by a question that
/// wants no answer, "who needs a toll?".
namespace demarche::extract {

namespace {

const Predicate kAway{{"no", "to"}, 'v', Does::act, "12", {}, -1, {}, 0.8, false};
const Predicate kHail{{"yes", "to"}, 'v', Does::act, "05", {}, 1, {}, 0.8, false};
const Predicate kAsks{{"ask"}, 'v', Does::act, "11", {}, -1, {}, 0.6, false};

}  // namespace

/// "No to the toll", "down with it", "long live the pact", "enough of tolls", "never again a toll",
/// says somebody.
bool ClauseReader::cries(int node, const Context& inner) {
    const Tree& t = tree();
    const Parties holders = self(inner);
    const std::string& relation = t.token(node).relation;
    const bool is_clause =
        node == t.root() || is_a(relation, "ccomp") || is_a(relation, "parataxis");
    if (holders.empty() || !is_clause || t.child(node, "cop")) return false;
    const std::string word = utf8::lower(t.token(node).form);
    const auto thing_hailed = t.child(node, "nsubj");
    if (word == "live" && has_mark(node, "long") && thing_hailed && *thing_hailed > node) {
        side_on(holders, *thing_hailed, 1, node, kHail, inner);
        return true;
    }
    if (thing_hailed) return false;
    // "Never again a toll"
    const int first = t.subtree(node).front();
    const auto is_form = [&](int at, std::string_view form) {
        return at >= 0 && utf8::lower(t.token(at).form) == form;
    };
    const bool is_again = t.token(node).upos == Upos::noun &&
                          (is_form(first - 1, "again") || is_form(first, "again")) &&
                          (is_form(first - 2, "never") || is_form(first - 1, "never"));
    if (is_again) {
        side_on(holders, node, -1, node, kAway, inner);
        return true;
    }
    std::string_view mark;
    if (is_one_of(word, {"no", "yes"})) mark = "to";
    if (is_one_of(word, {"down", "away"})) mark = "with";
    if (word == "enough") mark = "of";
    if (mark.empty()) return false;
    for (const int thing : t.children(node))
        if (has_case(t, thing, mark)) {
            const Predicate& sense = word == "yes" ? kHail : kAway;
            side_on(holders, thing, sense.sign, node, sense, inner);
            return true;
        }
    return false;
}

/// Whose the question of this sentence is where its speaker stands behind it: "“Who needs a toll?”
/// the minister asked", which is cut in two.
Parties ClauseReader::who_asks() const {
    const std::size_t next = sentence_ + 1;
    if (next >= document_.sentences().size()) return {};
    const Tree& t = document_.tree(next);
    const std::vector<Token>& tokens = document_.sentences()[next].tokens;
    const bool is_rest = !tokens.empty() && t.root() >= 0 &&
                         tokens.front().form == utf8::lower(tokens.front().form) &&
                         document_.in_list("voices", lemma_of(t.token(t.root())));
    const auto speaker = is_rest ? t.child(t.root(), "nsubj") : std::nullopt;
    if (is_rest && speaker) return parties_of(document_, {next, *speaker}, {});
    const auto name_first = t.root() >= 0 ? t.child(t.root(), "nsubj") : std::nullopt;
    // "“Who needs a toll?” Alan Garcia asked."
    const bool is_bare = name_first && tokens.size() < 12 && !t.child(t.root(), "obj") &&
                         !t.child(t.root(), "ccomp") &&
                         is_one_of(lemma_of(t.token(t.root())), {"ask", "say", "wonder", "add"});
    return is_bare ? parties_of(document_, {next, *name_first}, {}) : Parties{};
}

/// What a question speaks against that wants no answer: the toll in "who needs a toll?", paying it
/// in "why should we pay?", "how can anyone pay?", "what right has it to raise it?".
std::optional<int> ClauseReader::asked_against(int node) const {
    const Tree& t = tree();
    const auto has_form = [&](int kid, std::initializer_list<std::string_view> words) {
        return is_one_of(utf8::lower(t.token(kid).form), words);
    };
    const bool can = std::ranges::any_of(t.children(node, "aux"), [&](int kid) {
        return has_form(kid, {"should", "can", "could", "must", "would", "shall"});
    });
    for (const int kid : t.children(node)) {
        const auto object = t.child(node, "obj");
        if (is_a(t.token(kid).relation, "nsubj") && has_form(kid, {"who"}) && object &&
            is_one_of(lemma_of(t.token(node)), {"need", "want", "believe", "trust"}))
            return object;
        if (can && t.child(node, "nsubj") && t.token(node).upos == Upos::verb &&
            is_a(t.token(kid).relation, "advmod") && has_form(kid, {"why", "how"}))
            return node;
        // "what good is a toll?", "what right has it to raise one?"
        const bool is_what = std::ranges::any_of(
            t.children(kid, "det"), [&](int what) { return has_form(what, {"what"}); });
        if (!is_what) continue;
        if (t.child(node, "cop") && t.token(node).upos == Upos::noun &&
            has_form(kid, {"good", "use", "point", "sense", "purpose", "logic", "benefit"}))
            return node;
        if (has_form(kid, {"right", "business", "authority"}))
            for (const int above : {kid, node})
                for (const char* relation : {"acl", "xcomp", "advcl"})
                    for (const int clause : t.children(above, relation))
                        if (has_mark(clause, "to")) return clause;
    }
    return std::nullopt;
}

void ClauseReader::asks_against(int node, const Context& context) {
    const auto thing = asked_against(node);
    if (!thing) return;
    Context told = context;
    told.reality = Reality::told;
    if (Parties who = who_asks(); !who.empty()) told.voice = std::move(who);
    if (told.voice.empty()) return;
    side_on(told.voice, *thing, -1, node, kAsks, told);
}

}  // namespace demarche::extract
