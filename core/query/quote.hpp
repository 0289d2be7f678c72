#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/model/day.hpp"
#include "core/query/reports.hpp"

namespace demarche::query {

/// What one event or stance rests on: the sentence of its surest report. All empty where there is
/// none.
struct Quote {
    std::string id;  // of the event or stance
    Day date;
    std::string evidence;
    std::string article;
    std::size_t begin{}, end{};  // bytes in the article's text, half-open
    bool operator==(const Quote&) const = default;
};

[[nodiscard]] inline Quote quote(std::string id, const Day& date,
                                 const std::vector<ReportRow>& reports) {
    Quote made{std::move(id), date, {}, {}, 0, 0};
    if (const ReportRow* report = surest(reports)) {
        made.evidence = report->evidence;
        made.article = report->article;
        made.begin = report->begin;
        made.end = report->end;
    }
    return made;
}

}  // namespace demarche::query
