#pragma once

#include <string>
#include <vector>

namespace demarche::cli {

/// What `stances` is asked for, as it was typed: the command checks it.
struct StanceOptions {
    bool matrix{};                     // holders by issues
    std::vector<std::string> compare;  // two actors
    std::string half_life;             // days
};

}  // namespace demarche::cli
