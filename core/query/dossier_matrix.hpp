#pragma once

#include <vector>

#include "core/query/dossier.hpp"

/// The parts of a dossier: for the sources of core/query alone.
namespace demarche::query {

/// Most statements first, those on known issues before those on phrases.
void put_weightiest_first(std::vector<StanceRow>& rows);

/// Holders by issues, of rows in that order; without claims yet.
[[nodiscard]] Matrix matrix_of(const store::Database& db, const std::vector<StanceRow>& rows,
                               const DossierSize& size);

/// A statement belongs to a row of this key: holder, issue or phrase.
[[nodiscard]] std::string group_key(const StanceEachRow& statement);
[[nodiscard]] std::string group_key(const StanceRow& row);

}  // namespace demarche::query
