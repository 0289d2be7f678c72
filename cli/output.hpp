#pragma once

#include <filesystem>
#include <string_view>

namespace demarche::cli {

/// Writes the bytes to the file, whole or not at all, or to standard output where `file` is empty
/// or "-". Throws InputError where the file cannot be written.
void put(const std::filesystem::path& file, std::string_view bytes);

}  // namespace demarche::cli
