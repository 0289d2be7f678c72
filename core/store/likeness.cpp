#include "core/store/likeness.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "core/model/utf8.hpp"

namespace demarche::store {
namespace {

constexpr std::size_t shingle_words = 5;
/// Below this, chance and set phrases decide.
constexpr std::size_t least_shingles = 16;
/// With 32 bands of 3 minima a pair that shares half of its shingles meets with a probability of
/// 0.986; one that shares a twentieth, of 0.004.
constexpr std::size_t rows_of_band = 3;
constexpr std::size_t whole_bands = 32;
constexpr std::size_t opening_bands = 12;
/// Words from the beginning that the bands of the opening look at: the lead and a paragraph.
constexpr std::size_t opening_words = 60;
/// Dateline and agency at the beginning, credits at the end: they change from print to print.
constexpr std::size_t most_edge_words = 12;

constexpr std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccdULL;  // the finalizer of MurmurHash3
    bits = (bits ^ (bits >> 33)) * 0xc4ceb9fe1a85ec53ULL;
    return bits ^ (bits >> 33);
}

constexpr auto make_seeds() {
    std::array<std::uint64_t, (whole_bands + opening_bands) * rows_of_band> seeds{};
    for (std::size_t i = 0; i < seeds.size(); ++i)
        seeds[i] = mixed(0x9e3779b97f4a7c15ULL * (i + 1)) | 1U;
    return seeds;
}
constexpr auto seeds = make_seeds();

enum class WordKind { plain, name, number };
struct Word {
    std::uint64_t hash{};
    WordKind kind{};
};

bool is_digit(char32_t code) { return code >= '0' && code <= '9'; }
/// Han, kana and the scripts beside them, which are written without spaces.
bool stands_alone(char32_t code) { return code >= 0x2E80 && code < 0xAC00 && code > 0x303F; }
bool is_punctuation(char32_t code) {
    return code < 0xC0 || (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3040) ||
           code == 0xFFFD;
}
bool is_of_word(char32_t code) {
    return is_digit(code) || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           !is_punctuation(code);
}
bool ends_sentence(char32_t code) {
    return code == '.' || code == '!' || code == '?' || code == ':' || code == '\n';
}

/// As utf8::decode and utf8::lower, without a call for what most texts are made of.
utf8::Decoded decoded(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? utf8::Decoded{byte, 1} : utf8::decode(text, at);
}
char32_t lowered(char32_t code) {
    if (code >= 0x80) return utf8::lower(code);
    return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    bool is_first = true;  // of its sentence
    bool is_inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded c = decoded(text, i);
        i += c.size;
        if (!is_of_word(c.code)) {
            is_inside = false;
            is_first = is_first || ends_sentence(c.code);
            continue;
        }
        if (!is_inside || stands_alone(c.code)) {
            const WordKind kind = is_digit(c.code)                      ? WordKind::number
                                  : !is_first && utf8::is_upper(c.code) ? WordKind::name
                                                                        : WordKind::plain;
            words.push_back({0xcbf29ce484222325ULL, kind});
        }
        words.back().hash = (words.back().hash ^ lowered(c.code)) * 0x100000001b3ULL;
        is_first = false;
        is_inside = !stands_alone(c.code);
    }
    return words;
}

std::vector<std::uint64_t> shingles_of(const std::vector<Word>& words) {
    std::vector<std::uint64_t> shingles;
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = 0; j < shingle_words; ++j) hash = mixed(hash + words[i + j].hash);
        shingles.push_back(hash);
    }
    return shingles;
}

std::vector<std::uint64_t> as_set(std::vector<std::uint64_t> hashes) {
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

/// Words of the kind, without those at both edges.
std::vector<std::uint64_t> hashes_of(const std::vector<Word>& words, WordKind kind) {
    const std::size_t edge = std::min(most_edge_words, words.size() / 8);
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = edge; i + edge < words.size(); ++i)
        if (words[i].kind == kind) hashes.push_back(words[i].hash);
    return as_set(std::move(hashes));
}

/// Adds `count` bands of the shingles, made with the seeds from the `first`-th band on.
void add_bands(const std::vector<std::uint64_t>& shingles, std::size_t first, std::size_t count,
               std::vector<std::int64_t>& bands) {
    for (std::size_t band = first; band < first + count; ++band) {
        std::uint64_t key = band;
        for (std::size_t row = 0; row < rows_of_band; ++row) {
            const std::uint64_t seed = seeds[band * rows_of_band + row];
            std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
            // A multiplication by an odd number permutes what `mixed` has spread already; folding
            // its high half down lets every bit of the shingle decide.
            for (const std::uint64_t shingle : shingles) {
                const std::uint64_t product = (shingle ^ seed) * seed;
                least = std::min(least, product ^ (product >> 32));
            }
            key = mixed(key + least);
        }
        bands.push_back(static_cast<std::int64_t>(key));
    }
}

std::size_t shared_by(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    for (auto at = a.begin(), other = b.begin(); at != a.end() && other != b.end();) {
        if (*at == *other) ++shared;
        const bool steps = *at <= *other;
        if (*other <= *at) ++other;
        if (steps) ++at;
    }
    return shared;
}

/// How much of two texts is the same.
enum class Overlap {
    none,  // too little
    most,  // half of all
    copy   // the shorter one, nearly whole
};

Overlap overlap_of(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const std::size_t shared = shared_by(a, b);
    if (shared == 0) return Overlap::none;
    if (2 * shared >= a.size() + b.size() - shared) return Overlap::most;
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter * 4 < std::max(a.size(), b.size())) return Overlap::none;
    // The print's own dateline and credits aside, as far as they are a part of it.
    const std::size_t own = std::min(most_edge_words, shorter / 4);
    return shared * 10 < (shorter - own) * 9 ? Overlap::none : Overlap::copy;
}

bool share_their_words(const Likeness& a, const Likeness& b) {
    const Overlap overlap = overlap_of(a.shingles, b.shingles);
    if (overlap != Overlap::copy) return overlap == Overlap::most;
    const bool a_is_shorter = a.shingles.size() < b.shingles.size();
    const Likeness& shorter = a_is_shorter ? a : b;
    const Likeness& longer = a_is_shorter ? b : a;
    // A digest holds other stories further down, and would join all of them.
    return shared_by(shorter.shingles, longer.opening) * 2 >
           shared_by(shorter.shingles, longer.shingles);
}

/// True where each has more than `few` and more than a `share`-th that the other has not.
bool part_ways(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b,
               std::size_t few, std::size_t share) {
    const std::size_t least = std::min(a.size(), b.size());
    const std::size_t missing = least - shared_by(a, b);
    return missing > few && missing * share > least;
}

std::vector<std::uint64_t> first_of(const std::vector<std::uint64_t>& shingles, std::size_t count) {
    const auto end = static_cast<std::ptrdiff_t>(std::min(count, shingles.size()));
    return as_set({shingles.begin(), shingles.begin() + end});
}

/// All but the bands; empty for a text that is too short.
Likeness taken_apart(const std::vector<Word>& words, const std::vector<std::uint64_t>& shingles,
                     std::vector<std::uint64_t> distinct) {
    if (distinct.size() < least_shingles) return {};
    Likeness likeness;
    likeness.shingles = std::move(distinct);
    likeness.opening = first_of(shingles, (shingles.size() + 1) / 2);
    likeness.names = hashes_of(words, WordKind::name);
    likeness.numbers = hashes_of(words, WordKind::number);
    return likeness;
}

}  // namespace

Likeness likeness_of(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    const std::vector<std::uint64_t> shingles = shingles_of(words);
    Likeness likeness = taken_apart(words, shingles, as_set(shingles));
    if (likeness.shingles.empty()) return likeness;
    add_bands(likeness.shingles, 0, whole_bands, likeness.bands);
    add_bands(first_of(shingles, opening_words), whole_bands, opening_bands, likeness.bands);
    return likeness;
}

bool are_one_story(const Likeness& a, const Likeness& b) {
    return share_their_words(a, b) && !part_ways(a.names, b.names, 2, 10) &&
           !part_ways(a.numbers, b.numbers, 0, 20);
}

bool tells_story(const Likeness& likeness, std::string_view text) {
    const std::vector<Word> words = words_of(text);
    const std::vector<std::uint64_t> shingles = shingles_of(words);
    std::vector<std::uint64_t> distinct = as_set(shingles);
    if (overlap_of(likeness.shingles, distinct) == Overlap::none) return false;
    return are_one_story(likeness, taken_apart(words, shingles, std::move(distinct)));
}

}  // namespace demarche::store
