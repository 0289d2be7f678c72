#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::render {

/// A line of a table as RFC 4180 has it, with its line end: what holds the delimiter, a quote or a
/// line end stands in quotes, and a quote in it twice.
[[nodiscard]] std::string delimited(const std::vector<std::string>& fields, char delimiter);

}  // namespace demarche::render
