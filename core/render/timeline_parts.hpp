#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "core/render/timeline.hpp"

/// What the forms of a timeline share: for the sources of core/render alone.
namespace demarche::render {

/// The first that is there of title, publisher and id.
[[nodiscard]] std::string_view label_of(const query::ItemArticle& article);

/// "June 2007" or "2007" for a day that is no exact one.
[[nodiscard]] std::string vague_day(const Day& day);

/// "nobody named" or "no known issue" where it names none; empty where nothing is grouped.
[[nodiscard]] std::string group_of(const query::TimelineItem& item, TimelineGroup by);

/// `text`, or as many of its words as `most` characters have room for and an ellipsis.
[[nodiscard]] std::string cut_at_word(std::string_view text, std::size_t most);

void write_icalendar(std::ostream& out, const query::Timeline& timeline, const TimelineHead& head);

/// CSV, one line an item; by group where there are groups, then in order of time.
void write_timeline_table(std::ostream& out, const query::Timeline& timeline,
                          const TimelineHead& head);

}  // namespace demarche::render
