#pragma once

#include <ostream>
#include <string>

#include "core/query/heat_map.hpp"

namespace demarche::render {

/// What stands around the picture beside its numbers.
struct HeatMapHead {
    std::string title;           // the question that it answers
    std::string generated_from;  // the graph that it was made of
    std::string how;             // how scores are made, where in another way than always
};

/// One SVG that needs nothing else. Blue is for, orange against, deeper is clearer; a sign, bolder
/// where clearer, says the same without colour. A cell of one statement alone is smaller. Each has
/// its numbers as a title, which pointers show and readers aloud read; they read the whole as a
/// table. Names are cut to what has room, their titles have all.
void write_heat_map(std::ostream& out, const query::HeatMap& map, const HeatMapHead& head);

}  // namespace demarche::render
