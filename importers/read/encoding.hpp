#pragma once

#include <string>
#include <string_view>

namespace demarche::read {

struct DecodedText {
    std::string text;      // well-formed UTF-8 without a byte order mark
    std::string encoding;  // what the bytes were: "UTF-8", "UTF-16LE", "windows-1251"
};

/// Turns bytes of any encoding into UTF-8. What is believed, in this order: a byte order mark; the
/// NUL pattern of UTF-16; being valid UTF-8; `declared` (a charset name from a header or a meta
/// tag; may be empty or a lie); what uchardet makes of the bytes; windows-1252. Characters that
/// cannot be read become U+FFFD. UTF-7 and other encodings that hide markup are never obeyed.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// True where the bytes are no text of any encoding: many control characters or NULs (and no
/// UTF-16).
[[nodiscard]] bool is_binary(std::string_view bytes);

}  // namespace demarche::read
