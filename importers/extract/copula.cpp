#include "importers/extract/copula.hpp"

#include <algorithm>
#include <optional>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

/// The copula right before the "that" of the clause that `outer` is the outer subject of.
std::optional<std::size_t> copula_behind(const std::vector<Token>& tokens, std::size_t outer) {
    const int clause = tokens[outer].head;
    for (std::size_t i = outer + 1; i < tokens.size() && static_cast<int>(i) < clause; ++i) {
        const Token& t = tokens[i];
        const bool is_that = utf8::lower(t.form) == "that" && t.head == clause;
        if (!is_that) continue;
        for (std::size_t k = i; k-- > outer + 1;)
            if (tokens[k].head == clause && tokens[k].upos == Upos::aux) return k;
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

bool mend_outer_subject(std::vector<Token>& tokens) {
    for (std::size_t outer = 0; outer < tokens.size(); ++outer) {
        if (tokens[outer].relation != "nsubj:outer" || tokens[outer].head < 0) continue;
        const auto copula = copula_behind(tokens, outer);
        if (!copula) continue;
        const int verb = tokens[outer].head;
        const auto new_head = static_cast<int>(*copula);
        Token& clause = tokens[static_cast<std::size_t>(verb)];
        tokens[*copula].head = clause.head;
        tokens[*copula].relation = clause.relation;
        tokens[*copula].upos = Upos::verb;
        clause.head = new_head;
        clause.relation = "ccomp";
        tokens[outer].relation = "nsubj";
        // What stands before the copula, and the marks at the end, hang on it.
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool is_end = i + 1 == tokens.size() && tokens[i].upos == Upos::punct;
            if (tokens[i].head == verb && (i < *copula || is_end)) tokens[i].head = new_head;
        }
        return true;
    }
    return false;
}

void mend_hyphenated_qualities(std::vector<Token>& tokens, const Words& words) {
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        Token& last = tokens[i];
        const bool is_joined = tokens[i - 1].form == "-" &&
                               tokens[i - 1].where.end == last.where.begin &&
                               words.has("before_hyphen", utf8::lower(tokens[i - 2].form));
        if (!is_joined || last.upos != Upos::verb || (last.xpos != "VBN" && last.xpos != "VBG"))
            continue;
        const bool has_agent = std::ranges::any_of(tokens, [&](const Token& t) {
            return t.head == static_cast<int>(i) &&
                   (t.relation == "obl:agent" || t.relation == "obj");
        });
        if (has_agent) continue;
        last.upos = Upos::adj;
        last.xpos = "JJ";
        for (Token& kid : tokens) {
            if (kid.head != static_cast<int>(i)) continue;
            const bool is_be = utf8::lower(kid.lemma) == "be";
            if (kid.relation == "aux:pass" || (kid.relation == "aux" && is_be))
                kid.relation = "cop";
            if (kid.relation == "nsubj:pass") kid.relation = "nsubj";
        }
    }
}

}  // namespace demarche::extract
