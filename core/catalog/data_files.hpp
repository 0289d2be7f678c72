#pragma once

#include <span>
#include <string_view>

namespace demarche::catalog {

/// A data file that is embedded in the program; its text lives as long as the program runs.
struct DataFile {
    std::string_view name;  // "states.tsv", "tenures/asia.tsv"
    std::string_view text;
};

/// All of core/catalog/data, in the order in which they are listed in CMakeLists.txt.
[[nodiscard]] std::span<const DataFile> data_files();

/// The text of one of them; empty if there is none of that name.
[[nodiscard]] std::string_view data_text(std::string_view name);

}  // namespace demarche::catalog
