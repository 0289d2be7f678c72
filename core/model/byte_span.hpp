#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace demarche {

/// A half-open range of bytes in an article's text.
struct ByteSpan {
    std::size_t begin{};
    std::size_t end{};

    [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin >= end; }
    [[nodiscard]] constexpr bool contains(ByteSpan other) const {
        return begin <= other.begin && other.end <= end;
    }
    auto operator<=>(const ByteSpan&) const = default;
};

/// The bytes of `text` that `where` names; cut at the end of `text`.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, ByteSpan where) {
    if (where.empty() || where.begin >= text.size()) return {};
    return text.substr(where.begin, where.size());
}

}  // namespace demarche
