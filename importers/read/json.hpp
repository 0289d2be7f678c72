#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/model/article.hpp"
#include "importers/read/byte_stream.hpp"
#include "importers/read/read.hpp"

/// Articles as JSON: one object a line, one object, or a list of them. Fields are known by our own
/// names
/// (`id`, `title`, `text`, `published`, `source`, `url`, `language`, `authors`) and by those of
/// trafilatura, news-please and Fundus; others are left alone.
namespace demarche::read {

/// The article that one JSON object holds; its text is as it stands there. Lone surrogates become
/// U+FFFD, NaN and Infinity null, the last of two equal keys counts. Throws InputError where it is
/// no object, is nested deeper than 200, or has no text.
[[nodiscard]] Article parse_json_article(std::string_view json);

/// The same for an object that is parsed already.
[[nodiscard]] Article article_of_fields(const nlohmann::json& object);

/// Streams lines; a bad one is rejected as "name:line" and the next read.
void read_json_lines(const std::string& name, ByteStream& in, const ReadOptions& options,
                     const Sink& sink);

/// A whole file: an object, a list of objects, or an object whose `articles`, `items`, `results` or
/// `data` is such a list. Elements are named "name:3", counted from 1.
void read_json_file(const std::string& name, std::string_view json, const ReadOptions& options,
                    const Sink& sink);

/// True where `head` opens a file of JSON lines rather than one value over several lines.
[[nodiscard]] bool opens_json_lines(std::string_view head);

}  // namespace demarche::read
