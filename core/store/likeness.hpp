#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// When two texts are one story, printed twice: a reprint, a revision of it, a shortened copy. All
/// of it is a function of the texts, with fixed seeds: the same on every machine.
///
/// Texts are compared by their shingles, runs of five words without regard to case and punctuation
/// (Broder 1997). Which texts are worth comparing is found by locality-sensitive hashing: the least
/// value of a hash over a text's shingles is the same for two texts with a probability equal to the
/// share of shingles that they have in common (MinHash), and a band is three such minima together.
/// Bands of the first words find the copies that were cut from below.
namespace demarche::store {

/// A text as it is compared.
struct Likeness {
    std::vector<std::uint64_t> shingles;  // distinct, ascending
    std::vector<std::uint64_t> opening;   // those of the text's first half, ascending
    std::vector<std::uint64_t> names;     // capitalised words that open no sentence, ascending
    std::vector<std::uint64_t> numbers;   // words that begin with a digit, ascending
    std::vector<std::int64_t> bands;      // empty for a text too short to be judged by its words
};

/// Text from its beginning; UTF-8. A script without spaces counts each character as a word.
[[nodiscard]] Likeness likeness_of(std::string_view text);

/// True where the two share half of all their shingles, or where nine tenths of the shorter
/// (its dateline aside), at least a quarter as long, stand mostly in the longer's first half; and
/// where not each of them has names or numbers that the other lacks: that is the next of a series,
/// made from one form.
[[nodiscard]] bool are_one_story(const Likeness& a, const Likeness& b);

/// The same of a text that is not taken apart yet: one that shares too few words is told from its
/// shingles alone.
[[nodiscard]] bool tells_story(const Likeness& likeness, std::string_view text);

}  // namespace demarche::store
