#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/model/extraction.hpp"

/// Tables of sentences of ours with what must and must not follow from each, one expectation after
/// a semicolon:
///
///     E 12 Russia > NATO    an event of that root; "-" for any party, or none; E 04 either way
///     E 12                  an event of that root, whoever does it
///     S Russia - treaty     a position on what names the word; + supports, - opposes, 0 neutral,
///                           ?+ and ?- on a condition
///     S Russia              a position of Russia on anything
///     !E 08                 none such; "!E" and "!S" none at all
namespace demarche::test {

/// The columns of the rows of the table, in order, without comments, its header, spaces at their
/// start.
[[nodiscard]] std::vector<std::vector<std::string>> table_rows(const std::filesystem::path& path);

/// The expectations of a column.
[[nodiscard]] std::vector<std::string> expectations(const std::string& column);

[[nodiscard]] bool holds(const Extraction& found, const std::string& expected);

/// All events and stances, one a line, for a person who reads what failed.
[[nodiscard]] std::string found_lines(const Extraction& found);

}  // namespace demarche::test
