#pragma once

#include <string>
#include <string_view>

#include "core/model/article.hpp"
#include "importers/read/read.hpp"

/// Web pages as browsers and crawlers save them.
namespace demarche::read {

/// The article of a page, its text as the page has it, before `read_page`. `charset` is what a
/// header around the page declares; may be empty. Throws InputError where the page holds no
/// article.
[[nodiscard]] Article parse_html_article(std::string_view bytes, std::string_view charset = {});

/// Reads one page and hands its article or a rejection to `sink`.
void read_html(const std::string& name, std::string_view bytes, const ReadOptions& options,
               const Sink& sink);

/// True where the bytes open an HTML page.
[[nodiscard]] bool opens_html(std::string_view head);

}  // namespace demarche::read
