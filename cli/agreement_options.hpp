#pragma once

#include <filesystem>
#include <string>

namespace demarche::cli {

/// What was typed for `agreement`; the command checks it.
struct AgreementOptions {
    std::filesystem::path statements;  // a table; "-": standard input; empty: the graph's stances
    std::string who, over, qualifier;
    bool two_mode{};
    std::string aggregation;
    std::string normalization{"share"};
    std::string duplicates{"include"};
    std::string window, step, unit, kernel;
    std::string camps;
    bool backbone{};
};

}  // namespace demarche::cli
