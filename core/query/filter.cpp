#include "core/query/filter.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/query/codes.hpp"
#include "core/query/names.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

/// All that `resolve` gives for the names, each once.
template <class Resolve>
auto resolve_all(const std::vector<std::string>& names, const Resolve& resolve) {
    decltype(resolve(names.front())) all;
    for (const std::string& name : names) std::ranges::move(resolve(name), std::back_inserter(all));
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<ArticleId> articles_of(const store::Database& db,
                                   const std::vector<std::string>& names) {
    std::vector<ArticleId> ids;
    ids.reserve(names.size());
    for (const std::string& name : names) ids.push_back({name});
    if (store::load_article_names(db, ids).size() == ids.size()) return ids;
    std::vector<std::string> known;
    for (const ArticleId& id : store::load_article_ids(db)) known.push_back(id.text);
    for (const std::string& name : names)
        if (!std::ranges::binary_search(known, name))
            throw UnknownName{"article", name, nearest(name, known, 3)};
    return ids;
}

/// The issues and all that are part of them: who asks for missile defence means that in Europe too.
std::vector<IssueId> with_parts(std::vector<IssueId> issues, const catalog::Catalog& catalog) {
    if (issues.empty()) return issues;
    std::set<IssueId> all{issues.begin(), issues.end()};
    for (bool grows = true; grows;) {
        grows = false;
        for (const Issue& issue : catalog.issues())
            if (all.contains(issue.parent) && all.insert(issue.id).second) grows = true;
    }
    return {all.begin(), all.end()};
}

}  // namespace

store::Selection select(const store::Database& db, const catalog::Catalog& catalog,
                        const Filter& filter) {
    const auto actors = [&](const std::vector<std::string>& names) {
        return resolve_all(
            names, [&](const std::string& name) { return resolve_actor(db, catalog, name); });
    };
    store::Selection chosen;
    chosen.actors = actors(filter.actors);
    // A holder is to stances what a source is to events: one list serves both.
    std::vector<std::string> sources = filter.sources;
    sources.insert(sources.end(), filter.holders.begin(), filter.holders.end());
    chosen.sources = actors(sources);
    chosen.targets = actors(filter.targets);
    chosen.speakers = actors(filter.speakers);
    chosen.issues = with_parts(
        resolve_all(filter.issues,
                    [&](const std::string& name) { return resolve_issue(db, catalog, name); }),
        catalog);
    chosen.codes = resolve_all(filter.types, resolve_type);
    chosen.positions = filter.positions;
    chosen.since = filter.since;
    chosen.until = filter.until;
    chosen.min_confidence = filter.min_confidence;
    chosen.articles = articles_of(db, filter.articles);
    return chosen;
}

}  // namespace demarche::query
