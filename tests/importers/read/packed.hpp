#pragma once

#include <string>
#include <utility>
#include <vector>

/// Packed inputs for tests, made in memory.
namespace demarche::read {

enum class Packing { zip, tar, tar_gz };

/// An archive of files, each with its path and bytes.
[[nodiscard]] std::string packed(Packing packing,
                                 const std::vector<std::pair<std::string, std::string>>& files);

/// One gzip member.
[[nodiscard]] std::string gzipped(const std::string& bytes);

}  // namespace demarche::read
