#pragma once

#include "core/store/database.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

/// Corrections over what was extracted. Each table that they touch is shadowed, on one connection,
/// by a view of the same name: the rows that no correction touches as they are, by their indexes,
/// and corrected copies of the others. All that is loaded then shows corrections; the tables
/// themselves stay as they were extracted. Where nothing was corrected there is no view.
namespace demarche::store {

/// Shows what is in force now. Databases that are opened to read do so from the start.
void lay_corrections(const Database& db);
void lay_corrections(SQLite::Database& db);

/// True where views stand before tables: those have no index of their own to name in a question.
[[nodiscard]] bool is_laid(SQLite::Database& db);

/// The id of the event or stance that stays where the one with this id was united with others, as
/// two names became one's; the id itself where it was not.
[[nodiscard]] std::string united_into(const Database& db, const std::string& id);

/// That id, and those of all that were united in it: what a person says of what is shown is said of
/// each, so that it holds when they part again.
[[nodiscard]] std::vector<std::string> united_in(const Database& db, const std::string& id);

/// The events that corrections which are laid may take away or change, and the codes of what they
/// became.
struct TouchedEvents {
    std::size_t count{};
    std::vector<std::string> codes;
};
[[nodiscard]] TouchedEvents touched_events(SQLite::Database& db);

/// As extracted, for as long as the object lives: what saves, merges and checks needs the tables
/// themselves. Lays the corrections again where they lay before.
class AsExtracted {
public:
    explicit AsExtracted(const Database& db);
    ~AsExtracted();
    AsExtracted(const AsExtracted&) = delete;
    AsExtracted& operator=(const AsExtracted&) = delete;

private:
    SQLite::Database& db_;
    bool lay_;
};

}  // namespace demarche::store
