#pragma once

#include <string>
#include <unordered_map>

#include "core/model/correction.hpp"

namespace demarche::store {

/// Where the ids of actors, or of issues, that were merged away lead, while the log is read by
/// time. For the sources of core/store alone.
class Forwarding {
public:
    /// The next correction; all but merges and splits of that kind leave it as it is.
    void take(CorrectionKind merge, const Correction& correction);

    /// The end of the chain from `id`; `id` itself where it was not merged.
    [[nodiscard]] std::string end_of(std::string id) const;
    [[nodiscard]] bool is_merged(const std::string& id) const { return into_.contains(id); }

private:
    std::unordered_map<std::string, std::string> into_;
};

/// The kind that takes apart what `merge` unites.
[[nodiscard]] CorrectionKind split_beside(CorrectionKind merge);

}  // namespace demarche::store
