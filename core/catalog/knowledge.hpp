#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/data_files.hpp"
#include "core/catalog/name_index.hpp"
#include "core/catalog/offices.hpp"
#include "core/catalog/tenures.hpp"
#include "core/model/actor.hpp"
#include "core/model/issue.hpp"

/// What the data files say, as values: the rows of the tables with their references resolved.
namespace demarche::catalog {

/// When a state or body existed. An empty end is open.
struct LifeSpan {
    Day from;
    Day until;
};

/// That a state belonged to a body.
struct Membership {
    std::uint32_t state{};
    std::uint32_t body{};
    Day since;
    Day until;
};

/// A name that is a word or something else too.
struct CommonWord {
    std::string_view surface;
    std::string_view also;  // what else: "the state of the USA; a given name"
};

struct Knowledge {
    std::vector<Actor> actors{};             // by id
    std::vector<LifeSpan> life_spans{};      // of each actor
    std::vector<KnownName> names{};          // the likeliest bearer of a name first
    std::deque<std::string> turned_names{};  // what names of people written both ways point at
    std::vector<CommonWord> common_words{};
    std::vector<std::string_view> agencies{};
    std::vector<Tenure> tenures{};
    std::vector<Membership> memberships{};
    Offices offices;
};

/// Reads all tables but those of issues. What is broken in one is left out:
/// tests/core/catalog/data_test.cpp names it. Rows of added files come after all others; one whose
/// name is known already says more of that actor: its names come to the others, its code, days and
/// the end of a tenure take the place of what was there.
[[nodiscard]] Knowledge load_knowledge(std::span<const DataFile> files);

/// The disputes of all tables in issues/, by id, with the states and bodies that their parties
/// mean. An added row of a known name says more of that issue; a question or parent takes the place
/// of its.
[[nodiscard]] std::vector<Issue> load_issues(std::span<const DataFile> files);

/// Phrases of added files that are no issue wherever a name of one stands in them: "olive oil".
[[nodiscard]] std::vector<std::string_view> load_ignored(std::span<const DataFile> files);

}  // namespace demarche::catalog
