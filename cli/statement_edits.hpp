#pragma once

#include <string>
#include <vector>

#include "cli/correction_names.hpp"
#include "cli/correction_options.hpp"
#include "core/model/correction.hpp"

/// What 'event edit' and 'stance edit' say is right instead.
namespace demarche::cli {

/// One correction a field. Throw UsageError where nothing is asked for, and UnknownName.
[[nodiscard]] std::vector<Correction> event_edits(const store::Database& db, const Names& names,
                                                  const std::string& id,
                                                  const CorrectionOptions& asked);
[[nodiscard]] std::vector<Correction> stance_edits(const store::Database& db, const Names& names,
                                                   const std::string& id,
                                                   const CorrectionOptions& asked);

/// How a phrase leans on the question of an issue: +1 where to back it is to say yes, -1 where it
/// is to say no, 0 where that is not known. No phrase means the issue itself.
[[nodiscard]] int lean_of(const catalog::Catalog& catalog, const std::string& target,
                          const IssueId& issue);

/// Throws UsageError for what is no position; empty is none.
void require_position(std::string_view option, const std::string& text);

}  // namespace demarche::cli
