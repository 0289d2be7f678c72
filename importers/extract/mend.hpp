#pragma once

#include "core/model/sentence.hpp"
#include "importers/extract/words.hpp"

/// What a parse of news gets wrong in a way that its tree shows.
namespace demarche::extract {

/// The sentence with its tree put right where
/// - a name is its root and a participle hangs on it behind an aside: "Washington, while welcoming
///   the pullout, called on Syria …" says what Washington did;
/// - it is a line of a resolution that begins with its verb: "Strongly condemns the coup";
/// - who speaks stands behind the verb: "“We welcome it,” declared the Kenyan president";
/// - what somebody is told hangs on him: "told reporters that the ban was illegal";
/// - it tells how many voted, then who (`mend_votes`);
/// - two nouns are subjects of one verb: "Oslo's line is that the ban must go".
/// Its words stay as they are; it still has one root and no cycle.
[[nodiscard]] Sentence mended(Sentence sentence, const Words& words);

}  // namespace demarche::extract
