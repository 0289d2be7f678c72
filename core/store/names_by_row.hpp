#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/load_names.hpp"
#include "core/store/load_statements.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {

/// The names of actors, issues and articles by their rows, each read once as long as they are few:
/// of very many those that came last are known. Row 0 has none. What is given holds until the next
/// is asked for.
class NamesByRow {
public:
    /// Each article that is looked at is added to `articles`, where that is given, and then none is
    /// forgotten. Keeps the pointer.
    explicit NamesByRow(SQLite::Database& db, std::vector<ArticleName>* articles = nullptr);

    const ActorName& actor(std::int64_t row);
    const IssueName& issue(std::int64_t row);
    /// The CAMEO code of the state of that name; empty where the graph has none.
    const std::string& state_code(const std::string& name);
    const ArticleId& article(std::int64_t row) { return told(row).article; }
    /// What stands for the story of the article: the same for its reprints.
    const std::string& story(std::int64_t row) { return told(row).story; }

private:
    struct Told {
        ArticleId article;
        std::string story;
    };
    const Told& told(std::int64_t row);

    SQLite::Statement actor_, state_, issue_, article_;
    std::unordered_map<std::string, std::string> state_codes_;
    std::unordered_map<std::int64_t, ActorName> actors_;
    std::unordered_map<std::int64_t, IssueName> issues_;
    std::unordered_map<std::int64_t, Told> articles_;
    std::vector<ArticleName>* seen_;
};

/// The row of each id, 0 where there is none. `sql` asks for the row of one.
template <class Id>
[[nodiscard]] std::vector<std::int64_t> places_of(SQLite::Database& db, const char* sql,
                                                  std::span<const Id> ids) {
    SQLite::Statement find{db, sql};
    std::vector<std::int64_t> places;
    for (const Id& id : ids) {
        find.reset();
        bind_to(find, 1, id.text);
        places.push_back(find.executeStep() ? number_of(find, 0) : 0);
    }
    return places;
}

/// The reports of one event or stance after the other.
class ReportsByRow {
public:
    /// Keeps the reference to `names`. As `load_reports`.
    ReportsByRow(SQLite::Database& db, std::string_view table, std::string_view column,
                 NamesByRow& names);
    /// By article id, then place.
    [[nodiscard]] std::vector<StoredReport> of(std::int64_t row);

private:
    SQLite::Statement reports_;
    NamesByRow& names_;
};

/// The reports of events (`table` "event_reports", `column` "event") or stances with those rows, in
/// the order of `rows`; those of one by article id, then place.
[[nodiscard]] std::vector<std::vector<StoredReport>> load_reports(
    SQLite::Database& db, std::string_view table, std::string_view column,
    const std::vector<std::int64_t>& rows, NamesByRow& names);

}  // namespace demarche::store
