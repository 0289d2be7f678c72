#pragma once

#include <string>
#include <string_view>

#include "importers/read/byte_stream.hpp"
#include "importers/read/read.hpp"

/// Crawls in WARC form: each record a page with the address that it came from.
namespace demarche::read {

/// Streams the records; pages and plain texts become articles, named "crawl.warc:17" by their
/// record; other records are passed over. The day of a record is the day of the crawl and dates
/// nothing. A record whose length is wrong costs itself and no more.
void read_warc(const std::string& name, ByteStream& in, const ReadOptions& options,
               const Sink& sink);

[[nodiscard]] bool opens_warc(std::string_view head);

}  // namespace demarche::read
