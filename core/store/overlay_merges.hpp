#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "core/store/overlay_names.hpp"

/// Merges over the copies. For the sources of core/store alone.
namespace demarche::store {

/// A row whose place another takes.
struct Merged {
    std::int64_t row{};
    std::string id;
    std::int64_t stays{};
    std::string stays_id;
    bool asks_otherwise{};  // of issues: the one that stays asks another question
};

/// Puts what stays for what goes, wherever copies refer to it. Of an issue that asked another
/// question the answers are none any more: where the one that stays asks none either, positions
/// count on their targets, else they are listed in temp.unanswered and count for neither side.
void lay_merges(SQLite::Database& db, Party party, const std::vector<Merged>& merged);

/// The answers that stances on an issue give, once they are on one that asks another question.
/// `stances` selects their rows.
void forget_answers(SQLite::Database& db, const std::string& stances, bool has_question);

}  // namespace demarche::store
