#include "core/render/corrections.hpp"

#include <nlohmann/json.hpp>

#include "core/model/day.hpp"

namespace demarche::render {

nlohmann::ordered_json to_json(const query::CorrectionRow& row) {
    using Json = nlohmann::ordered_json;
    const auto text_or_null = [](const std::string& text) {
        return text.empty() ? Json(nullptr) : Json(text);
    };
    return {{"correction", row.correction},
            {"time", row.time},
            {"author", row.author},
            {"what", row.what},
            {"subject", row.subject},
            {"about", text_or_null(row.about)},
            {"value", text_or_null(row.value)},
            {"value_id", text_or_null(row.value_id)},
            {"reason", text_or_null(row.reason)},
            {"state", row.state},
            {"undone_by", text_or_null(row.undone_by)}};
}

nlohmann::ordered_json to_json(const query::ReviewRow& row) {
    using Json = nlohmann::ordered_json;
    const std::string date = demarche::to_text(row.date);
    return {{"id", row.id},
            {"verdict", nullptr},
            {"kind", row.kind},
            {"date", date.empty() ? Json(nullptr) : Json(date)},
            {"found", row.found},
            {"sentence", row.sentence},
            {"confidence", row.confidence},
            {"rule", row.rule},
            {"article", row.article}};
}

nlohmann::ordered_json to_json(const query::RuleAgreement& row) {
    using Json = nlohmann::ordered_json;
    return {{"rule", row.rule},
            {"judged", row.judged},
            {"confirmed", row.confirmed},
            {"edited", row.edited},
            {"rejected", row.rejected},
            {"agreement", row.agreement ? Json(*row.agreement) : Json(nullptr)},
            {"disputed", row.disputed}};
}

}  // namespace demarche::render
