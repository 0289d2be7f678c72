#include "core/query/dossier.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/query/dossier_matrix.hpp"
#include "core/query/lists.hpp"
#include "core/query/order.hpp"
#include "core/store/load_edges.hpp"
#include "core/store/load_statements.hpp"

namespace demarche::query {
namespace {

/// A shift that rests on less is more likely misread than real.
constexpr double sure_enough = 0.5;
/// A change of sides within so many days is a shift only where it lasts longer, as for `shifts`.
constexpr std::size_t passing_days = 30;
/// The part of all statements on an issue, one in so many, that stands together on either side of a
/// shift.
constexpr std::size_t stretch = 4;
/// The reports of a claim that are quoted with what stands around them.
constexpr std::size_t reports_quoted = 5;

/// What can be told, not yet in full: enough to choose by.
struct Candidate {
    ItemKind kind{};
    std::string id;
    Day date;
    double weight{};
    std::string group;  // of a stance, its holder and issue
    int sign{};         // of a stance, towards support or away
    double confidence{};
};

int sign_of(Position position) {
    return position == Position::supports ? 1 : position == Position::opposes ? -1 : 0;
}

/// A deed of no weight on Goldstein's scale counts half of one at its end.
double weight_of(const EventRow& row) {
    return row.confidence * (0.5 + std::abs(row.goldstein) / 20);
}
double weight_of(const StanceEachRow& row) { return row.confidence * (0.5 + row.strength / 2); }

std::vector<Candidate> candidates_of(const std::vector<EventRow>& events,
                                     const std::vector<StanceEachRow>& stances) {
    std::vector<Candidate> all;
    all.reserve(events.size() + stances.size());
    for (const EventRow& row : events)
        all.push_back(
            {ItemKind::event, row.event, row.date, weight_of(row), {}, 0, row.confidence});
    for (const StanceEachRow& row : stances)
        all.push_back({ItemKind::stance, row.stance, row.date, weight_of(row), group_key(row),
                       sign_of(counted_position(row)), row.confidence});
    std::ranges::sort(all, [](const Candidate& a, const Candidate& b) {
        return std::tuple{time_key(a.date), a.kind, a.id} <
               std::tuple{time_key(b.date), b.kind, b.id};
    });
    return all;
}

using Places = std::vector<std::size_t>;  // in the candidates

std::map<std::string, Places> groups_of(const std::vector<Candidate>& candidates) {
    std::map<std::string, Places> groups;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (!candidates[i].group.empty()) groups[candidates[i].group].push_back(i);
    return groups;
}

/// The surest of those that lean most to the side of `sign`.
std::size_t clearest(const std::vector<Candidate>& candidates, const Places& places, int sign) {
    return *std::ranges::max_element(places, {}, [&](std::size_t i) {
        return std::pair{sign * candidates[i].sign, candidates[i].confidence};
    });
}

using Totals = std::map<std::pair<std::string, std::string>, std::size_t>;

/// Statements that take a side, by holder and issue.
Totals totals_of(const std::vector<StanceRow>& positions) {
    Totals totals;
    for (const StanceRow& row : positions)
        totals[{row.holder_id, row.issue_id}] += row.supports + row.opposes;
    return totals;
}

/// Whether a report may tell it: both sentences are sure, and of one who speaks often more than a
/// few stray statements stand on either side, which are sooner misread than meant.
bool is_firm(const ShiftRow& row, const Totals& totals) {
    const std::size_t total = totals.at({row.holder_id, row.issue_id});
    return row.before.confidence >= sure_enough && row.after.confidence >= sure_enough &&
           std::min(row.before.statements, row.after.statements) >= total / stretch;
}

/// A shift between two long stretches on either side goes before one that passes.
bool is_firmer(const ShiftRow& a, const ShiftRow& b) {
    const auto firmness = [](const ShiftRow& row) {
        return std::tuple{std::min(row.before.statements, row.after.statements), row.confidence};
    };
    return firmness(a) > firmness(b);
}

/// The firmest of each holder and issue, at most so many, the newest first. `before` and `after`
/// are set when the claims are there.
void set_shifts(const std::vector<StanceEachRow>& stances, std::size_t most, Dossier& dossier) {
    const Totals totals = totals_of(dossier.positions);
    std::vector<ShiftRow> rows = shifts_among(stances, passing_days);
    // A phrase is left alone: "the decision" is another one each time.
    std::erase_if(rows, [](const ShiftRow& row) {
        return row.kind != ShiftKind::shift || row.issue_id.empty();
    });
    const std::size_t all = rows.size();
    std::erase_if(rows, [&](const ShiftRow& row) { return !is_firm(row, totals); });
    std::ranges::stable_sort(rows, is_firmer);
    std::set<std::pair<std::string, std::string>> told;
    for (ShiftRow& row : rows)
        if (dossier.shifts.size() < most && told.emplace(row.holder_id, row.issue_id).second)
            dossier.shifts.push_back({std::move(row), 0, 0});
    dossier.shifts_left_out = all - dossier.shifts.size();
    std::ranges::stable_sort(dossier.shifts, [](const ShiftTold& a, const ShiftTold& b) {
        return a.row.after.quote.date > b.row.after.quote.date;
    });
}

/// Which candidates are told in full, by their places.
class Choice {
public:
    Choice(const std::vector<Candidate>& candidates, std::size_t most)
        : candidates_{candidates}, most_{most} {}

    void add(std::size_t place) {
        if (chosen_.size() < most_) chosen_.insert(place);
    }

    /// The newest for one half of what is free, the weightiest for the other. What is told of a day
    /// after `today` is a plan, no news.
    void fill(const Day& today) {
        const std::size_t half = chosen_.size() + (most_ - chosen_.size()) / 2;
        for (std::size_t i = candidates_.size(); i-- > 0 && chosen_.size() < half;)
            if (candidates_[i].date.year != 0 && (today.empty() || candidates_[i].date <= today))
                chosen_.insert(i);
        Places ranked(candidates_.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i] = i;
        std::ranges::stable_sort(ranked, std::ranges::greater{},
                                 [&](std::size_t i) { return candidates_[i].weight; });
        for (const std::size_t i : ranked) add(i);
    }

    const std::set<std::size_t>& chosen() const { return chosen_; }

private:
    const std::vector<Candidate>& candidates_;
    std::size_t most_;
    std::set<std::size_t> chosen_;
};

void set_reports(Claim& claim, const store::Database& db, std::vector<ReportRow> reports) {
    claim.reports = reports.size();
    std::ranges::stable_sort(reports, std::ranges::greater{}, &ReportRow::confidence);
    if (reports.size() > reports_quoted) reports.resize(reports_quoted);
    claim.contexts = contexts_of(db, reports);
}

void add_name(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty()) names.push_back(name);
}

Claim claim_of(const store::Database& db, const EventRow& row) {
    Claim claim;
    claim.id = row.event;
    claim.kind = ItemKind::event;
    claim.date = row.date;
    claim.headline = headline_of(row);
    claim.party = row.source;
    claim.party_id = row.source_id;
    claim.other = row.target;
    add_name(claim.speakers, row.source_speaker);
    add_name(claim.speakers, row.target_speaker);
    claim.issue = row.issue;
    claim.issue_id = row.issue_id;
    claim.type = row.type;
    claim.quad = row.quad;
    claim.weight = weight_of(row);
    claim.confidence = row.confidence;
    set_reports(claim, db, row.reports);
    return claim;
}

Claim claim_of(const store::Database& db, const StanceEachRow& row) {
    Claim claim;
    claim.id = row.stance;
    claim.kind = ItemKind::stance;
    claim.date = row.date;
    claim.headline = headline_of(row);
    claim.party = row.holder;
    claim.party_id = row.holder_id;
    add_name(claim.speakers, row.speaker);
    claim.issue = row.issue_id.empty() ? row.target : row.issue;
    claim.issue_id = row.issue_id;
    claim.position = counted_position(row);
    claim.condition = row.condition;
    claim.reported_by = row.reported_by;
    claim.weight = weight_of(row);
    claim.confidence = row.confidence;
    set_reports(claim, db, row.reports);
    return claim;
}

std::optional<Claim> claim_of(const store::Database& db, const Candidate& candidate) {
    if (candidate.kind == ItemKind::event) {
        auto stored = store::load_event(db, {candidate.id});
        return stored ? std::optional{claim_of(db, event_row(std::move(*stored)))} : std::nullopt;
    }
    auto stored = store::load_stance(db, {candidate.id});
    return stored ? std::optional{claim_of(db, stance_row(std::move(*stored)))} : std::nullopt;
}

constexpr std::array<Field<Claim>, 7> fields = {{
    {"date", by<&Claim::date>},
    {"kind", by<&Claim::kind>},
    {"headline", by<&Claim::headline>},
    {"party", by<&Claim::party>},
    {"issue", by<&Claim::issue>},
    {"confidence", by<&Claim::confidence>},
    {"weight", by<&Claim::weight>},
}};

/// Loads what was chosen, and lets cells and shifts point at it.
void tell(const store::Database& db, const std::vector<Candidate>& candidates,
          const std::set<std::size_t>& chosen, const std::map<std::string, Places>& groups,
          const std::string& sort, Dossier& dossier) {
    for (const std::size_t place : chosen)
        if (auto claim = claim_of(db, candidates[place]))
            dossier.claims.push_back(std::move(*claim));
    put_in_order<Claim>(dossier.claims, {sort, std::nullopt}, fields);
    std::map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < dossier.claims.size(); ++i) by_id[dossier.claims[i].id] = i;
    for (Cell& cell : dossier.matrix.cells)
        for (const std::size_t place : groups.at(group_key(cell.row)))
            if (const auto at = by_id.find(candidates[place].id); at != by_id.end())
                cell.claims.push_back(at->second);
    const auto is_missing = [&](const ShiftTold& shift) {
        return !by_id.contains(shift.row.before.quote.id) ||
               !by_id.contains(shift.row.after.quote.id);
    };
    dossier.shifts_left_out += std::erase_if(dossier.shifts, is_missing);
    for (ShiftTold& shift : dossier.shifts) {
        shift.before = by_id.at(shift.row.before.quote.id);
        shift.after = by_id.at(shift.row.after.quote.id);
    }
}

/// `rows`: by day.
void set_articles(const std::vector<ArticleRow>& rows, Dossier& dossier) {
    std::map<std::string, std::size_t> counts;
    for (const ArticleRow& row : rows) {
        ++counts[row.source];
        if (row.date.year == 0) continue;
        if (dossier.first_article.empty()) dossier.first_article = row.date;
        dossier.last_article = row.date;
    }
    dossier.sources = {counts.begin(), counts.end()};
    std::ranges::stable_sort(dossier.sources, std::ranges::greater{},
                             &std::pair<std::string, std::size_t>::second);
}

/// Counts, and the days between which it all lies.
void count(const std::vector<Candidate>& candidates, Dossier& dossier) {
    for (const Candidate& candidate : candidates) {
        ++(candidate.kind == ItemKind::event ? dossier.events : dossier.stances);
        if (candidate.date.year == 0) {
            ++dossier.undated;
            continue;
        }
        if (dossier.first.empty()) dossier.first = candidate.date;
        dossier.last = candidate.date;
    }
}

}  // namespace

Dossier dossier_of(const store::Database& db, const store::Selection& chosen,
                   const DossierSize& size, const std::string& sort) {
    Order light;
    light.leaves_out_reports = true;
    const std::vector<EventRow> events = events_in(db, chosen, light);
    const std::vector<StanceEachRow> stances = stances_each(db, chosen, light);
    const std::vector<Candidate> candidates = candidates_of(events, stances);
    const auto groups = groups_of(candidates);

    Dossier dossier;
    count(candidates, dossier);
    dossier.articles = store::count_articles(db, chosen);
    set_articles(articles_in(db, chosen), dossier);
    dossier.periods = periods_of(events, stances);
    dossier.positions = grouped(stances, GroupBy::holder);
    put_weightiest_first(dossier.positions);
    dossier.matrix = matrix_of(db, dossier.positions, size);
    set_shifts(stances, size.shifts, dossier);

    Choice choice{candidates, size.claims};
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < candidates.size(); ++i) places[candidates[i].id] = i;
    for (const ShiftTold& shift : dossier.shifts)
        for (const ShiftSide* side : {&shift.row.before, &shift.row.after})
            choice.add(places.at(side->quote.id));
    std::set<std::string> in_matrix;
    for (const Cell& cell : dossier.matrix.cells) in_matrix.insert(group_key(cell.row));
    for (const StanceRow& row : dossier.positions)
        if (const std::string key = group_key(row); in_matrix.contains(key))
            choice.add(clearest(candidates, groups.at(key), sign_of(row.position)));
    choice.fill(dossier.last_article);
    tell(db, candidates, choice.chosen(), groups, sort, dossier);
    dossier.left_out = candidates.size() - dossier.claims.size();
    return dossier;
}

}  // namespace demarche::query
