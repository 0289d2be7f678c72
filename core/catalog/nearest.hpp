#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace demarche::catalog {

/// A spelling, and the name to offer where it is near.
struct Candidate {
    std::string_view spelling;
    std::string_view name;
};

/// Up to `count` names whose spellings take the fewest edits from `word`, case folded; ties in the
/// order of the candidates. Each name once. None for a word longer than any name.
[[nodiscard]] std::vector<std::string_view> nearest(std::string_view word,
                                                    std::span<const Candidate> candidates,
                                                    std::size_t count);

/// How many bytes to put in, take out or change, or neighbours to swap, to make one of the other
/// (the optimal string alignment distance); `limit` + 1 where it takes more than `limit`.
[[nodiscard]] std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace demarche::catalog
