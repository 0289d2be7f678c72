#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/graph/discourse.hpp"
#include "core/graph/statements.hpp"
#include "core/model/coded_statement.hpp"
#include "core/model/day.hpp"
#include "core/query/filter.hpp"

/// Who agrees with whom over issues: discourse networks of the stances of a graph, or of statements
/// that were coded elsewhere.
namespace demarche::query {

/// What of a stance stands for one side of a network.
enum class Variable { holder, speaker, issue };
/// Whether the (first) article of a stance is wanted, which takes longer.
enum class Documents { wanted, left_out };

/// Stances as statements on a scale of -1 (opposes), 0 and 1 (supports): the position on the
/// issue's question where its lean is known, else on the target. An issue that is known by a target
/// phrase only has the id "phrase:" and the phrase. A stance without a speaker is left out where
/// one is asked for.
[[nodiscard]] std::vector<CodedStatement> coded_stances(const store::Database& db,
                                                        const store::Selection& chosen,
                                                        Variable actor, Variable issue,
                                                        Documents documents);

/// Names of one side, by name, then id.
struct NamedThing {
    std::string id, name;
    std::size_t statements{};
    bool operator==(const NamedThing&) const = default;
};

/// Statements ready to be counted.
struct Discourse {
    std::vector<NamedThing> actors, issues;
    std::vector<graph::Statement> statements;  // by day
    graph::Scale scale;
};
/// The scale that is observed where none is given.
[[nodiscard]] Discourse discourse_of(std::span<const CodedStatement> statements,
                                     graph::Duplicates duplicates, graph::Qualifiers qualifiers,
                                     std::optional<graph::Scale> scale = {});

struct TimeWindow {
    std::size_t width{}, step{1};
    graph::Unit unit{graph::Unit::days};
    std::optional<graph::Shape> kernel;
    bool is_dna{};     // the kernel: see graph::Kernel
    Day since, until;  // what windows lie within; empty: the first and last exact day
};

struct DiscourseSettings {
    graph::Aggregation aggregation{graph::Aggregation::congruence};
    graph::Normalization normalization{graph::Normalization::share};
    std::optional<TimeWindow> window;
    std::vector<std::string> touching;  // ids of actors whose ties alone are wanted; empty: all
};

/// How many windows lie within the days of the discourse.
[[nodiscard]] std::size_t count_windows(const Discourse& discourse, const TimeWindow& window);

/// Two actors that speak on an issue in common: a row of `agreement`.
struct AgreementRow {
    Day from, until;  // of the window; empty where there is none
    std::string a, a_id, b, b_id;
    double weight{};
    std::size_t issues{};  // that both speak on
    std::vector<std::string> same_on, opposed_on;
    bool operator==(const AgreementRow&) const = default;
};

/// An actor on an issue: a row of `agreement --two-mode`.
struct PositionRow {
    Day from, until;
    std::string actor, actor_id, issue, issue_id;
    double weight{};
    std::size_t statements{}, supports{}, opposes{}, neutral{};
    bool operator==(const PositionRow&) const = default;
};

/// By window, then the greatest weight first, then the most issues or statements, then names.
[[nodiscard]] std::vector<AgreementRow> agreements_in(const Discourse& discourse,
                                                      const DiscourseSettings& settings,
                                                      const Order& order = {});
[[nodiscard]] std::vector<PositionRow> positions_in(const Discourse& discourse,
                                                    const DiscourseSettings& settings,
                                                    const Order& order = {});

/// An actor and its camp: a row of `agreement --camps`.
struct CampRow {
    std::size_t camp{};  // from 1, the first with the first actor
    std::string actor, actor_id;
    std::size_t statements{};
    double polarization{};  // of the whole
    bool operator==(const CampRow&) const = default;
};
/// Camps by the average weights of agreement and difference. Actors that have a common issue with
/// another, by camp, then name. None where there are fewer
/// than twice as many actors as camps.
[[nodiscard]] std::vector<CampRow> camps_in(const Discourse& discourse, std::size_t camps,
                                            const Order& order = {});

/// A row of `agreement --backbone`: what graph::BackboneStep says.
struct BackboneRow {
    std::size_t step{};  // from 1
    std::string issue, issue_id;
    double backbone_loss{}, redundant_loss{};
    std::size_t statements{};
    bool operator==(const BackboneRow&) const = default;
};
[[nodiscard]] std::vector<BackboneRow> backbone_of(const Discourse& discourse,
                                                   const Order& order = {});

/// A network as files of other programs hold it.
struct DiscourseNetwork {
    struct Link {
        std::size_t from{}, to{};  // places in `actors`; in two modes `to` is one in `issues`
        double weight{};
        bool operator==(const Link&) const = default;
    };
    std::vector<NamedThing> actors;
    std::vector<NamedThing> issues;  // in two modes
    bool is_two_mode{};
    std::vector<Link> links;  // ascending
    bool operator==(const DiscourseNetwork&) const = default;
};

/// The networks of all statements; windows are not looked at. Where the ties of some actors alone
/// are wanted, what none of them touches is left out.
[[nodiscard]] DiscourseNetwork one_mode_network(const Discourse& discourse,
                                                const DiscourseSettings& settings);
[[nodiscard]] DiscourseNetwork two_mode_network(const Discourse& discourse,
                                                const DiscourseSettings& settings);

}  // namespace demarche::query
