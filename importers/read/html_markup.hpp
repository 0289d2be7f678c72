#pragma once

#include <string>
#include <string_view>

namespace demarche::read {

/// The markup of a page without what makes parsers slow and says nothing: comments, styles and
/// scripts (but linked data), closing tags of elements that are not open, and all attributes of a
/// tag beyond the first 256. One pass; what is shown stays as it is.
[[nodiscard]] std::string tamed_markup(std::string_view html);

}  // namespace demarche::read
