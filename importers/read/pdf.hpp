#pragma once

#include <string>
#include <string_view>

#include "importers/read/read.hpp"

/// PDF, through the program pdftotext of poppler-utils where it is installed.
namespace demarche::read {

/// The lines of a document as the program gives them, pages parted by "\f", made into a text: words
/// hyphenated at a line's end joined, page numbers and lines that stand at the edge of most pages
/// left out.
[[nodiscard]] std::string text_of_pages(std::string_view pages);

/// Reads one document. The program gets the bytes in memory, 20 seconds and 1 GiB, and may write no
/// file.
void read_pdf(const std::string& name, std::string_view bytes, const ReadOptions& options,
              const Sink& sink);

[[nodiscard]] bool opens_pdf(std::string_view head);

}  // namespace demarche::read
