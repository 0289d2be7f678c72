#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "core/query/events.hpp"
#include "core/query/lists.hpp"

namespace demarche::cli {
namespace {

/// A table shows no evidence, so none is loaded for it.
query::Order order_of(const Options& options) {
    using render::Format;
    query::Order order = options.order;
    order.leaves_out_reports = options.format == Format::table || options.format == Format::csv ||
                               options.format == Format::md;
    return order;
}

/// Asks `question` of the graph and writes its rows.
template <class Question>
int answer(const Options& options, const std::vector<std::string_view>& columns,
           Question question) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    write_answer(options, question(db, chosen), columns);
    return 0;
}

}  // namespace

int list_articles(const Options& options) {
    return answer(options,
                  {"article", "date", "date_basis", "source", "title", "events", "stances"},
                  [&](const auto& db, const auto& chosen) {
                      return query::articles_in(db, chosen, options.order);
                  });
}

int list_actors(const Options& options) {
    return answer(options,
                  {"actor", "type", "code", "articles", "events", "stances", "first", "last"},
                  [&](const auto& db, const auto& chosen) {
                      return query::actors_in(db, chosen, options.order);
                  });
}

int list_issues(const Options& options) {
    if (options.candidates) return list_candidates(options);
    return answer(options,
                  {"issue", "stances", "supporters", "opponents", "first", "last", "question"},
                  [&](const auto& db, const auto& chosen) {
                      return query::issues_in(db, chosen, options.order);
                  });
}

int list_mentions(const Options& options) {
    return answer(options, {"article", "actor", "type", "count", "first"},
                  [&](const auto& db, const auto& chosen) {
                      return query::mentions_in(db, chosen, options.order);
                  });
}

int list_events(const Options& options) {
    return answer(
        options,
        {"date", "source", "source_speaker", "type", "target", "predicate", "issue", "confidence"},
        [&](const auto& db, const auto& chosen) {
            return query::events_in(db, chosen, order_of(options));
        });
}

namespace {

constexpr std::size_t kWidest = 8;  // issues in a table

/// A row a holder, a column an issue of the catalogue, those with most statements first.
int stance_matrix(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    query::Order order;
    order.leaves_out_reports = true;
    std::map<std::string, std::size_t> statements;
    std::map<std::string, std::map<std::string, double>> scores;  // by holder, then issue
    std::vector<std::string> holders;
    for (const query::StanceRow& row : query::stances_in(
             db, query::select(db, catalog, options.filter), query::GroupBy::holder, order)) {
        if (row.issue_id.empty()) continue;
        statements[row.issue] += row.statements;
        if (!scores.contains(row.holder)) holders.push_back(row.holder);
        scores[row.holder][row.issue] = row.score;
    }
    std::vector<std::string> issues;
    for (const auto& [issue, count] : statements) issues.push_back(issue);
    std::ranges::stable_sort(issues, std::greater{},
                             [&](const std::string& issue) { return statements[issue]; });
    const bool is_narrow =
        options.format == render::Format::table || options.format == render::Format::md;
    if (is_narrow && issues.size() > kWidest) issues.resize(kWidest);
    std::vector<std::string_view> columns{"holder"};
    columns.insert(columns.end(), issues.begin(), issues.end());
    render::RowWriter writer{std::cout, options.format, columns, options.colour};
    std::size_t written = 0;
    for (const std::string& holder : holders) {
        nlohmann::ordered_json row{{"holder", holder}};
        bool is_there = false;
        for (const std::string& issue : issues) {
            const auto score = scores[holder].find(issue);
            is_there = is_there || score != scores[holder].end();
            row[issue] = score == scores[holder].end()
                             ? nlohmann::ordered_json{}
                             : nlohmann::ordered_json(std::round(score->second * 100) / 100);
        }
        if (!is_there || (options.order.limit && written == *options.order.limit)) continue;
        ++written;
        writer.add(row);
    }
    writer.finish();
    if (is_narrow && statements.size() > issues.size() && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} issues with fewer statements are left out\n",
                   statements.size() - issues.size());
    return 0;
}

}  // namespace

int list_stances(const Options& options) {
    if (options.matrix) return stance_matrix(options);
    if (options.each)
        return answer(options,
                      {"date", "holder", "speaker", "position", "target", "issue", "confidence"},
                      [&](const auto& db, const auto& chosen) {
                          return query::stances_each(db, chosen, order_of(options));
                      });
    return answer(
        options,
        {"holder", "speaker", "issue", "position", "score", "statements", "first", "last", "trend"},
        [&](const auto& db, const auto& chosen) {
            return query::stances_in(db, chosen, options.by, order_of(options));
        });
}

}  // namespace demarche::cli
