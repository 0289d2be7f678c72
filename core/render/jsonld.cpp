#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/model/names.hpp"
#include "core/render/exports.hpp"

/// Articles are schema:NewsArticle, actors sem:Actor, issues schema:Question, events and stances
/// sem:Event and a schema:Action of theirs. What neither vocabulary says is in our own,
/// urn:demarche:terms:.
namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

Json context() {
    return {{"schema", "https://schema.org/"},
            {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
            {"prov", "http://www.w3.org/ns/prov#"},
            {"xsd", "http://www.w3.org/2001/XMLSchema#"},
            {"terms", "urn:demarche:terms:"}};
}

/// "urn:demarche:actor:russia": all but what an address holds as it is as bytes, "%20".
std::string address(std::string_view kind, std::string_view id) {
    std::string text = fmt::format("urn:demarche:{}:", kind);
    for (const char c : id) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                              c == '~';
        text += is_plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return text;
}

Json reference(std::string_view kind, std::string_view id) { return {{"@id", address(kind, id)}}; }

void add_text(Json& thing, const char* term, std::string_view text) {
    if (!text.empty()) thing[term] = text;
}

/// With the type of XML Schema that is as exact as the day is known.
void add_day(Json& thing, const char* term, const Day& day) {
    if (day.empty()) return;
    const char* type = day.year == 0    ? "xsd:gMonthDay"
                       : day.month == 0 ? "xsd:gYear"
                       : day.day == 0   ? "xsd:gYearMonth"
                                        : "xsd:date";
    thing[term] = {{"@type", type}, {"@value", to_text(day)}};
}

Json article_json(const query::ArticleRow& row) {
    Json article = {{"@id", address("article", row.article)},
                    {"@type", {"schema:NewsArticle", "prov:Entity"}},
                    {"schema:identifier", row.article}};
    add_text(article, "schema:headline", row.title);
    if (!row.source.empty())
        article["schema:publisher"] = {{"@type", "schema:Organization"},
                                       {"schema:name", row.source}};
    add_text(article, "schema:url", row.url);
    add_day(article, "schema:datePublished", row.date);
    add_text(article, "schema:inLanguage", row.language);
    if (!row.same_as.empty()) article["schema:sameAs"] = reference("article", row.same_as);
    return article;
}

std::string_view class_of(ActorType type) {
    switch (type) {
        case ActorType::state:
            return "schema:Country";
        case ActorType::person:
            return "schema:Person";
        case ActorType::organization:
        case ActorType::group:
            break;
    }
    return "schema:Organization";
}

Json roles_json(const std::vector<query::RoleRow>& rows) {
    Json roles = Json::array();
    for (const query::RoleRow& row : rows) {
        Json role = {{"@type", "schema:OrganizationRole"}, {"schema:roleName", row.role}};
        if (!row.of_id.empty()) role["schema:memberOf"] = reference("actor", row.of_id);
        add_day(role, "schema:startDate", row.since);
        add_day(role, "schema:endDate", row.until);
        roles.push_back(std::move(role));
    }
    return roles;
}

Json actor_json(const query::ActorRow& row) {
    Json actor = {{"@id", address("actor", row.actor_id)},
                  {"@type", {"sem:Actor", class_of(row.type)}},
                  {"schema:name", row.actor}};
    if (!row.also.empty()) actor["schema:alternateName"] = row.also;
    add_text(actor, "terms:cameoActor", row.code);
    if (!row.of.empty()) actor["terms:of"] = row.of;
    if (!row.roles.empty()) actor["schema:memberOf"] = roles_json(row.roles);
    return actor;
}

Json issue_json(const query::IssueRow& row) {
    Json issue = {{"@id", address("issue", row.issue_id)},
                  {"@type", "schema:Question"},
                  {"schema:name", row.issue}};
    if (!row.also.empty()) issue["schema:alternateName"] = row.also;
    add_text(issue, "schema:text", row.question);
    return issue;
}

/// Each report as a quotation from its article; what was coded elsewhere has none.
void add_reports(Json& thing, const std::vector<query::ReportRow>& reports) {
    Json quotations = Json::array(), articles = Json::array();
    for (const query::ReportRow& report : reports) {
        if (has_words(report))
            quotations.push_back({{"@type", "schema:Quotation"},
                                  {"schema:text", report.evidence},
                                  {"schema:isPartOf", reference("article", report.article)},
                                  {"terms:begin", report.begin},
                                  {"terms:end", report.end},
                                  {"terms:rule", report.rule},
                                  {"terms:confidence", report.confidence}});
        const Json article = reference("article", report.article);
        if (articles.empty() || articles.back() != article) articles.push_back(article);
    }
    thing["prov:wasDerivedFrom"] = std::move(articles);
    thing["schema:subjectOf"] = std::move(quotations);
}

/// The person who speaks for a party.
void add_speaker(Json& thing, const char* term, const std::string& name) {
    if (!name.empty()) thing[term] = {{"@type", "schema:Person"}, {"schema:name", name}};
}

Json event_json(const query::EventRow& row) {
    Json event = {{"@id", address("event", row.event)},
                  {"@type", {"sem:Event", "schema:Action"}},
                  {"schema:name", fmt::format("{} {}{}{}", row.source, row.type,
                                              row.target.empty() ? "" : " ", row.target)},
                  {"sem:eventType", reference("cameo", row.cameo)}};
    add_day(event, "sem:hasTimeStamp", row.date);
    Json actors = Json::array({reference("actor", row.source_id)});
    event["schema:agent"] = actors.front();
    if (!row.target_id.empty()) {
        actors.push_back(reference("actor", row.target_id));
        event["schema:participant"] = actors.back();
    }
    event["sem:hasActor"] = std::move(actors);
    add_speaker(event, "terms:speaker", row.source_speaker);
    add_speaker(event, "terms:targetSpeaker", row.target_speaker);
    add_text(event, "terms:type", row.type);
    add_text(event, "terms:cameo", row.cameo);
    add_text(event, "terms:plover", row.plover);
    event["terms:goldstein"] = row.goldstein;
    add_text(event, "terms:predicate", row.predicate);
    if (!row.issue_id.empty()) event["schema:about"] = reference("issue", row.issue_id);
    if (!row.location.empty())
        event["sem:hasPlace"] = {{"@type", "sem:Place"}, {"schema:name", row.location}};
    event["terms:confidence"] = row.confidence;
    add_reports(event, row.reports);
    return event;
}

std::string_view class_of(Position position) {
    switch (position) {
        case Position::supports:
            return "schema:AgreeAction";
        case Position::opposes:
            return "schema:DisagreeAction";
        case Position::neutral:
            break;
    }
    return "schema:ReactAction";
}

Json stance_json(const query::StanceEachRow& row) {
    Json stance = {
        {"@id", address("stance", row.stance)},
        {"@type", {"sem:Event", class_of(row.position)}},
        {"schema:name", fmt::format("{} {} {}", row.holder, to_text(row.position), row.target)}};
    add_day(stance, "sem:hasTimeStamp", row.date);
    stance["schema:agent"] = reference("actor", row.holder_id);
    stance["sem:hasActor"] = Json::array({reference("actor", row.holder_id)});
    add_speaker(stance, "terms:speaker", row.speaker);
    if (!row.target.empty())
        stance["schema:object"] = {{"@type", "schema:Thing"}, {"schema:name", row.target}};
    if (!row.issue_id.empty()) stance["schema:about"] = reference("issue", row.issue_id);
    stance["terms:position"] = to_text(row.position);
    if (row.on_issue) stance["terms:onIssue"] = to_text(*row.on_issue);
    stance["terms:strength"] = row.strength;
    stance["terms:conditional"] = row.conditional;
    add_text(stance, "terms:condition", row.condition);
    add_text(stance, "terms:reportedBy", row.reported_by);
    stance["terms:confidence"] = row.confidence;
    add_reports(stance, row.reports);
    return stance;
}

/// One thing a line, so that two exports can be compared.
class Things {
public:
    explicit Things(std::ostream& out) : out_{out} {}

    void add(const Json& thing) {
        out_ << (is_first_ ? "\n" : ",\n")
             << thing.dump(-1, ' ', false, Json::error_handler_t::replace);
        is_first_ = false;
    }

private:
    std::ostream& out_;
    bool is_first_{true};
};

}  // namespace

void write_jsonld(std::ostream& out, const query::Whole& whole) {
    out << "{\"@context\": " << context().dump() << ",\n\"@graph\": [";
    Things things{out};
    for (const query::ArticleRow& row : whole.articles) things.add(article_json(row));
    for (const query::ActorRow& row : whole.actors) things.add(actor_json(row));
    for (const query::IssueRow& row : whole.issues) things.add(issue_json(row));
    for (const query::EventRow& row : whole.events) things.add(event_json(row));
    for (const query::StanceEachRow& row : whole.stances) things.add(stance_json(row));
    out << "\n]}\n";
}

}  // namespace demarche::render
