#include "importers/language/tag_features.hpp"

#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/language/hashes.hpp"

namespace demarche::language {
namespace {

std::string shape(std::string_view form) {
    std::string out;
    for (std::size_t i = 0; i < form.size();) {
        const utf8::Decoded c = utf8::decode(form, i);
        i += c.size;
        const char kind = utf8::is_upper(c.code)             ? 'X'
                          : utf8::is_letter(c.code)          ? 'x'
                          : c.code >= U'0' && c.code <= U'9' ? '0'
                          : c.code < 0x80                    ? static_cast<char>(c.code)
                                                             : '?';
        if (out.empty() || out.back() != kind) out += kind;
    }
    return out;
}

}  // namespace

std::string normal_form(std::string_view form) {
    std::string low = utf8::fold(form);
    for (char& c : low)
        if (c >= '0' && c <= '9') c = '0';
    return low;
}

Word word_of(std::string_view form) {
    Word word;
    const std::string low = normal_form(form);
    word.form = hash_of(form);
    word.norm = hash_of(low);
    for (std::size_t n = 0; n < word.suffixes.size(); ++n)
        word.suffixes[n] =
            hash_of(std::string_view{low}.substr(low.size() - std::min(low.size(), n + 1)));
    for (std::size_t n = 0; n < word.prefixes.size(); ++n)
        word.prefixes[n] = hash_of(std::string_view{low}.substr(0, n + 1));
    word.shape = hash_of(shape(form));
    return word;
}

void tag_features(std::span<const Word> words, std::size_t at, int previous, int before,
                  std::vector<std::uint64_t>& out) {
    static const Word kOutside{};
    const auto word = [&](std::size_t back, std::size_t ahead) -> const Word& {
        if (back > at || at + ahead - back >= words.size()) return kOutside;
        return words[at + ahead - back];
    };
    const Word& w = words[at];
    const Word& left = word(1, 0);
    const Word& right = word(0, 1);
    const auto p = static_cast<std::uint64_t>(previous) + 1;
    const auto pp = static_cast<std::uint64_t>(before) + 1;
    std::uint64_t kind = 1;
    out.clear();
    const auto add = [&](std::uint64_t value) { out.push_back(mixed(value, kind++)); };
    add(0);
    add(w.form);
    add(w.norm);
    for (const std::uint64_t suffix : w.suffixes) add(suffix);
    for (const std::uint64_t prefix : w.prefixes) add(prefix);
    add(w.shape);
    add(mixed(w.shape, w.suffixes[2]));
    add(mixed(w.shape, static_cast<std::uint64_t>(at == 0)));
    add(p);
    add(mixed(p, pp));
    add(mixed(p, w.norm));
    add(mixed(p, w.suffixes[2]));
    add(mixed(p, w.shape));
    add(mixed(mixed(p, pp), w.suffixes[1]));
    add(left.norm);
    add(left.suffixes[2]);
    add(right.norm);
    add(right.suffixes[2]);
    add(right.shape);
    add(mixed(w.norm, right.norm));
    add(mixed(w.norm, left.norm));
    add(mixed(p, right.norm));
    add(mixed(w.suffixes[2], right.suffixes[2]));
    add(word(2, 0).norm);
    add(word(0, 2).norm);
    add(word(0, 2).suffixes[2]);
    add(mixed(right.norm, word(0, 2).norm));
    for (std::size_t k = 0; k < w.clusters.size(); ++k) {
        add(w.clusters[k]);
        add(left.clusters[k]);
        add(right.clusters[k]);
        add(mixed(p, w.clusters[k]));
    }
    add(mixed(w.clusters[1], right.clusters[1]));
    add(mixed(w.clusters[1], left.clusters[1]));
    add(mixed(mixed(w.shape, w.clusters[2]), static_cast<std::uint64_t>(at == 0)));
    add(mixed(left.shape, right.shape));
    add(mixed(w.shape, mixed(left.shape, p)));
}

}  // namespace demarche::language
