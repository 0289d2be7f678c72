#include "core/render/json.hpp"

#include <nlohmann/json.hpp>

#include "core/model/names.hpp"
#include "core/render/json_values.hpp"
#include "core/render/statement_fields.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

List reports(const std::vector<query::ReportRow>& rows) {
    List all;
    all.reserve(rows.size());
    for (const query::ReportRow& row : rows)
        all.push_back(Fields{{"article", std::string_view{row.article}},
                             {"begin", has_words(row) ? count(row.begin) : nullptr},
                             {"end", has_words(row) ? count(row.end) : nullptr},
                             {"evidence", text_if_any(row.evidence)},
                             {"rule", std::string_view{row.rule}},
                             {"steps", text_if_any(row.steps)},
                             {"confidence", row.confidence}});
    return all;
}

Json party(const CodedParty& party) {
    return {{"code", text_or_null(party.code)},
            {"name", text_or_null(party.name)},
            {"country", text_or_null(party.country)}};
}

Json coded(const std::vector<CodedEvent>& rows) {
    Json all = Json::array();
    for (const CodedEvent& row : rows)
        all.push_back({{"line", row.row},
                       {"id", row.id},
                       {"date", day_or_null(row.date)},
                       {"source", party(row.source)},
                       {"cameo", row.cameo},
                       {"target", party(row.target)},
                       {"location", text_or_null(row.location)},
                       {"told", text_or_null(row.told)}});
    return all;
}

Json roles(const std::vector<query::RoleRow>& rows) {
    Json all = Json::array();
    for (const query::RoleRow& row : rows)
        all.push_back({{"role", row.role},
                       {"of", text_or_null(row.of)},
                       {"since", day_or_null(row.since)},
                       {"until", day_or_null(row.until)}});
    return all;
}

}  // namespace

Json to_json(const query::ArticleRow& row) {
    const bool is_dated = row.date_basis != DateBasis::unknown;
    return {{"article", row.article},
            {"title", text_or_null(row.title)},
            {"source", text_or_null(row.source)},
            {"url", text_or_null(row.url)},
            {"published", day_or_null(row.published)},
            {"date", day_or_null(row.date)},
            {"date_basis", is_dated ? Json(demarche::to_text(row.date_basis)) : Json(nullptr)},
            {"language", text_or_null(row.language)},
            {"same_as", text_or_null(row.same_as)},
            {"events", row.events},
            {"stances", row.stances},
            {"imported_at", row.imported_at}};
}

Json to_json(const query::MentionRow& row) {
    return {{"article", row.article},      {"actor", row.actor},
            {"actor_id", row.actor_id},    {"type", demarche::to_text(row.type)},
            {"count", row.count},          {"first", row.first},
            {"discovered", row.discovered}};
}

Json to_json(const query::ActorRow& row) {
    return {{"actor", row.actor},
            {"actor_id", row.actor_id},
            {"type", demarche::to_text(row.type)},
            {"code", text_or_null(row.code)},
            {"also", row.also},
            {"of", row.of},
            {"roles", roles(row.roles)},
            {"discovered", row.discovered},
            {"articles", row.articles},
            {"events", row.events},
            {"stances", row.stances},
            {"first", day_or_null(row.first)},
            {"last", day_or_null(row.last)}};
}

Json to_json(const query::IssueRow& row) {
    return {{"issue", row.issue},
            {"issue_id", row.issue_id},
            {"also", row.also},
            {"question", text_or_null(row.question)},
            {"articles", row.articles},
            {"stances", row.stances},
            {"supporters", row.supporters},
            {"opponents", row.opponents},
            {"first", day_or_null(row.first)},
            {"last", day_or_null(row.last)}};
}

Fields fields_of(const query::EventRow& row) {
    return {{"event", std::string_view{row.event}},
            {"date", day_if_any(row.date)},
            {"source", text_if_any(row.source)},
            {"source_id", text_if_any(row.source_id)},
            {"source_code", text_if_any(row.source_code)},
            {"source_speaker", text_if_any(row.source_speaker)},
            {"target", text_if_any(row.target)},
            {"target_id", text_if_any(row.target_id)},
            {"target_code", text_if_any(row.target_code)},
            {"target_speaker", text_if_any(row.target_speaker)},
            {"type", std::string_view{row.type}},
            {"cameo", std::string_view{row.cameo}},
            {"plover", text_if_any(row.plover)},
            {"quad", std::int64_t{row.quad}},
            {"goldstein", row.goldstein},
            {"predicate", text_if_any(row.predicate)},
            {"issue", text_if_any(row.issue)},
            {"issue_id", text_if_any(row.issue_id)},
            {"location", text_if_any(row.location)},
            {"confidence", row.confidence},
            {"reports", reports(row.reports)}};
}

Json to_json(const query::EventRow& row) { return to_json(fields_of(row)); }

Fields fields_of(const query::StanceEachRow& row) {
    return {{"stance", std::string_view{row.stance}},
            {"date", day_if_any(row.date)},
            {"holder", text_if_any(row.holder)},
            {"holder_id", text_if_any(row.holder_id)},
            {"speaker", text_if_any(row.speaker)},
            {"issue", text_if_any(row.issue)},
            {"issue_id", text_if_any(row.issue_id)},
            {"target", text_if_any(row.target)},
            {"position", demarche::to_text(row.position)},
            {"on_issue", row.on_issue ? Value{demarche::to_text(*row.on_issue)} : nullptr},
            {"strength", row.strength},
            {"conditional", row.conditional},
            {"condition", text_if_any(row.condition)},
            {"reported_by", text_if_any(row.reported_by)},
            {"confidence", row.confidence},
            {"reports", reports(row.reports)}};
}

Json to_json(const query::StanceEachRow& row) { return to_json(fields_of(row)); }

Json to_json(const query::StanceRow& row) {
    Json latest = object({{"stance", text_or_null(row.latest.stance)},
                          {"date", day_or_null(row.latest.date)},
                          {"speaker", text_or_null(row.latest.speaker)},
                          {"position", demarche::to_text(row.latest.position)},
                          {"target", text_or_null(row.latest.target)},
                          {"evidence", text_or_null(row.latest.evidence)},
                          {"article", text_or_null(row.latest.article)}});
    return object({{"holder", text_or_null(row.holder)},
                   {"holder_id", text_or_null(row.holder_id)},
                   {"speaker", text_or_null(row.speaker)},
                   {"issue", text_or_null(row.issue)},
                   {"issue_id", text_or_null(row.issue_id)},
                   {"position", demarche::to_text(row.position)},
                   {"score", row.score},
                   {"statements", row.statements},
                   {"supports", row.supports},
                   {"opposes", row.opposes},
                   {"neutral", row.neutral},
                   {"first", day_or_null(row.first)},
                   {"last", day_or_null(row.last)},
                   {"trend", query::to_text(row.trend)},
                   {"weight", row.weight},
                   {"latest", std::move(latest)}});
}

Json to_json(const store::Hit& hit) {
    return {{"article", hit.article.text},
            {"title", text_or_null(hit.title)},
            {"source", text_or_null(hit.source)},
            {"url", text_or_null(hit.url)},
            {"date", day_or_null(hit.date)},
            {"snippet", hit.snippet},
            {"begin", hit.begin},
            {"score", hit.score}};
}

Json to_json(const Article& article) {
    const bool is_dated = article.date_basis != DateBasis::unknown;
    Json dateline = nullptr;
    if (article.dateline)
        dateline = {{"place", text_or_null(article.dateline->place)},
                    {"agency", text_or_null(article.dateline->agency)}};
    Json dropped = Json::array();
    for (const DroppedLine& one : article.dropped)
        dropped.push_back({{"line", one.line}, {"reason", one.reason}});
    Json json = {
        {"input", article.input},
        {"id", article.id.text},
        {"title", text_or_null(article.title)},
        {"source", text_or_null(article.source)},
        {"url", text_or_null(article.url)},
        {"published", day_or_null(article.published)},
        {"date", day_or_null(article.date)},
        {"date_basis", is_dated ? Json(demarche::to_text(article.date_basis)) : Json(nullptr)},
        {"language", text_or_null(article.language)},
        {"authors", article.authors},
        {"encoding", text_or_null(article.encoding)},
        {"kind", text_or_null(article.kind)},
        {"dateline", std::move(dateline)},
        {"text", article.text},
        {"dropped", std::move(dropped)}};
    if (!article.coded.empty()) json["coded"] = coded(article.coded);
    return json;
}

}  // namespace demarche::render
