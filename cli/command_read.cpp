#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "core/catalog/catalog.hpp"
#include "core/model/names.hpp"
#include "core/render/json.hpp"
#include "core/render/page.hpp"
#include "importers/extract/article_date.hpp"

namespace demarche::cli {
namespace {

std::string line_of(const CodedEvent& event) {
    const auto name = [](const CodedParty& party) {
        return party.name.empty() ? party.code : fmt::format("{} {}", party.code, party.name);
    };
    return fmt::format("{}: {} {} -> {} -> {}", event.row, to_text(event.date), name(event.source),
                       event.cameo, name(event.target));
}

void write_page(const Options& options, const Article& article) {
    render::Page page{std::cout, options.colour};
    page.title(article.title.empty() ? article.input : article.title);
    page.field("input", article.input);
    page.field("kind", fmt::format("{}, {}", article.kind, article.encoding));
    page.field("source", article.source);
    page.field("url", article.url);
    if (!article.date.empty())
        page.field("date",
                   fmt::format("{} ({})", to_text(article.date), to_text(article.date_basis)));
    page.field("language", article.language);
    if (article.dateline)
        page.field("dateline",
                   fmt::format("{} {}", article.dateline->place, article.dateline->agency));
    page.blank();
    page.lines(article.text);
    for (const CodedEvent& event : article.coded) page.text(line_of(event));
    if (!article.dropped.empty()) {
        page.blank();
        page.title("Left out");
    }
    for (const DroppedLine& one : article.dropped)
        page.text(fmt::format("{}: {}", one.reason, one.line));
    page.blank();
}

/// One object a line as soon as it is read, or a page; an array is written at the end.
class ArticleWriter {
public:
    explicit ArticleWriter(const Options& options) : options_{options} {}

    void add(const Article& article) {
        using render::Format;
        switch (options_.format) {
            case Format::table:
            case Format::line:
                return write_page(options_, article);
            case Format::jsonl:
                return render::write_rows(std::cout, {render::to_json(article)}, Format::jsonl, {});
            default:
                rows_.push_back(render::to_json(article));
        }
    }

    void finish() {
        using render::Format;
        if (options_.format == Format::json || options_.format == Format::csv ||
            options_.format == Format::md)
            render::write_rows(std::cout, rows_, options_.format,
                               {"input", "id", "title", "source", "date", "date_basis", "language",
                                "kind", "text"});
    }

private:
    const Options& options_;
    std::vector<nlohmann::ordered_json> rows_;
};

}  // namespace

int read_articles(const Options& options) {
    read::ReadOptions how;
    how.as = options.as;
    how.published = options.published;
    how.source = options.source;
    ArticleWriter writer{options};
    int status = 0;
    read::Sink sink;
    const catalog::Catalog catalog;
    sink.article = [&](Article article) {
        extract::infer_date(article, {}, catalog);
        writer.add(article);
    };
    sink.rejection = [&](const read::Rejection& one) {
        fmt::print(stderr, "demarche: {}: {}\n", one.input, one.reason);
        status = 1;
    };
    for (const std::filesystem::path& path : options.paths) read::read_path(path, how, sink);
    writer.finish();
    return status;
}

}  // namespace demarche::cli
