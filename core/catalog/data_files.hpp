#pragma once

#include <span>
#include <string_view>

namespace demarche::catalog {

/// A data file. The text of an embedded one lives as long as the program runs.
struct DataFile {
    std::string_view name;  // "states.tsv", "tenures/asia.tsv"
    std::string_view text;
    bool is_added{};  // by the user: laid over what is embedded
};

/// True where the file holds rows of that kind: "tenures" for "tenures/asia.tsv", "states" for
/// "states.tsv".
[[nodiscard]] bool is_of_kind(const DataFile& file, std::string_view kind);

/// All of core/catalog/data, in the order in which they are listed in CMakeLists.txt.
[[nodiscard]] std::span<const DataFile> data_files();

/// The text of one of them; empty if there is none of that name.
[[nodiscard]] std::string_view data_text(std::string_view name);

}  // namespace demarche::catalog
