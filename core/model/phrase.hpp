#pragma once

#include <string>
#include <string_view>

namespace demarche {

/// The key under which target phrases without a known issue meet: case and accents folded, without
/// an article at the front or marks at the ends ("The Ahtisaari plan." -> "ahtisaari plan").
[[nodiscard]] std::string phrase_key(std::string_view target);

}  // namespace demarche
