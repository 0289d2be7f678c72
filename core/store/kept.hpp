#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/judged.hpp"
#include "core/store/added.hpp"
#include "core/store/correction_log.hpp"

namespace SQLite {
class Database;
}

/// What persons said holds on to the words of an article, whatever its tables tell by now: see
/// core/model/judged.hpp. For the sources of core/store alone.
namespace demarche::store {

/// What is laid over the tables for that, beside the corrections themselves.
struct KeptStatements {
    struct One {
        Standing::Kept kept;
        std::int64_t article{};
    };
    /// A report of the tables that is not shown.
    struct Ousted {
        std::string id;  // of its event or stance
        bool is_stance{};
        std::int64_t article{};
        Report report;
        std::string to;  // the id of what stands in its place
    };
    std::vector<One> put_in;  // reports that the tables do not have
    std::vector<Ousted> gives_way;
    std::set<std::string> kept_off;                 // rejected, not told, and their words are there
    std::map<std::string, std::string> told_again;  // additions that are told, by which id: that
                                                    // is confirmed where it is not rejected

    /// The ids of events and stances whose rows it changes.
    [[nodiscard]] std::set<std::string> ids() const;
};

/// From the tables and the corrections in force. Looks at the articles alone that do not tell what
/// was judged in them, or that something was added to.
[[nodiscard]] KeptStatements find_kept(SQLite::Database& db, const InForce& log);

/// Into the copies that corrections shadow the tables with.
void lay_kept(SQLite::Database& db, const KeptStatements& kept, AddedWriter& writer);
/// Makes events and stances of the copies sure, which additions confirm; after all else that is
/// laid.
void confirm(SQLite::Database& db, const std::set<std::string>& ids);

/// Of entries of the log that have effect: whether what they are about is in no article. Of those
/// that are about what the tables do not have: what that is, in words.
void settle_waiting(SQLite::Database& db, std::vector<LoggedCorrection>& log);

}  // namespace demarche::store
