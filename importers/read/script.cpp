#include "importers/read/script.hpp"

#include <algorithm>
#include <array>

#include "core/model/utf8.hpp"

namespace demarche::read {
namespace {

Script script_of(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (!utf8::is_letter(c)) return Script::none;
    if (c < 0x250 || within(0x1E00, 0x1EFF)) return Script::latin;
    if (within(0x370, 0x3FF) || within(0x1F00, 0x1FFF)) return Script::greek;
    if (within(0x400, 0x52F)) return Script::cyrillic;
    if (within(0x590, 0x5FF)) return Script::hebrew;
    if (within(0x600, 0x6FF) || within(0x750, 0x77F)) return Script::arabic;
    if (within(0x900, 0x97F)) return Script::devanagari;
    if (within(0x3040, 0x30FF) || within(0x3400, 0x9FFF)) return Script::han_and_kana;
    if (within(0xAC00, 0xD7AF)) return Script::hangul;
    return Script::other;
}

constexpr std::size_t kScripts = static_cast<std::size_t>(Script::other) + 1;

std::array<std::size_t, kScripts> letters_by_script(std::string_view text) {
    std::array<std::size_t, kScripts> counts{};
    for (std::size_t i = 0; i < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
            const auto folded = static_cast<unsigned>(byte | 0x20U);
            counts[static_cast<std::size_t>(Script::latin)] += folded - 'a' < 26U ? 1U : 0U;
            ++i;
            continue;
        }
        const utf8::Decoded c = utf8::decode(text, i);
        ++counts[static_cast<std::size_t>(script_of(c.code))];
        i += c.size;
    }
    counts[0] = 0;  // what is no letter
    return counts;
}

}  // namespace

Script main_script(std::string_view text) {
    const auto counts = letters_by_script(text);
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? Script::none : static_cast<Script>(most - counts.begin());
}

double share_of(Script script, std::string_view text) {
    const auto counts = letters_by_script(text);
    std::size_t all = 0;
    for (const std::size_t count : counts) all += count;
    if (all == 0) return 0;
    return static_cast<double>(counts[static_cast<std::size_t>(script)]) / static_cast<double>(all);
}

}  // namespace demarche::read
