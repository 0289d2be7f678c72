#pragma once

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/model/extraction.hpp"
#include "core/model/sentence.hpp"
#include "importers/extract/boosted_model.hpp"
#include "importers/extract/coded_actors.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/logistic_model.hpp"
#include "importers/extract/predicates.hpp"
#include "importers/extract/wording_model.hpp"
#include "importers/extract/words.hpp"

/// Sentences to events and stances: who does what to whom, who stands where on what, on whose word.
namespace demarche::extract {

/// Finds who is spoken of, the article's day where it has none, and whose words each sentence is:
/// all that clauses are read with. `article` is the one that the document is of.
void find_parties(Document& document, Article& article);

class Extractor {
public:
    /// Keeps a reference: `catalog` must outlive the extractor.
    explicit Extractor(const catalog::Catalog& catalog)
        : catalog_{catalog}, coded_actors_{catalog} {}

    /// All that the article says, its day inferred where it has none. Safe from many threads.
    /// `sentences` are of `article.text`, with tags, lemmas and dependencies.
    [[nodiscard]] Extraction extract(Article article, const std::vector<Sentence>& sentences) const;

    /// The events of a part of a table that was coded elsewhere (`Article::coded`), its parties
    /// found in the catalogue where it knows them, else discovered. Safe from many threads.
    [[nodiscard]] Extraction adopt(Article article) const;

private:
    const catalog::Catalog& catalog_;
    CodedActors coded_actors_;
    Lexicon lexicon_;
    Words words_;
    BoostedModel targets_{embedded_target_trees()};
    WordingModel wording_{embedded_wording_weights()};
    LogisticModel confidence_{embedded_confidence_weights()};
};

}  // namespace demarche::extract
