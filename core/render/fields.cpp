#include "core/render/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Most texts are plain; what is not is left to the library.
void append_text(std::string& out, std::string_view text) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    if (!std::ranges::all_of(text, is_plain)) {
        out += dumped(Json(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

/// A whole document for each number takes the library longer than the rest of a row: so its digits
/// alone.
void append_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 64> digits{};
    char* const begin = digits.data();
    out.append(begin, nlohmann::detail::to_chars(begin, begin + digits.size(), number));
}

void begin_line(std::string& out, Layout layout, std::size_t depth) {
    if (layout == Layout::one_line) return;
    out += '\n';
    out.append(2 * depth, ' ');
}

/// The members between the brackets, each on a line of its own where it is indented.
template <class Members, class Append>
void append_members(std::string& out, const Members& members, std::string_view brackets,
                    Layout layout, std::size_t depth, const Append& append) {
    out += brackets[0];
    for (const auto& member : members) {
        if (&member != &members.front()) out += ',';
        begin_line(out, layout, depth + 1);
        append(member);
    }
    if (!members.empty()) begin_line(out, layout, depth);
    out += brackets[1];
}

Value value_of(const Json& json) {
    switch (json.type()) {
        case Json::value_t::boolean:
            return json.get<bool>();
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned:
            return json.get<std::int64_t>();
        case Json::value_t::number_float:
            return json.get<double>();
        case Json::value_t::string:
            return std::string_view{json.get_ref<const std::string&>()};
        case Json::value_t::object:
            return fields_of(json);
        case Json::value_t::array: {
            List list;
            for (const Json& one : json) list.push_back(value_of(one));
            return list;
        }
        default:
            return nullptr;
    }
}

Json json_of(const Value& value) {
    return std::visit(
        [](const auto& held) -> Json {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, Fields>) {
                return to_json(held);
            } else if constexpr (std::is_same_v<Held, List>) {
                Json list = Json::array();
                for (const Value& one : held) list.push_back(json_of(one));
                return list;
            } else {
                return held;
            }
        },
        value);
}

}  // namespace

Value text_if_any(std::string_view text) { return text.empty() ? Value{nullptr} : Value{text}; }

Value day_if_any(const Day& day) {
    return day.empty() ? Value{nullptr} : Value{demarche::to_text(day)};
}

Value count(std::size_t number) { return static_cast<std::int64_t>(number); }

Value texts(const std::vector<std::string>& all) {
    List list;
    list.reserve(all.size());
    for (const std::string& one : all) list.push_back(std::string_view{one});
    return list;
}

bool is_structured(const Value& value) {
    return std::holds_alternative<Fields>(value) || std::holds_alternative<List>(value);
}

Fields fields_of(const Json& object) {
    Fields fields;
    fields.reserve(object.size());
    for (const auto& [name, value] : object.get_ref<const Json::object_t&>())
        fields.push_back({name, value_of(value)});
    return fields;
}

Json to_json(const Fields& fields) {
    Json made = Json::object();
    auto& all = made.get_ref<Json::object_t&>();
    all.reserve(fields.size());
    // All names differ: no search of the earlier ones for each.
    for (const Field& field : fields)
        all.emplace_back(std::string{field.name}, json_of(field.value));
    return made;
}

void append_json(std::string& out, const Value& value, Layout layout, std::size_t depth) {
    std::visit(
        [&](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::nullptr_t>)
                out += "null";
            else if constexpr (std::is_same_v<Held, bool>)
                out += held ? "true" : "false";
            else if constexpr (std::is_same_v<Held, std::int64_t>)
                fmt::format_to(std::back_inserter(out), "{}", held);
            else if constexpr (std::is_same_v<Held, double>)
                append_number(out, held);
            else if constexpr (std::is_same_v<Held, Fields>)
                append_json(out, held, layout, depth);
            else if constexpr (std::is_same_v<Held, List>)
                append_members(out, held, "[]", layout, depth,
                               [&](const Value& one) { append_json(out, one, layout, depth + 1); });
            else
                append_text(out, held);
        },
        value);
}

void append_json(std::string& out, const Fields& fields, Layout layout, std::size_t depth) {
    append_members(out, fields, "{}", layout, depth, [&](const Field& field) {
        append_text(out, field.name);
        out += layout == Layout::one_line ? ":" : ": ";
        append_json(out, field.value, layout, depth + 1);
    });
}

}  // namespace demarche::render
