#pragma once

#include <string>
#include <vector>

#include "importers/extract/boosted_model.hpp"
#include "importers/extract/clauses.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/train/gold.hpp"
#include "importers/extract/train/learning.hpp"

/// Learns from annotated articles for whom deeds are meant that name nobody.
namespace demarche::extract {

class TargetLearning {
public:
    /// Keeps references: all must outlive it.
    TargetLearning(const catalog::Catalog& catalog, const Lexicon& lexicon, const Words& words,
                   const std::vector<Text>& texts)
        : catalog_{catalog}, lexicon_{lexicon}, words_{words}, texts_{texts} {}

    /// Learns in two passes, for what the text goes on from is what was found before.
    void learn();

    [[nodiscard]] std::string trees() const;  // learnt from all texts
    /// Trees that have not seen text `at`, for who asks how right they are.
    [[nodiscard]] const std::string& trees_without(std::size_t at) const {
        return without_[at % kFolds];
    }
    /// Says on standard error how right they are on articles that were left out.
    void report() const;

private:
    void add_samples(std::size_t at, Article article, const std::vector<Sentence>& sentences,
                     const BoostedModel& model, int pass);

    const catalog::Catalog& catalog_;
    const Lexicon& lexicon_;
    const Words& words_;
    const std::vector<Text>& texts_;
    std::vector<Sample> samples_;
    std::size_t choices_{};             // so far
    std::vector<std::string> without_;  // the articles of a fold
};

}  // namespace demarche::extract
