#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/byte_span.hpp"
#include "core/model/day.hpp"

/// An object of JSON, read field by field. For the sources of core/store alone.
namespace demarche::store {

/// A field that is null or not there is empty, zero or false; one that is needed is then refused.
/// All throw InputError, which names the field by its place: "events[2].date".
class Fields {
public:
    /// Keeps the reference. `place` is where the object lies, "" for the whole.
    Fields(const nlohmann::json& object, std::string place);

    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::string needed_text(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] Day day(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    [[nodiscard]] std::size_t needed_number(std::string_view name) const;
    [[nodiscard]] double needed_share(std::string_view name) const;  // 0 to 1
    [[nodiscard]] ByteSpan needed_span() const;                      // of "begin" and "end"

    /// One of a closed set of names, which `parse` knows.
    template <class Parse>
    auto needed_name(std::string_view name, const Parse& parse) const {
        const std::string written = needed_text(name);
        const auto value = parse(written);
        if (!value) refuse(name, "is '" + written + "', which is none of its values");
        return *value;
    }

    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] Fields object(std::string_view name) const;
    /// What `make` makes of each object of a list.
    template <class Make>
    auto each(std::string_view name, const Make& make) const {
        std::vector<decltype(make(*this))> made;
        for (const Fields& one : objects(name)) made.push_back(make(one));
        return made;
    }

private:
    [[noreturn]] void refuse(std::string_view name, std::string_view what) const;
    [[nodiscard]] const nlohmann::json* find(std::string_view name) const;  // null: none, or null
    [[nodiscard]] const nlohmann::json& needed(std::string_view name) const;
    [[nodiscard]] std::vector<Fields> objects(std::string_view name) const;
    [[nodiscard]] std::string path(std::string_view name) const;

    const nlohmann::json& object_;
    std::string place_;
};

}  // namespace demarche::store
