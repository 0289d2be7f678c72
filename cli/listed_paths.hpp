#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace demarche::cli {

/// The paths that a file lists, or standard input where it is "-": one a line, or with a NUL after
/// each, where there is any. Empty ones are left out. Throws InputError where it cannot be read
/// or names none.
[[nodiscard]] std::vector<std::filesystem::path> listed_paths(const std::string& list);

}  // namespace demarche::cli
