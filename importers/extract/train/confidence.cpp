/// demarche_train_confidence GOLD...: learns from annotated articles (JSON lines) how likely what
/// is found is right, and prints the weights of confidence.hpp. What it finds on articles that it
/// did not learn from stands on standard error.

#include <fmt/format.h>

#include <exception>
#include <string>
#include <vector>

#include "importers/extract/boosted_model.hpp"
#include "importers/extract/clauses.hpp"
#include "importers/extract/confidence.hpp"
#include "importers/extract/counterparts.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/train/gold.hpp"
#include "importers/extract/train/learning.hpp"

namespace demarche::extract {
namespace {

constexpr double kPull = 0.6;  // of each weight to zero

void train(const std::vector<std::string>& paths) {
    const language::Engine engine;
    const catalog::Catalog catalog;
    const Lexicon lexicon;
    const Words words;
    const BoostedModel targets{embedded_target_trees()};
    std::vector<Text> texts;
    for (const std::string& path : paths) read_gold(path, engine, texts);
    std::vector<Sample> events, stances;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Text& text = texts[i];
        Document document{text.article, text.sentences, catalog, words};
        find_parties(document, text.article);
        Findings findings = read_clauses(document, lexicon);
        find_counterparts(document, targets, findings);
        const Judge judge{document, text.gold};
        for (const EventFinding& event : findings.events)
            if (const auto answer = judge.of(event, event.target);
                answer != Judge::Answer::optional)
                events.push_back({signs_of(document, event), answer == Judge::Answer::right, i});
        for (const StanceFinding& stance : findings.stances)
            if (const auto answer = judge.of(stance); answer != Judge::Answer::optional)
                stances.push_back({signs_of(document, stance), answer == Judge::Answer::right, i});
    }
    fmt::print(stderr, "{} events\n", events.size());
    check(events, kPull);
    fmt::print(stderr, "{} stances\n", stances.size());
    check(stances, kPull);
    Weights weights = learnt(events, kPull);
    weights.merge(learnt(stances, kPull));
    fmt::print("{}", table_of(weights,
                              "How much each sign of a finding speaks for its being right, "
                              "in thousandths of a logit."));
}

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: demarche_train_confidence GOLD...\n");
        return 2;
    }
    try {
        demarche::extract::train({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train_confidence: {}\n", error.what());
        return 1;
    }
    return 0;
}
