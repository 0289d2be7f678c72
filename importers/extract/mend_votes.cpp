#include "importers/extract/mend_votes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/state_groups.hpp"
#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

/// True of "eleven", "two delegations": how many they are, not who.
bool is_count(const std::vector<Token>& tokens, std::size_t node) {
    static constexpr std::array<std::string_view, 8> kVoters = {
        "member", "state", "country", "delegation", "nation", "government", "delegate", "voter"};
    if (tokens[node].upos == Upos::num || number_said(tokens[node])) return true;
    return kid_of(tokens, node, "nummod") &&
           std::ranges::find(kVoters, lemma_of(tokens[node])) != kVoters.end();
}

/// "Eleven were opposed: Peru, Chile …": those behind the colon are the subject.
void mend_counted(std::vector<Token>& tokens, std::size_t colon) {
    const std::size_t first = colon + 1;
    if (first >= tokens.size() || tokens[first].upos != Upos::propn) return;
    std::size_t list = first;  // up to the head of "North Korea, Peru"
    while (tokens[list].head > static_cast<int>(colon))
        list = static_cast<std::size_t>(tokens[list].head);
    if (tokens[list].head < 0) return;
    auto verb = static_cast<std::size_t>(tokens[list].head);
    auto count = kid_of(tokens, verb, "nsubj", false);
    // A parse may hang the list on the number.
    if (!count && is_count(tokens, verb) && tokens[verb].head >= 0) {
        count = verb;
        verb = static_cast<std::size_t>(tokens[verb].head);
    }
    if (!count || !is_count(tokens, *count) || !is_a(tokens[*count].relation, "nsubj")) return;
    if (verb > colon) return;
    tokens[list].head = static_cast<int>(verb);
    tokens[list].relation = std::exchange(tokens[*count].relation, "dep");
    // "voted against: Peru": a parse hangs the preposition on the name behind the colon.
    for (std::size_t i = verb + 1; i < colon; ++i)
        if (tokens[i].head == static_cast<int>(list)) {
            tokens[i].head = static_cast<int>(verb);
            tokens[i].relation = "advmod";
        }
    // "Eleven were opposed": they voted against; nothing was done to them.
    const auto were = kid_of(tokens, verb, "aux:pass");
    if (were && utf8::lower(tokens[verb].form) == "opposed") {
        tokens[*were].relation = "cop";
        tokens[verb].upos = Upos::adj;
        tokens[verb].xpos = "JJ";
        tokens[verb].lemma = "against";
        tokens[list].relation = "nsubj";
    }
    const bool has_auxiliary = kid_of(tokens, verb, "aux").has_value();
    if (tokens[verb].xpos == "VBN" && !has_auxiliary) {
        tokens[verb].xpos = "VBD";
        tokens[list].relation = "nsubj";
    }
}

/// "Peru and Chile were against": a word of their own, not a preposition.
void mend_against(std::vector<Token>& tokens, std::size_t node) {
    Token& word = tokens[node];
    if (utf8::lower(word.form) != "against") return;
    if (word.relation == "root" && kid_of(tokens, node, "cop") && kid_of(tokens, node, "nsubj")) {
        word.upos = Upos::adj;
        word.xpos = "JJ";
        return;
    }
    // "Those against were Peru and Chile"
    if (word.relation != "case" || node == 0 || word.head < 0) return;
    const auto name = static_cast<std::size_t>(word.head);
    const auto be = kid_of(tokens, name, "cop");
    const std::string those = utf8::lower(tokens[node - 1].form);
    if (tokens[name].relation != "root" || !be || *be != node + 1 || those != "those") return;
    word.upos = Upos::adj;
    word.xpos = "JJ";
    word.head = std::exchange(tokens[name].head, static_cast<int>(node));
    word.relation = std::exchange(tokens[name].relation, "nsubj");
    tokens[*be].head = static_cast<int>(node);
    tokens[node - 1].head = static_cast<int>(node);
    tokens[node - 1].relation = "dep";
}

}  // namespace

void mend_votes(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].form == ":" && i > 1) mend_counted(tokens, i);
        mend_against(tokens, i);
    }
}

}  // namespace demarche::extract
