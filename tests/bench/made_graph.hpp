#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/model/extraction.hpp"

/// A made-up graph of any size, always the same: a few actors and issues have most of the events
/// and stances, as they have in the press. Its names say their rank: "Actor 0" is the busiest.
namespace demarche::bench {

struct Shape {
    std::size_t events{1'000'000};
    std::size_t stances{300'000};
    std::size_t actors{20'000};
    std::size_t issues{2'000};
    bool operator==(const Shape&) const = default;
};

/// Random places below a size, the lower ones more often.
class Skewed {
public:
    explicit Skewed(std::uint32_t seed) : engine_{seed} {}
    /// The product of `skew` even draws, times `below`; 1 draws evenly.
    std::size_t place(std::size_t below, int skew);

private:
    std::mt19937 engine_;
};

/// The graph article by article: ten events and, at the usual shape, three stances each, in order
/// of time.
class MadeArticles {
public:
    explicit MadeArticles(const Shape& shape);
    [[nodiscard]] bool is_done() const { return made_ == articles(); }
    [[nodiscard]] std::size_t made() const { return made_; }
    [[nodiscard]] std::size_t articles() const { return (shape_.events + 9) / 10; }
    Extraction next();

private:
    struct Told;
    void add_event(Told& told);
    void add_stance(Told& told);
    void repeat(Told& told, const Event& event);

    Shape shape_;
    Skewed draw_{1};
    std::size_t made_{}, events_{}, stances_{};
    std::vector<Event> last_;  // of the article before: some are told again
};

}  // namespace demarche::bench
