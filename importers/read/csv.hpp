#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/read/byte_stream.hpp"
#include "importers/read/read.hpp"

/// Tables of articles: CSV or tab-separated with a line of field names, which are known by the same
/// names as those of JSON; and the tab-separated table without one that trafilatura writes.
namespace demarche::read {

/// The fields of one record. Quoted fields may hold separators, line ends and doubled quotes (RFC
/// 4180).
[[nodiscard]] std::vector<std::string> csv_fields(std::string_view record, char separator);

/// Streams the rows, named by their first line ("news.csv:17"). A row with more fields than there
/// are names, or a quotation that does not end within 4 MiB, is refused by itself.
void read_csv(const std::string& name, ByteStream& in, const ReadOptions& options,
              const Sink& sink);

/// True where the first line names a field of text and another, or has trafilatura's eleven fields.
[[nodiscard]] bool opens_csv(std::string_view head);

}  // namespace demarche::read
