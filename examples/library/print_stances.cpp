// Who stands where, of each article that is named: the whole way from a file to its stances,
// without a database.
//     print_stances examples/articles/2007-06-26-nato-chief-in-moscow.txt
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/names.hpp"
#include "importers/extract/extract.hpp"
#include "importers/import.hpp"
#include "importers/language/language.hpp"

int main(int argc, char** argv) {
    using namespace demarche;
    const language::Engine engine;
    const catalog::Catalog catalog;
    const extract::Extractor extractor{catalog};
    const auto extract = [&](Article article) {
        const std::vector<Sentence> sentences = engine.parse(article.text);
        return extractor.extract(std::move(article), sentences);
    };
    const auto print = [](const Extraction& extraction) {
        for (const Stance& stance : extraction.stances)
            std::cout << to_text(stance.date) << ' ' << stance.holder.text << ' '
                      << to_text(stance.position) << ": " << stance.target << '\n';
    };
    const std::vector<std::filesystem::path> paths{argv + 1, argv + argc};
    const ImportSummary summary = import_paths(paths, {}, extract, print);
    for (const read::Rejection& rejection : summary.failed)
        std::cerr << rejection.input << ": " << rejection.reason << '\n';
    return summary.failed.empty() ? 0 : 1;
}
