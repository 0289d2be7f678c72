#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/filter.hpp"
#include "core/query/quote.hpp"
#include "core/query/stances.hpp"

/// Where a holder's position on an issue changed, and where it was on both sides at once.
namespace demarche::query {

enum class ShiftKind {
    shift,          // it went from one side to the other
    contradiction,  // it was on both sides within a few days, and did not stay on the later one
    at_odds         // so were two who speak for it or belong to it, each on one side
};
[[nodiscard]] std::string_view to_text(ShiftKind kind);

/// A statement before or after.
struct ShiftSide {
    Position position{Position::supports};  // on the issue's question where its lean is known, else
                                            // on the target
    std::string speaker;                    // or the person who holds the position for himself
    std::string target;
    bool conditional{};
    double confidence{};
    std::size_t
        statements{};  // without a break on that side; else in all stretches that contradict
    Quote quote;
    bool operator==(const ShiftSide&) const = default;
};

struct ShiftRow {
    ShiftKind kind{ShiftKind::shift};
    std::string holder, holder_id;
    std::string issue, issue_id;  // a target phrase, and no id, where no issue is known
    ShiftSide before, after;      // of a shift the last on the one side and the first on the other,
                                  // else the two that contradict each other most surely
    std::size_t days{};           // between the two, the least that their dates allow
    double confidence{};          // both are: the product of theirs
    bool operator==(const ShiftRow&) const = default;
};

struct Shifts {
    std::vector<ShiftRow> rows;
    std::size_t undated{};   // statements left out since no year is known
    std::size_t ascribed{};  // and since another party says that the holder takes the position
};

/// By the day of the later statement, then holder and issue. Neutral statements count for neither
/// side; nor does what another party ascribes to the holder. A change within `within` days is a
/// shift where the statements that follow stay on the new side for longer than that; one whose days
/// are too vague to tell before from after is left out.
[[nodiscard]] Shifts shifts_in(const store::Database& db, const store::Selection& chosen,
                               std::size_t within, const Order& order = {});

/// The state or body that a person belongs to.
struct Party {
    std::string id, name;
};
/// Of persons who hold positions for themselves, as those do who speak against their own side: by
/// their ids.
using Parties = std::map<std::string, Party>;

/// The same from statements that are at hand, in any order; without evidence that they do not have.
[[nodiscard]] std::vector<ShiftRow> shifts_among(std::span<const StanceEachRow> statements,
                                                 std::size_t within, const Parties& parties = {});

}  // namespace demarche::query
