#include <fmt/format.h>

#include "core/render/delimited.hpp"
#include "core/render/event_table.hpp"
#include "core/render/exports.hpp"

/// One event a line, under the headings of POLECAT (the weekly event data made with PLOVER), in
/// their order, so that what loads those loads ours; then columns of our own. What demarche does
/// not find (modes, titles, coordinates, Wikipedia's ids) is empty.
namespace demarche::render {
namespace {

std::string heading() {
    return delimited(
        {"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
         "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
         "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
         "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
         "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
         "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
         "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
         "Story Locations", "Language", "Version",
         // our own
         "CAMEO Code", "Predicate", "Actor Speaker", "Recipient Speaker", "Confidence", "Reports",
         "Story IDs", "Headline", "URL", "Evidence"},
        '\t');
}

/// Name to Wikipedia's id: eight columns.
void add_party(std::vector<std::string>& line, const std::string& name, const std::string& code) {
    const ActorCode parts = parts_of(code);
    // Of a body of no country the first part is what it is: IGO, NGO.
    const std::string_view sector = parts.country.empty() ? parts.entity : parts.role;
    const std::string_view more = parts.country.empty() ? parts.role : parts.others;
    line.insert(line.end(),
                {name, std::string{parts.country}, "", std::string{sector},
                 fmt::format("{}{}{}", sector, more.empty() ? "" : "; ", more), "", "", ""});
}

std::string row(const query::EventRow& event, const Articles& articles) {
    const Told told = told_best(event, articles);
    const bool is_known = told.article != nullptr;
    std::vector<std::string> line = {event.event,
                                     to_text(event.date),
                                     event.plover,
                                     "",
                                     fmt::format("{}", event.goldstein),
                                     fmt::format("{}", event.quad),
                                     event.issue};
    add_party(line, event.source, event.source_code);
    add_party(line, event.target, event.target_code);
    line.insert(line.end(), {event.location, "", "", "", "", "", "", "", event.location, "",
                             publisher_of(told), is_known ? to_text(told.article->date) : "", "",
                             "", "", is_known ? told.article->language : "", "demarche"});
    line.insert(line.end(), {event.cameo, event.predicate, event.source_speaker,
                             event.target_speaker, fmt::format("{}", event.confidence),
                             fmt::format("{}", query::count_without_reprints(event.reports)),
                             articles_of(event), title_of(told), url_of(told), evidence_of(told)});
    return delimited(line, '\t');
}

}  // namespace

LeftOut write_plover_table(std::ostream& out, const query::Whole& whole) {
    const Articles articles = by_id(whole.articles);
    LeftOut left_out;
    out << heading();
    for (const query::EventRow& event : whole.events) {
        if (event.plover.empty())
            ++left_out.events_without_type;
        else
            out << row(event, articles);
    }
    return left_out;
}

}  // namespace demarche::render
