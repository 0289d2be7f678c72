#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/store/conditions.hpp"

/// The views that corrections lay over tables. For each table that they touch: temp.touched_TABLE
/// lists the rows that the view takes from temp.corrected_TABLE, where they are copied and then
/// changed; all others are those of the table itself. For the sources of core/store alone.
namespace demarche::store {

/// Makes the lists that `shadow_tables` asks, empty: temp.corrected (ids that corrections are
/// about), temp.merged_actors, temp.merged_issues (what is merged away), temp.named_actors,
/// temp.named_issues (what corrections name); and those that laying fills: temp.edited_days
/// (by id of the event), temp.moved_events, temp.moved_stances (whose parties or issue became
/// others), temp.unanswered (stances of which it is known that their answer is not), temp.heirs
/// (what went where two were united, by id, and what stays); and the work sheets temp.fresh (of
/// `touch`), temp.leaving (of a split) and temp.merging (of merges), empty between two steps.
void open_lists(SQLite::Database& db);

/// Puts the views in place, with copies of all rows that the lists touch.
void shadow_tables(SQLite::Database& db);

/// Takes views, copies and lists away.
void lift_tables(SQLite::Database& db);

/// Touches more rows, those with a `key` that `chosen` selects ("SELECT event FROM …", with what
/// `values` binds): what was not touched before is copied as the table has it.
void touch(SQLite::Database& db, std::string_view table, std::string_view key,
           const std::string& chosen, const std::vector<Conditions::Value>& values = {});

/// Of the copies that are alike in these columns, leaves the first.
void keep_one(SQLite::Database& db, std::string_view table, std::string_view columns);

}  // namespace demarche::store
