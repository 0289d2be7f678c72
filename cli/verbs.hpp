#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Commands of several verbs: "catalogue add FILE", "issue show NAME".
namespace demarche::cli {

/// The verb, the first of `typed`, checked against `known`. Throws UsageError naming all of them.
[[nodiscard]] std::string verb_of(std::string_view command, const std::vector<std::string>& typed,
                                  std::span<const std::string_view> known);

/// What follows the verb, as one name: quotes around it are not needed. Throws UsageError where
/// there is nothing.
[[nodiscard]] std::string name_after_verb(std::string_view command,
                                          const std::vector<std::string>& typed);

}  // namespace demarche::cli
