#include "core/query/blocs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "core/query/order.hpp"
#include "core/query/sides.hpp"
#include "core/query/stances.hpp"
#include "core/store/load.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<BlocRow>, 5> fields = {{
    {"bloc", by<&BlocRow::bloc>},
    {"name", by<&BlocRow::name>},
    {"size", by<&BlocRow::size>},
    {"same", by<&BlocRow::same>},
    {"opposed", by<&BlocRow::opposed>},
}};

/// So many issues are told of each bloc.
constexpr std::size_t most_issues = 5;

/// How the members of a bloc stand on an issue.
struct Tally {
    std::vector<const Side*> supports, opposes;

    [[nodiscard]] std::size_t margin() const {
        return std::max(supports.size(), opposes.size()) -
               std::min(supports.size(), opposes.size());
    }
    [[nodiscard]] Position position() const {
        return supports.size() > opposes.size() ? Position::supports : Position::opposes;
    }
    /// Those on the bloc's side, and those on the other.
    [[nodiscard]] const std::vector<const Side*>& with() const {
        return position() == Position::supports ? supports : opposes;
    }
    [[nodiscard]] const std::vector<const Side*>& against() const {
        return position() == Position::supports ? opposes : supports;
    }
};

using Tallies = std::map<std::uint32_t, Tally>;  // by issue

/// Actors that share an issue with another, by the number of their community; the greatest
/// communities first, those of one size by their first member.
struct Division {
    std::vector<std::vector<std::uint32_t>> members;  // ascending
    std::vector<Tallies> tallies;
    double modularity{};
};

Division divide(const Sides& sides) {
    const auto ties = agreement_ties(sides);
    const graph::Communities found = graph::communities(sides.actors.size(), ties);
    std::vector<bool> has_tie(sides.actors.size());
    for (const graph::SignedTie& tie : ties) has_tie[tie.a] = has_tie[tie.b] = true;
    std::map<std::uint32_t, std::vector<std::uint32_t>> communities;
    for (std::uint32_t actor = 0; actor < has_tie.size(); ++actor)
        if (has_tie[actor]) communities[found.of[actor]].push_back(actor);
    Division division;
    division.modularity = found.modularity;
    for (auto& [number, members] : communities) division.members.push_back(std::move(members));
    std::ranges::stable_sort(division.members, std::greater{}, &std::vector<std::uint32_t>::size);
    std::vector<std::size_t> bloc_of(sides.actors.size());
    for (std::size_t bloc = 0; bloc < division.members.size(); ++bloc)
        for (const std::uint32_t actor : division.members[bloc]) bloc_of[actor] = bloc;
    division.tallies.resize(division.members.size());
    for (const Side& side : sides.held) {
        if (!has_tie[side.actor]) continue;
        Tally& tally = division.tallies[bloc_of[side.actor]][side.issue];
        (side.sign > 0 ? tally.supports : tally.opposes).push_back(&side);
    }
    return division;
}

std::size_t pairs(std::size_t count) { return count * (count - 1) / 2; }

/// Issues of blocs, each with an example.
class Examples {
public:
    Examples(const store::Database& db, const Sides& sides) : db_{db}, sides_{sides} {}

    [[nodiscard]] BlocIssue issue(std::uint32_t issue, const Tally& tally) const {
        BlocIssue made;
        const Node& node = sides_.issues[issue];
        made.issue = node.name;
        made.issue_id = node.id.starts_with("phrase:") ? "" : node.id;
        made.position = tally.position();
        made.with = tally.with().size();
        made.against = tally.against().size();
        find(tally, made);
        return made;
    }

private:
    /// The surest statement of whoever says most on the bloc's side; that of the next where it is
    /// on the other side.
    void find(const Tally& tally, BlocIssue& made) const {
        std::vector<const Side*> holders = tally.with();
        std::ranges::stable_sort(holders, std::greater{}, &Side::statements);
        for (const Side* side : holders) {
            const auto stored = store::load_stance(db_, {side->example});
            if (!stored) continue;
            const StanceEachRow row = stance_row(*stored);
            if (counted_position(row) != made.position) continue;
            made.holder = row.holder;
            made.example = quote(row.stance, row.date, row.reports);
            return;
        }
    }

    const store::Database& db_;
    const Sides& sides_;
};

std::vector<BlocIssue> united_on(const Tallies& tallies, std::size_t size,
                                 const Examples& examples) {
    const std::size_t least = size > 1 ? 2 : 1;
    std::vector<std::pair<std::uint32_t, const Tally*>> united;
    for (const auto& [issue, tally] : tallies)
        if (tally.margin() > 0 && tally.with().size() >= least) united.emplace_back(issue, &tally);
    std::ranges::stable_sort(united, std::greater{},
                             [](const auto& one) { return one.second->margin(); });
    if (united.size() > most_issues) united.resize(most_issues);
    std::vector<BlocIssue> issues;
    issues.reserve(united.size());
    for (const auto& [issue, tally] : united) issues.push_back(examples.issue(issue, *tally));
    return issues;
}

struct Divide {
    std::size_t other{};  // in Division
    std::uint32_t issue{};
    const Tally* ours{};
    const Tally* theirs{};

    /// Pairs of a member here and one there that are at odds, beyond those that are not.
    [[nodiscard]] std::size_t depth() const { return ours->margin() * theirs->margin(); }
};

std::vector<Divide> divides_of(const Division& division, std::size_t bloc) {
    std::vector<Divide> divides;
    for (std::size_t other = 0; other < division.tallies.size(); ++other)
        for (const auto& [issue, ours] : division.tallies[bloc]) {
            const auto theirs = division.tallies[other].find(issue);
            if (other == bloc || theirs == division.tallies[other].end()) continue;
            const Divide divide{other, issue, &ours, &theirs->second};
            if (divide.depth() > 0 && ours.position() != theirs->second.position())
                divides.push_back(divide);
        }
    std::ranges::stable_sort(divides, std::greater{}, &Divide::depth);
    if (divides.size() > most_issues) divides.resize(most_issues);
    return divides;
}

std::vector<BlocMember> members_of(const Sides& sides, const std::vector<std::uint32_t>& actors) {
    std::map<std::uint32_t, std::size_t> issues;
    for (const std::uint32_t actor : actors) issues[actor] = 0;
    for (const Side& side : sides.held)
        if (const auto at = issues.find(side.actor); at != issues.end()) ++at->second;
    std::vector<BlocMember> members;
    for (const std::uint32_t actor : actors) {
        const Node& node = sides.actors[actor];
        members.push_back({node.name, node.id, node.type, node.weight, issues[actor]});
    }
    std::ranges::stable_sort(members, std::greater{}, &BlocMember::statements);
    return members;
}

std::string name_of(const std::vector<BlocMember>& members) {
    constexpr std::size_t named = 3;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(named, members.size()); ++i)
        names.push_back(members[i].actor);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Without what divides it: for that the others have to have names.
BlocRow row_of(const Sides& sides, const Division& division, std::size_t bloc) {
    BlocRow row;
    row.modularity = division.modularity;
    row.bloc = bloc + 1;
    row.size = division.members[bloc].size();
    row.members = members_of(sides, division.members[bloc]);
    row.name = name_of(row.members);
    for (const auto& [issue, tally] : division.tallies[bloc]) {
        row.same += pairs(tally.supports.size()) + pairs(tally.opposes.size());
        row.opposed += tally.supports.size() * tally.opposes.size();
    }
    return row;
}

std::string_view side_of(const BlocIssue& issue) {
    return issue.position == Position::supports ? "for" : "against";
}

std::string tally_text(const BlocIssue& issue) {
    return fmt::format("({}, {} of {})", side_of(issue), issue.with, issue.with + issue.against);
}

template <class Value, class Write>
std::string first_three(const std::vector<Value>& values, const Write& write) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, values.size()); ++i)
        text += (i > 0 ? "; " : "") + write(values[i]);
    return text;
}

}  // namespace

std::string to_text(const std::vector<BlocIssue>& united_on) {
    return first_three(united_on, [](const BlocIssue& issue) {
        return fmt::format("{} {}", issue.issue, tally_text(issue));
    });
}

std::string to_text(const std::vector<BlocDivide>& divided_on) {
    return first_three(divided_on, [](const BlocDivide& divide) {
        return fmt::format("{} {} from bloc {} {}", divide.ours.issue, tally_text(divide.ours),
                           divide.bloc, tally_text(divide.theirs));
    });
}

Blocs blocs_in(const store::Database& db, const store::Selection& chosen, const Order& order) {
    const Sides sides = sides_of(db, chosen);
    const Division division = divide(sides);
    Blocs blocs;
    blocs.blocs = division.members.size();
    blocs.modularity = division.modularity;
    blocs.left_out = sides.left_out;
    std::vector<std::string> names;
    for (std::size_t bloc = 0; bloc < blocs.blocs; ++bloc) {
        blocs.rows.push_back(row_of(sides, division, bloc));
        names.push_back(blocs.rows.back().name);
        blocs.actors += blocs.rows.back().size;
    }
    put_in_order<BlocRow>(blocs.rows, order, fields);
    const Examples examples{db, sides};
    for (BlocRow& row : blocs.rows) {
        row.united_on = united_on(division.tallies[row.bloc - 1], row.size, examples);
        for (const Divide& divide : divides_of(division, row.bloc - 1))
            row.divided_on.push_back({divide.other + 1, names[divide.other],
                                      examples.issue(divide.issue, *divide.ours),
                                      examples.issue(divide.issue, *divide.theirs)});
    }
    return blocs;
}

}  // namespace demarche::query
