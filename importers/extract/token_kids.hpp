#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/sentence.hpp"

/// What hangs on a word of a tree that is being put right, which no `Tree` can be made of yet.
namespace demarche::extract {

/// The first token that hangs on `of` by that relation or a subtype of it.
[[nodiscard]] std::optional<std::size_t> kid_of(const std::vector<Token>& tokens, std::size_t of,
                                                std::string_view relation);
/// The same of those behind `of`, or of those before it.
[[nodiscard]] std::optional<std::size_t> kid_of(const std::vector<Token>& tokens, std::size_t of,
                                                std::string_view relation, bool is_behind);
[[nodiscard]] bool has_kid(const std::vector<Token>& tokens, std::size_t of,
                           std::string_view relation);
/// True where `node` is `above` or hangs below it. Ends where the words go round in a ring, too.
[[nodiscard]] bool is_below(const std::vector<Token>& tokens, std::size_t node, std::size_t above);

}  // namespace demarche::extract
