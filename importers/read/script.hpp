#pragma once

#include <string_view>

namespace demarche::read {

/// Writing systems, as far as telling a line of another language needs them.
enum class Script {
    none,
    latin,
    cyrillic,
    greek,
    arabic,
    hebrew,
    devanagari,
    han_and_kana,
    hangul,
    other
};

/// The script of most letters of `text`; none where it has no letters.
[[nodiscard]] Script main_script(std::string_view text);

/// The share of the letters of `text` that are of `script`, 0 to 1.
[[nodiscard]] double share_of(Script script, std::string_view text);

}  // namespace demarche::read
