#pragma once

#include <string>
#include <string_view>

/// Texts of articles in pages: whatever they hold, it is shown and does nothing.
namespace demarche::render {

/// `text` on one line, fit for an HTML text or a quoted attribute. Controls and the marks that turn
/// the direction of writing are made visible.
[[nodiscard]] std::string html(std::string_view text);

/// Whether a link to `url` can do no more than open a page: http and https alone.
[[nodiscard]] bool is_web(std::string_view url);

/// JSON that may stand in a script element: no character of it can end the element, open a comment
/// in it, or break a line of JavaScript.
[[nodiscard]] std::string json_in_html(std::string json);

}  // namespace demarche::render
