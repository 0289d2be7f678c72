#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace demarche::read {

/// Parses JSON as crawlers and pages write it: lone surrogates become U+FFFD, NaN and Infinity
/// null, bare line ends in strings and commas before a closing bracket are borne, the last of two
/// equal keys counts. Throws InputError where it is none all the same, or is nested deeper than
/// 200.
[[nodiscard]] nlohmann::json parse_lenient_json(std::string_view text);

}  // namespace demarche::read
