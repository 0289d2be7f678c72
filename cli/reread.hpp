#pragma once

#include "cli/command.hpp"

namespace demarche::cli {

/// Extracts all articles of the graph again, with what its catalogue knows by now; the texts are
/// those that are stored. Batch by batch, so that a kill loses nothing: the same command goes over
/// all of them once more.
int reread_articles(const Options& options);

}  // namespace demarche::cli
