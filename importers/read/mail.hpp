#pragma once

#include <string>
#include <string_view>

#include "core/model/article.hpp"
#include "importers/read/byte_stream.hpp"
#include "importers/read/read.hpp"

/// Mail: newsletters, press releases by mail, and pages that browsers save as MHTML.
namespace demarche::read {

/// The article of one message: its HTML part where that holds one, else its plain text. Subject,
/// sender's name and date are title, source and day of publication; in a saved page the date is the
/// day of saving and dates nothing. Throws InputError where there is no text, or more than 500
/// parts.
[[nodiscard]] Article parse_mail_article(std::string_view message);

void read_mail(const std::string& name, std::string_view bytes, const ReadOptions& options,
               const Sink& sink);

/// Streams the messages of an mbox, named "news.mbox:3", counted from 1.
void read_mbox(const std::string& name, ByteStream& in, const ReadOptions& options,
               const Sink& sink);

/// True where the bytes open with header fields of mail.
[[nodiscard]] bool opens_mail(std::string_view head);
[[nodiscard]] bool opens_mbox(std::string_view head);

}  // namespace demarche::read
