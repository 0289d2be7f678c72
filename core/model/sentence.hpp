#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/byte_span.hpp"

namespace demarche {

/// The universal parts of speech of Universal Dependencies.
enum class Upos : std::uint8_t {
    adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
};

/// A syntactic word. Contractions are split ("don't" is "do" and "n't"), as in the treebanks.
struct Token {
    ByteSpan where;         // in Article::text
    std::string form;       // as written
    std::string lemma;      // "say" of "said"; proper nouns keep their case
    Upos upos{Upos::x};
    std::string xpos;       // Penn tag: "VBD", "NNP"
    int head{-1};           // index in Sentence::tokens; -1 for the root
    std::string relation;   // "nsubj", "nsubj:pass", "obl:agent"; "root" for the root
    bool operator==(const Token&) const = default;
};

/// A sentence of an article with its dependency tree: exactly one root, no cycle.
struct Sentence {
    ByteSpan where;  // in Article::text
    std::size_t paragraph{};  // 0 for the first
    std::vector<Token> tokens;
    bool operator==(const Sentence&) const = default;
};

}  // namespace demarche
