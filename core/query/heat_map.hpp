#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/query/dossier.hpp"

/// Holders by known issues, as a picture shows them.
namespace demarche::query {

struct HeatMap {
    std::vector<Heading> holders, issues;  // those who stand alike beside each other
    std::vector<Cell> cells;               // by holder, then issue; without claims
    std::size_t holders_left_out{}, issues_left_out{};
    std::size_t statements{};  // in the cells
    Day first, last;           // of these; empty where none is dated
};

struct HeatMapSize {
    std::size_t holders{50}, issues{30};
};

/// `rows`: by holder; those on no known issue are passed over. The issues with most statements, and
/// of those who speak on them the holders with most. The order shows camps: at the one end those
/// who stand as the holder with most statements does and the issues that they are for, at the other
/// those who stand against them and the issues that they are against; between, who has no issue
/// with them.
[[nodiscard]] HeatMap heat_map_of(std::span<const StanceRow> rows, const HeatMapSize& size = {});

}  // namespace demarche::query
