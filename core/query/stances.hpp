#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/day.hpp"
#include "core/model/stance.hpp"
#include "core/query/filter.hpp"
#include "core/query/reports.hpp"

/// Who stands where on what.
namespace demarche::query {

/// One statement: a row of `stances --each`.
struct StanceEachRow {
    std::string stance;
    Day date;
    std::string holder, holder_id;
    std::string speaker, speaker_id;
    std::string issue, issue_id;
    std::string target;
    Position position{Position::neutral};
    std::optional<Position> on_issue;
    double strength{};
    bool conditional{};
    std::string condition;
    std::string reported_by;
    double confidence{};
    std::vector<ReportRow> reports;
    bool operator==(const StanceEachRow&) const = default;
};

/// How the statements of a holder on an issue moved. Compares the mean of the earlier half of the
/// statements with that of the later half (by day, those without a day left out). No half-life
/// touches it: it tells of time by itself.
enum class Trend { steady, warming, cooling, reversed };
[[nodiscard]] std::string_view to_text(Trend trend);

/// The newest statement of a group.
struct LatestStatement {
    std::string stance;  // its id
    Day date;
    std::string speaker;
    Position position{Position::neutral};
    std::string target;
    std::string evidence;
    std::string article;
    bool operator==(const LatestStatement&) const = default;
};

/// All statements of a holder, or of a person for a holder, on an issue: a row of `stances`.
/// Statements without a known issue are grouped by their target phrase: `issue` is the phrase,
/// `issue_id` empty.
struct StanceRow {
    std::string holder, holder_id;
    std::string speaker, speaker_id;  // only where grouped by speaker
    std::string issue, issue_id;
    Position position{Position::neutral};  // of the score: neutral within 0.1 of zero
    double score{};                        // -1 to 1
    double weight{};  // confidence times strength, faded by a half-life, summed over statements
    std::size_t statements{};
    std::size_t supports{}, opposes{}, neutral{};
    Day first, last;
    Trend trend{Trend::steady};
    LatestStatement latest;
    bool operator==(const StanceRow&) const = default;
};

enum class GroupBy { holder, speaker };

/// How statements fade in a position: one `days` before the end weighs half, one twice as long
/// before a quarter. A day that is not exact counts as the middle of those that it can mean, a
/// statement of no known year as the oldest of all.
struct HalfLife {
    std::size_t days{};  // 0: none fades
    Day until;           // the end; the last day of what is chosen where it has no year
};

/// In order of time, then id.
[[nodiscard]] std::vector<StanceEachRow> stances_each(const store::Database& db,
                                                      const store::Selection& chosen,
                                                      const Order& order = {});

/// By holder, then most statements first, known issues before phrases, then issue. Grouped by
/// speaker: by speaker first.
[[nodiscard]] std::vector<StanceRow> stances_in(const store::Database& db,
                                                const store::Selection& chosen,
                                                GroupBy by = GroupBy::holder,
                                                const Order& order = {},
                                                const HalfLife& half_life = {});

/// The same from statements that are at hand, in order of time.
[[nodiscard]] std::vector<StanceRow> grouped(std::span<const StanceEachRow> statements, GroupBy by,
                                             const HalfLife& half_life = {});

/// The position that counts for a group: on the issue's question where its lean is known, else on
/// the target.
[[nodiscard]] Position counted_position(const StanceEachRow& statement);

/// What a score stands for: neutral within 0.1 of zero.
[[nodiscard]] Position position_of(double score);

/// The key under which target phrases without a known issue meet: case and accents folded, without
/// an article at the front or marks at the ends ("The Ahtisaari plan." -> "ahtisaari plan").
[[nodiscard]] std::string phrase_key(std::string_view target);

[[nodiscard]] StanceEachRow stance_row(store::StoredStance stored);

}  // namespace demarche::query
