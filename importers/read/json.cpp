#include "importers/read/json.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/page.hpp"
#include "importers/read/published.hpp"

namespace demarche::read {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 200;
constexpr std::size_t kLongestLine = 64U << 20U;

std::optional<unsigned> hex4(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(0, 4)) {
        const std::size_t digit = std::string_view{"0123456789abcdef0123456789ABCDEF"}.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        value = value * 16 + static_cast<unsigned>(digit % 16);
    }
    return value;
}

/// A walk over JSON that repairs what strict readers refuse and refuses what is nested too deep.
class Repair {
public:
    explicit Repair(std::string_view in) : in_{in} { out_.reserve(in.size()); }

    std::string run() {
        while (at_ < in_.size()) inside_string_ ? in_string() : outside();
        return std::move(out_);
    }

private:
    void outside() {
        const char c = in_[at_];
        if (c == '[' || c == '{') {
            if (++depth_ > kDeepest)
                throw InputError{fmt::format("JSON nested deeper than {}", kDeepest)};
        } else if (c == ']' || c == '}') {
            depth_ -= depth_ > 0 ? 1U : 0U;
        }
        for (const std::string_view word : {"NaN", "-Infinity", "Infinity"})
            if (in_.substr(at_, word.size()) == word) {
                out_ += "null";
                at_ += word.size();
                return;
            }
        inside_string_ = c == '"';
        out_ += c;
        ++at_;
    }

    void in_string() {
        const char c = in_[at_];
        if (c == '\\') return escape();
        inside_string_ = c != '"';
        if (static_cast<unsigned char>(c) < 0x20)
            out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out_ += c;
        ++at_;
    }

    void escape() {
        const auto code = in_.substr(at_, 2) == "\\u" ? hex4(in_.substr(at_ + 2)) : std::nullopt;
        if (!code) {
            out_ += in_.substr(at_, 2);
            at_ += 2;
            return;
        }
        const bool high = *code >= 0xD800 && *code < 0xDC00;
        const bool low = *code >= 0xDC00 && *code < 0xE000;
        const auto next = in_.substr(at_ + 6 < in_.size() ? at_ + 6 : in_.size());
        const auto pair = high && next.substr(0, 2) == "\\u" ? hex4(next.substr(2)) : std::nullopt;
        if (pair && *pair >= 0xDC00 && *pair < 0xE000) {
            out_ += in_.substr(at_, 12);
            at_ += 12;
            return;
        }
        out_ += high || low ? std::string_view{"\\ufffd"} : in_.substr(at_, 6);
        at_ += 6;
    }

    std::string_view in_;
    std::string out_;
    std::size_t at_{}, depth_{};
    bool inside_string_{};
};

json parse(std::string_view text) {
    const std::string sound = utf8::is_valid(text) ? std::string{text} : utf8::repaired(text);
    try {
        return json::parse(Repair{sound}.run());
    } catch (const json::parse_error& error) {
        throw InputError{fmt::format("no JSON at byte {}", error.byte)};
    }
}

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

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#:"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string{host};
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

Article article_of(const json& object) {
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

Article parse_json_article(std::string_view json_text) { return article_of(parse(json_text)); }

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
        whole = parse(decoded.text);
    } catch (const InputError& error) {
        sink.rejection({name, error.what()});
        return;
    }
    const json* list = list_in(whole);
    const std::size_t count = list != nullptr ? list->size() : 1;
    for (std::size_t i = 0; i < count && !options.stop.stop_requested(); ++i) {
        const std::string place = list != nullptr ? fmt::format("{}:{}", name, i + 1) : name;
        try {
            hand_over(article_of(list != nullptr ? (*list)[i] : whole), place, "json",
                      decoded.encoding, options, sink);
        } catch (const InputError& error) {
            sink.rejection({place, error.what()});
        }
    }
}

bool opens_json_lines(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || head[begin] != '{') return false;
    const std::size_t end = head.find('\n', begin);
    std::string_view line = head.substr(begin, end - begin);
    if (end == std::string_view::npos) return head.size() >= 4096;  // one long line
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    return line.size() > 1 && line.ends_with('}');
}

}  // namespace demarche::read
