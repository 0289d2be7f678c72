#include "cli/diagram_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/query/events.hpp"
#include "core/query/stances.hpp"
#include "core/store/load.hpp"

namespace demarche::cli {
namespace {

using render::DiagramKind;

constexpr std::size_t publishers_named = 4;

using Origins = std::vector<store::ArticleOrigin>;

/// "; articles of Reuters, RIA Novosti and 3 others", those of whom most come first.
std::string publishers_of(const Origins& articles) {
    std::map<std::string, std::size_t> counts;
    for (const store::ArticleOrigin& article : articles)
        if (!article.source.empty()) ++counts[article.source];
    std::vector<std::pair<std::string, std::size_t>> ranked{counts.begin(), counts.end()};
    std::ranges::stable_sort(ranked, std::ranges::greater{},
                             &std::pair<std::string, std::size_t>::second);
    std::string text;
    for (std::size_t i = 0; i < std::min(publishers_named, ranked.size()); ++i)
        text += (i == 0 ? "; articles of " : ", ") + ranked[i].first;
    if (ranked.size() > publishers_named)
        text += fmt::format(" and {} others", ranked.size() - publishers_named);
    return text;
}

/// Gathers from statements and events, one after the other: without their reports, which are loaded
/// at the end for those that are the surest of something that can be shown.
class Gathered {
public:
    /// Without a network all can be shown.
    explicit Gathered(const query::Network* network) {
        if (network == nullptr) return;
        shown_.emplace();
        for (const query::Node& node : network->nodes) shown_->insert(node.id);
    }

    void add(const query::StanceEachRow& row) {
        if (!row.speaker.empty() && row.reported_by.empty())  // else another's words on it
            ++heard_[row.holder_id][row.speaker];
        const std::string issue =
            row.issue_id.empty() ? "phrase:" + query::phrase_key(row.target) : row.issue_id;
        const Surest one{row.confidence, row.date, StanceId{row.stance}};
        consider({row.holder_id, issue}, one);
        consider({row.stance, ""}, one);
        consider({row.holder_id, ""}, one);
    }

    void add(const query::EventRow& row) {
        if (!row.source_speaker.empty()) ++heard_[row.source_id][row.source_speaker];
        const Surest one{row.confidence, row.date, EventId{row.event}};
        if (!row.target_id.empty()) consider(std::minmax(row.source_id, row.target_id), one);
        consider({row.source_id, ""}, one);
    }

    void give_people(render::DiagramHead& head) const {
        for (const auto& [actor, voices] : heard_) {
            std::vector<std::pair<std::string, std::size_t>> ranked{voices.begin(), voices.end()};
            std::ranges::stable_sort(ranked, std::ranges::greater{},
                                     &std::pair<std::string, std::size_t>::second);
            for (auto& [voice, times] : ranked) head.people[actor].push_back(std::move(voice));
        }
    }

    void give_grounds(const store::Database& db, const Origins& articles,
                      render::DiagramHead& head) const {
        std::map<std::string_view, const store::ArticleOrigin*> from;
        for (const store::ArticleOrigin& article : articles) from[article.id.text] = &article;
        give<EventId>(store::load_event_reports, db, from, head);
        give<StanceId>(store::load_stance_reports, db, from, head);
    }

private:
    using Ends = std::pair<std::string, std::string>;  // as in DiagramHead::grounds
    struct Surest {
        double confidence{-1};
        Day day;
        std::variant<EventId, StanceId> what;
    };
    using From = std::map<std::string_view, const store::ArticleOrigin*>;

    [[nodiscard]] bool can_be_shown(const Ends& ends) const {
        return !shown_ || (shown_->contains(ends.first) &&
                           (ends.second.empty() || shown_->contains(ends.second)));
    }

    /// The first of equals stays.
    void consider(const Ends& ends, const Surest& one) {
        if (!can_be_shown(ends)) return;
        Surest& best = surest_[ends];
        if (one.confidence > best.confidence) best = one;
    }

    template <class Id, class Load>
    void give(const Load& load, const store::Database& db, const From& from,
              render::DiagramHead& head) const {
        std::vector<Id> ids;
        for (const auto& [ends, surest] : surest_)
            if (const Id* id = std::get_if<Id>(&surest.what)) ids.push_back(*id);
        auto reports = load(db, ids);
        std::size_t i = 0;
        for (const auto& [ends, surest] : surest_) {
            if (!std::holds_alternative<Id>(surest.what)) continue;
            const auto rows = query::report_rows(std::move(reports[i++]));
            if (const query::ReportRow* report = query::surest(rows))
                head.grounds[ends] = ground_of(*report, surest.day, from);
        }
    }

    static render::Ground ground_of(const query::ReportRow& report, const Day& day,
                                    const From& articles) {
        const auto article = articles.find(report.article);
        const bool is_known = article != articles.end();
        std::string from = to_text(day);
        if (is_known && !article->second->source.empty())
            from += (from.empty() ? "" : ", ") + article->second->source;
        return {fmt::format("“{}”{}{}", report.evidence, from.empty() ? "" : " ", from),
                is_known ? article->second->url : std::string{}};
    }

    std::optional<std::set<std::string>> shown_;  // ids of nodes
    std::map<std::string, std::map<std::string, std::size_t>> heard_;
    std::map<Ends, Surest> surest_;
};

}  // namespace

render::DiagramHead head_of(const store::Database& db, const store::Selection& chosen,
                            DiagramKind kind, const query::Network* network) {
    query::Order light;
    light.leaves_out_reports = true;
    Gathered gathered{network};
    if (kind != DiagramKind::relations)
        for (const query::StanceEachRow& row : query::stances_each(db, chosen, light))
            gathered.add(row);
    if (kind == DiagramKind::relations || kind == DiagramKind::ego)
        for (const query::EventRow& row : query::events_in(db, chosen, light)) gathered.add(row);
    const Origins articles = store::load_origins(db, chosen);
    render::DiagramHead head;
    head.source = publishers_of(articles);
    gathered.give_people(head);
    gathered.give_grounds(db, articles, head);
    return head;
}

}  // namespace demarche::cli
