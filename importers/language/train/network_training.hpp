#pragma once

#include <functional>
#include <span>
#include <vector>

#include "importers/language/train/network_gradient.hpp"

namespace demarche::language {

struct Schedule {
    int rounds{8};
    std::size_t batch{12};  // sentences
    float rate{2e-3F};
    int warm_up{200};  // batches
    float clip{5};
    float average{0.995F};  // of the moving average that is kept, from the second round on
};

/// Learns by Adam with a rate that falls in a straight line (Kingma and Ba 2015), two threads that
/// each take half of a batch, always the same half. Gives the moving average. `judge` is told the
/// average after each round.
[[nodiscard]] Parameters train_network(Parameters parameters, const Matrix& vectors,
                                       std::span<const Instance> instances,
                                       const Schedule& schedule,
                                       const std::function<void(const Parameters&)>& judge);

}  // namespace demarche::language
