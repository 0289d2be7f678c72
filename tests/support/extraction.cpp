#include "tests/support/extraction.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "importers/extract/extract.hpp"
#include "importers/language/language.hpp"

namespace demarche::test {

std::vector<Sentence> sentences_of(std::string_view text) {
    static const language::Engine engine;
    return engine.parse(text);
}

Extraction extraction_of(std::string_view text, std::string_view source, Day published) {
    static const catalog::Catalog catalog;
    static const extract::Extractor extractor{catalog};
    Article article;
    article.id = {"a1"};
    article.published = published;
    article.source = source;
    article.text = text;
    const std::vector<Sentence> sentences = sentences_of(article.text);
    return extractor.extract(std::move(article), sentences);
}

std::string event_lines(const Extraction& extraction) {
    std::string lines;
    for (const Event& event : extraction.events)
        lines += fmt::format("{} {} {}\n", event.source.text, event.cameo.substr(0, 2),
                             event.target.empty() ? "-" : event.target.text);
    return lines;
}

std::string stance_lines(const Extraction& extraction) {
    std::string lines;
    for (const Stance& stance : extraction.stances)
        lines +=
            fmt::format("{} {} {}\n", stance.holder.text, to_text(stance.position), stance.target);
    return lines;
}

}  // namespace demarche::test
