#include "core/render/page.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

namespace demarche::render {

void Page::title(std::string_view text) {
    const bool is_bold = colour_ == Colour::ansi;
    out_ << (is_bold ? "\033[1m" : "") << visible(text) << (is_bold ? "\033[0m\n" : "\n");
}

void Page::field(std::string_view label, std::string_view text) {
    if (!text.empty()) out_ << fmt::format("{:<12}{}\n", label, visible(text));
}

void Page::text(std::string_view text) { out_ << visible(text) << '\n'; }

void Page::lines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        this->text(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

void Page::blank() { out_ << '\n'; }

void Page::table(const std::vector<nlohmann::ordered_json>& rows,
                 const std::vector<std::string_view>& columns) {
    write_rows(out_, rows, Format::table, columns, colour_);
}

}  // namespace demarche::render
