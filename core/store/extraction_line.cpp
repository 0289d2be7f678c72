#include "core/store/extraction_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/store/fields.hpp"
#include "core/store/save.hpp"

namespace demarche::store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view version_field = "demarche_extraction";
constexpr std::size_t newest_form = 1;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json day_or_null(const Day& day) { return text_or_null(to_text(day)); }

template <class Kind>
Json ids_json(const std::vector<Id<Kind>>& ids) {
    Json list = Json::array();
    for (const Id<Kind>& id : ids) list.push_back(id.text);
    return list;
}

Json thing_json(const DroppedLine& dropped);
Json thing_json(const Role& role);
Json thing_json(const Actor& actor);
Json thing_json(const Issue& issue);
Json thing_json(const Mention& mention);
Json thing_json(const Report& report);
Json thing_json(const Event& event);
Json thing_json(const Stance& stance);

template <class Thing>
Json list_json(const std::vector<Thing>& things) {
    Json list = Json::array();
    for (const Thing& thing : things) list.push_back(thing_json(thing));
    return list;
}

Json thing_json(const DroppedLine& dropped) {
    return {{"line", dropped.line}, {"reason", dropped.reason}};
}

Json thing_json(const Dateline& dateline) {
    return {{"place", text_or_null(dateline.place)},
            {"agency", text_or_null(dateline.agency)},
            {"day", day_or_null(dateline.day)},
            {"begin", dateline.where.begin},
            {"end", dateline.where.end}};
}

Json thing_json(const Article& article) {
    return {{"id", article.id.text},
            {"title", text_or_null(article.title)},
            {"source", text_or_null(article.source)},
            {"url", text_or_null(article.url)},
            {"published", day_or_null(article.published)},
            {"date", day_or_null(article.date)},
            {"date_basis", text_or_null(to_text(article.date_basis))},
            {"language", text_or_null(article.language)},
            {"authors", article.authors},
            {"encoding", text_or_null(article.encoding)},
            {"kind", text_or_null(article.kind)},
            {"input", text_or_null(article.input)},
            {"dateline", article.dateline ? thing_json(*article.dateline) : Json(nullptr)},
            {"text", article.text},
            {"dropped", list_json(article.dropped)}};
}

Json thing_json(const Role& role) {
    return {{"role", role.role},
            {"of", text_or_null(role.of.text)},
            {"since", day_or_null(role.since)},
            {"until", day_or_null(role.until)}};
}

Json thing_json(const Actor& actor) {
    return {{"id", actor.id.text},
            {"name", actor.name},
            {"type", to_text(actor.type)},
            {"code", text_or_null(actor.code)},
            {"also", actor.also},
            {"of", ids_json(actor.of)},
            {"roles", list_json(actor.roles)},
            {"discovered", actor.discovered}};
}

Json thing_json(const Issue& issue) {
    return {{"id", issue.id.text},
            {"name", issue.name},
            {"also", issue.also},
            {"question", text_or_null(issue.question)},
            {"leans_for", issue.leans_for},
            {"leans_against", issue.leans_against},
            {"parties", ids_json(issue.parties)},
            {"parent", text_or_null(issue.parent.text)}};
}

Json thing_json(const Mention& mention) {
    return {{"actor", mention.actor.text},  {"begin", mention.where.begin},
            {"end", mention.where.end},     {"kind", to_text(mention.kind)},
            {"sentence", mention.sentence}, {"first", mention.first},
            {"last", mention.last},         {"head", mention.head}};
}

Json thing_json(const Report& report) {
    return {{"begin", report.where.begin},
            {"end", report.where.end},
            {"rule", report.rule},
            {"steps", text_or_null(report.steps)},
            {"confidence", report.confidence}};
}

Json thing_json(const Event& event) {
    return {{"id", event.id.text},
            {"date", day_or_null(event.date)},
            {"source", event.source.text},
            {"source_speaker", text_or_null(event.source_speaker.text)},
            {"target", text_or_null(event.target.text)},
            {"target_speaker", text_or_null(event.target_speaker.text)},
            {"cameo", event.cameo},
            {"predicate", text_or_null(event.predicate)},
            {"issue", text_or_null(event.issue.text)},
            {"location", text_or_null(event.location)},
            {"confidence", event.confidence},
            {"reports", list_json(event.reports)}};
}

Json thing_json(const Stance& stance) {
    return {{"id", stance.id.text},
            {"date", day_or_null(stance.date)},
            {"holder", stance.holder.text},
            {"speaker", text_or_null(stance.speaker.text)},
            {"issue", text_or_null(stance.issue.text)},
            {"target", text_or_null(stance.target)},
            {"position", to_text(stance.position)},
            {"on_issue", stance.on_issue ? Json(to_text(*stance.on_issue)) : Json(nullptr)},
            {"strength", stance.strength},
            {"conditional", stance.conditional},
            {"condition", text_or_null(stance.condition)},
            {"reported_by", text_or_null(stance.reported_by)},
            {"confidence", stance.confidence},
            {"reports", list_json(stance.reports)}};
}

std::vector<ActorId> actor_ids(const Fields& fields, std::string_view name) {
    std::vector<ActorId> ids;
    for (std::string& text : fields.texts(name)) ids.push_back({std::move(text)});
    return ids;
}

DroppedLine dropped_of(const Fields& fields) {
    return {fields.text("line"), fields.text("reason")};
}

std::optional<Dateline> dateline_of(const Fields& article) {
    if (!article.has("dateline")) return std::nullopt;
    const Fields fields = article.object("dateline");
    return Dateline{fields.text("place"), fields.text("agency"), fields.day("day"),
                    fields.needed_span()};
}

Article article_of(const Fields& fields) {
    Article article;
    article.id.text = fields.needed_text("id");
    article.title = fields.text("title");
    article.source = fields.text("source");
    article.url = fields.text("url");
    article.published = fields.day("published");
    article.date = fields.day("date");
    if (fields.has("date_basis"))
        article.date_basis = fields.needed_name("date_basis", parse_date_basis);
    article.language = fields.text("language");
    article.authors = fields.texts("authors");
    article.encoding = fields.text("encoding");
    article.kind = fields.text("kind");
    article.input = fields.text("input");
    article.dateline = dateline_of(fields);
    article.text =
        coder_of(article.kind).empty() ? fields.needed_text("text") : fields.text("text");
    article.dropped = fields.each("dropped", dropped_of);
    return article;
}

Role role_of(const Fields& fields) {
    return {fields.text("role"), {fields.text("of")}, fields.day("since"), fields.day("until")};
}

Actor actor_of(const Fields& fields) {
    Actor actor;
    actor.id.text = fields.needed_text("id");
    actor.name = fields.needed_text("name");
    actor.type = fields.needed_name("type", parse_actor_type);
    actor.code = fields.text("code");
    actor.also = fields.texts("also");
    actor.of = actor_ids(fields, "of");
    actor.roles = fields.each("roles", role_of);
    actor.discovered = fields.flag("discovered");
    return actor;
}

Issue issue_of(const Fields& fields) {
    Issue issue;
    issue.id.text = fields.needed_text("id");
    issue.name = fields.needed_text("name");
    issue.also = fields.texts("also");
    issue.question = fields.text("question");
    issue.leans_for = fields.texts("leans_for");
    issue.leans_against = fields.texts("leans_against");
    issue.parties = actor_ids(fields, "parties");
    issue.parent.text = fields.text("parent");
    return issue;
}

Mention mention_of(const Fields& fields) {
    return {{fields.needed_text("actor")},
            fields.needed_span(),
            fields.needed_number("sentence"),
            fields.needed_number("first"),
            fields.needed_number("last"),
            fields.needed_number("head"),
            fields.needed_name("kind", parse_mention_kind)};
}

/// Whose article is settled by the line as a whole.
Report report_of(const Fields& fields) {
    return {{},
            fields.needed_span(),
            fields.needed_text("rule"),
            fields.text("steps"),
            fields.needed_share("confidence")};
}

Event event_of(const Fields& fields) {
    Event event;
    event.id.text = fields.needed_text("id");
    event.date = fields.day("date");
    event.source.text = fields.needed_text("source");
    event.source_speaker.text = fields.text("source_speaker");
    event.target.text = fields.text("target");
    event.target_speaker.text = fields.text("target_speaker");
    event.cameo = fields.needed_text("cameo");
    event.predicate = fields.text("predicate");
    event.issue.text = fields.text("issue");
    event.location = fields.text("location");
    event.confidence = fields.needed_share("confidence");
    event.reports = fields.each("reports", report_of);
    return event;
}

Stance stance_of(const Fields& fields) {
    Stance stance;
    stance.id.text = fields.needed_text("id");
    stance.date = fields.day("date");
    stance.holder.text = fields.needed_text("holder");
    stance.speaker.text = fields.text("speaker");
    stance.issue.text = fields.text("issue");
    stance.target = fields.text("target");
    stance.position = fields.needed_name("position", parse_position);
    if (fields.has("on_issue")) stance.on_issue = fields.needed_name("on_issue", parse_position);
    stance.strength = fields.needed_share("strength");
    stance.conditional = fields.flag("conditional");
    stance.condition = fields.text("condition");
    stance.reported_by = fields.text("reported_by");
    stance.confidence = fields.needed_share("confidence");
    stance.reports = fields.each("reports", report_of);
    return stance;
}

void require_known_form(const Fields& fields) {
    if (!fields.has(version_field))
        throw InputError{
            fmt::format("'{}' is missing: no line of 'demarche extract'; articles come in by "
                        "'demarche import'",
                        version_field)};
    const std::size_t form = fields.needed_number(version_field);
    if (form < 1 || form > newest_form)
        throw InputError{fmt::format(
            "was written by a newer demarche (form {}; this one reads up to {}); update demarche",
            form, newest_form)};
}

/// Times are compared as texts, so one form alone will do: "2026-01-02T12:00:00Z".
std::string time_of(const Fields& fields) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    std::string time = fields.needed_text("extracted_at");
    const bool fits = std::ranges::equal(time, form, [](char c, char model) {
        return model == '0' ? std::isdigit(static_cast<unsigned char>(c)) != 0 : c == model;
    });
    if (!fits || !parse_day(time))
        throw InputError{
            fmt::format("'extracted_at' is '{}', no time as 2026-01-02T12:00:00Z", time)};
    return time;
}

nlohmann::json parsed(std::string_view line) {
    try {
        return nlohmann::json::parse(line);
    } catch (const nlohmann::json::exception&) {
        throw InputError{"is no JSON; the line may have been cut off"};
    }
}

template <class Thing>
void name_article(std::vector<Thing>& things, const ArticleId& article) {
    for (Thing& thing : things)
        for (Report& report : thing.reports) report.article = article;
}

}  // namespace

std::string to_line(const Extraction& extraction, std::string_view extracted_at) {
    const Json line = {{version_field, newest_form},
                       {"extracted_at", extracted_at},
                       {"article", thing_json(extraction.article)},
                       {"actors", list_json(extraction.actors)},
                       {"issues", list_json(extraction.issues)},
                       {"mentions", list_json(extraction.mentions)},
                       {"events", list_json(extraction.events)},
                       {"stances", list_json(extraction.stances)}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

DatedExtraction parse_line(std::string_view line) {
    const nlohmann::json json = parsed(line);
    const Fields fields{json, ""};
    require_known_form(fields);
    DatedExtraction dated;
    dated.extracted_at = time_of(fields);
    Extraction& extraction = dated.extraction;
    extraction.article = article_of(fields.object("article"));
    extraction.actors = fields.each("actors", actor_of);
    extraction.issues = fields.each("issues", issue_of);
    extraction.mentions = fields.each("mentions", mention_of);
    extraction.events = fields.each("events", event_of);
    extraction.stances = fields.each("stances", stance_of);
    name_article(extraction.events, extraction.article.id);
    name_article(extraction.stances, extraction.article.id);
    require_whole(extraction);
    return dated;
}

std::string to_line(const AddedStatement& added) {
    std::vector<Event> events;
    std::vector<Stance> stances;
    if (const auto* event = std::get_if<Event>(&added.what)) events.push_back(*event);
    if (const auto* stance = std::get_if<Stance>(&added.what)) stances.push_back(*stance);
    const Json line = {{"article", report_of(added).article.text},
                       {"evidence", added.evidence},
                       {"actors", list_json(added.actors)},
                       {"issues", list_json(added.issues)},
                       {"events", list_json(events)},
                       {"stances", list_json(stances)}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

AddedStatement parse_added(std::string_view line) {
    const nlohmann::json json = parsed(line);
    const Fields fields{json, ""};
    AddedStatement added;
    const ArticleId article{fields.needed_text("article")};
    added.evidence = fields.needed_text("evidence");
    added.actors = fields.each("actors", actor_of);
    added.issues = fields.each("issues", issue_of);
    auto events = fields.each("events", event_of);
    auto stances = fields.each("stances", stance_of);
    name_article(events, article);
    name_article(stances, article);
    if (events.size() + stances.size() != 1)
        throw InputError{"what was added is not one event or stance"};
    if (!events.empty())
        added.what = std::move(events.front());
    else
        added.what = std::move(stances.front());
    const auto count = std::visit([](const auto& one) { return one.reports.size(); }, added.what);
    if (count != 1) throw InputError{"what was added has not one report"};
    return added;
}

}  // namespace demarche::store
