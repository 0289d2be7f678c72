#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "cli/statement_list.hpp"
#include "cli/typed.hpp"
#include "core/query/comparison.hpp"
#include "core/query/each_statement.hpp"
#include "core/query/heat_map.hpp"
#include "core/query/names.hpp"
#include "core/render/comparison.hpp"
#include "core/render/heat_map.hpp"
#include "core/store/load_names.hpp"

namespace demarche::cli {
namespace {

/// Throws UsageError.
query::HalfLife half_life_of(const Options& options) {
    const std::string& days = options.stances.half_life;
    if (days.empty()) return {};
    if (options.each)
        throw UsageError{"--half-life weighs the statements of a position; leave it or --each out"};
    return {count_of("--half-life", days), options.filter.until};
}

constexpr std::size_t most_issues = 8;  // in a table

/// A row a holder, a column an issue of the catalogue, those with most statements first.
int stance_matrix(const Options& options, const query::HalfLife& half_life) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    query::Order order;
    order.leaves_out_reports = true;
    std::map<std::string, std::size_t> statements;
    std::map<std::string, std::map<std::string, double>> scores;  // by holder, then issue
    std::vector<std::string> holders;
    for (const query::StanceRow& row :
         query::stances_in(db, query::select(db, catalog, options.filter), query::GroupBy::holder,
                           order, half_life)) {
        if (row.issue_id.empty()) continue;
        statements[row.issue] += row.statements;
        if (!scores.contains(row.holder)) holders.push_back(row.holder);
        scores[row.holder][row.issue] = row.score;
    }
    std::vector<std::string> issues;
    issues.reserve(statements.size());
    for (const auto& [issue, count] : statements) issues.push_back(issue);
    std::ranges::stable_sort(issues, std::greater{},
                             [&](const std::string& issue) { return statements[issue]; });
    const bool is_narrow =
        options.format == render::Format::table || options.format == render::Format::md;
    if (is_narrow && issues.size() > most_issues) issues.resize(most_issues);
    std::vector<std::string_view> columns{"holder"};
    columns.insert(columns.end(), issues.begin(), issues.end());
    render::RowWriter writer{std::cout, options.format, columns, options.colour};
    std::size_t written = 0;
    for (const std::string& holder : holders) {
        nlohmann::ordered_json row{{"holder", holder}};
        bool is_there = false;
        for (const std::string& issue : issues) {
            const auto score = scores[holder].find(issue);
            is_there = is_there || score != scores[holder].end();
            row[issue] = score == scores[holder].end()
                             ? nlohmann::ordered_json{}
                             : nlohmann::ordered_json(std::round(score->second * 100) / 100);
        }
        if (!is_there || (options.order.limit && written == *options.order.limit)) continue;
        ++written;
        writer.add(row);
    }
    writer.finish();
    if (is_narrow && statements.size() > issues.size() && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} issues with fewer statements are left out\n",
                   statements.size() - issues.size());
    return 0;
}

bool is_picture(const Options& options) {
    const bool has_ending = options.output.extension() == ".svg";
    if (!options.form.empty() && options.form != "svg")
        throw UsageError{fmt::format("--as '{}' is no form of 'stances'; give svg", options.form)};
    const bool is_asked = options.form == "svg" || has_ending;
    if (is_asked && !options.stances.matrix)
        throw UsageError{"a picture of stances is one of --matrix; give it too"};
    if (!is_asked && !options.output.empty())
        throw UsageError{fmt::format("{}: -o is for the picture of --matrix; give --as svg",
                                     options.output.string())};
    return is_asked;
}

int draw_matrix(const Options& options, const query::HalfLife& half_life) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    query::Order order;
    order.leaves_out_reports = true;
    const auto rows = query::stances_in(db, query::select(db, catalog, options.filter),
                                        query::GroupBy::holder, order, half_life);
    query::HeatMapSize size;
    if (options.order.limit) size.holders = *options.order.limit;
    query::HeatMap map = query::heat_map_of(rows, size);
    for (query::Heading& issue : map.issues)
        if (const auto known = store::describe_issue(db, {issue.id}))
            issue.question = known->question;
    render::HeatMapHead head;
    const std::string asked = question(options.filter, "");
    head.title = "Who stands where on what" + (asked.empty() ? "" : ": " + asked);
    head.generated_from = options.db.filename().string();
    if (half_life.days > 0)
        head.how = fmt::format("halved for every {} days of age", half_life.days);
    std::ostringstream out;
    render::write_heat_map(out, map, head);
    put(options.output, out.str());
    if (map.holders_left_out + map.issues_left_out > 0 && options.detail != Detail::quiet)
        fmt::print(stderr, "demarche: {} holders and {} issues with fewer statements left out\n",
                   map.holders_left_out, map.issues_left_out);
    return 0;
}

/// Filters that --compare takes the place of, and forms of the answer that it is another one than.
void check_comparison(const Options& options) {
    if (options.each || options.stances.matrix || options.by == query::GroupBy::speaker)
        throw UsageError{"--compare goes with neither --each, --matrix nor --by; give one of them"};
    if (!options.filter.holders.empty() || !options.filter.sources.empty())
        throw UsageError{"--compare names the two holders itself; leave --holder and --source out"};
}

void tell_what_is_left_out(const query::Comparison& comparison, const std::string& a,
                           const std::string& b) {
    if (comparison.rows.empty())
        fmt::print(stderr, "demarche: '{}' and '{}' speak on no issue in common\n", a, b);
    for (const auto& [count, name] :
         {std::pair{comparison.a_alone, a}, std::pair{comparison.b_alone, b}})
        if (count > 0)
            fmt::print(stderr, "demarche: left out: {} {} on which '{}' alone speaks\n", count,
                       count == 1 ? "issue" : "issues", name);
}

int compare_stances(const Options& options, const query::HalfLife& half_life) {
    check_comparison(options);
    const std::string &one = options.stances.compare[0], &other = options.stances.compare[1];
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const auto a = query::resolve_one_actor(db, catalog, one);
    const auto b = query::resolve_one_actor(db, catalog, other);
    if (std::ranges::find_first_of(a, b) != a.end())
        throw UsageError{fmt::format("'{}' and '{}' are one actor; give two", one, other)};
    const query::Comparison comparison =
        query::compare(db, query::select(db, catalog, options.filter), a, b,
                       without_evidence_in_tables(options), half_life);
    write_answer(options, comparison.rows,
                 {"relation", "since", "before", "a", "a_position", "a_weight", "a_first", "a_last",
                  "b", "b_position", "b_weight", "b_first", "b_last", "issue"});
    if (options.detail != Detail::quiet) tell_what_is_left_out(comparison, one, other);
    return 0;
}

int list_statements(const Options& options, const store::Database& db,
                    const store::Selection& chosen) {
    StatementList list{options,
                       {"date", "holder", "speaker", "position", "target", "issue", "confidence"}};
    query::each_stance(db, chosen, list_order(options),
                       [&](const query::StanceEachRow& row) { list.add(row); });
    list.finish();
    return 0;
}

}  // namespace

int list_stances(const Options& options) {
    const query::HalfLife half_life = half_life_of(options);
    const bool has_picture = is_picture(options);
    if (!options.stances.compare.empty()) return compare_stances(options, half_life);
    if (options.stances.matrix)
        return has_picture ? draw_matrix(options, half_life) : stance_matrix(options, half_life);
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    if (options.each) return list_statements(options, db, chosen);
    std::vector<std::string_view> columns = {"holder",     "speaker", "issue", "position", "score",
                                             "statements", "first",   "last",  "trend"};
    if (half_life.days > 0) columns.insert(columns.begin() + 5, "weight");
    write_answer(options, query::stances_in(db, chosen, options.by, list_order(options), half_life),
                 columns);
    return 0;
}

}  // namespace demarche::cli
