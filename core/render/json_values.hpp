#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <utility>

#include "core/model/day.hpp"

/// Values of rows as JSON, for the files that write them: what is absent is null, never missing.
namespace demarche::render {

[[nodiscard]] inline nlohmann::ordered_json text_or_null(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

[[nodiscard]] inline nlohmann::ordered_json day_or_null(const Day& day) {
    return text_or_null(demarche::to_text(day));
}

/// An object of so many fields, whose names all differ. As nlohmann's own lists of fields, without
/// their copies of each value and their search of all earlier names for each.
template <std::size_t count>
[[nodiscard]] nlohmann::ordered_json object(
    std::pair<const char*, nlohmann::ordered_json> (&&fields)[count]) {
    nlohmann::ordered_json made = nlohmann::ordered_json::object();
    auto& all = made.get_ref<nlohmann::ordered_json::object_t&>();
    all.reserve(count);
    for (auto& [name, value] : fields) all.emplace_back(name, std::move(value));
    return made;
}

}  // namespace demarche::render
