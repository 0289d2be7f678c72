#include "importers/read/mail.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <array>
#include <chrono>
#include <memory>
#include <mutex>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/address.hpp"
#include "importers/read/chrome.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/html.hpp"
#include "importers/read/page.hpp"
#include "importers/read/published.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kLargestMessage = 64U << 20U;
constexpr std::size_t kMostParts = 500;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

/// GMime leaves bytes as they are that no charset explains.
std::string text_of(const char* text) {
    return text == nullptr ? std::string{} : utf8::repaired(text);
}

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

Owned<GMimeMessage> message_in(std::string_view bytes) {
    start_gmime();
    const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) throw InputError{"no mail message"};
    return message;
}

/// The first part of each kind of text, its transfer encoding undone.
struct Parts {
    std::string html, html_charset;
    std::string plain, plain_charset;
};

std::string bytes_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> out{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(content, out.get());
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    return {reinterpret_cast<const char*>(array->data), array->len};
}

void take_part(GMimeObject*, GMimeObject* object, gpointer to) {
    auto& parts = *static_cast<Parts*>(to);
    if (!GMIME_IS_PART(object)) return;
    GMimeContentType* type = g_mime_object_get_content_type(object);
    const char* const disposition = g_mime_object_get_disposition(object);
    if (disposition != nullptr && std::string_view{disposition} == "attachment") return;
    const bool html = g_mime_content_type_is_type(type, "text", "html") != 0;
    if (!html && g_mime_content_type_is_type(type, "text", "plain") == 0) return;
    std::string& bytes = html ? parts.html : parts.plain;
    if (!bytes.empty()) return;
    bytes = bytes_of(GMIME_PART(object));
    (html ? parts.html_charset : parts.plain_charset) =
        text_of(g_mime_content_type_get_parameter(type, "charset"));
}

Article plain_article(const Parts& parts) {
    DecodedText decoded = decode_text(parts.plain, parts.plain_charset);
    if (count_words(decoded.text) == 0) throw InputError{"a message without text"};
    Article article;
    article.text = std::move(decoded.text);
    article.encoding = std::move(decoded.encoding);
    return article;
}

Article article_of(const Parts& parts) {
    if (parts.html.empty()) return plain_article(parts);
    try {
        return parse_html_article(parts.html, parts.html_charset);
    } catch (const InputError&) {
        if (parts.plain.empty()) throw;
        return plain_article(parts);
    }
}

std::string sender_of(GMimeMessage* message) {
    InternetAddressList* from = g_mime_message_get_from(message);
    if (from == nullptr || internet_address_list_length(from) == 0) return {};
    return text_of(internet_address_get_name(internet_address_list_get_address(from, 0)));
}

Day date_of(GMimeMessage* message) {
    GDateTime* date = g_mime_message_get_date(message);
    if (date == nullptr) return {};
    int year = 0, month = 0, day = 0;
    g_date_time_get_ymd(date, &year, &month, &day);
    return published_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

std::size_t count_of(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos;
         at += what.size())
        ++count;
    return count;
}

constexpr auto kFields = std::to_array<std::string_view>(
    {"from", "to", "subject", "date", "mime-version", "received", "return-path", "message-id",
     "content-type", "delivered-to", "reply-to", "sender", "snapshot-content-location", "cc"});

/// Header fields of mail at the start of `head`; 0 where a line is neither one nor goes on with
/// one.
std::size_t mail_fields(std::string_view head) {
    std::size_t known = 0;
    for (std::size_t at = 0, line = 0; at < head.size() && line < 60; ++line) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view text = head.substr(at, end - at);
        at = end + 1;
        if (text.empty() || text == "\r") break;
        if (text.front() == ' ' || text.front() == '\t') continue;
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos ||
            text.substr(0, colon).find(' ') != std::string_view::npos)
            return 0;
        const std::string name = utf8::lower(text.substr(0, colon));
        for (const std::string_view field : kFields) known += name == field ? 1U : 0U;
        if (known == 0 && name.find('-') == std::string::npos) return 0;  // "RIGA: …"
    }
    return known;
}

}  // namespace

Article parse_mail_article(std::string_view bytes) {
    if (count_of(bytes, "boundary=") > kMostParts)
        throw InputError{fmt::format("a message of more than {} parts", kMostParts)};
    const Owned<GMimeMessage> message = message_in(bytes);
    Parts parts;
    g_mime_message_foreach(message.get(), take_part, &parts);
    Article article = article_of(parts);
    const std::string saved_from =
        text_of(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Snapshot-Content-Location"));
    const std::string subject = text_of(g_mime_message_get_subject(message.get()));
    if (!subject.empty() && saved_from.empty()) article.title = subject;
    if (article.title.empty()) article.title = subject;
    if (!saved_from.empty()) {
        if (article.url.empty()) article.url = saved_from;
        if (article.source.empty()) article.source = host_of(article.url);
    } else {
        article.published = date_of(message.get());
        if (const std::string sender = sender_of(message.get()); !sender.empty())
            article.source = sender;
    }
    article.kind = saved_from.empty() ? "mail" : "mhtml";
    return article;
}

void read_mail(const std::string& name, std::string_view bytes, const ReadOptions& options,
               const Sink& sink) {
    try {
        Article article = parse_mail_article(bytes);
        article.input = name;
        sink.article(read_page(std::move(article), options));
    } catch (const InputError& error) {
        sink.rejection({name, error.what()});
    }
}

void read_mbox(const std::string& name, ByteStream& in, const ReadOptions& options,
               const Sink& sink) {
    std::string message;
    std::uint64_t told = 0;
    std::size_t number = 0;
    bool blank = true;
    const auto finish = [&] {
        const std::string place = fmt::format("{}:{}", name, number);
        if (message.size() > kLargestMessage)
            sink.rejection({place, "a message of more than 64 MiB"});
        else if (number > 0)
            read_mail(place, message, options, sink);
        message.clear();
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
    };
    while (!options.stop.stop_requested()) {
        const auto line = in.take_line(kLargestMessage);
        if (!line || (blank && line->text.starts_with("From "))) {
            finish();
            if (!line) break;
            ++number;
            blank = false;
            continue;
        }
        const std::size_t quoted = line->text.find_first_not_of('>');
        const bool escaped = quoted != 0 && quoted != std::string::npos &&
                             std::string_view{line->text}.substr(quoted).starts_with("From ");
        if (message.size() <= kLargestMessage)
            message.append(line->text, escaped ? 1 : 0).append("\n");
        blank = line->text.empty();
    }
}

bool opens_mail(std::string_view head) { return mail_fields(head) >= 3; }

bool opens_mbox(std::string_view head) {
    if (!head.starts_with("From ")) return false;
    const std::size_t end = head.find('\n');
    return end != std::string_view::npos && opens_mail(head.substr(end + 1));
}

}  // namespace demarche::read
