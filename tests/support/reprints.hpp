#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/article.hpp"

/// A made-up press: reports, what other papers make of them, and reports that are only alike.
namespace demarche::test {

/// What became of a report.
enum class Print {
    original,
    new_dateline,   // another place, day and agency in front; another headline
    cut,            // its last paragraphs are gone, up to two thirds
    edited,         // a few words are others
    tagged,         // credits behind it
    inside_longer,  // with a background of its own length behind it
    near_miss       // the same form and the same closing paragraph, other facts
};

struct Printed {
    Article article;
    std::size_t story{};  // the same for all prints of one report, and for no other
    Print print{};
};

/// `count` articles in random order. The same seed gives the same articles.
[[nodiscard]] std::vector<Printed> printed_articles(std::size_t count, std::uint32_t seed);

/// How well pairs of articles that tell one story were found.
struct PairScore {
    std::size_t found{}, right{}, wanted{};
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
};

/// `named[i]` is what stands for the story that the i-th article was found to tell.
[[nodiscard]] PairScore score_of(const std::vector<Printed>& printed,
                                 const std::vector<std::string>& named);

}  // namespace demarche::test
