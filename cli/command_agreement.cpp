#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/typed.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/discourse.hpp"
#include "core/query/names.hpp"
#include "core/render/discourse.hpp"
#include "core/render/network_file.hpp"
#include "core/store/database.hpp"
#include "importers/read/statement_table.hpp"

namespace demarche::cli {
namespace {

using graph::Aggregation;
using graph::Duplicates;
using graph::Normalization;
using query::Variable;

/// What was typed, checked.
struct Plan {
    query::DiscourseSettings settings;
    Duplicates duplicates{Duplicates::include};
    Variable who{Variable::holder}, over{Variable::issue};  // of the graph
    std::size_t camps{};                                    // 0: not asked for
    std::optional<render::NetworkForm> form;
};

void refuse_together(bool first, const char* one, bool second, const char* other) {
    if (first && second)
        throw UsageError{fmt::format("{} does not go with {}; give one of them", one, other)};
}

Aggregation aggregation_of(const AgreementOptions& asked) {
    constexpr std::array<Choice<Aggregation>, 4> of_one = {{{"congruence", Aggregation::congruence},
                                                            {"conflict", Aggregation::conflict},
                                                            {"subtract", Aggregation::subtract},
                                                            {"ignore", Aggregation::ignore}}};
    constexpr std::array<Choice<Aggregation>, 3> of_two = {{{"subtract", Aggregation::subtract},
                                                            {"ignore", Aggregation::ignore},
                                                            {"combine", Aggregation::combine}}};
    if (asked.aggregation.empty())
        return asked.two_mode ? Aggregation::subtract : Aggregation::congruence;
    return asked.two_mode ? choose("--two-mode --aggregation", asked.aggregation, of_two)
                          : choose("--aggregation", asked.aggregation, of_one);
}

Normalization normalization_of(const AgreementOptions& asked) {
    constexpr std::array<Choice<Normalization>, 5> of_one = {{{"share", Normalization::share},
                                                              {"none", Normalization::none},
                                                              {"average", Normalization::average},
                                                              {"jaccard", Normalization::jaccard},
                                                              {"cosine", Normalization::cosine}}};
    constexpr std::array<Choice<Normalization>, 4> of_two = {
        {{"share", Normalization::share},
         {"none", Normalization::none},
         {"activity", Normalization::activity},
         {"prominence", Normalization::prominence}}};
    return asked.two_mode ? choose("--two-mode --normalization", asked.normalization, of_two)
                          : choose("--normalization", asked.normalization, of_one);
}

Duplicates duplicates_of(const AgreementOptions& asked) {
    constexpr std::array<Choice<Duplicates>, 6> rules = {{{"include", Duplicates::include},
                                                          {"document", Duplicates::document},
                                                          {"week", Duplicates::week},
                                                          {"month", Duplicates::month},
                                                          {"year", Duplicates::year},
                                                          {"all", Duplicates::all}}};
    return choose("--duplicates", asked.duplicates, rules);
}

std::pair<graph::Shape, bool> kernel_of(const std::string& name) {
    using graph::Shape;
    constexpr std::array<Choice<std::pair<Shape, bool>>, 8> kernels = {
        {{"uniform", {Shape::uniform, false}},
         {"triangular", {Shape::triangular, false}},
         {"epanechnikov", {Shape::epanechnikov, false}},
         {"gaussian", {Shape::gaussian, false}},
         {"dna-uniform", {Shape::uniform, true}},
         {"dna-triangular", {Shape::triangular, true}},
         {"dna-epanechnikov", {Shape::epanechnikov, true}},
         {"dna-gaussian", {Shape::gaussian, true}}}};
    return choose("--kernel", name, kernels);
}

std::optional<query::TimeWindow> window_of(const Options& options) {
    using graph::Unit;
    constexpr std::array<Choice<Unit>, 4> units = {{{"days", Unit::days},
                                                    {"weeks", Unit::weeks},
                                                    {"months", Unit::months},
                                                    {"years", Unit::years}}};
    const AgreementOptions& asked = options.agreement;
    if (asked.window.empty()) {
        for (const auto& [option, text] : {std::pair{"--step", &asked.step},
                                           {"--unit", &asked.unit},
                                           {"--kernel", &asked.kernel}})
            if (!text->empty())
                throw UsageError{fmt::format("{} needs a window; give one with --window", option)};
        return std::nullopt;
    }
    query::TimeWindow window;
    window.width = count_of("--window", asked.window);
    if (!asked.step.empty()) window.step = count_of("--step", asked.step);
    if (!asked.unit.empty()) window.unit = choose("--unit", asked.unit, units);
    if (!asked.kernel.empty()) std::tie(window.kernel, window.is_dna) = kernel_of(asked.kernel);
    window.since = options.filter.since;
    window.until = options.filter.until;
    return window;
}

std::optional<render::NetworkForm> form_of(const Options& options) {
    const bool is_named = !options.form.empty();
    const std::string ending = options.output.extension().string();
    if (!is_named && options.output.empty()) return std::nullopt;
    const auto form = render::parse_network_form(is_named         ? options.form
                                                 : ending.empty() ? ""
                                                                  : ending.substr(1));
    if (form) return form;
    if (is_named)
        throw UsageError{fmt::format(
            "--as '{}' is no form of a network; give csv, dl, graphml, gexf or dot", options.form)};
    throw UsageError{
        fmt::format("{}: ends in no form of a network; give --as csv, dl, graphml, gexf or dot",
                    options.output.string())};
}

/// Windows and tables are cut by the calendar.
void need_years(const Options& options) {
    for (const auto& [option, day] :
         {std::pair{"--since", options.filter.since}, {"--until", options.filter.until}})
        if (!day.empty() && day.year == 0)
            throw UsageError{
                fmt::format("{} '{}' has no year; give one as 2007-06-26", option, to_text(day))};
}

void refuse_filters_of_the_graph(const query::Filter& filter) {
    const std::array<std::pair<const char*, bool>, 10> filters = {
        {{"--actor", filter.actors.empty()},
         {"--source", filter.sources.empty()},
         {"--target", filter.targets.empty()},
         {"--holder", filter.holders.empty()},
         {"--speaker", filter.speakers.empty()},
         {"--issue", filter.issues.empty()},
         {"--type", filter.types.empty()},
         {"--position", filter.positions.empty()},
         {"--min-confidence", filter.min_confidence == 0},
         {"--article", filter.articles.empty()}}};
    for (const auto& [option, is_empty] : filters)
        refuse_together(!is_empty, option, true, "--statements");
}

void plan_variables(Plan& plan, const AgreementOptions& asked) {
    constexpr std::array<Choice<Variable>, 3> variables = {
        {{"holder", Variable::holder}, {"speaker", Variable::speaker}, {"issue", Variable::issue}}};
    if (!asked.qualifier.empty())
        throw UsageError{"--qualifier is of a table; give one with --statements"};
    if (!asked.who.empty()) plan.who = choose("--who", asked.who, variables);
    // Issues are tied over their holders unless something else is asked for.
    if (plan.who == Variable::issue) plan.over = Variable::holder;
    if (!asked.over.empty()) plan.over = choose("--over", asked.over, variables);
    if (plan.who == plan.over)
        throw UsageError{
            "--who and --over are the same; give two of holder, speaker, "
            "issue"};
}

Plan plan_of(const Options& options) {
    const AgreementOptions& asked = options.agreement;
    Plan plan;
    plan.settings.aggregation = aggregation_of(asked);
    plan.settings.normalization = normalization_of(asked);
    plan.settings.window = window_of(options);
    plan.duplicates = duplicates_of(asked);
    plan.form = form_of(options);
    if (!asked.camps.empty()) plan.camps = count_of("--camps", asked.camps);
    if (plan.camps == 1) throw UsageError{"--camps '1' is no division; give 2 or more"};
    const bool is_table = !asked.statements.empty(), has_camps = plan.camps > 0,
               has_window = plan.settings.window.has_value(), has_form = plan.form.has_value();
    refuse_together(has_camps, "--camps", asked.backbone, "--backbone");
    for (const auto& [is_asked, option] :
         {std::pair{has_camps, "--camps"}, {asked.backbone, "--backbone"}}) {
        refuse_together(is_asked, option, asked.two_mode, "--two-mode");
        refuse_together(is_asked, option, has_window, "--window");
        refuse_together(is_asked, option, has_form, "a file of the network");
        refuse_together(is_asked, option, !options.filter.actors.empty(), "--actor");
    }
    refuse_together(has_window, "--window", has_form, "a file of the network");
    if (is_table) refuse_filters_of_the_graph(options.filter);
    if (is_table || has_window) need_years(options);
    if (!is_table) plan_variables(plan, asked);
    return plan;
}

std::string content_of(const std::filesystem::path& file) {
    if (file == "-") return {std::istreambuf_iterator<char>{std::cin}, {}};
    std::ifstream in{file, std::ios::binary};
    std::ostringstream content;
    // A folder opens, and fails at the first byte.
    if (in && in.peek() != std::ifstream::traits_type::eof()) content << in.rdbuf();
    if (!in && !in.eof())
        throw InputError{fmt::format("{}: cannot be read: {}; give a table of statements",
                                     file.string(), std::strerror(errno))};
    return content.str();
}

/// True where some day that it can mean is between the two; one that is not known only where
/// neither is given.
bool is_between(const Day& day, const Day& since, const Day& until) {
    if (since.empty() && until.empty()) return true;
    if (day.year == 0) return false;
    return (since.empty() || last_of(day) >= first_of(since)) &&
           (until.empty() || first_of(day) <= last_of(until));
}

/// The statements of the table; what is wrong in it goes to standard error.
std::vector<CodedStatement> table_of(const Options& options, int& status) {
    const AgreementOptions& asked = options.agreement;
    const bool is_input = asked.statements == "-";
    auto [statements, refused] = read::read_statement_table(
        is_input ? "standard input" : asked.statements.string(), content_of(asked.statements),
        {asked.who, asked.over, asked.qualifier, "", ""});
    for (const std::string& line : refused)
        fmt::print(stderr, "demarche: {}\n", render::visible(line));
    if (!refused.empty()) status = 1;
    std::erase_if(statements, [&](const CodedStatement& one) {
        return !is_between(one.day, options.filter.since, options.filter.until);
    });
    return std::move(statements);
}

/// With whom somebody agrees is not told by that one's stances alone: all are counted, and the ties
/// of the actor shown.
void turn_actors_into_ties(query::Filter& filter, Plan& plan, const store::Database& db,
                           const catalog::Catalog& catalog) {
    if (plan.who != Variable::holder) return;
    for (const std::string& name : std::exchange(filter.actors, {}))
        for (ActorId& id : query::resolve_actor(db, catalog, name))
            plan.settings.touching.push_back(std::move(id.text));
}

std::vector<CodedStatement> stances_of(const Options& options, Plan& plan) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    query::Filter filter = options.filter;
    turn_actors_into_ties(filter, plan, db, catalog);
    const auto documents = plan.duplicates == Duplicates::document ? query::Documents::wanted
                                                                   : query::Documents::left_out;
    auto statements = query::coded_stances(db, query::select(db, catalog, filter), plan.who,
                                           plan.over, documents);
    // Phrases are many, and few of them in the mouths of two.
    if (options.agreement.backbone)
        std::erase_if(statements, [](const CodedStatement& one) {
            return one.actor_id.starts_with("phrase:") || one.issue_id.starts_with("phrase:");
        });
    return statements;
}

query::Discourse discourse_of(const Options& options, Plan& plan, int& status) {
    const bool is_table = !options.agreement.statements.empty();
    const auto statements = is_table ? table_of(options, status) : stances_of(options, plan);
    const auto qualifiers = plan.settings.aggregation == Aggregation::ignore
                                ? graph::Qualifiers::ignore
                                : graph::Qualifiers::tell_apart;
    const auto scale =
        is_table ? std::optional<graph::Scale>{} : std::optional{graph::Scale{-1, 1}};
    return query::discourse_of(statements, plan.duplicates, qualifiers, scale);
}

template <class Row>
void write(const Options& options, const std::vector<Row>& rows,
           std::vector<std::string_view> columns) {
    if (!options.agreement.window.empty()) columns.insert(columns.begin(), {"from", "until"});
    render::RowWriter writer{std::cout, options.format, std::move(columns), options.colour};
    for (const Row& row : rows) writer.add(render::to_json(row));
    writer.finish();
}

/// Beyond this, trying each issue or actor against each other takes more than a second or two.
void refuse_beyond(std::size_t count, const char* option, const char* things) {
    constexpr std::size_t most = 500;
    if (count > most)
        throw InputError{
            fmt::format("{} of {} {} would take too long; choose up to {} by --since, --issue or "
                        "another filter",
                        option, count, things, most)};
}

void write_backbone(const Options& options, const query::Discourse& discourse) {
    refuse_beyond(discourse.issues.size(), "--backbone", "issues");
    write(options, query::backbone_of(discourse, options.order),
          {"step", "issue", "backbone_loss", "redundant_loss", "statements"});
}

void write_camps(const Options& options, const Plan& plan, const query::Discourse& discourse) {
    refuse_beyond(discourse.actors.size(), "--camps", "actors");
    write(options, query::camps_in(discourse, plan.camps, options.order),
          {"camp", "actor", "statements", "polarization"});
}

void write_file(const Options& options, const Plan& plan, const query::Discourse& discourse) {
    std::ostringstream out;
    render::write_network(out,
                          options.agreement.two_mode
                              ? query::two_mode_network(discourse, plan.settings)
                              : query::one_mode_network(discourse, plan.settings),
                          *plan.form);
    put(options.output, out.str());
}

/// What an answer by windows does not show.
void tell_left_out(const Options& options, const query::Discourse& discourse,
                   const query::TimeWindow& window) {
    if (options.detail == Detail::quiet) return;
    const auto undated = std::ranges::count_if(
        discourse.statements, [](const graph::Statement& one) { return !one.day.is_exact(); });
    if (undated > 0)
        fmt::print(stderr, "demarche: {} without an exact day left out of all windows\n", undated);
    if (!discourse.statements.empty() && query::count_windows(discourse, window) == 0)
        fmt::print(stderr,
                   "demarche: no window of that width lies within the days of the statements; give "
                   "a smaller one, or --since and --until\n");
}

}  // namespace

int show_agreement(const Options& options) {
    Plan plan = plan_of(options);
    int status = 0;
    const query::Discourse discourse = discourse_of(options, plan, status);
    if (plan.settings.window) tell_left_out(options, discourse, *plan.settings.window);
    if (plan.form)
        write_file(options, plan, discourse);
    else if (plan.camps > 0)
        write_camps(options, plan, discourse);
    else if (options.agreement.backbone)
        write_backbone(options, discourse);
    else if (options.agreement.two_mode)
        write(options, query::positions_in(discourse, plan.settings, options.order),
              {"actor", "issue", "weight", "statements", "supports", "opposes", "neutral"});
    else
        write(options, query::agreements_in(discourse, plan.settings, options.order),
              {"a", "b", "weight", "issues", "same", "opposed"});
    return status;
}

}  // namespace demarche::cli
