#pragma once

#include <string>
#include <string_view>

namespace demarche::render {

/// `text` as the content of an element or of an attribute in double quotes: read back, it is the
/// same, line ends and tabs too. Characters that XML 1.0 cannot hold become U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace demarche::render
