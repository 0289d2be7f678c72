#pragma once

#include <string>
#include <string_view>

#include "importers/read/read.hpp"

namespace demarche::read {

/// Reads an XML file by its root element: RSS, RDF and Atom feeds, NITF, NewsML-G2, TEI,
/// trafilatura. Entries of a feed are named "feed.xml:3", counted from 1.
void read_xml(const std::string& name, std::string_view bytes, const ReadOptions& options,
              const Sink& sink);

/// True where the bytes open an XML document that is no web page.
[[nodiscard]] bool opens_xml(std::string_view head);

}  // namespace demarche::read
