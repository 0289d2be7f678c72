/// demarche_train_confidence KNOWN... -- UNSEEN...: learns from annotated articles (JSON lines) how
/// likely what is found is right, and prints the weights of confidence.hpp. KNOWN are those that
/// the lexicon was made with, UNSEEN those that no maker read: on these what is found is wrong more
/// often, as it is in use. Targets are found by trees that have not seen the article. What it finds
/// on articles that it did not learn from stands on standard error.

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "importers/extract/boosted_model.hpp"
#include "importers/extract/by_wording.hpp"
#include "importers/extract/clauses.hpp"
#include "importers/extract/counterparts.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/signs.hpp"
#include "importers/extract/train/gold.hpp"
#include "importers/extract/train/learning.hpp"
#include "importers/extract/train/target_learning.hpp"
#include "importers/extract/untold_matters.hpp"

namespace demarche::extract {
namespace {

constexpr double kPull = 0.6;  // of each weight to zero

class Trainer {
public:
    void read(const std::vector<std::string>& known, const std::vector<std::string>& unseen) {
        for (const std::string& path : known) read_gold(path, engine_, texts_);
        known_ = texts_.size();
        for (const std::string& path : unseen) read_gold(path, engine_, texts_);
    }

    void train() {
        TargetLearning targets{catalog_, lexicon_, words_, texts_};
        targets.learn();
        for (std::size_t i = 0; i < texts_.size(); ++i)
            add_samples(texts_[i], i, BoostedModel{targets.trees_without(i)});
        fmt::print(stderr, "{} events\n", events_.size());
        check(events_, kPull, known_);
        fmt::print(stderr, "{} stances\n", stances_.size());
        check(stances_, kPull, known_);
        Weights weights = learnt(events_, kPull);
        weights.merge(learnt(stances_, kPull));
        fmt::print("{}", table_of(weights,
                                  "How much each sign of a finding speaks for its being right, "
                                  "in thousandths of a logit."));
    }

private:
    void add_samples(const Text& text, std::size_t at, const BoostedModel& targets) {
        Article article = text.article;
        Document document{article, text.sentences, catalog_, words_};
        find_parties(document, article);
        Findings findings = read_clauses(document, lexicon_);
        find_by_wording(document, lexicon_, wording_, findings);
        find_counterparts(document, targets, findings);
        find_untold_matters(document, findings);
        const Judge judge{document, text.gold};
        const Signs signs{document, findings};
        for (const EventFinding& event : findings.events)
            if (const auto answer = judge.of(event, event.target);
                answer != Judge::Answer::optional)
                events_.push_back({signs.of(event), answer == Judge::Answer::right, at});
        for (const StanceFinding& stance : findings.stances)
            if (const auto answer = judge.of(stance); answer != Judge::Answer::optional)
                stances_.push_back({signs.of(stance), answer == Judge::Answer::right, at});
    }

    const language::Engine engine_;
    const catalog::Catalog catalog_;
    const Lexicon lexicon_;
    const Words words_;
    const WordingModel wording_{embedded_wording_weights()};
    std::vector<Text> texts_;
    std::size_t known_{};  // how many of them, which come first
    std::vector<Sample> events_, stances_;
};

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) {
    const std::vector<std::string> paths{argv + 1, argv + argc};
    const auto bar = std::ranges::find(paths, "--");
    if (bar == paths.begin() || bar == paths.end() || bar + 1 == paths.end()) {
        fmt::print(stderr, "usage: demarche_train_confidence KNOWN... -- UNSEEN...\n");
        return 2;
    }
    try {
        demarche::extract::Trainer trainer;
        trainer.read({paths.begin(), bar}, {bar + 1, paths.end()});
        trainer.train();
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train_confidence: {}\n", error.what());
        return 1;
    }
    return 0;
}
