#pragma once

#include <string>
#include <string_view>

#include "core/query/filter.hpp"

namespace demarche::cli {

/// What a filter asks for, in words for a title: "Russia, NATO: CFE treaty, since 2007";
/// `everything` where it asks for nothing in particular.
[[nodiscard]] std::string question(const query::Filter& filter, std::string_view everything);

}  // namespace demarche::cli
