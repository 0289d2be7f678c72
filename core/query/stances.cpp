#include "core/query/stances.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/model/phrase.hpp"
#include "core/query/each_statement.hpp"
#include "core/query/mean.hpp"
#include "core/query/order.hpp"

namespace demarche::query {
namespace {

/// Within this of zero a mean is neither support nor opposition.
constexpr double neutral_band = 0.1;
/// A mean has moved where its halves differ by more than this.
constexpr double steady_band = 0.2;

constexpr std::array<Field<StanceEachRow>, 11> each_fields = {{
    {"stance", by<&StanceEachRow::stance>},
    {"date", by<&StanceEachRow::date>},
    {"holder", by<&StanceEachRow::holder>},
    {"speaker", by<&StanceEachRow::speaker>},
    {"issue", by<&StanceEachRow::issue>},
    {"target", by<&StanceEachRow::target>},
    {"position", by<&StanceEachRow::position>},
    {"on_issue", by<&StanceEachRow::on_issue>},
    {"strength", by<&StanceEachRow::strength>},
    {"reported_by", by<&StanceEachRow::reported_by>},
    {"confidence", by<&StanceEachRow::confidence>},
}};

constexpr std::array<Field<StanceRow>, 13> fields = {{
    {"holder", by<&StanceRow::holder>},
    {"speaker", by<&StanceRow::speaker>},
    {"issue", by<&StanceRow::issue>},
    {"position", by<&StanceRow::position>},
    {"score", by<&StanceRow::score>},
    {"weight", by<&StanceRow::weight>},
    {"statements", by<&StanceRow::statements>},
    {"supports", by<&StanceRow::supports>},
    {"opposes", by<&StanceRow::opposes>},
    {"neutral", by<&StanceRow::neutral>},
    {"first", by<&StanceRow::first>},
    {"last", by<&StanceRow::last>},
    {"trend", by<&StanceRow::trend>},
}};

using Statements = std::vector<const StanceEachRow*>;

/// `dated`: in order of time.
Trend trend_of(const Statements& dated) {
    if (dated.size() < 2 || dated.front()->date == dated.back()->date) return Trend::steady;
    const std::span all{dated};
    const std::size_t half = all.size() / 2;
    const double earlier = Weights{}.mean_position(all.first(half));
    const double later = Weights{}.mean_position(all.subspan(half));
    const Position was = position_of(earlier), is = position_of(later);
    if (was != is && was != Position::neutral && is != Position::neutral) return Trend::reversed;
    if (later - earlier > steady_band) return Trend::warming;
    if (earlier - later > steady_band) return Trend::cooling;
    return Trend::steady;
}

void add_quotation(const std::vector<ReportRow>& reports, LatestStatement& latest) {
    const ReportRow* report = surest(reports);
    if (report == nullptr) return;
    latest.evidence = report->evidence;
    latest.article = report->article;
}

LatestStatement latest_of(const StanceEachRow& statement) {
    LatestStatement latest;
    latest.stance = statement.stance;
    latest.date = statement.date;
    latest.speaker = statement.speaker;
    latest.position = statement.position;
    latest.target = statement.target;
    add_quotation(statement.reports, latest);
    return latest;
}

/// The last of those on the last day that is known, the surest of that day.
const StanceEachRow& newest(const Statements& all, const Statements& dated) {
    const Statements& from = dated.empty() ? all : dated;
    return **std::ranges::max_element(from, {}, [](const StanceEachRow* statement) {
        return std::tie(statement->date, statement->confidence, statement->stance);
    });
}

StanceRow row_of(const Statements& statements, GroupBy by_what, const Weights& weights) {
    const StanceEachRow& any = *statements.front();
    StanceRow row;
    row.holder = any.holder;
    row.holder_id = any.holder_id;
    if (by_what == GroupBy::speaker) {
        row.speaker = any.speaker;
        row.speaker_id = any.speaker_id;
    }
    row.issue = any.issue_id.empty() ? any.target : any.issue;
    row.issue_id = any.issue_id;
    row.statements = statements.size();
    Statements dated;
    for (const StanceEachRow* statement : statements) {
        const Position position = counted_position(*statement);
        ++(position == Position::supports  ? row.supports
           : position == Position::opposes ? row.opposes
                                           : row.neutral);
        row.weight += weights.of(*statement);
        if (statement->date.year != 0) dated.push_back(statement);
    }
    row.weight = std::round(row.weight * 1e6) / 1e6;
    row.score = weights.mean_position(statements);
    row.position = position_of(row.score);
    if (!dated.empty()) {
        row.first = dated.front()->date;
        row.last = dated.back()->date;
    }
    row.trend = trend_of(dated);
    row.latest = latest_of(newest(statements, dated));
    return row;
}

bool stands_first(const StanceRow& a, const StanceRow& b) {
    // A known issue says more than a phrase.
    const bool a_is_phrase = a.issue_id.empty(), b_is_phrase = b.issue_id.empty();
    return std::tie(a.holder, a.holder_id, b.statements, a_is_phrase, a.issue, a.issue_id,
                    a.speaker) < std::tie(b.holder, b.holder_id, a.statements, b_is_phrase, b.issue,
                                          b.issue_id, b.speaker);
}

bool speaks_first(const StanceRow& a, const StanceRow& b) {
    const auto key = [](const StanceRow& row) {
        return std::tie(row.speaker, row.speaker_id, row.holder, row.holder_id);
    };
    if (a.speaker.empty() != b.speaker.empty()) return b.speaker.empty();
    return key(a) != key(b) ? key(a) < key(b) : stands_first(a, b);
}

}  // namespace

std::string_view to_text(Trend trend) {
    constexpr std::array<std::string_view, 4> names = {"steady", "warming", "cooling", "reversed"};
    return names[static_cast<std::size_t>(trend)];
}

Position counted_position(const StanceEachRow& statement) {
    return statement.on_issue.value_or(statement.position);
}

Position position_of(double score) {
    if (std::abs(score) < neutral_band) return Position::neutral;
    return score > 0 ? Position::supports : Position::opposes;
}

std::string phrase_key(std::string_view target) { return demarche::phrase_key(target); }

StanceEachRow stance_row(store::StoredStance stored) {
    Stance& stance = stored.stance;
    StanceEachRow row;
    row.stance = std::move(stance.id.text);
    row.date = stance.date;
    row.holder = std::move(stored.holder.name);
    row.holder_id = std::move(stored.holder.id.text);
    row.speaker = std::move(stored.speaker.name);
    row.speaker_id = std::move(stored.speaker.id.text);
    row.issue = std::move(stored.issue.name);
    row.issue_id = std::move(stored.issue.id.text);
    row.target = std::move(stance.target);
    row.position = stance.position;
    row.on_issue = stance.on_issue;
    row.strength = stance.strength;
    row.conditional = stance.conditional;
    row.condition = std::move(stance.condition);
    row.reported_by = std::move(stance.reported_by);
    row.confidence = stance.confidence;
    row.reports = report_rows(std::move(stored.reports));
    return row;
}

namespace {

std::vector<StanceEachRow> rows_of(std::vector<store::StoredStance> stored) {
    std::vector<StanceEachRow> rows;
    rows.reserve(stored.size());
    for (store::StoredStance& stance : stored) rows.push_back(stance_row(std::move(stance)));
    return rows;
}

/// Of all statements that a row stands for, the latest alone is quoted.
void load_latest(const store::Database& db, std::vector<StanceRow>& rows) {
    std::vector<StanceId> ids;
    ids.reserve(rows.size());
    for (const StanceRow& row : rows) ids.push_back({row.latest.stance});
    auto reports = store::load_stance_reports(db, ids);
    for (std::size_t i = 0; i < rows.size(); ++i)
        add_quotation(report_rows(std::move(reports[i])), rows[i].latest);
}

}  // namespace

std::vector<StanceEachRow> stances_each(const store::Database& db, const store::Selection& chosen,
                                        const Order& order) {
    auto rows = rows_of(store::load_stances(
        db, chosen, order.sort.empty() ? order.limit : std::optional<std::size_t>{},
        order.leaves_out_reports ? store::WithReports::no : store::WithReports::yes));
    put_in_order<StanceEachRow>(rows, order, each_fields);
    return rows;
}

void each_stance(const store::Database& db, const store::Selection& chosen, const Order& order,
                 const std::function<void(StanceEachRow)>& take) {
    const store::Listing listing = listing_of<StanceEachRow>(order, each_fields);
    store::each_stance(db, chosen, listing,
                       [&](store::StoredStance stance) { take(stance_row(std::move(stance))); });
}

std::vector<StanceRow> stances_in(const store::Database& db, const store::Selection& chosen,
                                  GroupBy by_what, const Order& order, const HalfLife& half_life) {
    std::vector<StanceRow> rows =
        grouped(rows_of(store::load_stances(db, chosen, std::nullopt, store::WithReports::no)),
                by_what, half_life);
    put_in_order<StanceRow>(rows, order, fields);
    if (!order.leaves_out_reports) load_latest(db, rows);
    return rows;
}

std::vector<StanceRow> grouped(std::span<const StanceEachRow> statements, GroupBy by_what,
                               const HalfLife& half_life) {
    const Weights weights{statements, half_life};
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    std::map<Key, Statements> groups;
    for (const StanceEachRow& statement : statements) {
        const std::string phrase = statement.issue_id.empty() ? phrase_key(statement.target) : "";
        const std::string speaker = by_what == GroupBy::speaker ? statement.speaker_id : "";
        groups[{statement.holder_id, speaker, statement.issue_id, phrase}].push_back(&statement);
    }
    std::vector<StanceRow> rows;
    rows.reserve(groups.size());
    for (const auto& [key, group] : groups) rows.push_back(row_of(group, by_what, weights));
    std::ranges::sort(rows, by_what == GroupBy::speaker ? speaks_first : stands_first);
    return rows;
}

}  // namespace demarche::query
