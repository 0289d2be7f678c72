#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "core/model/day.hpp"

/// Values of rows as JSON, for the files that write them: what is absent is null, never missing.
namespace demarche::render {

[[nodiscard]] inline nlohmann::ordered_json text_or_null(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

[[nodiscard]] inline nlohmann::ordered_json day_or_null(const Day& day) {
    return text_or_null(demarche::to_text(day));
}

}  // namespace demarche::render
