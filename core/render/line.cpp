#include "core/render/line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

std::string in_quotes(std::string_view name) {
    if (name.empty()) return "-";
    std::string text = visible(name);
    std::ranges::replace(text, '"', '\'');
    return '"' + text + '"';
}

std::string party(const std::string& code, const std::string& name) {
    return code.empty() ? in_quotes(name) : code;
}

std::string verb(std::string_view type) {
    std::string text = utf8::lower(type);
    std::ranges::replace(text, ' ', '-');
    return text;
}

std::string day(const Day& day) { return day.empty() ? "-" : demarche::to_text(day); }

std::string place(const std::vector<query::ReportRow>& reports) {
    const query::ReportRow* report = query::surest(reports);
    return report == nullptr || !has_words(*report)
               ? "-"
               : fmt::format("[{},{})", report->begin, report->end);
}

}  // namespace

std::string to_line(const query::EventRow& event) {
    return fmt::format("{} {} {} {} {}", day(event.date), party(event.source_code, event.source),
                       verb(event.type), party(event.target_code, event.target),
                       place(event.reports));
}

std::string to_line(const query::StanceEachRow& stance) {
    return fmt::format("{} {} {} {} {}", day(stance.date), in_quotes(stance.holder),
                       demarche::to_text(stance.position),
                       in_quotes(stance.target.empty() ? stance.issue : stance.target),
                       place(stance.reports));
}

}  // namespace demarche::render
