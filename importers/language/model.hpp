#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/network.hpp"
#include "importers/language/vocabulary.hpp"

/// The trained model: a linear tagger whose features are hashed, the lemmas, word clusters and
/// vectors, and the parser's network.
///
///     "DEMLANG3", then sections, each a little-endian 32-bit count of bytes, the bytes, and zeros
///     up to a multiple of four:
///     labels     lines: the joint tags "NOUN|NN", a blank line, the relations
///     tagger     weights of 8 bits
///     ends       weights of 8 bits for `sentence_ends`, two classes
///     lemmas     lines of form, Penn tag and lemma, parted by tabs
///     words      see vocabulary.hpp: keys, clusters, vectors, keys of forms
///     network    one section a part of the network, see network.hpp
///
/// Weights are integers and so are their sums; what is left of floating point is done in one order.
/// So results are the same on every machine.
namespace demarche::language {

/// One classifier over classes 0 … classes-1: a feature owns that many weights from its hash on; a
/// table is as long as a power of two.
struct Weights {
    const std::int8_t* slots{};
    std::size_t size{};  // a power of two
    std::size_t classes{};

    /// Where the weights of a feature begin: the table ends with `classes` spare slots.
    [[nodiscard]] std::size_t row(std::uint64_t feature) const { return feature & (size - 1); }
};

struct Model {
    std::vector<std::string> tags;       // "NOUN|NN"
    std::vector<std::string> relations;  // "nsubj:pass"
    Weights tagger;
    Weights ends;
    std::string_view lemmas;
    Vocabulary vocabulary;
    Network network;
};

/// The bytes of the model that is embedded in the program.
[[nodiscard]] std::string_view embedded_model();

/// The model in `bytes`, which must outlive it. Throws InputError where they are no model.
[[nodiscard]] Model read_model(std::string_view bytes);

}  // namespace demarche::language
