#pragma once

#include <string>
#include <string_view>

#include "importers/read/byte_stream.hpp"
#include "importers/read/read.hpp"

/// Tables of events that another program coded, one a row, without the texts that it coded:
/// GDELT 1.0 and 2.0 event files (57, 58 or 61 columns with tabs between them and no line of
/// names), Phoenix (26 such columns), and tables with a line of names: ICEWS (Event ID, Event Date,
/// Source Name, …, CAMEO Code, Intensity, Target Name, …), and GDELT and Phoenix with their own
/// names.
namespace demarche::read {

/// Streams the rows as articles without a text, up to 200 rows in `Article::coded` of each; their
/// ids are made from the rows, so that the same table under another name is the same. A broken row
/// is refused by itself, named by its line; one that names no source is left out, with the reason
/// in `Article::dropped`.
void read_event_table(const std::string& name, ByteStream& in, const ReadOptions& options,
                      const Sink& sink);

/// True where one of the first lines is a row of GDELT or Phoenix, or the first names the columns
/// of a table of events.
[[nodiscard]] bool opens_event_table(std::string_view head);

}  // namespace demarche::read
