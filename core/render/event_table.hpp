#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/query/whole.hpp"

/// What the tables of events have in common. For the sources of core/render.
namespace demarche::render {

/// A CAMEO actor code in its parts: "RUSGOVMIL" is Russia, its government, its military; of
/// "GBRSCTAGR", Scottish farmers, the region is left out. A code of no country, as "IGOEUREEC", has
/// its first part as its role.
struct ActorCode {
    std::string_view country;  // ISO alpha-3; empty for a body of no country
    std::string_view entity;   // the first three letters: "RUS", "IGO"
    std::string_view role;     // the first part behind it that says what somebody is
    std::string_view others;   // those behind the role
};
[[nodiscard]] ActorCode parts_of(std::string_view code);

/// Articles by their ids.
using Articles = std::unordered_map<std::string, const query::ArticleRow*>;
[[nodiscard]] Articles by_id(const std::vector<query::ArticleRow>& articles);

/// Where an event is told best.
struct Told {
    const query::ReportRow* report{};    // the surest; null where there is none
    const query::ArticleRow* article{};  // of it; null where it is not known
};
[[nodiscard]] Told told_best(const query::EventRow& event, const Articles& articles);

/// Empty for null.
[[nodiscard]] std::string title_of(const Told& told);
[[nodiscard]] std::string publisher_of(const Told& told);
[[nodiscard]] std::string url_of(const Told& told);
[[nodiscard]] std::string evidence_of(const Told& told);
[[nodiscard]] std::string article_of(const Told& told);  // its id

/// The ids of the articles that report it, with blanks between them.
[[nodiscard]] std::string articles_of(const query::EventRow& event);

}  // namespace demarche::render
