#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/query/filter.hpp"

/// What may become an issue: phrases that stances are on, but no known issue.
namespace demarche::query {

struct CandidateRow {
    std::string phrase;  // as it is written most often
    std::size_t days{};  // on which it was told: what comes up again is more than one declaration
    std::size_t holders{}, statements{};
    std::size_t supports{}, opposes{}, neutral{};  // statements
    Day first, last;
    // The surest statement.
    std::string holder, evidence, article, stance;
    bool operator==(const CandidateRow&) const = default;
};

/// True for a phrase that can name an issue by itself.
using CanName = std::function<bool(const std::string& phrase)>;

/// Phrases of at least two statements, grouped by their words without article, case and plural s;
/// those of most days first, then of most holders, then of most statements, then by phrase. Left
/// out are phrases that `can_name` refuses, those in which the catalogue finds an issue by now,
/// names of actors, and a common noun alone: which "agreement" is meant, each article has to say.
[[nodiscard]] std::vector<CandidateRow> issue_candidates(const store::Database& db,
                                                         const catalog::Catalog& catalog,
                                                         const CanName& can_name,
                                                         store::Selection chosen,
                                                         const Order& order = {});

}  // namespace demarche::query
