#pragma once

#include <string>

namespace demarche::catalog {

/// A short key (12 hexadecimal digits) of the names and bytes of all embedded data files: another
/// one as soon as a byte of them differs, the same on every machine.
[[nodiscard]] std::string data_version();

}  // namespace demarche::catalog
