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

#include "core/query/reports.hpp"
#include "core/query/stances.hpp"
#include "core/store/load.hpp"
#include "core/store/load_captions.hpp"

namespace demarche::cli {
namespace {

using render::DiagramKind;

constexpr std::size_t publishers_named = 4;

/// "; articles of Reuters, RIA Novosti and 3 others", those of whom most come first.
std::string publishers_of(const std::vector<store::Publisher>& publishers) {
    std::vector<std::pair<std::string, std::size_t>> ranked;
    ranked.reserve(publishers.size());
    for (const store::Publisher& one : publishers) ranked.emplace_back(one.name, one.articles);
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
        actors_.emplace();
        for (const query::Node& node : network->nodes) {
            shown_->insert(node.id);
            if (!node.is_issue) actors_->push_back({node.id});
        }
    }

    /// The actors that can be shown; none where all can.
    [[nodiscard]] const store::SomeActors& actors() const { return actors_; }

    void add(const store::StanceCaption& row) {
        if (!row.speaker.empty()) ++heard_[row.holder.text][row.speaker];
        const std::string issue =
            row.issue.empty() ? "phrase:" + query::phrase_key(row.target) : row.issue.text;
        const Surest one{row.confidence, row.date, row.stance};
        consider({row.holder.text, issue}, one);
        consider({row.stance.text, ""}, one);
        consider({row.holder.text, ""}, one);
    }

    void add(const store::EventCaption& row) {
        if (!row.source_speaker.empty()) ++heard_[row.source.text][row.source_speaker];
        const Surest one{row.confidence, row.date, row.event};
        if (!row.target.empty()) consider(std::minmax(row.source.text, row.target.text), one);
        consider({row.source.text, ""}, one);
    }

    void give_people(render::DiagramHead& head) const {
        for (const auto& [actor, voices] : heard_) {
            std::vector<std::pair<std::string, std::size_t>> ranked{voices.begin(), voices.end()};
            std::ranges::stable_sort(ranked, std::ranges::greater{},
                                     &std::pair<std::string, std::size_t>::second);
            for (auto& [voice, times] : ranked) head.people[actor].push_back(std::move(voice));
        }
    }

    void give_grounds(const store::Database& db, const store::Selection& chosen,
                      render::DiagramHead& head) const {
        Reports reports;
        add_reports<EventId>(store::load_event_reports, db, reports);
        add_reports<StanceId>(store::load_stance_reports, db, reports);
        std::vector<ArticleId> ids;
        ids.reserve(reports.size());
        for (const auto& [ends, report] : reports) ids.push_back({report.article});
        std::map<std::string, store::ArticleOrigin> articles;
        for (store::ArticleOrigin& one : store::load_origins(db, chosen, ids))
            articles.emplace(one.id.text, std::move(one));
        for (const auto& [ends, report] : reports)
            head.grounds[ends] = ground_of(report, surest_.at(ends).day, articles);
    }

private:
    using Ends = std::pair<std::string, std::string>;  // as in DiagramHead::grounds
    struct Surest {
        double confidence{-1};
        Day day;
        std::variant<EventId, StanceId> what;
    };
    using Reports = std::map<Ends, query::ReportRow>;  // the surest of each

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
    void add_reports(const Load& load, const store::Database& db, Reports& reports) const {
        std::vector<Id> ids;
        for (const auto& [ends, surest] : surest_)
            if (const Id* id = std::get_if<Id>(&surest.what)) ids.push_back(*id);
        auto loaded = load(db, ids);
        std::size_t i = 0;
        for (const auto& [ends, surest] : surest_) {
            if (!std::holds_alternative<Id>(surest.what)) continue;
            const auto rows = query::report_rows(std::move(loaded[i++]));
            if (const query::ReportRow* report = query::surest(rows))
                reports.emplace(ends, *report);
        }
    }

    static render::Ground ground_of(const query::ReportRow& report, const Day& day,
                                    const std::map<std::string, store::ArticleOrigin>& articles) {
        const auto article = articles.find(report.article);
        const bool is_known = article != articles.end();
        std::string from = to_text(day);
        if (is_known && !article->second.source.empty())
            from += (from.empty() ? "" : ", ") + article->second.source;
        return {fmt::format("“{}”{}{}", report.evidence, from.empty() ? "" : " ", from),
                is_known ? article->second.url : std::string{}};
    }

    std::optional<std::set<std::string>> shown_;  // ids of nodes
    store::SomeActors actors_;                    // of those the actors
    std::map<std::string, std::map<std::string, std::size_t>> heard_;
    std::map<Ends, Surest> surest_;
};

}  // namespace

render::DiagramHead head_of(const store::Database& db, const store::Selection& chosen,
                            DiagramKind kind, const query::Network* network) {
    Gathered gathered{network};
    if (kind != DiagramKind::relations)
        for (const store::StanceCaption& row :
             store::load_stance_captions(db, chosen, gathered.actors()))
            gathered.add(row);
    if (kind == DiagramKind::relations || kind == DiagramKind::ego)
        for (const store::EventCaption& row :
             store::load_event_captions(db, chosen, gathered.actors()))
            gathered.add(row);
    render::DiagramHead head;
    head.source = publishers_of(store::count_publishers(db, chosen));
    gathered.give_people(head);
    gathered.give_grounds(db, chosen, head);
    return head;
}

}  // namespace demarche::cli
