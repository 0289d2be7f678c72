#include "core/model/content_id.hpp"

#include <cstdint>

#include "core/model/utf8.hpp"

namespace demarche {

std::string content_id(std::string_view prefix, std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 1099511628211ULL; };
    for (const std::string_view part : parts) {
        for (const char c : part) add(static_cast<unsigned char>(c));
        add(0xFF);  // no byte of UTF-8 text
    }
    // FNV leaves the high bits of short inputs alike; this is the finalizer of MurmurHash3.
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    hash ^= hash >> 33;
    std::string id{prefix};
    for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[(hash >> shift) & 15];
    return id;
}

std::string slug(std::string_view name) {
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < name.size();) {
        const utf8::Decoded c = utf8::decode(name, i);
        i += c.size;
        const bool plain = (c.code >= '0' && c.code <= '9') || (c.code >= 'a' && c.code <= 'z') ||
                           (c.code >= 'A' && c.code <= 'Z') || (c.code >= 0xC0 && c.code < 0x2000);
        if (!plain && c.code < 0x2E80) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += '-';
        gap = false;
        utf8::append(out, utf8::lower(c.code));
    }
    return out;
}

}  // namespace demarche
