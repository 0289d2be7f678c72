#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/stance.hpp"
#include "core/query/filter.hpp"
#include "core/query/quote.hpp"

/// Who stands together: communities of actors that agree with one another more than chance and the
/// number of their positions explain.
namespace demarche::query {

struct BlocMember {
    std::string actor, actor_id;
    ActorType type{ActorType::organization};
    std::size_t statements{}, issues{};  // on which it has a side
    bool operator==(const BlocMember&) const = default;
};

/// Of a bloc's members that have a side on an issue, how many are on the bloc's and how many on the
/// other one.
struct BlocIssue {
    std::string issue, issue_id;
    Position position{Position::supports};  // of most of them
    std::size_t with{}, against{};
    std::string holder;  // whose statement the example is
    Quote example;
    bool operator==(const BlocIssue&) const = default;
};

/// An issue on which most of another bloc take the other side.
struct BlocDivide {
    std::size_t bloc{};  // the other
    std::string name;    // of the other
    BlocIssue ours, theirs;
    bool operator==(const BlocDivide&) const = default;
};

struct BlocRow {
    double modularity{};  // of the whole division, -1 to 1: 0 is what chance gives
    std::size_t bloc{};   // from 1, the greatest first
    std::string name;     // its best known members: "Russia, Serbia, China"
    std::size_t size{};
    std::size_t same{}, opposed{};       // pairs of members on one side of an issue, and on two
    std::vector<BlocMember> members;     // by statements, then id
    std::vector<BlocIssue> united_on;    // the most united first; five at most
    std::vector<BlocDivide> divided_on;  // the most divided first; five at most
    bool operator==(const BlocRow&) const = default;
};

struct Blocs {
    std::vector<BlocRow> rows;
    std::size_t actors{};
    std::size_t left_out{};  // actors beyond the number that is compared, those who say least
    std::size_t blocs{};     // rows may be fewer
    double modularity{};     // as in the rows
};

/// By size, then ids of members. Actors that share no issue with another are in no bloc; one that
/// agrees with nobody is a bloc of its own. Depends on the chosen stances alone.
[[nodiscard]] Blocs blocs_in(const store::Database& db, const store::Selection& chosen,
                             const Order& order = {});

/// "Kosovo independence (against, 4 of 5); CFE treaty (for, 2 of 2)": the first three.
[[nodiscard]] std::string to_text(const std::vector<BlocIssue>& united_on);
/// "Kosovo independence (against, 4 of 5) from bloc 2 (for, 3 of 3)": the first three.
[[nodiscard]] std::string to_text(const std::vector<BlocDivide>& divided_on);

}  // namespace demarche::query
