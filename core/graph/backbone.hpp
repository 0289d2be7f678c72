#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/statements.hpp"

/// Which issues shape a discourse, and which could go without changing who is near whom.
namespace demarche::graph {

/// An issue that is taken away, and what is then left. A loss says how unlike the whole network
/// another is, 0 to 2: the difference of their strengths (the positive subtract weights of each
/// actor, by average), each as a part of the whole and in order of size. Discourse Network Analyzer
/// 3.0.11 means to compare the eigenvalues of Laplacians here, yet takes those of the matrix of
/// degrees alone, which are these.
struct BackboneStep {
    std::uint32_t issue{};
    double backbone_loss{};    // of the issues that are left
    double redundant_loss{};   // of those that were taken away
    std::size_t statements{};  // that are left
    bool operator==(const BackboneStep&) const = default;
};

/// Takes away one issue after the other, each time the one whose loss is least, of equals the
/// first: the last is the core of the backbone. The time grows with the square of the issues and
/// the number of ties: a second or so for 300 issues and 5,000 ties.
[[nodiscard]] std::vector<BackboneStep> nested_backbone(std::span<const Statement> statements,
                                                        const Scale& scale);

}  // namespace demarche::graph
