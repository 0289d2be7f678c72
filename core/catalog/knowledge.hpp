#pragma once

#include <functional>
#include <optional>
#include <span>
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

struct Knowledge {
    std::vector<Actor> actors{};                   // by id
    std::vector<LifeSpan> life_spans{};            // of each actor
    std::vector<KnownName> names{};                // the likeliest bearer of a name first
    std::vector<std::string_view> common_words{};  // names that are words or other names too
    std::vector<std::string_view> agencies{};
    std::vector<Tenure> tenures{};
    std::vector<Membership> memberships{};
    Offices offices;
};

/// Reads all tables but those of issues. What is broken in one is left out:
/// tests/core/catalog/data_test.cpp names it.
[[nodiscard]] Knowledge load_knowledge(std::span<const DataFile> files);

using FindParty = std::function<std::optional<ActorId>(std::string_view name)>;

/// The disputes of all tables in issues/, by id; `find_party` tells whom a name of a party means.
[[nodiscard]] std::vector<Issue> load_issues(std::span<const DataFile> files,
                                             const FindParty& find_party);

}  // namespace demarche::catalog
