#include <algorithm>
#include <map>
#include <utility>

#include "core/query/discourse.hpp"
#include "core/query/stances.hpp"

namespace demarche::query {
namespace {

using Named = std::pair<std::string, std::string>;  // id, name

Named side_of(const StanceEachRow& row, Variable variable) {
    switch (variable) {
        case Variable::holder:
            return {row.holder_id, row.holder};
        case Variable::speaker:
            return {row.speaker_id, row.speaker};
        case Variable::issue:
            break;
    }
    if (!row.issue_id.empty()) return {row.issue_id, row.issue};
    return {"phrase:" + phrase_key(row.target), row.target};
}

int qualifier_of(Position position) {
    return position == Position::supports ? 1 : position == Position::opposes ? -1 : 0;
}

/// Phrases of one id differ in their articles and capitals: all are shown as the first.
class Spellings {
public:
    const std::string& of(const std::string& id, const std::string& name) {
        return names_.try_emplace(id, name).first->second;
    }

private:
    std::map<std::string, std::string> names_;
};

/// Names of one side with their statements, and the place of each id.
class Side {
public:
    Side(std::span<const CodedStatement> statements, std::string CodedStatement::*id,
         std::string CodedStatement::*name) {
        std::map<std::string, NamedThing> by_id;
        for (const CodedStatement& one : statements)
            by_id.try_emplace(one.*id, NamedThing{one.*id, one.*name, 0});
        for (auto& [key, thing] : by_id) things_.push_back(std::move(thing));
        std::ranges::sort(things_, [](const NamedThing& a, const NamedThing& b) {
            return std::tie(a.name, a.id) < std::tie(b.name, b.id);
        });
        for (const NamedThing& thing : things_)
            places_.emplace(thing.id, static_cast<std::uint32_t>(places_.size()));
    }

    [[nodiscard]] std::uint32_t place(const std::string& id) const { return places_.at(id); }
    [[nodiscard]] std::vector<NamedThing> things() && { return std::move(things_); }

private:
    std::vector<NamedThing> things_;
    std::map<std::string, std::uint32_t> places_;
};

}  // namespace

std::vector<CodedStatement> coded_stances(const store::Database& db, const store::Selection& chosen,
                                          Variable actor, Variable issue, Documents documents) {
    Order order;
    order.leaves_out_reports = documents == Documents::left_out;
    Spellings spellings;
    std::vector<CodedStatement> statements;
    for (const StanceEachRow& row : stances_each(db, chosen, order)) {
        const auto [actor_id, actor_name] = side_of(row, actor);
        const auto [issue_id, issue_name] = side_of(row, issue);
        if (actor_id.empty() || issue_id.empty()) continue;
        CodedStatement statement;
        statement.actor_id = actor_id;
        statement.actor = spellings.of(actor_id, actor_name);
        statement.issue_id = issue_id;
        statement.issue = spellings.of(issue_id, issue_name);
        statement.qualifier = qualifier_of(counted_position(row));
        statement.day = row.date;
        if (!row.reports.empty()) statement.document = row.reports.front().article;
        statements.push_back(std::move(statement));
    }
    return statements;
}

Discourse discourse_of(std::span<const CodedStatement> statements, graph::Duplicates duplicates,
                       graph::Qualifiers qualifiers, std::optional<graph::Scale> scale) {
    Side actors{statements, &CodedStatement::actor_id, &CodedStatement::actor};
    Side issues{statements, &CodedStatement::issue_id, &CodedStatement::issue};
    std::map<std::string, std::uint32_t> documents;
    std::vector<graph::Statement> all;
    for (const CodedStatement& one : statements) {
        const auto next = static_cast<std::uint32_t>(documents.size());
        all.push_back({actors.place(one.actor_id), issues.place(one.issue_id), one.qualifier,
                       one.day, documents.try_emplace(one.document, next).first->second});
    }
    Discourse discourse;
    discourse.scale = scale.value_or(graph::scale_of(all));
    discourse.statements = graph::without_duplicates(all, duplicates, qualifiers);
    discourse.actors = std::move(actors).things();
    discourse.issues = std::move(issues).things();
    for (const graph::Statement& one : discourse.statements) {
        ++discourse.actors[one.actor].statements;
        ++discourse.issues[one.issue].statements;
    }
    return discourse;
}

}  // namespace demarche::query
