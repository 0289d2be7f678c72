#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <vector>

namespace demarche::store {

/// Events and stances that are not what their reports say together, or have none: by row.
struct Ununited {
    std::vector<std::int64_t> events, stances;
};

[[nodiscard]] Ununited ununited_statements(SQLite::Database& db);

}  // namespace demarche::store
