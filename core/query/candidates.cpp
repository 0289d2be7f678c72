#include "core/query/candidates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/catalog/issue_index.hpp"
#include "core/model/utf8.hpp"
#include "core/query/order.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

constexpr std::size_t least_statements = 2;

constexpr std::array<Field<CandidateRow>, 9> fields = {{
    {"phrase", by<&CandidateRow::phrase>},
    {"days", by<&CandidateRow::days>},
    {"holders", by<&CandidateRow::holders>},
    {"statements", by<&CandidateRow::statements>},
    {"supports", by<&CandidateRow::supports>},
    {"opposes", by<&CandidateRow::opposes>},
    {"neutral", by<&CandidateRow::neutral>},
    {"first", by<&CandidateRow::first>},
    {"last", by<&CandidateRow::last>},
}};

using Statements = std::vector<const store::StoredStance*>;

/// "the grain deal" -> "grain deal".
std::string without_article(const std::string& phrase) {
    constexpr std::array<std::string_view, 6> kArticles = {"the ", "The ", "a ",
                                                           "A ",   "an ",  "An "};
    for (const std::string_view article : kArticles)
        if (phrase.starts_with(article)) return phrase.substr(article.size());
    return phrase;
}

/// "Hamas", "DPRK's": who is backed is no issue.
bool is_actor(const catalog::Catalog& catalog, std::string_view phrase) {
    for (const std::string_view end : {"'s", "’s"})
        if (phrase.ends_with(end)) phrase.remove_suffix(end.size());
    return !catalog.named(phrase).empty();
}

bool is_common_noun(std::string_view phrase) {
    return phrase.find(' ') == std::string_view::npos && utf8::lower(phrase) == phrase;
}

/// As most statements write it; of several the first by letters.
std::string usual_phrase(const Statements& statements) {
    std::map<std::string, std::size_t> counts;
    for (const store::StoredStance* one : statements) ++counts[without_article(one->stance.target)];
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
        ->first;
}

CandidateRow row_of(const Statements& statements) {
    CandidateRow row;
    row.phrase = usual_phrase(statements);
    row.statements = statements.size();
    std::set<ActorId> holders;
    std::set<Day> days;
    for (const store::StoredStance* one : statements) {
        const Stance& stance = one->stance;
        holders.insert(stance.holder);
        days.insert(stance.date);
        ++(stance.position == Position::supports  ? row.supports
           : stance.position == Position::opposes ? row.opposes
                                                  : row.neutral);
        if (stance.date.empty()) continue;
        if (row.first.empty() || comes_before(stance.date, row.first)) row.first = stance.date;
        if (row.last.empty() || comes_before(row.last, stance.date)) row.last = stance.date;
    }
    row.holders = holders.size();
    row.days = days.size();
    const auto surest = std::ranges::max_element(statements, {}, [](const auto* one) {
        return std::tie(one->stance.confidence, one->stance.id);
    });
    row.holder = (*surest)->holder.name;
    row.stance = (*surest)->stance.id.text;
    return row;
}

/// The sentence of the statement that is shown.
void put_evidence(const store::Database& db, CandidateRow& row) {
    const auto stance = store::load_stance(db, {row.stance});
    if (!stance || stance->reports.empty()) return;
    const auto best = std::ranges::max_element(
        stance->reports, {},
        [](const store::StoredReport& report) { return report.report.confidence; });
    row.evidence = best->evidence;
    row.article = best->report.article.text;
}

}  // namespace

std::vector<CandidateRow> issue_candidates(const store::Database& db,
                                           const catalog::Catalog& catalog, const CanName& can_name,
                                           store::Selection chosen, const Order& order) {
    chosen.without_issue = true;
    const std::vector<store::StoredStance> stances =
        store::load_stances(db, chosen, {}, store::WithReports::no);
    std::map<std::string, Statements> groups;
    for (const store::StoredStance& one : stances) {
        std::string words = catalog::issue_words(one.stance.target).text;
        if (!words.empty()) groups[std::move(words)].push_back(&one);
    }
    std::vector<CandidateRow> rows;
    for (const auto& [words, statements] : groups)
        if (statements.size() >= least_statements && catalog.issues_in(words).empty())
            rows.push_back(row_of(statements));
    std::erase_if(rows, [&](const CandidateRow& row) {
        return is_common_noun(row.phrase) || is_actor(catalog, row.phrase) || !can_name(row.phrase);
    });
    std::ranges::sort(rows, [](const CandidateRow& a, const CandidateRow& b) {
        return std::tie(b.days, b.holders, b.statements, a.phrase) <
               std::tie(a.days, a.holders, a.statements, b.phrase);
    });
    put_in_order<CandidateRow>(rows, order, fields);
    for (CandidateRow& row : rows) put_evidence(db, row);
    return rows;
}

}  // namespace demarche::query
