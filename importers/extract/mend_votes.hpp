#pragma once

#include <vector>

#include "core/model/sentence.hpp"

namespace demarche::extract {

/// Puts right what a parse gets wrong in reports of votes:
/// - who they are stands behind a colon: "Two were opposed: Peru and Chile";
/// - "against" is what they were: "Peru and Chile were against", "Those against were Peru and
///   Chile".
void mend_votes(std::vector<Token>& tokens);

}  // namespace demarche::extract
