#pragma once

#include <ostream>
#include <string>

#include "core/query/timeline.hpp"

namespace demarche::render {

/// Our own fields; what a library of the web loads as it is: TimelineJS 3, vis-timeline; what
/// calendars load: iCalendar, RFC 5545; a table for spreadsheets.
enum class TimelineForm { demarche, timelinejs, vis, ics, csv };

/// By what items are put together: the party that acts or takes the position, or the issue. Each
/// item is in one group, of the first that it names.
enum class TimelineGroup { none, actor, issue };

/// What stands above a timeline.
struct TimelineHead {
    std::string title;           // "Russia, NATO: CFE treaty"
    std::string generated_from;  // the graph that it was made of
    TimelineGroup group{TimelineGroup::none};
    std::string note{};  // what a reader has to know: "The 200 best reported of 2,025."
};

/// As JSON, a document and a line end. TimelineJS drops or alters in silence what it does not like,
/// so: a scale is always given, an end is left out where the start says the whole month or year
/// (which `display_date` does in words), ids are unique. Texts of articles are escaped where the
/// libraries take HTML; links are of http and https alone. Headlines that are too long for a
/// library or a calendar end at a word with an ellipsis, and are whole where the item is opened.
/// Without groups TimelineJS puts events and stances apart, and vis has those of actors.
void write_timeline(std::ostream& out, const query::Timeline& timeline, const TimelineHead& head,
                    TimelineForm form);

}  // namespace demarche::render
