#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/correction_value.hpp"
#include "core/store/conditions.hpp"
#include "core/store/overlay_names.hpp"

/// Splits over the copies. For the sources of core/store alone.
namespace demarche::store {

/// A split whose rows are known.
struct SplitRows {
    std::int64_t from{}, into{};
    Split split;
    bool asks_otherwise{};  // of issues: the one that takes them asks another question …
    bool has_question{};    // … or none
};

/// What fits the split, of the one to the other, in events, stances and mentions. Touches what was
/// not.
void lay_split(SQLite::Database& db, Party party, const SplitRows& rows);

/// Whether the event or stance with that id fits, by the day that corrections give it.
/// `kind`: "event" or "stance".
[[nodiscard]] bool fits(SQLite::Database& db, std::string_view kind, const std::string& id,
                        const Split& split);

/// An actor or issue that was merged into the other, as it was before: its row, names, memberships
/// and roles, of which the other keeps those that were its own.
void bring_back(SQLite::Database& db, Party party, std::int64_t from, std::int64_t into);

/// The chief name of `into` is none of `from`, unless it is its chief one too.
void forget_name(SQLite::Database& db, Party party, std::int64_t from, std::int64_t into);

}  // namespace demarche::store
