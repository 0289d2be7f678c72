#pragma once

#include <ostream>
#include <string>

#include "core/query/timeline.hpp"

namespace demarche::render {

/// Our own fields, or what a library of the web loads as it is: TimelineJS 3, vis-timeline.
enum class TimelineForm { demarche, timelinejs, vis };

/// What stands above a timeline.
struct TimelineHead {
    std::string title;           // "Russia, NATO: CFE treaty"
    std::string generated_from;  // the graph that it was made of
};

/// Writes a JSON document and a line end. TimelineJS drops or alters in silence what it does not
/// like, so: a scale is always given, an end is left out where the start says the whole month or
/// year (which `display_date` does in words), ids are unique. Texts of articles are escaped where
/// the libraries take HTML; links are of http and https alone.
void write_timeline(std::ostream& out, const query::Timeline& timeline, const TimelineHead& head,
                    TimelineForm form);

}  // namespace demarche::render
