#include "importers/read/warc.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/address.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/html.hpp"
#include "importers/read/page.hpp"
#include "importers/read/unpack.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kLargestRecord = 64U << 20U;
constexpr std::size_t kLongestHeader = 1U << 16U;

/// Header fields by name in lower case.
using Fields = std::map<std::string, std::string>;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

void add_field(Fields& fields, std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        fields[utf8::lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
}

std::string field(const Fields& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
}

std::optional<std::size_t> length_of(const Fields& fields) {
    const std::string text = field(fields, "content-length");
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc{} || end == text.data()) return std::nullopt;
    return length;
}

std::string charset_of(const std::string& content_type) {
    const std::string lower = utf8::lower(content_type);
    const std::size_t at = lower.find("charset=");
    if (at == std::string::npos) return {};
    const std::string value = lower.substr(at + 8);
    return value.substr(0, value.find_first_of("; \t"));
}

struct Response {
    Fields fields;
    std::string_view body;
    bool ok{};
};

Response response_in(std::string_view block) {
    Response response;
    const std::size_t status = block.find(' ');
    response.ok = status != std::string_view::npos && block.substr(status + 1, 1) == "2";
    std::size_t at = std::min(block.find('\n'), block.size());
    while (at < block.size()) {
        const std::size_t end = std::min(block.find('\n', at + 1), block.size());
        const std::string_view line = trimmed(block.substr(at, end - at));
        at = end;
        if (line.empty()) break;
        add_field(response.fields, line);
    }
    response.body = at < block.size() ? block.substr(at + 1) : std::string_view{};
    return response;
}

/// A body in chunks, each with its length in hexadecimal before it. Stops at the first that is
/// none.
std::string joined_chunks(std::string_view body) {
    std::string out;
    while (!body.empty()) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
        const std::size_t line = body.find('\n');
        if (error != std::errc{} || size == 0 || line == std::string_view::npos) break;
        out += body.substr(line + 1, size);
        body = body.substr(std::min(body.size(), line + 1 + size));
        body = body.substr(std::min(body.find_first_not_of("\r\n"), body.size()));
    }
    return out;
}

std::string decoded_body(const Response& response) {
    std::string body{response.body};
    if (utf8::lower(field(response.fields, "transfer-encoding")) == "chunked") {
        std::string joined = joined_chunks(body);
        if (!joined.empty()) body = std::move(joined);
    }
    if (!opens_packed(body)) return body;
    std::string unpacked;
    ByteStream packed = ByteStream::over(body);
    unpack(packed, [&](const std::string&, ByteStream& file) {
        unpacked += file.take_rest(kLargestRecord).value_or(std::string{});
    });
    return unpacked;
}

std::optional<Article> article_of(const Fields& record, std::string_view block) {
    const std::string type = field(record, "warc-type");
    const bool response = type == "response";
    if (!response && type != "resource" && type != "conversion") return std::nullopt;
    const Response answer = response ? response_in(block) : Response{record, block, true};
    const std::string content = utf8::lower(field(answer.fields, "content-type"));
    if (!answer.ok) return std::nullopt;
    if (content.starts_with("text/html") || content.find("xhtml") != std::string::npos)
        return parse_html_article(decoded_body(answer), charset_of(content));
    if (!content.starts_with("text/plain")) return std::nullopt;
    DecodedText decoded = decode_text(decoded_body(answer), charset_of(content));
    if (trimmed(decoded.text).empty()) return std::nullopt;
    Article article;
    article.text = std::move(decoded.text);
    article.encoding = std::move(decoded.encoding);
    return article;
}

/// Skips to the next record's first line and takes it; false at the end of the input.
bool find_record(ByteStream& in) {
    while (const auto line = in.take_line(kLongestHeader))
        if (line->text.starts_with("WARC/")) return true;
    return false;
}

Fields take_fields(ByteStream& in) {
    Fields fields;
    for (std::size_t taken = 0; taken < kLongestHeader;) {
        const auto line = in.take_line(kLongestHeader);
        if (!line || line->text.empty()) break;
        taken += line->text.size();
        add_field(fields, line->text);
    }
    return fields;
}

}  // namespace

void read_warc(const std::string& name, ByteStream& in, const ReadOptions& options,
               const Sink& sink) {
    std::uint64_t told = 0;
    for (std::size_t number = 1; !options.stop.stop_requested() && find_record(in); ++number) {
        const std::string place = fmt::format("{}:{}", name, number);
        const Fields record = take_fields(in);
        const auto length = length_of(record);
        try {
            if (!length) throw InputError{"a record without a length"};
            if (*length > kLargestRecord) throw InputError{"a record of more than 64 MiB"};
            const std::string block{in.take(*length)};
            if (block.size() < *length) throw InputError{"the file ends within this record"};
            if (auto article = article_of(record, block)) {
                const std::string uri = field(record, "warc-target-uri");
                if (!uri.empty())
                    article->url = uri.starts_with('<') ? uri.substr(1, uri.size() - 2) : uri;
                if (article->source.empty()) article->source = host_of(article->url);
                article->kind = "warc";
                article->input = place;
                sink.article(read_page(std::move(*article), options));
            }
        } catch (const InputError& error) {
            sink.rejection({place, error.what()});
        }
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
    }
}

bool opens_warc(std::string_view head) { return head.starts_with("WARC/"); }

}  // namespace demarche::read
