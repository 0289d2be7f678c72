#include "core/render/discourse.hpp"

#include <nlohmann/json.hpp>

#include "core/render/json_values.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Json to_json(const query::AgreementRow& row) {
    return {{"from", day_or_null(row.from)},
            {"until", day_or_null(row.until)},
            {"a", row.a},
            {"a_id", row.a_id},
            {"b", row.b},
            {"b_id", row.b_id},
            {"weight", row.weight},
            {"issues", row.issues},
            {"same", row.same_on.size()},
            {"opposed", row.opposed_on.size()},
            {"same_on", row.same_on},
            {"opposed_on", row.opposed_on}};
}

Json to_json(const query::PositionRow& row) {
    return {{"from", day_or_null(row.from)},
            {"until", day_or_null(row.until)},
            {"actor", row.actor},
            {"actor_id", row.actor_id},
            {"issue", row.issue},
            {"issue_id", row.issue_id},
            {"weight", row.weight},
            {"statements", row.statements},
            {"supports", row.supports},
            {"opposes", row.opposes},
            {"neutral", row.neutral}};
}

Json to_json(const query::CampRow& row) {
    return {{"camp", row.camp},
            {"actor", row.actor},
            {"actor_id", row.actor_id},
            {"statements", row.statements},
            {"polarization", row.polarization}};
}

Json to_json(const query::BackboneRow& row) {
    return {{"step", row.step},
            {"issue", row.issue},
            {"issue_id", row.issue_id},
            {"backbone_loss", row.backbone_loss},
            {"redundant_loss", row.redundant_loss},
            {"statements", row.statements}};
}

}  // namespace demarche::render
