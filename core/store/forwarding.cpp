#include "core/store/forwarding.hpp"

#include <cstddef>
#include <utility>

#include "core/model/correction_value.hpp"

namespace demarche::store {

void Forwarding::take(CorrectionKind merge, const Correction& correction) {
    if (correction.kind == merge) into_[correction.subject] = correction.value;
    // What is split off is somebody of its own again.
    if (correction.kind == split_beside(merge)) into_.erase(parse_split(correction.value).into);
}

std::string Forwarding::end_of(std::string id) const {
    // No more steps than there are merges: a log of several machines may hold a circle.
    for (std::size_t steps = 0; steps < into_.size(); ++steps) {
        const auto next = into_.find(id);
        if (next == into_.end()) break;
        id = next->second;
    }
    return id;
}

CorrectionKind split_beside(CorrectionKind merge) {
    return merge == CorrectionKind::actor_merge ? CorrectionKind::actor_split
                                                : CorrectionKind::issue_split;
}

}  // namespace demarche::store
