#include "core/model/utf8.hpp"

#include <array>

namespace demarche::utf8 {
namespace {

constexpr char32_t kBroken = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

/// Latin-1 Supplement and Latin Extended-A (U+00C0..U+017F) to their ASCII base; two letters for
/// ligatures.
constexpr std::array<const char*, 0x180 - 0xC0> kLatinBase = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // C0
    "d", "n", "o",  "o",  "o", "o", "o",  "x", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o",  "o",  "o", "o", "o",  "/", "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  // 100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s"};

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
    const unsigned b0 = byte_at(text, at);
    const auto tail = [&](std::size_t i) { return (byte_at(text, at + i) & 0xC0U) == 0x80U; };
    const auto bits = [&](std::size_t i) { return byte_at(text, at + i) & 0x3FU; };
    if (b0 < 0x80) return {b0, 1};
    if (b0 >= 0xC2 && b0 < 0xE0 && tail(1)) return {((b0 & 0x1FU) << 6U) | bits(1), 2};
    if (b0 >= 0xE0 && b0 < 0xF0 && tail(1) && tail(2)) {
        const char32_t code = ((b0 & 0x0FU) << 12U) | (bits(1) << 6U) | bits(2);
        if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3};
    }
    if (b0 >= 0xF0 && b0 < 0xF5 && tail(1) && tail(2) && tail(3)) {
        const char32_t code = ((b0 & 0x07U) << 18U) | (bits(1) << 12U) | (bits(2) << 6U) | bits(3);
        if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4};
    }
    return {kBroken, 1};
}

void append(std::string& out, char32_t code) {
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

bool is_valid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded c = decode(text, i);
        if (c.code == kBroken && c.size == 1) return false;
        i += c.size;
    }
    return true;
}

std::string repaired(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded c = decode(text, i);
        append(out, c.code);
        i += c.size;
    }
    return out;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c == 0x130) return 'i';
    if (c == 0x178) return 0xFF;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1U;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x460 && c <= 0x481) return c | 1U;
    if (c >= 0x48A && c <= 0x4BF) return c | 1U;
    if (c >= 0x4D0 && c <= 0x52F) return c | 1U;
    if (c >= 0x531 && c <= 0x556) return c + 48;
    if (c >= 0x1E00 && c <= 0x1EFF && (c < 0x1E96 || c > 0x1E9F)) return c | 1U;
    return c;
}

bool is_upper(char32_t code) { return lower(code) != code; }

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2E80 && c < 0xE000) ||
           (c >= 0xF900 && c < 0xFF00) || c >= 0x20000;
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
            ++i;
            continue;
        }
        const Decoded c = decode(text, i);
        append(out, lower(c.code));
        i += c.size;
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded c = decode(text, i);
        i += c.size;
        if (c.code >= 0xC0 && c.code < 0x180) {
            out += kLatinBase[c.code - 0xC0];
        } else if (c.code >= 0x300 && c.code < 0x370) {
            continue;  // a combining mark
        } else if (c.code == 0x2018 || c.code == 0x2019 || c.code == 0x02BC) {
            out += '\'';
        } else if (c.code == 0x201C || c.code == 0x201D) {
            out += '"';
        } else if (c.code >= 0x2010 && c.code <= 0x2015) {
            out += '-';
        } else if (c.code == 0xA0) {
            out += ' ';
        } else {
            append(out, lower(c.code));
        }
    }
    return out;
}

}  // namespace demarche::utf8
