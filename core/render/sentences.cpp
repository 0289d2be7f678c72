#include "core/render/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace demarche::render {
namespace {

using query::Cell;
using query::Claim;
using query::Dossier;
using query::StanceRow;

/// Of so few holders each is told by what it is for and against.
constexpr std::size_t few_holders = 2;
/// Names of one side before "and 4 more".
constexpr std::size_t names_told = 8;
/// Below this confidence a sentence does not put a holder's name into a summary.
constexpr double sure_enough = 0.5;
/// Publishers before "and 4 more".
constexpr std::size_t sources_told = 6;

std::string month_of(const Day& day) {
    constexpr std::array<std::string_view, 13> months = {
        "",     "January", "February",  "March",   "April",    "May",     "June",
        "July", "August",  "September", "October", "November", "December"};
    return std::string{months.at(static_cast<std::size_t>(day.month))};
}

/// The day without its year: "26 June", "June".
std::string within_year(const Day& day) {
    return day.day == 0 ? month_of(day) : fmt::format("{} {}", day.day, month_of(day));
}

/// ", " or " and " before the next of several.
std::string_view joint(std::size_t at, std::size_t size) {
    return at == 0 ? "" : at + 1 == size ? " and " : ", ";
}

/// The claim that tells most plainly where a cell stands: its newest of that position.
std::optional<std::size_t> witness_of(const Dossier& dossier, const Cell& cell) {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t at) {
        const Claim& claim = dossier.claims[at];
        return std::tuple{claim.position == cell.row.position, claim.date, claim.confidence};
    };
    for (const std::size_t at : cell.claims)
        if (!best || rank(*best) < rank(at)) best = at;
    return best;
}

/// A holder as a summary names it.
struct Named {
    const Cell* cell{};
    std::optional<std::size_t> witness;
};

/// "Russia, NATO and 3 more", each with its note. Whom only doubtful sentences put on this side is
/// not named but counted.
void add_names(Sentence& sentence, const Dossier& dossier, const std::vector<const Cell*>& cells,
               std::string StanceRow::*label) {
    std::vector<Named> named;
    for (const Cell* cell : cells) {
        const auto witness = witness_of(dossier, *cell);
        if (witness && dossier.claims[*witness].confidence >= sure_enough)
            named.push_back({cell, witness});
    }
    std::ranges::stable_sort(named, std::ranges::greater{},
                             [](const Named& one) { return one.cell->row.statements; });
    if (named.size() > names_told) named.resize(names_told);
    const std::size_t rest = cells.size() - named.size();
    for (std::size_t i = 0; i < named.size(); ++i) {
        const StanceRow& row = named[i].cell->row;
        sentence.push_back({std::string{joint(i, named.size() + (rest > 0 ? 1 : 0))}});
        std::string name = row.*label;
        if (row.statements > 1) name += fmt::format(" ({})", with_commas(row.statements));
        sentence.push_back({std::move(name), named[i].witness});
    }
    if (rest > 0)
        sentence.push_back({named.empty() ? fmt::format("{}, doubtful", rest)
                                          : fmt::format(" and {} more", rest)});
}

void add_side(Paragraph& paragraph, const Dossier& dossier, std::string_view side,
              const std::vector<const Cell*>& cells, std::string StanceRow::*label) {
    if (cells.empty()) return;
    Sentence sentence{{std::string{side}, {}, true}, {" "}};
    add_names(sentence, dossier, cells, label);
    sentence.push_back({"."});
    paragraph.sentences.push_back(std::move(sentence));
}

/// Told of an exact day that was not ahead when it was told.
bool is_news(const Claim& claim, const Dossier& dossier) {
    return claim.date.is_exact() &&
           (dossier.last_article.empty() || claim.date <= dossier.last_article);
}

bool is_newer(const Claim& a, const Claim& b) {
    return std::tie(a.date, a.weight, a.id) > std::tie(b.date, b.weight, b.id);
}

}  // namespace

std::string day_in_words(const Day& day) {
    if (day.empty()) return "no date";
    if (day.year == 0) return within_year(day);
    return day.month == 0 ? fmt::format("{}", day.year)
                          : fmt::format("{} {}", within_year(day), day.year);
}

std::string span_in_words(const Day& first, const Day& last) {
    if (first.empty()) return {};
    if (first == last) return day_in_words(first);
    if (first.year == last.year && first.month != 0 && last.month != 0)
        return fmt::format("{} to {}", within_year(first), day_in_words(last));
    return fmt::format("{} to {}", day_in_words(first), day_in_words(last));
}

std::string with_commas(std::size_t count) {
    std::string text = fmt::format("{}", count);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string counted(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", with_commas(count), one, count == 1 ? "" : "s");
}

std::string standing_in_words(const query::StanceRow& row) {
    std::string words =
        fmt::format("{} on {}: {}, score {:+.2f}, {}: {} for, {} against, {} neutral", row.holder,
                    row.issue, side_of(row.position), row.score,
                    counted(row.statements, "statement"), row.supports, row.opposes, row.neutral);
    if (row.trend != query::Trend::steady) words += fmt::format(", {}", query::to_text(row.trend));
    if (!row.first.empty()) words += "; " + span_in_words(row.first, row.last);
    return words;
}

std::string_view sign_of(Position position) {
    constexpr std::array<std::string_view, 3> signs = {"+", "−", "·"};
    return signs[static_cast<std::size_t>(position)];
}

Sentence extent_of(const Dossier& dossier) {
    if (dossier.events + dossier.stances == 0)
        return {{"Nothing in the graph matches this selection."}};
    Sentence sentence;
    sentence.push_back({counted(dossier.articles, "article"), {}, true});
    if (const std::string days = span_in_words(dossier.first_article, dossier.last_article);
        !days.empty())
        sentence.push_back({fmt::format(" of {}", days)});
    sentence.push_back({dossier.articles == 1 ? " reports " : " report "});
    sentence.push_back({counted(dossier.stances, "statement"), {}, true});
    sentence.push_back({" of position and "});
    sentence.push_back({counted(dossier.events, "event"), {}, true});
    if (dossier.undated > 0)
        sentence.push_back({fmt::format(", {} of no known year", with_commas(dossier.undated))});
    sentence.push_back({"."});
    return sentence;
}

std::string sources_of(const Dossier& dossier) {
    std::string text;
    const std::size_t all = dossier.sources.size();
    const std::size_t told = all > sources_told + 1 ? sources_told : all;
    for (std::size_t i = 0; i < told; ++i) {
        const auto& [name, articles] = dossier.sources[i];
        text += fmt::format("{}{} ({})", i == 0 ? "" : ", ",
                            name.empty() ? "publisher not named" : name, with_commas(articles));
    }
    if (told < all) text += fmt::format(" and {} more", all - told);
    return text;
}

std::vector<Paragraph> sides_of(const Dossier& dossier, std::size_t issues) {
    const query::Matrix& matrix = dossier.matrix;
    const bool is_by_holder =
        matrix.holders.size() <= few_holders && matrix.issues.size() > matrix.holders.size();
    const auto& headings = is_by_holder ? matrix.holders : matrix.issues;
    const auto label = is_by_holder ? &StanceRow::issue : &StanceRow::holder;
    std::vector<Paragraph> paragraphs;
    for (std::size_t at = 0; at < std::min(issues, headings.size()); ++at) {
        std::array<std::vector<const Cell*>, 3> sides;
        for (const Cell& cell : matrix.cells)
            if ((is_by_holder ? cell.holder : cell.issue) == at)
                sides.at(static_cast<std::size_t>(cell.row.position)).push_back(&cell);
        Paragraph paragraph;
        paragraph.heading = headings[at].name;
        if (!headings[at].question.empty())
            paragraph.sentences.push_back({{headings[at].question}});
        add_side(paragraph, dossier, "For:", sides[0], label);
        add_side(paragraph, dossier, "Against:", sides[1], label);
        add_side(paragraph, dossier, "Between:", sides[2], label);
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

std::string_view side_of(Position position) {
    constexpr std::array<std::string_view, 3> sides = {"for", "against", "between"};
    return sides[static_cast<std::size_t>(position)];
}

std::string turn_of(const query::ShiftTold& shift) {
    return fmt::format("moved from {} to {}", side_of(shift.row.before.position),
                       side_of(shift.row.after.position));
}

std::vector<Sentence> shifts_of(const Dossier& dossier, std::size_t most) {
    std::vector<Sentence> sentences;
    for (const query::ShiftTold& shift : dossier.shifts) {
        if (sentences.size() == most) break;
        const Claim& before = dossier.claims[shift.before];
        const Claim& after = dossier.claims[shift.after];
        sentences.push_back({{shift.row.holder, {}, true},
                             {fmt::format(" {} on {}: ", turn_of(shift), shift.row.issue)},
                             {day_in_words(before.date) + ", " + before.headline, shift.before},
                             {"; "},
                             {day_in_words(after.date) + ", " + after.headline, shift.after},
                             {"."}});
    }
    return sentences;
}

std::vector<Sentence> newest_of(const Dossier& dossier, std::size_t most) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < dossier.claims.size(); ++i)
        if (is_news(dossier.claims[i], dossier)) places.push_back(i);
    std::ranges::sort(places, [&](std::size_t a, std::size_t b) {
        return is_newer(dossier.claims[a], dossier.claims[b]);
    });
    std::vector<Sentence> sentences;
    SentencesTold told;
    for (const std::size_t i : places) {
        const Claim& claim = dossier.claims[i];
        if (sentences.size() == most) break;
        if (!told.is_new(claim)) continue;
        sentences.push_back(
            {{day_in_words(claim.date), {}, true}, {": "}, {claim.headline, i}, {"."}});
    }
    return sentences;
}

bool SentencesTold::is_new(const Claim& claim) {
    if (claim.contexts.empty()) return true;
    const query::ReportRow& report = claim.contexts.front().report;
    return told_.emplace(report.article, report.begin).second;
}

std::string caution() {
    return "Found by machine in the text of the articles; each claim is as good as its sentence, "
           "which stands with it. Confidence is the chance that the sentence was read rightly, "
           "from 0 to 1, not that it is true.";
}

}  // namespace demarche::render
