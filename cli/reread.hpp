#pragma once

#include "cli/command.hpp"

namespace demarche::cli {

/// Extracts all articles of the graph again, with what its catalogue and this extractor know by
/// now; the texts are those that are stored, and what a person judged stays judged. Batch by batch,
/// so that a kill loses nothing: the same command goes over all of them once more. Tells how many
/// events and stances there are, and for `import --again` which changed; stores nothing in a dry
/// run.
int reread_articles(const Options& options);

}  // namespace demarche::cli
