#include "core/store/merge.hpp"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/store/catalogue.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save_articles.hpp"
#include "core/store/sql.hpp"

namespace demarche::store {
namespace {

/// When an article came in, and as what.
struct Version {
    std::string imported_at;
    std::string content_key;
    bool operator==(const Version&) const = default;
};
using Versions = std::unordered_map<ArticleId, Version>;

/// By time of import, so that a batch is of one; then by id.
std::vector<std::pair<ArticleId, Version>> load_versions(const Database& db) {
    return guarded(db, [&] {
        std::vector<std::pair<ArticleId, Version>> versions;
        SQLite::Statement rows{
            db.handle(),
            "SELECT id, imported_at, content_key FROM articles ORDER BY imported_at, id"};
        while (rows.executeStep())
            versions.emplace_back(ArticleId{text_of(rows, 0)},
                                  Version{text_of(rows, 1), text_of(rows, 2)});
        return versions;
    });
}

Versions by_id(const std::vector<std::pair<ArticleId, Version>>& versions) {
    return {versions.begin(), versions.end()};
}

/// Articles that are saved with one time of import, in one transaction.
constexpr std::size_t batch_size = 200;

/// Throws where the article is not the one that came in: its day of import would be of another.
void require_as_it_came(const Extraction& extraction, const Version& version) {
    if (content_key(extraction.article) != version.content_key)
        throw InputError{fmt::format(
            "{}: its text or head was changed after it came in; import the article again",
            extraction.article.id.text)};
}

bool is_whole(const Extraction& extraction, const Version& version, const MergeRefusal& refused) {
    try {
        require_as_it_came(extraction, version);
        require_whole(extraction);
        return true;
    } catch (const InputError& error) {
        if (!refused) throw;
        refused(error.what());
        return false;
    }
}

}  // namespace

std::size_t merge_by_hand(Database& into, const Database& from) {
    merge_catalogue(into, from);
    const std::size_t count = merge_corrections(into, from);
    guarded(into, [&] {
        if (is_laid(into.handle())) lay_corrections(into.handle());
    });
    return count;
}

Saved merge_articles(Database& into, const Database& from, const MergeStep& step,
                     const MergeRefusal& refused) {
    const AsExtracted ours_extracted{into}, theirs_extracted{from};
    // What people put in first: no article gives it back, and articles may be damaged.
    merge_catalogue(into, from);
    merge_corrections(into, from);
    const auto snapshot = guarded(from, [&] { return Snapshot{from.handle()}; });
    const Versions known = by_id(load_versions(into));
    const auto offered = load_versions(from);
    StoredContent ours_now{into.handle()};
    Saved total;
    std::vector<Extraction> batch;
    std::string imported_at;
    std::size_t done = 0;
    const auto flush = [&] {
        total += save_extractions(into, batch, imported_at, Known::keep_latest);
        batch.clear();
        return !step || step(done, offered.size());
    };
    for (const auto& [id, version] : offered) {
        if (batch.size() == batch_size || version.imported_at != imported_at)
            if (!flush()) return total;
        ++done;
        const auto ours = known.find(id);
        if (ours != known.end() && version == ours->second && ours_now.is_as_it_came(id)) {
            ++total.unchanged;
            continue;
        }
        imported_at = version.imported_at;
        auto extraction = load_extraction(from, id);
        if (extraction && is_whole(*extraction, version, refused))
            batch.push_back(std::move(*extraction));
    }
    flush();
    return total;
}

Saved merge(Database& into, const Database& from, const MergeStep& step,
            const MergeRefusal& refused) {
    merge_by_hand(into, from);
    return merge_articles(into, from, step, refused);
}

}  // namespace demarche::store
