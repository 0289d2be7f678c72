#pragma once

#include <cstddef>
#include <vector>

#include "importers/extract/findings.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/predicates.hpp"

/// Who does what is told without a doer, where the article makes it known elsewhere.
namespace demarche::extract {

/// The body that takes or keeps a state out, or lets it in again, "Zimbabwe was suspended in 2002"
/// in an article on the Commonwealth, or that votes a text down. Empty where the verb at `node`
/// tells no such thing.
[[nodiscard]] Parties body_of_member(const Document& document, Node node, const Predicate& sense);

/// The court that dismisses or upholds what was pleaded: "the counterclaim was thrown out". Empty
/// where the text has not named one shortly before.
[[nodiscard]] Parties court_that_rules(const Document& document, Node node, const Predicate& sense,
                                       const std::vector<EventFinding>& told);

/// Who lets go what is let go, "the crew were released", "the ban was lifted": who did that to them
/// as the article told before. Empty where it told of nobody, or of several.
[[nodiscard]] Parties who_undoes(const Document& document, Node node, const Predicate& sense,
                                 const Parties& sufferers, const std::vector<EventFinding>& told);

/// Who did what the clause tells that the passive at `node` is joined to: "Chad summoned its
/// generals, and the army was put on alert".
[[nodiscard]] Parties doer_of_clause_before(const Document& document, Node node,
                                            const Predicate& sense, const Parties& sufferers,
                                            const Referents& who);

/// Who sets those a time who "were given a week to leave": all who did the last thing against them
/// shortly before `sentence`.
[[nodiscard]] Parties who_acts_against(const Predicate& sense, const Parties& sufferers,
                                       const std::vector<EventFinding>& told, std::size_t sentence);

/// Whose measures a list of them are: "Oslo made its decisions known: borders closed, assets
/// frozen".
[[nodiscard]] Parties decider_of_list(const Document& document, Node node, const Referents& who);

/// The state that the article names far more often than any other, `but` aside. Empty where none
/// is.
[[nodiscard]] Parties state_named_most(const Document& document, const Parties& but);

/// True of what is taken off somebody: "the embargo was lifted", "the rule was relaxed".
[[nodiscard]] bool is_lifting(const Predicate& sense);

/// True where one of `parties` was told to have suffered a measure or force.
[[nodiscard]] bool suffered_from(const Parties& parties, const std::vector<EventFinding>& told);

/// True of the passive of a verb for what states do, "summoned", "put off", "declared persona non
/// grata".
[[nodiscard]] bool is_state_measure(const Document& document, const Predicate& sense);

/// The two states that the article is on where the noun at `node` tells of fighting without saying
/// whose: "after a week of shelling". In the order in which they are named first. Empty where it
/// does not, or is not told of as a fact.
[[nodiscard]] Parties who_fight(const Document& document, Node node, const Predicate& sense);

}  // namespace demarche::extract
