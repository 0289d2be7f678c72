#pragma once

#include <nlohmann/json_fwd.hpp>

#include <ostream>
#include <string_view>
#include <vector>

#include "core/render/rows.hpp"

namespace demarche::render {

/// A page for a person, line by line: titles, labelled fields, tables, text. Titles are bold where
/// colours are wanted; control characters are made visible throughout.
class Page {
public:
    Page(std::ostream& out, Colour colour) : out_{out}, colour_{colour} {}

    void title(std::string_view text);
    /// Nothing where there is no text.
    void field(std::string_view label, std::string_view text);
    /// On one line.
    void text(std::string_view text);
    /// Line by line, as it is.
    void lines(std::string_view text);
    void blank();
    void table(const std::vector<nlohmann::ordered_json>& rows,
               const std::vector<std::string_view>& columns);

private:
    std::ostream& out_;
    Colour colour_;
};

}  // namespace demarche::render
