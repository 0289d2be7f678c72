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

}  // namespace demarche::cli
