#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/graph/backbone.hpp"
#include "core/graph/discourse.hpp"
#include "core/graph/polarization.hpp"
#include "importers/read/statement_table.hpp"
#include "tests/gold/shared.hpp"

/// The numbers that Discourse Network Analyzer 3.0.11 itself computed from the statements of its
/// sample.
namespace demarche::graph {
namespace {

using Json = nlohmann::json;
using std::chrono::sys_days;

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<Json> lines_of(const std::filesystem::path& file) {
    std::vector<Json> lines;
    std::istringstream in{content_of(file)};
    for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
    return lines;
}

template <class Value>
Value named(const std::map<std::string, Value>& values, const Json& name) {
    return values.at(name.get<std::string>());
}

const std::map<std::string, Aggregation> aggregations = {{"ignore", Aggregation::ignore},
                                                         {"congruence", Aggregation::congruence},
                                                         {"conflict", Aggregation::conflict},
                                                         {"subtract", Aggregation::subtract},
                                                         {"combine", Aggregation::combine}};
const std::map<std::string, Normalization> normalizations = {
    {"no", Normalization::none},           {"average", Normalization::average},
    {"jaccard", Normalization::jaccard},   {"cosine", Normalization::cosine},
    {"activity", Normalization::activity}, {"prominence", Normalization::prominence}};
const std::map<std::string, Duplicates> duplicates = {
    {"include", Duplicates::include}, {"document", Duplicates::document},
    {"week", Duplicates::week},       {"month", Duplicates::month},
    {"year", Duplicates::year},       {"acrossrange", Duplicates::all}};
const std::map<std::string, Shape> shapes = {{"uniform", Shape::uniform},
                                             {"triangular", Shape::triangular},
                                             {"epanechnikov", Shape::epanechnikov},
                                             {"gaussian", Shape::gaussian}};

/// "20.01.2005"
sys_days written_day(const Json& text) {
    const auto digits = text.get<std::string>();
    return first_of(
        {std::stoi(digits.substr(6)), std::stoi(digits.substr(3, 2)), std::stoi(digits)});
}

/// Names in order, and the place of each.
std::vector<std::string> names_of(const std::vector<CodedStatement>& coded,
                                  std::string CodedStatement::*name) {
    std::set<std::string> names;
    for (const CodedStatement& one : coded) names.insert(one.*name);
    return {names.begin(), names.end()};
}

std::uint32_t place_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(names, name) - names.begin());
}

struct Sample {
    std::vector<std::string> actors, issues;
    std::vector<Statement> statements;
};

/// What the settings of one computed matrix choose of the table.
Sample sample_of(const std::string& table, const Json& settings) {
    read::StatementColumns columns;
    columns.actor = settings.at("variable1");
    columns.issue = settings.at("variable2");
    auto [coded, refused] = read::read_statement_table("statements_min.csv", table, columns);
    REQUIRE(refused.empty());
    REQUIRE(coded.size() == 40);
    std::erase_if(coded, [&](const CodedStatement& one) {
        const sys_days day = first_of(one.day);
        return day < written_day(settings.at("start")) || day > written_day(settings.at("stop"));
    });
    Sample sample{names_of(coded, &CodedStatement::actor), {}, {}};
    const auto excluded = settings.value("excludeValues", std::vector<std::string>{});
    std::erase_if(coded, [&](const CodedStatement& one) {
        return std::ranges::find(excluded, one.issue) != excluded.end();
    });
    if (!settings.at("isolates").get<bool>())
        sample.actors = names_of(coded, &CodedStatement::actor);
    sample.issues = names_of(coded, &CodedStatement::issue);
    for (const CodedStatement& one : coded)
        sample.statements.push_back({place_of(sample.actors, one.actor),
                                     place_of(sample.issues, one.issue), one.qualifier, one.day,
                                     static_cast<std::uint32_t>(std::stoul(one.document))});
    const auto aggregation = named(aggregations, settings.at("aggregation"));
    sample.statements = without_duplicates(
        sample.statements, named(duplicates, settings.at("duplicates")),
        aggregation == Aggregation::ignore ? Qualifiers::ignore : Qualifiers::tell_apart);
    return sample;
}

/// The window that the matrix is of; without a year 1900 its range is the first statement's day to
/// the last's.
Slice slice_of(const Sample& sample, const Json& settings) {
    const bool is_open = settings.at("start") == "01.01.1900";
    const sys_days start =
        is_open ? first_of(sample.statements.front().day) : written_day(settings.at("start"));
    const sys_days stop =
        is_open ? first_of(sample.statements.back().day) : written_day(settings.at("stop"));
    const Unit unit = settings.at("timeWindow") == "weeks" ? Unit::weeks : Unit::days;
    const auto all = slices(start, stop, settings.at("windowSize"), 1, unit);
    REQUIRE(settings.at("sliceIndex").get<std::size_t>() < all.size());
    const Slice slice = all[settings.at("sliceIndex")];
    CHECK(to_text(day_of(slice.centre)) ==
          settings.at("sliceTime").get<std::string>().substr(0, 10));
    return slice;
}

Matrix computed(Sample sample, const Json& settings) {
    NetworkSettings network;
    network.aggregation = named(aggregations, settings.at("aggregation"));
    network.normalization = named(normalizations, settings.at("normalization"));
    if (settings.at("timeWindow") != "no") {
        const Slice slice = slice_of(sample, settings);
        if (settings.at("kernel") != "no")
            network.kernel =
                Kernel{named(shapes, settings.at("kernel")), slice.centre, slice.width_days, true};
        sample.statements = in_window(sample.statements, slice, network.kernel);
    }
    // Under a kernel DNA tells 0.
    if (settings.at("kernel") == "no")
        CHECK(sample.statements.size() == settings.at("numStatements").get<std::size_t>());
    if (settings.at("networkType") == "twomode")
        return matrix_of(two_mode(sample.statements, network), sample.actors.size(),
                         sample.issues.size());
    return matrix_of(one_mode(sample.statements, network), sample.actors.size());
}

/// The greatest difference between two elements; infinite where the shapes differ.
double difference(const Matrix& ours, const Json& theirs) {
    if (theirs.size() != ours.rows) return INFINITY;
    double greatest = 0;
    for (std::size_t row = 0; row < ours.rows; ++row) {
        if (theirs[row].size() != ours.columns) return INFINITY;
        for (std::size_t column = 0; column < ours.columns; ++column)
            greatest = std::max(greatest,
                                std::abs(ours.at(row, column) - theirs[row][column].get<double>()));
    }
    return greatest;
}

Json whole_range(std::string_view aggregation, std::string_view repeats) {
    return {{"variable1", "organization"}, {"variable2", "concept"},
            {"aggregation", aggregation},  {"normalization", "average"},
            {"duplicates", repeats},       {"start", "01.01.1900"},
            {"stop", "31.12.2099"},        {"isolates", false},
            {"timeWindow", "no"},          {"kernel", "no"},
            {"networkType", "onemode"}};
}

Matrix computed(const std::string& table, Json settings) {
    const Sample sample = sample_of(table, settings);
    settings["numStatements"] = sample.statements.size();
    return computed(sample, settings);
}

}  // namespace

TEST_CASE("one_mode, two_mode: all matrices that Discourse Network Analyzer computed, to 1e-9") {
    const auto folder = test::shared("dna");
    if (!folder) return;
    const std::string table = content_of(*folder / "statements_min.csv");
    std::size_t equal = 0;
    for (const Json& theirs : lines_of(*folder / "oracle_networks.jsonl")) {
        Json settings = theirs;
        settings.erase("matrix");
        CAPTURE(settings.dump());
        const Sample sample = sample_of(table, theirs);
        CHECK(sample.actors == theirs.at("rows").get<std::vector<std::string>>());
        const double apart = difference(computed(sample, theirs), theirs.at("matrix"));
        CHECK(apart < 1e-9);
        equal += apart < 1e-9 ? 1U : 0U;
    }
    CHECK(equal == 766);
}

TEST_CASE("camps_of: the polarization that Discourse Network Analyzer computed") {
    const auto folder = test::shared("dna");
    if (!folder) return;
    const std::string table = content_of(*folder / "statements_min.csv");
    for (const Json& theirs : lines_of(*folder / "oracle_polarization.jsonl")) {
        CAPTURE(theirs.dump());
        const std::string repeats = theirs.at("duplicates");
        const Matrix congruence = computed(table, whole_range("congruence", repeats));
        const Matrix conflict = computed(table, whole_range("conflict", repeats));
        const Camps ours = camps_of(congruence, conflict, theirs.at("k"), Measure::dna);
        const bool is_normalized = theirs.at("normalizeScores");
        const double score = is_normalized ? 1 - ours.polarization : ours.deviation;
        CHECK(std::abs(score - theirs.at("finalMaxQ")[0].get<double>()) < 1e-9);
        // Camps bear no names: the first actor's is the first.
        auto camps = theirs.at("memberships").get<std::vector<std::uint32_t>>();
        if (camps[0] != ours.camp[0])
            for (std::uint32_t& camp : camps) camp = 1 - camp;
        CHECK(ours.camp == camps);
    }
}

TEST_CASE("nested_backbone: the steps that Discourse Network Analyzer took") {
    const auto folder = test::shared("dna");
    if (!folder) return;
    const Sample sample =
        sample_of(content_of(*folder / "statements_min.csv"), whole_range("subtract", "document"));
    const Json theirs = Json::parse(content_of(*folder / "oracle_nested_backbone.json"));
    CHECK(sample.statements.size() == theirs.at("numStatementsFull").get<std::size_t>());
    const auto steps = nested_backbone(sample.statements, Scale{});
    REQUIRE(steps.size() == theirs.at("entities").size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CAPTURE(i);
        CHECK(sample.issues[steps[i].issue] == theirs.at("entities")[i].get<std::string>());
        CHECK(std::abs(steps[i].backbone_loss - theirs.at("backboneLoss")[i].get<double>()) < 1e-9);
        CHECK(std::abs(steps[i].redundant_loss - theirs.at("redundantLoss")[i].get<double>()) <
              1e-9);
        CHECK(steps[i].statements == theirs.at("numStatements")[i].get<std::size_t>());
    }
}

}  // namespace demarche::graph
