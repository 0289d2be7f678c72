#include "importers/extract/article_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/extract/year.hpp"
#include "importers/read/written_day.hpp"

namespace demarche::extract {
namespace {

struct Dated {
    Day day;
    DateBasis basis{DateBasis::unknown};
};

/// The dateline's day in the year of publication or the one before: December is read in January.
std::optional<Day> before_publication(const Day& day, const Day& published) {
    constexpr int kMostDays = 62;
    if (!published.is_exact()) return std::nullopt;
    for (const int year : {published.year, published.year - 1}) {
        if (!is_in_calendar(year, day.month, day.day)) continue;
        const Day dated{year, day.month, day.day};
        const auto age = first_of(published) - first_of(dated);
        // A page may be stamped in a time zone where it is still the day before.
        if (age >= std::chrono::days{-1} && age <= std::chrono::days{kMostDays}) return dated;
    }
    return std::nullopt;
}

/// The first day with a year in the lines around the article, most telling lines first.
std::optional<Day> day_on_page(const Article& article) {
    constexpr std::array<std::string_view, 4> kTelling{"date line", "byline", "headline",
                                                       "photo caption"};
    for (const std::string_view reason : kTelling)
        for (const DroppedLine& line : article.dropped) {
            if (line.reason != reason) continue;
            for (const read::WrittenDay& found : read::written_days(line.line))
                if (found.day.is_exact()) return found.day;
        }
    return std::nullopt;
}

/// A day that stands alone on one of the first lines of the text.
std::optional<Day> day_on_line_of_its_own(std::string_view text) {
    constexpr std::size_t kFirstLines = 8;
    constexpr std::size_t kBesides = 24;  // bytes: "Posted on ", " 10:15 GMT"
    for (std::size_t line = 0, at = 0; line < kFirstLines && at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        for (const read::WrittenDay& found : read::written_days(text.substr(at, end - at)))
            if (found.day.is_exact() && end - at <= found.where.size() + kBesides) return found.day;
        at = end + 1;
    }
    return std::nullopt;
}

/// "/2007/06/26/", "/2007-06-26-", "/20070626/" in an address.
std::optional<Day> day_in_address(std::string_view url) {
    for (std::size_t at = 0; (at = url.find('/', at)) != std::string_view::npos; ++at) {
        std::string figures;
        for (std::size_t i = at + 1; i < url.size() && figures.size() < 8; ++i) {
            if (url[i] >= '0' && url[i] <= '9')
                figures += url[i];
            else if ((url[i] != '/' && url[i] != '-') ||
                     (figures.size() != 4 && figures.size() != 6))
                break;
        }
        if (figures.size() != 8 || (!figures.starts_with("19") && !figures.starts_with("20")))
            continue;
        const auto day =
            parse_day(figures.substr(0, 4) + '-' + figures.substr(4, 2) + '-' + figures.substr(6));
        if (day) return day;
    }
    return std::nullopt;
}

/// The dateline's day, else a day without a year in a date line; empty if neither.
Day day_without_year(const Article& article) {
    if (article.dateline && article.dateline->day.day != 0) return article.dateline->day;
    for (const DroppedLine& line : article.dropped)
        if (line.reason == "date line")
            for (const read::WrittenDay& found : read::written_days(line.line))
                if (found.day.day != 0) return found.day;
    return {};
}

/// The years for which the catalogue knows who was in office, up to the day of publication.
YearRange years_known(const catalog::Catalog& catalog, const Day& published) {
    YearRange years{1946, 0};
    for (const Actor& actor : catalog.actors())
        for (const Role& role : actor.roles) years.last = std::max(years.last, role.since.year);
    if (published.year != 0) years.last = std::min(years.last, published.year);
    return years;
}

/// The words of the sentence right before byte `at`, at most five, as written.
std::vector<std::string_view> words_before(std::string_view text, std::size_t at) {
    std::vector<std::string_view> words;
    std::string_view before = text.substr(0, at);
    while (words.size() < 5 && before.ends_with(' ')) {
        before.remove_suffix(1);
        const std::size_t begin = before.find_last_of(" .,;:\"\n(") + 1;  // npos + 1 is 0
        const std::string_view word = before.substr(begin);
        if (word.empty()) break;
        words.insert(words.begin(), word);
        before = before.substr(0, begin);
    }
    return words;
}

/// The office that stands right before a name: "foreign minister" of "Dutch Foreign Minister Jaap
/// …".
std::optional<std::string_view> office_before(std::string_view text, std::size_t name,
                                              const catalog::Catalog& catalog) {
    const std::vector<std::string_view> words = words_before(text, name);
    for (std::size_t first = 0; first < words.size(); ++first) {
        const std::size_t begin = static_cast<std::size_t>(words[first].data() - text.data());
        if (const auto kind = catalog.office_kind(text.substr(begin, name - 1 - begin)))
            return kind;
    }
    return std::nullopt;
}

/// The person with those roles only that the text names: where it says "President Vladimir Putin",
/// his years as prime minister are not meant. Without an office in the text all roles stay; with
/// one that the catalogue does not know of the person, none.
Actor as_called(const Actor& person, std::string_view text, const catalog::Catalog& catalog) {
    Actor called = person;
    for (std::size_t at = 0; (at = text.find(person.name, at)) != std::string_view::npos; ++at)
        if (const auto office = office_before(text, at, catalog)) {
            std::erase_if(called.roles, [&](const Role& role) { return role.role != *office; });
            break;
        }
    return called;
}

Dated inferred(const Article& article, const Day& day, std::span<const ActorId> people,
               const catalog::Catalog& catalog) {
    std::vector<Actor> known;
    for (const ActorId& id : people) {
        const Actor* person = catalog.actor(id);
        if (person != nullptr && std::ranges::find(known, id, &Actor::id) == known.end())
            known.push_back(as_called(*person, article.text, catalog));
    }
    const YearClues clues = year_clues(article.text);
    const auto year = infer_year(day, clues, known, years_known(catalog, article.published));
    return {{year.value_or(0), day.month, day.day}, DateBasis::inferred};
}

Dated dated(const Article& article, std::span<const ActorId> people,
            const catalog::Catalog& catalog) {
    const Day written = article.dateline ? article.dateline->day : Day{};
    if (written.is_exact()) return {written, DateBasis::text};
    if (written.day != 0)
        if (const auto day = before_publication(written, article.published))
            return {*day, DateBasis::text};
    if (!article.published.empty()) return {article.published, DateBasis::metadata};
    auto shown = day_on_page(article);
    if (!shown) shown = day_on_line_of_its_own(article.title + '\n' + article.text);
    if (shown) {
        const auto day = written.day != 0 ? before_publication(written, *shown) : std::nullopt;
        return {day.value_or(*shown), DateBasis::text};
    }
    if (const auto day = day_in_address(article.url)) {
        const auto before = written.day != 0 ? before_publication(written, *day) : std::nullopt;
        return {before.value_or(*day), DateBasis::metadata};
    }
    if (const Day day = day_without_year(article); !day.empty())
        return inferred(article, day, people, catalog);
    return {};
}

}  // namespace

void infer_date(Article& article, std::span<const ActorId> people,
                const catalog::Catalog& catalog) {
    const Dated found = dated(article, people, catalog);
    article.date = found.day;
    article.date_basis = found.basis;
}

}  // namespace demarche::extract
