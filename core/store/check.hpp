#pragma once

#include <string>
#include <vector>

#include "core/store/database.hpp"

namespace demarche::store {

/// Something that is wrong with a database.
struct Finding {
    std::string part;   // "pages", "foreign keys", "full text", "evidence", "identity", "stories"
    std::string what;   // one line
    std::string to_do;  // one line
    bool operator==(const Finding&) const = default;
};

/// Reads the whole database and tells what is damaged; empty where it is sound. Needs about a
/// second for 300,000 rows.
[[nodiscard]] std::vector<Finding> check(const Database& db);

/// Finds anew which articles tell one story, and how sure all that they report is.
void find_stories_anew(Database& db);

/// Makes the index of words anew from the articles.
void rebuild_full_text(Database& db);

}  // namespace demarche::store
