#pragma once

#include "core/store/database.hpp"
#include "core/store/save.hpp"

namespace demarche::store {

/// Takes the articles of `from` into `into`, with all that was made of them. The order of merges is
/// without effect, and merging twice changes nothing: of an article that both know, the one that
/// was imported last is kept; of two imported in the same second, the one whose content key is
/// greater. So of files of the user's catalogue.
Saved merge(Database& into, const Database& from);

}  // namespace demarche::store
