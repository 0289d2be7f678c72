#pragma once

#include <vector>

#include "core/model/correction.hpp"
#include "core/store/corrections.hpp"

/// Which entries of a log hold, from the log alone: for the sources of core/store alone.
namespace demarche::store {

/// Fills in what became of each entry: what is in force, by what it ended, and in which conflict it
/// is. `log` is by time, then id; the answer is the same in whatever order graphs were merged.
void settle_log(std::vector<LoggedCorrection>& log);

/// The entries of a settled `log` that `draft` stands against: those of its field; of an edit the
/// rejections of the same event or stance, of a rejection its edits; of a merge the opposite one,
/// and that by which merges in a circle lead back. Those too that are undone or replaced already:
/// whatever is undone later, elsewhere, the draft has the last word. Additions that a rejection
/// lists are those that it knows; they stay in force and are shown again where the rejection is
/// taken back.
[[nodiscard]] std::vector<CorrectionId> replaced_by(const Correction& draft,
                                                    const std::vector<LoggedCorrection>& log,
                                                    Replaces which);

}  // namespace demarche::store
