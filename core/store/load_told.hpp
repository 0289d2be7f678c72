#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/store/load_names.hpp"
#include "core/store/load_statements.hpp"

namespace demarche::store {

/// Events and stances with the names of the articles that tell of them: each article is looked at
/// once.
struct Told {
    std::vector<StoredEvent> events;
    std::vector<StoredStance> stances;
    std::vector<ArticleName> articles;  // in no fixed order
};
/// The first `limit` of each, all where it is not given.
[[nodiscard]] Told load_told(const Database& db, const Selection& chosen,
                             std::optional<std::size_t> limit = {});

}  // namespace demarche::store
