#include "core/render/structure.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "core/model/names.hpp"
#include "core/render/json_values.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

/// Adds the fields of a quote, their names with `prefix` before them; its id as `id`.
void add_quote(Json& json, const query::Quote& quote, const std::string& id,
               const std::string& prefix = "") {
    const bool has_place = !quote.article.empty();
    json[id] = text_or_null(quote.id);
    json[prefix + "date"] = day_or_null(quote.date);
    json[prefix + "evidence"] = text_or_null(quote.evidence);
    json[prefix + "article"] = text_or_null(quote.article);
    json[prefix + "begin"] = has_place ? Json(quote.begin) : Json(nullptr);
    json[prefix + "end"] = has_place ? Json(quote.end) : Json(nullptr);
}

Json member(const query::BlocMember& member) {
    return {{"actor", member.actor},
            {"actor_id", member.actor_id},
            {"type", demarche::to_text(member.type)},
            {"statements", member.statements},
            {"issues", member.issues}};
}

Json bloc_issue(const query::BlocIssue& issue) {
    Json json = {{"issue", issue.issue},
                 {"issue_id", text_or_null(issue.issue_id)},
                 {"position", demarche::to_text(issue.position)},
                 {"with", issue.with},
                 {"against", issue.against},
                 {"holder", text_or_null(issue.holder)}};
    add_quote(json, issue.example, "stance");
    return json;
}

Json bloc_divide(const query::BlocDivide& divide) {
    return {{"bloc", divide.bloc},
            {"name", divide.name},
            {"ours", bloc_issue(divide.ours)},
            {"theirs", bloc_issue(divide.theirs)}};
}

template <class Value, class Write>
Json array_of(const std::vector<Value>& values, const Write& write) {
    Json all = Json::array();
    for (const Value& value : values) all.push_back(write(value));
    return all;
}

void add_side(Json& json, const query::ShiftSide& side, const std::string& prefix) {
    add_quote(json, side.quote, prefix + "stance", prefix);
    json[prefix + "speaker"] = text_or_null(side.speaker);
    json[prefix + "target"] = text_or_null(side.target);
    json[prefix + "conditional"] = side.conditional;
    json[prefix + "confidence"] = side.confidence;
    json[prefix + "statements"] = side.statements;
}

}  // namespace

Json to_json(const query::RankRow& row) {
    const bool is_over_events = row.over == query::RankOver::events;
    Json json = {{"rank", row.rank},
                 {"actor", row.actor},
                 {"actor_id", row.actor_id},
                 {"type", demarche::to_text(row.type)},
                 {"by", query::to_text(row.by)},
                 {"over", query::to_text(row.over)},
                 {"score", row.score},
                 {"events", is_over_events ? Json(row.events) : Json(nullptr)},
                 {"stances", is_over_events ? Json(nullptr) : Json(row.stances)},
                 {"partners", row.partners},
                 {"first", day_or_null(row.first)},
                 {"last", day_or_null(row.last)},
                 {"sampled", row.sampled > 0 ? Json(row.sampled) : Json(nullptr)}};
    add_quote(json, row.example, "example");
    return json;
}

Json to_json(const query::BlocRow& row) {
    const std::size_t all = row.same + row.opposed;
    Json json = {
        {"bloc", row.bloc},
        {"name", row.name},
        {"size", row.size},
        {"agreement",
         all > 0 ? Json(static_cast<double>(row.same) / static_cast<double>(all)) : Json(nullptr)},
        {"same", row.same},
        {"opposed", row.opposed},
        {"unites", text_or_null(query::to_text(row.united_on))},
        {"divides", text_or_null(query::to_text(row.divided_on))},
        {"modularity", row.modularity}};
    add_quote(json, row.united_on.empty() ? query::Quote{} : row.united_on.front().example,
              "example");
    json["members"] = array_of(row.members, member);
    json["united_on"] = array_of(row.united_on, bloc_issue);
    json["divided_on"] = array_of(row.divided_on, bloc_divide);
    return json;
}

Json to_json(const query::PathStep& row) {
    Json json = {{"chain", row.chain},
                 {"chain_confidence", row.chain_confidence},
                 {"step", row.step},
                 {"steps", row.steps},
                 {"from", row.from},
                 {"from_id", row.from_id},
                 {"to", row.to},
                 {"to_id", row.to_id},
                 {"source", row.source},
                 {"target", row.target},
                 {"type", row.type},
                 {"cameo", row.cameo},
                 {"predicate", text_or_null(row.predicate)},
                 {"confidence", row.confidence},
                 {"events", row.events}};
    add_quote(json, row.event, "event");
    return json;
}

Json to_json(const query::ShiftRow& row) {
    Json json = {{"kind", query::to_text(row.kind)},
                 {"holder", row.holder},
                 {"holder_id", row.holder_id},
                 {"issue", row.issue},
                 {"issue_id", text_or_null(row.issue_id)},
                 {"from", demarche::to_text(row.before.position)},
                 {"to", demarche::to_text(row.after.position)},
                 {"days", row.days},
                 {"confidence", row.confidence}};
    add_side(json, row.before, "before_");
    add_side(json, row.after, "after_");
    return json;
}

}  // namespace demarche::render
