#pragma once

#include <string>

#include "importers/extract/deed.hpp"
#include "importers/extract/document.hpp"

/// Deeds that a clause tells by the way and that are none: why it was done, how the crowd sounded,
/// what came to nothing.
namespace demarche::extract {

/// "Had hoped to question them", "a text committing them to pay", "chanting that he must go",
/// "sending columns of smoke into the air": no hope, no promise, no complaint, no dispatch. `code`
/// is what the words say elsewhere.
[[nodiscard]] bool is_by_the_way(const Document& document, const std::string& code,
                                 const Deed& deed);

/// "Announced the measure": which one, the text tells elsewhere.
[[nodiscard]] bool is_announced_alone(const Tree& tree, int says);

/// "Its charge d'affaires": no charge.
[[nodiscard]] bool is_title_of_envoy(const Tree& tree, int charge);

/// "Stormed out of talks with Chad", "quit its talks with Chad": they met no more.
[[nodiscard]] bool is_walked_out_of(const Document& document, Node talks);

}  // namespace demarche::extract
