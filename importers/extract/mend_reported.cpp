#include "importers/extract/mend_reported.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

/// True where all tokens between the noun and the verb hang on the noun, or are adverbs.
bool meets(const std::vector<Token>& tokens, std::size_t noun, std::size_t verb) {
    for (std::size_t i = noun + 1; i < verb; ++i)
        if (!is_below(tokens, i, noun) && tokens[i].upos != Upos::adv &&
            tokens[i].upos != Upos::aux)
            return false;
    return true;
}

bool may_be_finite(const Token& token) {
    return token.upos == Upos::verb && (token.xpos == "VBD" || token.xpos == "VBN" ||
                                        token.xpos == "VBZ" || token.xpos == "VBP");
}

/// The clause behind the noun that has no subject: "breached" of "argued the toll breached it".
std::optional<std::size_t> clause_behind(const std::vector<Token>& tokens, std::size_t verb,
                                         std::size_t noun) {
    for (std::size_t i = noun + 1; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        const bool is_clause = t.head == static_cast<int>(verb) &&
                               (is_a(t.relation, "ccomp") || is_a(t.relation, "xcomp"));
        if (!is_clause) continue;
        const bool is_open = may_be_finite(t) && !has_kid(tokens, i, "nsubj") &&
                             !has_kid(tokens, i, "mark") && !has_kid(tokens, i, "expl");
        if (is_open && meets(tokens, noun, i)) return i;
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void mend_said_without_that(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t noun = 1; noun < tokens.size(); ++noun) {
        const Token& t = tokens[noun];
        const bool is_object = t.relation == "obj" || t.relation == "iobj";
        const bool is_named = t.upos == Upos::noun || t.upos == Upos::propn;
        if (!is_object || !is_named || t.head < 0 || t.head > static_cast<int>(noun)) continue;
        const auto verb = static_cast<std::size_t>(t.head);
        const std::string said = lemma_of(tokens[verb]);
        const bool says = words.has("voices", said) && !words.has("tells_somebody", said) &&
                          said != "ask" && said != "urge" && said != "find" && said != "order" &&
                          said != "beg" && said != "report";
        if (!says) continue;
        const auto clause = clause_behind(tokens, verb, noun);
        if (!clause) continue;
        const bool is_passive = has_kid(tokens, *clause, "aux:pass");
        tokens[noun].head = static_cast<int>(*clause);
        tokens[noun].relation = is_passive ? "nsubj:pass" : "nsubj";
        tokens[*clause].relation = "ccomp";
        if (!is_passive && tokens[*clause].xpos == "VBN" && !has_kid(tokens, *clause, "aux"))
            tokens[*clause].xpos = "VBD";
    }
}

void mend_speaker_at_end(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t verb = 3; verb < tokens.size(); ++verb) {
        Token& t = tokens[verb];
        const bool is_beside = is_a(t.relation, "conj") && t.head >= 0 &&
                               t.head < static_cast<int>(verb) && t.xpos == "VBD" &&
                               words.has("voices", lemma_of(t));
        if (!is_beside || has_kid(tokens, verb, "obj") || has_kid(tokens, verb, "ccomp")) continue;
        const auto who = kid_of(tokens, verb, "nsubj", false);
        if (!who) continue;
        std::size_t first = *who;
        while (first > 0 && is_below(tokens, first - 1, *who)) --first;
        const bool is_aside = first > 0 && tokens[first - 1].form == "," &&
                              tokens[first - 1].head >= 0 && meets(tokens, *who, verb);
        const bool ends = std::all_of(
            tokens.begin() + static_cast<long>(verb) + 1, tokens.end(), [&](const Token& rest) {
                return rest.upos == Upos::punct ||
                       is_below(tokens, static_cast<std::size_t>(&rest - tokens.data()), verb);
            });
        if (!is_aside || !ends) continue;
        const int above = t.head;
        for (std::size_t i = 0; i + 1 < first; ++i)
            if (tokens[i].head == static_cast<int>(verb)) tokens[i].head = above;
        t.relation = "parataxis";
    }
}

void mend_thought_so(std::vector<Token>& tokens) {
    static constexpr std::array<std::string_view, 9> kThink = {
        "think", "believe", "find", "deem", "consider", "judge", "hold", "reckon", "feel"};
    for (std::size_t quality = 2; quality < tokens.size(); ++quality) {
        const Token& t = tokens[quality];
        if (t.relation != "xcomp" || t.upos != Upos::adj || t.head < 0 ||
            t.head > static_cast<int>(quality) || has_kid(tokens, quality, "cop"))
            continue;
        const auto verb = static_cast<std::size_t>(t.head);
        const auto thing = kid_of(tokens, quality, "nsubj", false);
        const bool thinks =
            std::find(kThink.begin(), kThink.end(), lemma_of(tokens[verb])) != kThink.end();
        if (!thing || *thing < verb || !thinks || has_kid(tokens, verb, "obj")) continue;
        tokens[*thing].head = static_cast<int>(verb);
        tokens[*thing].relation = "obj";
    }
}

}  // namespace demarche::extract
