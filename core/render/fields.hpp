#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/day.hpp"

/// A row as its fields: what each format of a list is written from, one row after the other. Most
/// texts are views of the row that the fields were made of, so they end with it; nothing is copied
/// that is only written.
namespace demarche::render {

struct Field;
struct Value;
using Fields = std::vector<Field>;  // an object of JSON, in its order
using List = std::vector<Value>;

/// A null, a truth, a number, a text of somebody else's or of its own, an object or a list.
struct Value : std::variant<std::nullptr_t, bool, std::int64_t, double, std::string_view,
                            std::string, Fields, List> {
    using variant::variant;
};

struct Field {
    std::string_view name;
    Value value;
};

/// What is absent is null.
[[nodiscard]] Value text_if_any(std::string_view text);
[[nodiscard]] Value day_if_any(const Day& day);
[[nodiscard]] Value count(std::size_t number);
[[nodiscard]] Value texts(const std::vector<std::string>& all);

/// Objects and lists have no place in a spreadsheet.
[[nodiscard]] bool is_structured(const Value& value);

/// The fields of an object; its texts are views of it.
[[nodiscard]] Fields fields_of(const nlohmann::ordered_json& object);
[[nodiscard]] nlohmann::ordered_json to_json(const Fields& fields);

/// How JSON is laid out.
enum class Layout { one_line, indented };
/// Adds `value` as JSON to `out`, byte for byte as nlohmann writes it: what is no UTF-8 as U+FFFD,
/// two blanks a level. `depth`: how many levels lie around it.
void append_json(std::string& out, const Value& value, Layout layout, std::size_t depth = 0);
void append_json(std::string& out, const Fields& fields, Layout layout, std::size_t depth = 0);

}  // namespace demarche::render
