#include "core/catalog/table.hpp"

#include <algorithm>

namespace demarche::catalog {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    parts.reserve(1 + static_cast<std::size_t>(std::ranges::count(text, mark)));
    while (true) {
        const std::size_t at = text.find(mark);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

Table read_table(std::string_view text) {
    Table table;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (trimmed(line).empty() || line.front() == '#') continue;
        std::vector<std::string_view> columns = split(line, '\t');
        if (table.header.empty()) {
            table.header = std::move(columns);
        } else {
            table.rows.push_back({number, std::move(columns)});
        }
    }
    return table;
}

std::vector<std::string_view> items(std::string_view column, char mark) {
    std::vector<std::string_view> found;
    if (column.empty()) return found;
    for (const std::string_view item : split(column, mark))
        if (!item.empty()) found.push_back(item);
    return found;
}

std::vector<std::string> owned(const std::vector<std::string_view>& views) {
    return {views.begin(), views.end()};
}

}  // namespace demarche::catalog
