#pragma once

#include <string>
#include <string_view>

namespace demarche::read {

/// The language that most of `text` is written in, ISO 639-1 ("en", "ru"); empty where the text is
/// too short or too mixed to tell.
[[nodiscard]] std::string language_of(std::string_view text);

}  // namespace demarche::read
