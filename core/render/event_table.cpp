#include "core/render/event_table.hpp"

#include <algorithm>
#include <array>

#include "core/catalog/cameo.hpp"

namespace demarche::render {
namespace {

/// First parts of codes that are no country (CAMEO codebook, international and transnational
/// actors).
constexpr std::array<std::string_view, 7> no_countries = {"IGO", "NGO", "NGM", "IMG",
                                                          "MNC", "INT", "UIS"};
constexpr std::size_t part_size = 3;

}  // namespace

ActorCode parts_of(std::string_view code) {
    ActorCode parts;
    parts.entity = code.substr(0, part_size);
    if (std::ranges::find(no_countries, parts.entity) == no_countries.end())
        parts.country = parts.entity;
    std::string_view rest = code.substr(parts.entity.size());
    // "GBRSCTAGR": Scotland is none
    while (!parts.country.empty() && !rest.empty() &&
           catalog::meaning_of_role(rest.substr(0, part_size)).empty())
        rest.remove_prefix(std::min(part_size, rest.size()));
    parts.role = rest.substr(0, part_size);
    parts.others = rest.substr(parts.role.size());
    return parts;
}

Articles by_id(const std::vector<query::ArticleRow>& articles) {
    Articles known;
    for (const query::ArticleRow& article : articles) known.emplace(article.article, &article);
    return known;
}

Told told_best(const query::EventRow& event, const Articles& articles) {
    Told told;
    told.report = query::surest(event.reports);
    if (told.report == nullptr) return told;
    const auto at = articles.find(told.report->article);
    if (at != articles.end()) told.article = at->second;
    return told;
}

std::string title_of(const Told& told) { return told.article ? told.article->title : ""; }
std::string publisher_of(const Told& told) { return told.article ? told.article->source : ""; }
std::string url_of(const Told& told) { return told.article ? told.article->url : ""; }
std::string evidence_of(const Told& told) { return told.report ? told.report->evidence : ""; }
std::string article_of(const Told& told) { return told.report ? told.report->article : ""; }

std::string articles_of(const query::EventRow& event) {
    std::string ids;
    const std::string* last = nullptr;
    for (const query::ReportRow& report : event.reports) {
        if (last != nullptr && *last == report.article) continue;
        ids += ids.empty() ? report.article : ' ' + report.article;
        last = &report.article;
    }
    return ids;
}

}  // namespace demarche::render
