#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/statement_list.hpp"
#include "core/query/each_statement.hpp"
#include "core/query/lists.hpp"

namespace demarche::cli {
namespace {

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
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    StatementList list{
        options,
        {"date", "source", "source_speaker", "type", "target", "predicate", "issue", "confidence"}};
    query::each_event(db, chosen, list_order(options),
                      [&](const query::EventRow& row) { list.add(row); });
    list.finish();
    return 0;
}

}  // namespace demarche::cli
