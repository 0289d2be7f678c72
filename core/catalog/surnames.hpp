#pragma once

#include <string_view>
#include <vector>

namespace demarche::catalog {

/// In what order a people writes its names.
enum class NameOrder { family_last, family_first };

/// What a text may call a person by after the full name: "Jaap de Hoop Scheffer" -> "de Hoop
/// Scheffer", "Hoop Scheffer", "Scheffer"; "Wang Yi", family first -> "Wang". Views into
/// `full_name`, the longest first; empty where the name is one word. Ordinals ("II"), "Jr"
/// and what somebody reigns over ("Abdullah II of Jordan") are no surnames.
[[nodiscard]] std::vector<std::string_view> surnames_of(std::string_view full_name,
                                                        NameOrder order);

}  // namespace demarche::catalog
