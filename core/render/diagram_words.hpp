#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "core/model/day.hpp"
#include "core/query/networks.hpp"
#include "core/render/diagram.hpp"
#include "core/render/diagram_choice.hpp"

/// What a diagram says in words: names, tooltips, legend, description.
namespace demarche::render {

/// `text` on one line, at most so many characters of it: what is cut off is marked by "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t characters);

/// Broken into lines of so many characters, at blanks where there are any. East Asian characters
/// are as wide as two.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t characters);

/// "2007-04 to 2007-12", one day, or nothing.
[[nodiscard]] std::string span(const Day& first, const Day& last);

/// Three quarters on one side count as that side.
[[nodiscard]] Side side_of(const Link& link);
[[nodiscard]] Side side_of(std::size_t for_it, std::size_t against);

/// What a side means in this kind of diagram: "supports".
[[nodiscard]] std::string_view meaning(DiagramKind kind, Side side);

/// Names of nodes by their keys.
using Names = std::map<std::string, std::string>;

/// "Russia and NATO: 52 events, 30 cooperative, 22 hostile; 1999 to 2024".
[[nodiscard]] std::string told(const Link& link, const Names& names);

/// "19 articles, 1999-03 to 2024-03".
[[nodiscard]] std::string scope_of(const query::Network& network);

/// "Shown: the heaviest 50 of 182 actors and issues"; nothing where all is shown.
[[nodiscard]] std::string left_out_of(const Choice& choice, DiagramKind kind);

/// The picture for those who hear it read: its title, its scope, its heaviest links.
[[nodiscard]] std::string description(const query::Network& network, DiagramKind kind,
                                      const DiagramHead& head, const Choice& choice,
                                      const Names& names);

}  // namespace demarche::render
