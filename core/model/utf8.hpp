#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The little of Unicode that names and spans need. Conversion between encodings is ICU's, elsewhere.
namespace demarche::utf8 {

struct Decoded {
    char32_t code{};     // U+FFFD where the bytes are no character
    std::size_t size{};  // bytes that it took, at least 1
};

/// The character at byte `at` (at < text.size()). Broken bytes give U+FFFD, one byte each.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t at);

void append(std::string& out, char32_t code);

/// True where every byte belongs to a well-formed character (no overlong forms, no surrogates).
[[nodiscard]] bool is_valid(std::string_view text);

/// `text` with every broken byte replaced by U+FFFD.
[[nodiscard]] std::string repaired(std::string_view text);

/// Simple case mapping of Latin, Greek, Cyrillic and Armenian letters; anything else is itself.
[[nodiscard]] char32_t lower(char32_t code);
[[nodiscard]] bool is_upper(char32_t code);
[[nodiscard]] bool is_letter(char32_t code);

/// `lower` over a whole text.
[[nodiscard]] std::string lower(std::string_view text);

/// A key under which spellings of one name meet: lower case, Latin letters without their marks
/// ("Søreide" -> "soreide", "Élysée" -> "elysee"), typographic quotes and dashes as ASCII ones.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace demarche::utf8
