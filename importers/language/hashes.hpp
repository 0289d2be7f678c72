#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::language {

/// Mixes a feature's parts to 64 bits.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t h =
        (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
    return h ^ (h >> 32);
}

[[nodiscard]] inline std::uint64_t hash_of(std::string_view text) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mixed(h, text.size());
}

}  // namespace demarche::language
