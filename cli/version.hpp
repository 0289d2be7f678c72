#pragma once

#include <string>

namespace demarche::cli {

/// The number of the version alone: "0.1.0".
[[nodiscard]] std::string version_number();

/// The version of the program, and on a line each the keys of the language model and of the
/// catalogue that are embedded in it.
[[nodiscard]] std::string version_text();

}  // namespace demarche::cli
