#include "core/store/names_by_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/model/names.hpp"

namespace demarche::store {
namespace {

bool step_to(SQLite::Statement& statement, std::int64_t row) {
    statement.reset();
    bind_to(statement, 1, row);
    return statement.executeStep();
}

StoredReport report_at(const SQLite::Statement& row, NamesByRow& names) {
    StoredReport stored;
    stored.report.article = names.article(number_of(row, 1));
    stored.report.where = {size_of(row, 2), size_of(row, 3)};
    stored.report.rule = text_of(row, 4);
    stored.report.steps = text_of(row, 5);
    stored.report.confidence = row.getColumn(6).getDouble();
    stored.evidence = text_of(row, 7);
    stored.story = names.story(number_of(row, 1));
    return stored;
}

bool stands_before(const StoredReport& a, const StoredReport& b) {
    return std::tie(a.report.article, a.report.where, a.report.rule) <
           std::tie(b.report.article, b.report.where, b.report.rule);
}

std::string report_sql(std::string_view table, std::string_view column) {
    return fmt::format("SELECT {}, article, begin, end, rule, steps, confidence, evidence FROM {}",
                       column, table);
}

using Reports = std::vector<std::vector<StoredReport>>;

/// Reads the whole table once: cheaper where most of it is wanted.
void scan(SQLite::Database& db, const std::string& sql, const std::vector<std::int64_t>& rows,
          NamesByRow& names, Reports& reports) {
    std::unordered_map<std::int64_t, std::size_t> places;
    places.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) places.emplace(rows[i], i);
    SQLite::Statement all{db, sql};
    while (all.executeStep())
        if (const auto place = places.find(number_of(all, 0)); place != places.end())
            reports[place->second].push_back(report_at(all, names));
}

/// So that no list grows with what it names.
constexpr std::size_t most_names = 50'000;

template <class Names>
auto place_of(Names& names, std::int64_t row) {
    if (names.size() >= most_names && !names.contains(row)) names.clear();
    return names.try_emplace(row);
}

/// True where `count` is a good part of all rows; the greatest row stands for their number.
bool is_most(SQLite::Database& db, std::string_view table, std::string_view column,
             std::size_t count) {
    if (count < 500) return false;
    // Of the file: for its rows and corrections together SQLite would read all of them.
    const auto all =
        db.execAndGet(fmt::format("SELECT max({}) FROM main.{}", column, table)).getInt64();
    return count * 4 > static_cast<std::size_t>(all);
}

}  // namespace

NamesByRow::NamesByRow(SQLite::Database& db, std::vector<ArticleName>* articles)
    : actor_{db, "SELECT id, name, code, type FROM actors WHERE actor = ?"},
      state_{db, "SELECT code FROM actors WHERE id = ? AND type = 'state'"},
      issue_{db, "SELECT id, name FROM issues WHERE issue = ?"},
      article_{db,
               // As article_stories has it, without a second look at the article.
               "SELECT id, coalesce(story, text_key), title, source, url, day FROM articles "
               "LEFT JOIN reprints USING (text_key) WHERE article = ?"},
      seen_{articles} {}

const ActorName& NamesByRow::actor(std::int64_t row) {
    const auto [place, is_new] = place_of(actors_, row);
    if (is_new && row != 0 && step_to(actor_, row))
        place->second = {ActorId{text_of(actor_, 0)}, text_of(actor_, 1), text_of(actor_, 2),
                         parse_actor_type(text_of(actor_, 3)).value_or(ActorType::organization)};
    return place->second;
}

const std::string& NamesByRow::state_code(const std::string& name) {
    if (state_codes_.size() >= most_names) state_codes_.clear();
    const auto [place, is_new] = state_codes_.try_emplace(name);
    if (!is_new) return place->second;
    state_.reset();
    bind_to(state_, 1, slug(name));
    if (state_.executeStep()) place->second = text_of(state_, 0);
    return place->second;
}

const IssueName& NamesByRow::issue(std::int64_t row) {
    const auto [place, is_new] = place_of(issues_, row);
    if (is_new && row != 0 && step_to(issue_, row))
        place->second = {IssueId{text_of(issue_, 0)}, text_of(issue_, 1)};
    return place->second;
}

const NamesByRow::Told& NamesByRow::told(std::int64_t row) {
    const auto [place, is_new] =
        seen_ == nullptr ? place_of(articles_, row) : articles_.try_emplace(row);
    if (!is_new || row == 0 || !step_to(article_, row)) return place->second;
    place->second = {{text_of(article_, 0)}, text_of(article_, 1)};
    if (seen_ != nullptr)
        seen_->push_back({place->second.article, text_of(article_, 2), text_of(article_, 3),
                          text_of(article_, 4), day_from(number_of(article_, 5))});
    return place->second;
}

ReportsByRow::ReportsByRow(SQLite::Database& db, std::string_view table, std::string_view column,
                           NamesByRow& names)
    : reports_{db, fmt::format("{} WHERE {} = ?", report_sql(table, column), column)},
      names_{names} {}

std::vector<StoredReport> ReportsByRow::of(std::int64_t row) {
    std::vector<StoredReport> reports;
    reports_.reset();
    bind_to(reports_, 1, row);
    while (reports_.executeStep()) reports.push_back(report_at(reports_, names_));
    std::ranges::sort(reports, stands_before);
    return reports;
}

std::vector<std::vector<StoredReport>> load_reports(SQLite::Database& db, std::string_view table,
                                                    std::string_view column,
                                                    const std::vector<std::int64_t>& rows,
                                                    NamesByRow& names) {
    Reports reports(rows.size());
    if (is_most(db, table, column, rows.size())) {
        scan(db, report_sql(table, column), rows, names, reports);
        for (std::vector<StoredReport>& some : reports) std::ranges::sort(some, stands_before);
        return reports;
    }
    ReportsByRow by_row{db, table, column, names};
    for (std::size_t i = 0; i < rows.size(); ++i) reports[i] = by_row.of(rows[i]);
    return reports;
}

}  // namespace demarche::store
