#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/read/html_tree.hpp"

/// XML as the same flat tree. Names are in lower case, with their prefix ("dc:creator").
namespace demarche::read {

/// Parses a document, repairing what can be. Throws InputError where it is no XML at all, and where
/// it declares entities: feeds and newswires need none, and bombs are made of them. Touches neither
/// network nor files.
[[nodiscard]] HtmlTree parse_xml(std::string_view utf8);

/// The first element of that name below `under`, in document order.
[[nodiscard]] std::optional<std::size_t> first_named(const HtmlTree& tree, std::size_t under,
                                                     std::string_view name);

/// All of them; none inside another.
[[nodiscard]] std::vector<std::size_t> all_named(const HtmlTree& tree, std::size_t under,
                                                 std::string_view name);

/// The text of the first element that has some, names tried in their order; empty if none has.
[[nodiscard]] std::string text_of_first(const HtmlTree& tree, std::size_t under,
                                        std::initializer_list<std::string_view> names);

}  // namespace demarche::read
