#include "core/render/html.hpp"

#include <array>
#include <utility>

#include "core/render/rows.hpp"

namespace demarche::render {

std::string html(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

bool is_web(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

std::string json_in_html(std::string json) {
    // Outside its strings JSON holds none of these, so an escape is always allowed.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> escapes = {{
        {"<", "\\u003c"},
        {">", "\\u003e"},
        {"&", "\\u0026"},
        {"\u2028", "\\u2028"},
        {"\u2029", "\\u2029"},
    }};
    for (const auto& [mark, escape] : escapes)
        for (std::size_t at = 0; (at = json.find(mark, at)) != std::string::npos;
             at += escape.size())
            json.replace(at, mark.size(), escape);
    return json;
}

}  // namespace demarche::render
