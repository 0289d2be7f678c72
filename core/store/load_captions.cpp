#include "core/store/load_captions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/store/conditions.hpp"
#include "core/store/names_by_row.hpp"

namespace demarche::store {
namespace {

/// The rows of the actors that are asked for.
class Asked {
public:
    Asked(SQLite::Database& db, const SomeActors& of) : are_all_{!of} {
        if (!of) return;
        const std::vector<std::int64_t> rows = rows_of(db, *of);
        rows_.insert(rows.begin(), rows.end());
    }
    [[nodiscard]] bool contains(std::int64_t row) const { return are_all_ || rows_.contains(row); }

private:
    bool are_all_;
    std::unordered_set<std::int64_t> rows_;
};

/// Captions with the days that they are sorted by: of few rows that is less work than to have
/// SQLite sort all.
template <class Caption, class Id>
std::vector<Caption> in_order(std::vector<std::pair<std::int64_t, Caption>> dated,
                              Id Caption::*id) {
    std::ranges::sort(dated, [&](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.*id) < std::tie(b.first, b.second.*id);
    });
    std::vector<Caption> captions;
    captions.reserve(dated.size());
    for (auto& [day, caption] : dated) captions.push_back(std::move(caption));
    return captions;
}

}  // namespace

std::vector<EventCaption> load_event_captions(const Database& db, const Selection& chosen,
                                              const SomeActors& of) {
    return guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        const Asked asked{handle, of};
        const Conditions conditions = event_conditions(handle, chosen);
        SQLite::Statement rows{
            handle,
            fmt::format("SELECT source, target, source_speaker, day, confidence, id FROM events{}",
                        conditions.sql())};
        conditions.bind(rows);
        NamesByRow names{handle};
        std::vector<std::pair<std::int64_t, EventCaption>> captions;
        while (rows.executeStep()) {
            const std::int64_t source = number_of(rows, 0), target = number_of(rows, 1);
            if (!asked.contains(source)) continue;
            EventCaption caption;
            caption.event.text = text_of(rows, 5);
            caption.date = day_from(number_of(rows, 3));
            caption.confidence = rows.getColumn(4).getDouble();
            caption.source = names.actor(source).id;
            caption.target = names.actor(target).id;
            caption.source_speaker = names.actor(number_of(rows, 2)).name;
            captions.emplace_back(number_of(rows, 3), std::move(caption));
        }
        return in_order(std::move(captions), &EventCaption::event);
    });
}

std::vector<StanceCaption> load_stance_captions(const Database& db, const Selection& chosen,
                                                const SomeActors& of) {
    return guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        const Asked asked{handle, of};
        const Conditions conditions = stance_conditions(handle, chosen);
        SQLite::Statement rows{
            handle, fmt::format("SELECT holder, issue, speaker, day, confidence, id, "
                                "iif(issue IS NULL, target, ''), reported_by <> '' FROM stances{}",
                                conditions.sql())};
        conditions.bind(rows);
        NamesByRow names{handle};
        std::vector<std::pair<std::int64_t, StanceCaption>> captions;
        while (rows.executeStep()) {
            const std::int64_t holder = number_of(rows, 0);
            if (!asked.contains(holder)) continue;
            StanceCaption caption;
            caption.stance.text = text_of(rows, 5);
            caption.date = day_from(number_of(rows, 3));
            caption.confidence = rows.getColumn(4).getDouble();
            caption.holder = names.actor(holder).id;
            caption.issue = names.issue(number_of(rows, 1)).id;
            caption.target = text_of(rows, 6);
            if (number_of(rows, 7) == 0) caption.speaker = names.actor(number_of(rows, 2)).name;
            captions.emplace_back(number_of(rows, 3), std::move(caption));
        }
        return in_order(std::move(captions), &StanceCaption::stance);
    });
}

std::vector<Publisher> count_publishers(const Database& db, const Selection& chosen) {
    return guarded(db, [&] {
        Conditions conditions = article_conditions(db.handle(), chosen);
        conditions.add("source <> ''");
        // SQLite takes the row of an article, with its text, for nearer than the index that holds
        // all that is asked for but days.
        const bool is_of_days = chosen.since.year != 0 || chosen.until.year != 0;
        SQLite::Statement rows{
            db.handle(),
            fmt::format("SELECT source, count(*) FROM articles {}{} GROUP BY source "
                        "ORDER BY source",
                        is_of_days ? "" : "INDEXED BY articles_by_publisher", conditions.sql())};
        conditions.bind(rows);
        std::vector<Publisher> publishers;
        while (rows.executeStep()) publishers.push_back({text_of(rows, 0), size_of(rows, 1)});
        return publishers;
    });
}

std::vector<ArticleOrigin> load_origins(const Database& db, const Selection& chosen,
                                        std::span<const ArticleId> ids) {
    return guarded(db, [&] {
        SQLite::Database& handle = db.handle();
        Conditions conditions = article_conditions(handle, chosen);
        conditions.add_any(std::array<std::string_view, 1>{"article"},
                           rows_of(handle, std::vector<ArticleId>{ids.begin(), ids.end()}));
        SQLite::Statement rows{
            handle, fmt::format("SELECT id, source, url FROM articles{}", conditions.sql())};
        conditions.bind(rows);
        std::vector<ArticleOrigin> origins;
        while (rows.executeStep())
            origins.push_back({{text_of(rows, 0)}, text_of(rows, 1), text_of(rows, 2)});
        return origins;
    });
}

}  // namespace demarche::store
