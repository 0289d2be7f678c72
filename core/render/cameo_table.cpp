#include <fmt/format.h>

#include "core/render/delimited.hpp"
#include "core/render/event_table.hpp"
#include "core/render/exports.hpp"

/// One event a line, under the headings of Phoenix (the daily event data of the Open Event Data
/// Alliance), in their order, so that what loads those loads ours; then columns of our own. Phoenix
/// itself has no line of headings. What demarche does not find (coordinates, states and countries
/// of places) is empty, and so is what is not known of a date.
namespace demarche::render {
namespace {

std::string heading() {
    return delimited(
        {"EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity",
         "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity",
         "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "QuadClass",
         "GoldsteinScore", "Issues", "ActionLat", "ActionLong", "LocationName", "GeoCountryName",
         "GeoStateName", "SentenceID", "URLs", "NewsSources",
         // our own
         "SourceName", "SourceSpeaker", "TargetName", "TargetSpeaker", "Predicate", "Confidence",
         "Reports", "Title", "Evidence"},
        '\t');
}

std::string part_of_date(int part) { return part == 0 ? "" : fmt::format("{}", part); }

/// Four columns of a party.
void add_party(std::vector<std::string>& line, const std::string& code) {
    const ActorCode parts = parts_of(code);
    line.insert(line.end(), {code, std::string{parts.entity}, std::string{parts.role},
                             std::string{parts.others}});
}

/// Where its words stand: article, and bytes of its text.
std::string sentence_of(const Told& told) {
    return told.report == nullptr ? ""
                                  : fmt::format("{}_{}-{}", told.report->article,
                                                told.report->begin, told.report->end);
}

std::string row(const query::EventRow& event, const Articles& articles) {
    const Told told = told_best(event, articles);
    const Day& date = event.date;
    std::vector<std::string> line = {
        event.event,
        date.is_exact() ? fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day) : "",
        part_of_date(date.year), part_of_date(date.month), part_of_date(date.day)};
    add_party(line, event.source_code);
    add_party(line, event.target_code);
    line.insert(line.end(),
                {event.cameo, event.cameo.substr(0, 2), fmt::format("{}", event.quad),
                 fmt::format("{}", event.goldstein), event.issue, "", "", event.location, "", "",
                 sentence_of(told), url_of(told), publisher_of(told)});
    line.insert(line.end(), {event.source, event.source_speaker, event.target, event.target_speaker,
                             event.predicate, fmt::format("{}", event.confidence),
                             fmt::format("{}", query::count_without_reprints(event.reports)),
                             title_of(told), evidence_of(told)});
    return delimited(line, '\t');
}

}  // namespace

void write_cameo_table(std::ostream& out, const query::Whole& whole) {
    const Articles articles = by_id(whole.articles);
    out << heading();
    for (const query::EventRow& event : whole.events) out << row(event, articles);
}

}  // namespace demarche::render
