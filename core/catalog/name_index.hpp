#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace demarche::catalog {

/// One way to write an actor's name. `surface` is a view into the data file, which outlives the
/// index.
struct KnownName {
    std::string_view surface;
    std::uint32_t actor{};  // index among the actors
    NameKind kind{NameKind::name};
};

/// Names by their key, for look-up at every word of a text.
class NameIndex {
public:
    void reserve(std::size_t names);
    void add(const KnownName& name);

    /// The names with that key, in the order in which they were added.
    [[nodiscard]] std::vector<KnownName> with_key(std::string_view key) const;

    [[nodiscard]] bool has_key(std::string_view key) const;

    /// How many words the longest name has that begins with this word of a key; 0 if none does.
    [[nodiscard]] std::size_t longest_from(std::string_view first_word) const;

    [[nodiscard]] std::span<const KnownName> all() const { return names_; }

private:
    struct Chain {
        std::uint32_t first{};
        std::uint32_t last{};
    };

    std::vector<KnownName> names_;
    std::vector<std::uint32_t>
        next_;  // the next name with the same hash of its key; itself if none
    std::unordered_map<std::uint64_t, Chain> chains_;
    std::unordered_map<std::uint64_t, std::uint8_t> words_from_;
};

}  // namespace demarche::catalog
