#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Whom words mean that name nobody.
struct Referents {
    Parties self;   // "we": who speaks
    Parties many;   // "they": who acted together last
    Parties pair;   // "both sides": the two who have had most to do with each other so far
    Parties them;   // "them": who was named together last, whether they acted or not
    Parties first;  // "the Parties": who acted together first, as the signatories of a text do
    Parties both;   // "both": the two who were named together just before, else the pair
};

/// Whom a noun phrase names as parties: its actors, joined ones each; the states behind "Russian
/// officials", "envoys of Russia and France" or "Tehran's delegation". "Both sides" and "the three
/// countries" are those who acted together last where there are as many of them, else those that
/// the article names most.
[[nodiscard]] Parties parties_of(const Document& document, Node node, const Referents& who);

/// All parties that are named at or below a node, places too, in text order.
[[nodiscard]] Parties parties_inside(const Document& document, Node node, const Referents& who);

/// As parties_of, or the state or body whose place it is: "came from London".
[[nodiscard]] Parties parties_or_place(const Document& document, Node node, const Referents& who);

/// Who is named out of the many that the noun at `whole` counts: "nine states, including Chile and
/// Peru", "six countries voted against it, among them Chile".
[[nodiscard]] Parties named_among(const Document& document, Node whole, const Referents& who);

/// Who does along with the subject what the verb at `verb` says: "together with Norway", "joined by
/// Japan", "like its neighbours Peru and Chile".
[[nodiscard]] Parties companions_of(const Document& document, Node verb, const Referents& who);

/// Whose the thing at `node` is: "a French ship", "China's islands", "the ship of France". Places
/// count.
[[nodiscard]] Parties owners_of(const Document& document, Node node);

/// The state in, on or near whose ground the deed at `node` is: "bombed towns in Syria", "massed
/// troops along the border with Ethiopia".
[[nodiscard]] Parties ground_of(const Document& document, Node node);

/// Who does what the phrase at `node` names: "the assaults made on it by Chad". Empty if nobody.
[[nodiscard]] Parties doers_inside(const Document& document, Node node, const Referents& who);

/// The first party that is named at or below a node, with whoever is joined to it.
[[nodiscard]] Parties first_inside(const Document& document, Node node, const Referents& who);

/// True of gunmen, farmers: a group that has no name of its own.
[[nodiscard]] bool is_nameless_group(const Document& document, const Party& party);

}  // namespace demarche::extract
