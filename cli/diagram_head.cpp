#include "cli/diagram_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/query/events.hpp"
#include "core/query/lists.hpp"
#include "core/query/stances.hpp"

namespace demarche::cli {
namespace {

using render::DiagramKind;

constexpr std::size_t publishers_named = 4;

/// "; articles of Reuters, RIA Novosti and 3 others", those of whom most come first.
std::string publishers_of(const std::vector<query::ArticleRow>& articles) {
    std::map<std::string, std::size_t> counts;
    for (const query::ArticleRow& article : articles)
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

/// Gathers from statements and events, one after the other.
class Gathered {
public:
    explicit Gathered(const std::vector<query::ArticleRow>& articles) {
        for (const query::ArticleRow& article : articles) articles_[article.article] = &article;
    }

    void add(const query::StanceEachRow& row) {
        if (!row.speaker.empty() && row.reported_by.empty())  // else another's words on it
            ++heard_[row.holder_id][row.speaker];
        const std::string issue =
            row.issue_id.empty() ? "phrase:" + query::phrase_key(row.target) : row.issue_id;
        consider({row.holder_id, issue}, row);
        consider({row.stance, ""}, row);
        consider({row.holder_id, ""}, row);
    }

    void add(const query::EventRow& row) {
        if (!row.source_speaker.empty()) ++heard_[row.source_id][row.source_speaker];
        if (!row.target_id.empty()) consider(std::minmax(row.source_id, row.target_id), row);
        consider({row.source_id, ""}, row);
    }

    void give(render::DiagramHead& head) const {
        for (const auto& [actor, voices] : heard_) {
            std::vector<std::pair<std::string, std::size_t>> ranked{voices.begin(), voices.end()};
            std::ranges::stable_sort(ranked, std::ranges::greater{},
                                     &std::pair<std::string, std::size_t>::second);
            for (auto& [voice, times] : ranked) head.people[actor].push_back(std::move(voice));
        }
        for (const auto& [ends, surest] : surest_) head.grounds[ends] = surest.ground;
    }

private:
    struct Surest {
        double confidence{-1};
        render::Ground ground;
    };

    template <class Row>
    void consider(const std::pair<std::string, std::string>& ends, const Row& row) {
        Surest& best = surest_[ends];
        const query::ReportRow* report = query::surest(row.reports);
        if (report == nullptr || row.confidence <= best.confidence) return;
        const auto article = articles_.find(report->article);
        const std::string publisher =
            article == articles_.end() ? std::string{} : article->second->source;
        std::string from = to_text(row.date);
        if (!publisher.empty()) from += (from.empty() ? "" : ", ") + publisher;
        best.confidence = row.confidence;
        best.ground.words =
            fmt::format("“{}”{}{}", report->evidence, from.empty() ? "" : " ", from);
        best.ground.url = article == articles_.end() ? std::string{} : article->second->url;
    }

    std::map<std::string, const query::ArticleRow*> articles_;
    std::map<std::string, std::map<std::string, std::size_t>> heard_;
    std::map<std::pair<std::string, std::string>, Surest> surest_;
};

}  // namespace

render::DiagramHead head_of(const store::Database& db, const store::Selection& chosen,
                            DiagramKind kind) {
    const std::vector<query::ArticleRow> articles = query::articles_in(db, chosen);
    Gathered gathered{articles};
    if (kind != DiagramKind::relations)
        for (const query::StanceEachRow& row : query::stances_each(db, chosen)) gathered.add(row);
    if (kind == DiagramKind::relations || kind == DiagramKind::ego)
        for (const query::EventRow& row : query::events_in(db, chosen)) gathered.add(row);
    render::DiagramHead head;
    head.source = publishers_of(articles);
    gathered.give(head);
    return head;
}

}  // namespace demarche::cli
