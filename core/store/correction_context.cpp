#include "core/store/correction_context.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace demarche::store {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& json, const char* field) {
    const auto found = json.find(field);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

void describe_context(const Correction& correction, Json& described) {
    if (const auto& lean = correction.lean)
        described["lean"] = {
            {"issue", lean->issue.text}, {"target", lean->target}, {"lean", lean->lean}};
    if (!correction.side.empty()) described["side"] = correction.side.text;
}

void take_context(const Json& described, Correction& correction) {
    if (const auto told = described.find("lean"); told != described.end() && told->is_object()) {
        Lean& lean = correction.lean.emplace();
        lean.issue.text = text_in(*told, "issue");
        lean.target = text_in(*told, "target");
        if (const auto number = told->find("lean"); number != told->end() && number->is_number())
            lean.lean = number->get<int>();
    }
    correction.side.text = text_in(described, "side");
}

}  // namespace demarche::store
