#pragma once

#include <string>
#include <string_view>

namespace demarche::read {

/// "news.example" of "https://www.news.example/2007/talks.html"; empty where `url` has no scheme.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace demarche::read
