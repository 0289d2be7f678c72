#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "core/model/content_id.hpp"

namespace demarche::cli {

/// Extracts all articles of the graph again, with what its catalogue and this extractor know by
/// now; the texts are those that are stored, and what a person judged stays judged. Batch by batch,
/// so that a kill loses nothing: the same command goes over all of them once more. Tells how many
/// events and stances there are, and for `import --again` which changed; stores nothing in a dry
/// run.
int reread_articles(const Options& options);

/// The same for these articles alone, without a word: what it says of each that could not be read.
[[nodiscard]] std::vector<std::string> reread_some(const Options& options,
                                                   const std::vector<ArticleId>& ids);

}  // namespace demarche::cli
