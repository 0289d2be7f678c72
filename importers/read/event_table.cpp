#include "importers/read/event_table.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/model/content_id.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/encoding.hpp"
#include "importers/read/event_columns.hpp"

namespace demarche::read {
namespace {

/// A part is what is kept and told of as one: small enough for some thousand of them to be saved at
/// once, large enough that a table of a million rows has no million articles.
constexpr std::size_t kLinesOfPart = 200;
constexpr std::size_t kHead = 1U << 16U;
constexpr std::size_t kLongestRow = 1U << 20U;

/// What `a` and `b` share: the day, else the month, else the year.
Day shared_by(const Day& a, const Day& b) {
    if (a.year != b.year) return {};
    if (a.month != b.month) return {a.year, 0, 0};
    return a.day == b.day ? a : Day{a.year, a.month, 0};
}

/// Rows of a table until there are enough of them for an article.
class Part {
public:
    Part(const std::string& name, const EventColumns& columns, const ReadOptions& options)
        : name_{name}, columns_{columns}, options_{options} {}

    void add(const std::vector<std::string>& fields, CodedEvent event) {
        begin(event.row);
        const std::string row = fmt::format("{}", fmt::join(fields, "\t"));
        rows_ += row + '\n';
        if (event.source == CodedParty{}) {
            article_.dropped.push_back({row, fmt::format("line {}: no source", event.row)});
            return;
        }
        day_ = article_.coded.empty() ? event.date : shared_by(day_, event.date);
        if (event.id.empty()) event.id = content_id("r", {row});
        article_.coded.push_back(std::move(event));
    }

    void hand_on(const Sink& sink) {
        if (!article_.coded.empty()) {
            const std::string_view coder = coder_of(columns_.kind);
            article_.id = {content_id("a", {columns_.kind, rows_})};
            article_.title = fmt::format("{} events coded by {}", article_.coded.size(), coder);
            article_.source = options_.source.empty() ? std::string{coder} : options_.source;
            article_.kind = columns_.kind;
            article_.encoding = "UTF-8";
            article_.published = article_.date = day_;
            article_.date_basis = day_.empty() ? DateBasis::unknown : DateBasis::metadata;
            sink.article(std::move(article_));
        }
        article_ = {};
        rows_.clear();
    }

private:
    void begin(std::size_t row) {
        if (rows_.empty()) article_.input = fmt::format("{}:{}", name_, row);
    }

    const std::string& name_;
    const EventColumns& columns_;
    const ReadOptions& options_;
    Article article_;
    std::string rows_;  // what the id is made from; the same whatever parts the columns
    Day day_;
};

std::string as_utf8(std::string row) {
    if (row.ends_with('\r')) row.pop_back();
    return utf8::is_valid(row) ? row : decode_text(row).text;
}

void add_line(ByteStream::Line line, std::size_t number, const EventColumns& columns, Part& part) {
    if (line.is_too_long) throw InputError{"longer than 1 MiB"};
    const std::string row = as_utf8(std::move(line.text));
    if (row.find_first_not_of(" \t") == std::string::npos) return;
    const std::vector<std::string> fields = event_fields(row, columns);
    CodedEvent event = event_of_row(fields, columns);
    event.row = number;
    part.add(fields, std::move(event));
}

}  // namespace

void read_event_table(const std::string& name, ByteStream& in, const ReadOptions& options,
                      const Sink& sink) {
    const auto columns = event_columns_of(in.peek(kHead));
    if (!columns)
        throw InputError{
            "no table of events: neither the columns of GDELT or Phoenix nor a line that names "
            "them"};
    if (columns->has_heading) in.take_line(kLongestRow);
    Part part{name, *columns, options};
    std::uint64_t told = 0;
    for (std::size_t number = columns->has_heading ? 2 : 1;; ++number) {
        // What is cut short would be another part, of the same events, than the whole is.
        if (options.stop.stop_requested()) return;
        auto line = in.take_line(kLongestRow);
        if (!line) break;
        try {
            add_line(std::move(*line), number, *columns, part);
        } catch (const InputError& error) {
            sink.rejection({fmt::format("{}:{}", name, number), error.what()});
        }
        if (number % kLinesOfPart != 0) continue;
        part.hand_on(sink);
        if (sink.bytes_read) sink.bytes_read(in.taken() - told);
        told = in.taken();
    }
    part.hand_on(sink);
    if (sink.bytes_read) sink.bytes_read(in.taken() - told);
}

bool opens_event_table(std::string_view head) { return event_columns_of(head).has_value(); }

}  // namespace demarche::read
