#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/day.hpp"

/// Coded statements, which discourse networks are counted from: an actor takes a position on an
/// issue, in a document, on a day. The rules are those of Discourse Network Analyzer (Leifeld,
/// Gruber and Bossner 2019), so that the same statements give the same numbers.
namespace demarche::graph {

struct Statement {
    std::uint32_t actor{}, issue{};  // places in lists of names that their owner keeps
    int qualifier{};                 // the position, on some Scale
    Day day;
    std::uint32_t document{};
    bool operator==(const Statement&) const = default;
};

/// The ends of the scale that positions are told on: 0 disagrees and 1 agrees; or -1, 0, 1; or any
/// other whole numbers.
struct Scale {
    int least{0}, greatest{1};
    bool operator==(const Scale&) const = default;

    /// How near two positions are: 1 for the same, 0 for the two ends of the scale.
    [[nodiscard]] double closeness(int a, int b) const;
    /// Below zero against, above it for, and how far: on the scale of 0 and 1 its ends are -1
    /// and 1.
    [[nodiscard]] int value(int qualifier) const;
    /// The greatest `value` either way, at least 1.
    [[nodiscard]] int reach() const;
};

/// The ends that are observed; 0 and 1 where nothing else is.
[[nodiscard]] Scale scale_of(std::span<const Statement> statements);

/// Of several statements of one actor on one issue, what counts once: all of one document, week
/// (from Monday), month, year, or all there are. `include`: each counts.
enum class Duplicates { include, document, week, month, year, all };
/// Whether statements that take different positions are different.
enum class Qualifiers { tell_apart, ignore };

/// The statements by day, those of one day as they were, without what repeats an earlier one. Those
/// whose day is known less exactly than the period are of one period with their like.
[[nodiscard]] std::vector<Statement> without_duplicates(std::span<const Statement> statements,
                                                        Duplicates duplicates,
                                                        Qualifiers qualifiers);

enum class Unit { days, weeks, months, years };

/// A window in time: both days are in it.
struct Slice {
    std::chrono::sys_days first, centre, last;
    double width_days{};  // days that it is called after: 21 for three weeks
    bool operator==(const Slice&) const = default;
};

/// Windows of `width` units around every `step`-th unit, in order of time, that lie wholly between
/// `start` and `stop`. The half width is (width - 1) / 2, rounded up: eight days reach four days
/// either way. Needs a width and a step above 0.
[[nodiscard]] std::vector<Slice> slices(std::chrono::sys_days start, std::chrono::sys_days stop,
                                        std::size_t width, std::size_t step, Unit unit);

/// Those of a day in the slice, of statements in the order of without_duplicates. One whose day is
/// not exact is in none.
[[nodiscard]] std::vector<Statement> in_slice(std::span<const Statement> statements,
                                              const Slice& slice);

}  // namespace demarche::graph
