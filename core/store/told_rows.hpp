#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/correction.hpp"

namespace demarche::store {

/// Events and stances as the tables hold them, whatever lies over those: each once a report, by
/// article, then place, with the names of what it names.
class ToldRows {
public:
    explicit ToldRows(SQLite::Database& db);

    /// Of an event or stance; the first 100.
    [[nodiscard]] std::vector<AddedStatement> with_id(const std::string& id);
    [[nodiscard]] std::vector<AddedStatement> of_article(std::int64_t article);
    /// 0 where there is none.
    [[nodiscard]] std::int64_t row_of_article(const std::string& id);

private:
    [[nodiscard]] std::vector<AddedStatement> read(SQLite::Statement& events,
                                                   SQLite::Statement& stances);
    [[nodiscard]] AddedStatement event_at(const SQLite::Statement& row);
    [[nodiscard]] AddedStatement stance_at(const SQLite::Statement& row);
    [[nodiscard]] ActorId actor(AddedStatement& told, std::int64_t row);
    [[nodiscard]] IssueId issue(AddedStatement& told, std::int64_t row);

    SQLite::Statement event_, stance_, events_of_, stances_of_, actor_, issue_, article_;
    std::unordered_map<std::int64_t, Actor> actors_;
    std::unordered_map<std::int64_t, Issue> issues_;
};

}  // namespace demarche::store
