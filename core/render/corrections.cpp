#include "core/render/corrections.hpp"

#include <nlohmann/json.hpp>

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

}  // namespace demarche::render
