#include "importers/read/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/json.hpp"
#include "importers/read/page.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kLongestRecord = 4U << 20U;

constexpr auto kTextNames =
    std::to_array<std::string_view>({"text", "maintext", "raw_text", "content", "articlebody",
                                     "article_body", "full_text", "plain_text", "body"});
/// trafilatura's columns. What it calls "hostname" is the source; "fingerprint" and "image" are
/// ignored.
constexpr auto kTrafilatura =
    std::to_array<std::string_view>({"url", "id", "fingerprint", "hostname", "title", "image",
                                     "date", "text", "comments", "license", "pagetype"});

struct Layout {
    char separator{','};
    std::vector<std::string> names;
    bool has_heading{};
};

std::optional<Layout> layout_of(std::string_view line) {
    while (line.ends_with('\r') || line.ends_with('\n')) line.remove_suffix(1);
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    for (const char separator : {'\t', ',', ';'}) {
        std::vector<std::string> names = csv_fields(line, separator);
        for (std::string& name : names) name = utf8::lower(name);
        const bool text = std::ranges::any_of(names, [](const std::string& name) {
            return std::ranges::find(kTextNames, std::string_view{name}) != kTextNames.end();
        });
        if (text && names.size() > 1) return Layout{separator, std::move(names), true};
        if (separator == '\t' && names.size() == kTrafilatura.size() &&
            names[0].starts_with("http"))
            return Layout{separator, {kTrafilatura.begin(), kTrafilatura.end()}, false};
    }
    return std::nullopt;
}

/// Records of a table, put together from lines until their quotes are even.
class Records {
public:
    explicit Records(ByteStream& in) : in_{in} {}

    struct Record {
        std::string text;
        std::size_t line{};  // the first, from 1
    };

    /// Nothing at the end. Throws InputError, and goes on after its first line, where a quotation
    /// does not end.
    std::optional<Record> next() {
        Record record{{}, line_ + 1};
        std::vector<std::string> lines;
        std::size_t quotes = 0;
        while (auto line = take_line()) {
            quotes += static_cast<std::size_t>(std::ranges::count(*line, '"'));
            record.text += (lines.empty() ? "" : "\n") + *line;
            lines.push_back(std::move(*line));
            if (quotes % 2 == 0) return record;
            if (record.text.size() > kLongestRecord) break;
        }
        if (lines.empty()) return std::nullopt;
        line_ -= lines.size() - 1;
        held_.insert(held_.begin(), std::make_move_iterator(lines.begin() + 1),
                     std::make_move_iterator(lines.end()));
        throw InputError{"a quotation that does not end"};
    }

    [[nodiscard]] std::size_t line() const { return line_; }

private:
    std::optional<std::string> take_line() {
        std::optional<std::string> line;
        if (!held_.empty()) {
            line = std::move(held_.front());
            held_.pop_front();
        } else if (auto taken = in_.take_line(kLongestRecord)) {
            line = std::move(taken->text);
        }
        line_ += line ? 1U : 0U;
        return line;
    }

    ByteStream& in_;
    std::deque<std::string> held_;
    std::size_t line_{};
};

nlohmann::json row_as_object(const Layout& layout, std::string_view record) {
    const std::vector<std::string> fields = csv_fields(record, layout.separator);
    if (fields.size() > layout.names.size())
        throw InputError{fmt::format("{} fields where the heading names {}", fields.size(),
                                     layout.names.size())};
    nlohmann::json object = nlohmann::json::object();
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!layout.names[i].empty() && (layout.has_heading || layout.names[i] != "id"))
            object[layout.names[i]] = fields[i];
    return object;
}

void read_row(const Layout& layout, const Records::Record& record, const std::string& place,
              const ReadOptions& options, const Sink& sink) {
    const DecodedText decoded = decode_text(record.text);
    Article article = article_of_fields(row_as_object(layout, decoded.text));
    article.input = place;
    article.kind = "csv";
    article.encoding = decoded.encoding;
    sink.article(read_page(std::move(article), options));
}

}  // namespace

std::vector<std::string> csv_fields(std::string_view record, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted && c == '"' && record.substr(i + 1, 1) == "\"") {
            fields.back() += '"';
            ++i;
        } else if (c == '"' && (quoted || fields.back().empty())) {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

void read_csv(const std::string& name, ByteStream& in, const ReadOptions& options,
              const Sink& sink) {
    const std::string_view head = in.peek(kLongestRecord);
    const auto layout = layout_of(head.substr(0, head.find('\n')));
    if (!layout) throw InputError{"a table whose first line names no field of text"};
    if (layout->has_heading) in.take_line(kLongestRecord);
    const std::size_t heading = layout->has_heading ? 1 : 0;
    Records records{in};
    std::uint64_t told = 0;
    while (!options.stop.stop_requested()) {
        std::string place = fmt::format("{}:{}", name, records.line() + heading + 1);
        try {
            const auto record = records.next();
            if (!record) break;
            place = fmt::format("{}:{}", name, record->line + heading);
            if (!record->text.empty()) read_row(*layout, *record, place, options, sink);
        } catch (const InputError& error) {
            sink.rejection({place, error.what()});
        }
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
    }
}

bool opens_csv(std::string_view head) {
    const std::size_t end = head.find('\n');
    return end != std::string_view::npos && end < 4096 &&
           layout_of(head.substr(0, end)).has_value();
}

}  // namespace demarche::read
