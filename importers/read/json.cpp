#include "importers/read/json.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "importers/read/address.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/lenient_json.hpp"
#include "importers/read/page.hpp"
#include "importers/read/published.hpp"

namespace demarche::read {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestLine = 64U << 20U;

/// A string, or a number as one; empty for null, "None", "null", "nan" and all else.
std::string text_of(const json& value) {
    if (value.is_number_integer()) return value.dump();
    if (!value.is_string()) return {};
    std::string text = value.get<std::string>();
    if (text == "None" || text == "null" || text == "nan" || text == "NaN") return {};
    std::erase(text, '\0');
    return text;
}

std::string first_text(const json& object, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto found = object.find(name); found != object.end())
            if (std::string text = text_of(*found); !text.empty()) return text;
    return {};
}

void append_strings(const json& value, std::vector<std::string>& out) {
    if (value.is_array()) {
        for (const json& element : value) append_strings(element, out);
    } else if (value.is_object()) {
        if (std::string name = first_text(value, {"name"}); !name.empty())
            out.push_back(std::move(name));
    } else if (std::string text = text_of(value); !text.empty()) {
        out.push_back(std::move(text));
    }
}

std::vector<std::string> strings_of(const json& object, std::initializer_list<const char*> names) {
    std::vector<std::string> out;
    for (const char* name : names) {
        if (const auto found = object.find(name); found != object.end())
            append_strings(*found, out);
        if (!out.empty()) break;
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += '\n';
        out += part;
    }
    return out;
}

/// Fundus: body.summary[], body.sections[].headline[], body.sections[].paragraphs[].
std::string fundus_text(const json& object) {
    const auto body = object.find("body");
    if (body == object.end() || !body->is_object()) return {};
    std::vector<std::string> parts = strings_of(*body, {"summary"});
    const auto sections = body->find("sections");
    if (sections != body->end() && sections->is_array())
        for (const json& section : *sections)
            for (const char* name : {"headline", "paragraphs"})
                if (section.is_object())
                    for (std::string& text : strings_of(section, {name}))
                        parts.push_back(std::move(text));
    return joined(parts);
}

Day published_of(const json& object) {
    for (const char* name :
         {"published", "date_publish", "publishing_date", "published_at", "pubDate",
          "datePublished", "publish_date", "date_published", "date"}) {
        const auto found = object.find(name);
        if (found == object.end()) continue;
        const Day day = found->is_number() ? day_of_epoch(found->get<double>())
                                           : published_day(text_of(*found));
        if (!day.empty()) return day;
    }
    return {};
}

void hand_over(Article article, const std::string& place, std::string_view kind,
               std::string_view encoding, const ReadOptions& options, const Sink& sink) {
    article.input = place;
    article.kind = std::string{kind};
    article.encoding = std::string{encoding};
    sink.article(read_page(std::move(article), options));
}

/// `list[…]` or the list in a wrapping object; null where there is neither.
const json* list_in(const json& whole) {
    if (whole.is_array()) return &whole;
    if (!whole.is_object()) return nullptr;
    for (const char* name : {"articles", "items", "results", "data"})
        if (const auto found = whole.find(name); found != whole.end() && found->is_array())
            return &*found;
    return nullptr;
}

}  // namespace

Article article_of_fields(const json& object) {
    if (!object.is_object()) throw InputError{"a JSON object was expected"};
    Article article;
    article.id = {first_text(object, {"id"})};
    article.title = first_text(object, {"title", "headline"});
    article.url = first_text(object, {"url", "source_url", "link"});
    article.source =
        first_text(object, {"source", "sitename", "hostname", "source_domain", "source-hostname",
                            "source_hostname", "publisher", "site_name"});
    if (article.source.empty()) article.source = host_of(article.url);
    article.language = first_text(object, {"language", "lang"}).substr(0, 2);
    article.authors = strings_of(object, {"authors", "author", "creator", "byline"});
    article.published = published_of(object);
    article.text = first_text(object, {"text", "maintext", "raw_text", "content", "articleBody",
                                       "article_body", "full_text", "plain_text", "body"});
    if (article.text.empty()) article.text = fundus_text(object);
    if (article.text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError{"no text: one of \"text\", \"maintext\", \"content\" was expected"};
    return article;
}

Article parse_json_article(std::string_view json_text) {
    return article_of_fields(parse_lenient_json(json_text));
}

void read_json_lines(const std::string& name, ByteStream& in, const ReadOptions& options,
                     const Sink& sink) {
    std::uint64_t told = 0;
    for (std::size_t number = 1; !options.stop.stop_requested(); ++number) {
        const auto line = in.take_line(kLongestLine);
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
        if (!line) break;
        std::string_view text = line->text;
        if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const std::string place = fmt::format("{}:{}", name, number);
        try {
            if (line->is_too_long) throw InputError{"a line of more than 64 MiB"};
            hand_over(parse_json_article(text), place, "jsonl", "UTF-8", options, sink);
        } catch (const InputError& error) {
            sink.rejection({place, error.what()});
        }
    }
}

void read_json_file(const std::string& name, std::string_view bytes, const ReadOptions& options,
                    const Sink& sink) {
    const DecodedText decoded = decode_text(bytes);
    json whole;
    try {
        whole = parse_lenient_json(decoded.text);
    } catch (const InputError& error) {
        sink.rejection({name, error.what()});
        return;
    }
    const json* list = list_in(whole);
    const std::size_t count = list != nullptr ? list->size() : 1;
    for (std::size_t i = 0; i < count && !options.stop.stop_requested(); ++i) {
        const std::string place = list != nullptr ? fmt::format("{}:{}", name, i + 1) : name;
        try {
            hand_over(article_of_fields(list != nullptr ? (*list)[i] : whole), place, "json",
                      decoded.encoding, options, sink);
        } catch (const InputError& error) {
            sink.rejection({place, error.what()});
        }
    }
}

bool opens_json_lines(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin == std::string_view::npos || head[begin] != '{') return false;
    const std::size_t end = head.find('\n', begin);
    std::string_view line = head.substr(begin, end - begin);
    if (end == std::string_view::npos) return head.size() >= 4096;  // one long line
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    return line.size() > 1 && line.ends_with('}');
}

}  // namespace demarche::read
