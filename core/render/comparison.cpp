#include "core/render/comparison.hpp"

#include <string>

#include "core/model/names.hpp"
#include "core/render/json.hpp"
#include "core/render/json_values.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

void add_side(Json& json, const query::ComparedSide& side, const std::string& prefix) {
    const bool has_place = !side.quote.article.empty();
    json[prefix] = side.holder;
    json[prefix + "_id"] = side.holder_id;
    json[prefix + "_position"] = demarche::to_text(side.position);
    json[prefix + "_score"] = side.score;
    json[prefix + "_weight"] = side.weight;
    json[prefix + "_statements"] = side.statements;
    json[prefix + "_supports"] = side.supports;
    json[prefix + "_opposes"] = side.opposes;
    json[prefix + "_neutral"] = side.neutral;
    json[prefix + "_first"] = day_or_null(side.first);
    json[prefix + "_last"] = day_or_null(side.last);
    json[prefix + "_stance"] = text_or_null(side.quote.id);
    json[prefix + "_date"] = day_or_null(side.quote.date);
    json[prefix + "_evidence"] = text_or_null(side.quote.evidence);
    json[prefix + "_article"] = text_or_null(side.quote.article);
    json[prefix + "_begin"] = has_place ? Json(side.quote.begin) : Json(nullptr);
    json[prefix + "_end"] = has_place ? Json(side.quote.end) : Json(nullptr);
}

}  // namespace

Json to_json(const query::ComparisonRow& row) {
    Json json = {{"issue", text_or_null(row.issue)},
                 {"issue_id", text_or_null(row.issue_id)},
                 {"relation", query::to_text(row.relation)},
                 {"since", day_or_null(row.since)},
                 {"before", row.before ? Json(query::to_text(*row.before)) : Json(nullptr)}};
    add_side(json, row.a, "a");
    add_side(json, row.b, "b");
    json["evidence"] = Json::array();
    for (const query::StanceEachRow& statement : row.evidence)
        json["evidence"].push_back(to_json(statement));
    return json;
}

}  // namespace demarche::render
