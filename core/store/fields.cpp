#include "core/store/fields.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/error.hpp"

namespace demarche::store {

Fields::Fields(const nlohmann::json& object, std::string place)
    : object_{object}, place_{std::move(place)} {
    if (!object.is_object())
        throw InputError{fmt::format("{} is no object", place_.empty() ? "the line" : place_)};
}

std::string Fields::path(std::string_view name) const {
    return place_.empty() ? std::string{name} : fmt::format("{}.{}", place_, name);
}

void Fields::refuse(std::string_view name, std::string_view what) const {
    throw InputError{fmt::format("'{}' {}", path(name), what)};
}

const nlohmann::json* Fields::find(std::string_view name) const {
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

const nlohmann::json& Fields::needed(std::string_view name) const {
    const nlohmann::json* value = find(name);
    if (value == nullptr) refuse(name, "is missing");
    return *value;
}

std::string Fields::text(std::string_view name) const {
    const nlohmann::json* value = find(name);
    if (value == nullptr) return {};
    if (!value->is_string()) refuse(name, "is no text");
    return value->get<std::string>();
}

std::string Fields::needed_text(std::string_view name) const {
    std::string value = text(name);
    if (value.empty()) refuse(name, "is missing");
    return value;
}

std::vector<std::string> Fields::texts(std::string_view name) const {
    const nlohmann::json* list = find(name);
    if (list == nullptr) return {};
    std::vector<std::string> values;
    if (!list->is_array()) refuse(name, "is no list");
    for (const nlohmann::json& value : *list) {
        if (!value.is_string()) refuse(name, "holds what is no text");
        values.push_back(value.get<std::string>());
    }
    return values;
}

Day Fields::day(std::string_view name) const {
    const std::string written = text(name);
    if (written.empty()) return {};
    const auto value = parse_day(written);
    if (!value) refuse(name, fmt::format("is '{}', which is no date", written));
    return *value;
}

bool Fields::flag(std::string_view name) const {
    const nlohmann::json* value = find(name);
    if (value == nullptr) return false;
    if (!value->is_boolean()) refuse(name, "is neither true nor false");
    return value->get<bool>();
}

std::size_t Fields::needed_number(std::string_view name) const {
    const nlohmann::json& value = needed(name);
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > INT64_MAX)
        refuse(name, "is no whole number from 0 on");
    return value.get<std::size_t>();
}

double Fields::needed_share(std::string_view name) const {
    const nlohmann::json& value = needed(name);
    const double share = value.is_number() ? value.get<double>() : -1;
    if (!(share >= 0 && share <= 1)) refuse(name, "is no number from 0 to 1");
    return share;
}

ByteSpan Fields::needed_span() const { return {needed_number("begin"), needed_number("end")}; }

Fields Fields::object(std::string_view name) const { return {needed(name), path(name)}; }

std::vector<Fields> Fields::objects(std::string_view name) const {
    const nlohmann::json* list = find(name);
    if (list == nullptr) return {};
    if (!list->is_array()) refuse(name, "is no list");
    std::vector<Fields> all;
    all.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i)
        all.emplace_back((*list)[i], fmt::format("{}[{}]", path(name), i));
    return all;
}

}  // namespace demarche::store
