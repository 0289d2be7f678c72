#include "core/store/merge.hpp"

#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/catalogue.hpp"
#include "core/store/load.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// When an article came in, and as what: the greater one wins.
struct Version {
    std::string imported_at;
    std::string content_key;
    auto operator<=>(const Version&) const = default;
};
using Versions = std::unordered_map<ArticleId, Version>;

Versions load_versions(const Database& db) {
    return guarded(db, [&] {
        Versions versions;
        SQLite::Statement rows{db.handle(), "SELECT id, imported_at, content_key FROM articles"};
        while (rows.executeStep())
            versions.emplace(ArticleId{text_of(rows, 0)},
                             Version{text_of(rows, 1), text_of(rows, 2)});
        return versions;
    });
}

/// Articles that are saved with one time of import, in one transaction.
constexpr std::size_t batch_size = 200;

}  // namespace

Saved merge(Database& into, const Database& from) {
    const Versions known = load_versions(into);
    const Versions offered = load_versions(from);
    Saved total;
    std::vector<Extraction> batch;
    std::string imported_at;
    const auto flush = [&] {
        total += save_extractions(into, batch, imported_at, Known::replace);
        batch.clear();
    };
    for (const ArticleId& id : load_article_ids(from)) {
        const Version& version = offered.at(id);
        const auto ours = known.find(id);
        if (ours != known.end() && version <= ours->second) {
            ++total.unchanged;
            continue;
        }
        if (batch.size() == batch_size || version.imported_at != imported_at) flush();
        imported_at = version.imported_at;
        if (auto extraction = load_extraction(from, id)) batch.push_back(std::move(*extraction));
    }
    flush();
    merge_catalogue(into, from);
    return total;
}

}  // namespace demarche::store
