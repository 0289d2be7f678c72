#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace demarche::store {

/// What SQLite says of the pages of a file.
struct PageFaults {
    std::vector<std::string> told;  // in SQLite's words; empty where they are sound
    bool are_of_indexes{};          // all of them: then the tables give the indexes back
    bool are_of_space{};            // all of them: of pages that hold nothing
};

/// Makes indexes anew, and gives back pages that hold nothing, where no more than that is wrong.
/// False where more is: then nothing is written.
[[nodiscard]] bool mend_pages(SQLite::Database& db);

/// Walks all pages, and compares each index with its table.
[[nodiscard]] PageFaults faults_of_pages(SQLite::Database& db);

}  // namespace demarche::store
