/// demarche_train_targets GOLD...: learns from annotated articles (JSON lines) for whom deeds are
/// meant that name nobody, and prints the trees of boosted_model.hpp. What it finds on articles
/// that it did not learn from stands on standard error.

#include <fmt/format.h>

#include <exception>
#include <string>
#include <vector>

#include "importers/extract/train/target_learning.hpp"

namespace demarche::extract {
namespace {

void train(const std::vector<std::string>& paths) {
    const language::Engine engine;
    const catalog::Catalog catalog;
    const Lexicon lexicon;
    const Words words;
    std::vector<Text> texts;
    for (const std::string& path : paths) read_gold(path, engine, texts);
    TargetLearning learning{catalog, lexicon, words, texts};
    learning.learn();
    learning.report();
    fmt::print("{}", learning.trees());
}

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: demarche_train_targets GOLD...\n");
        return 2;
    }
    try {
        demarche::extract::train({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train_targets: {}\n", error.what());
        return 1;
    }
    return 0;
}
