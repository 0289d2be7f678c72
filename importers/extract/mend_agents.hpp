#pragma once

#include <vector>

#include "core/model/sentence.hpp"

/// Who does it and to what, where a parse hangs the one or the other on a word beside.
namespace demarche::extract {

/// Puts right, in a tree that stays one:
/// "was criticised for the ban by Chad", "was told to leave by Chad": Chad does it;
/// "a row erupted between Chad and Mali": the row is between them;
/// "a step that Chad called scandalous": it called the step so;
/// "“The ban,” Lind, the envoy, said, “is illegal”": the ban is;
/// "Not only Chad but also Mali condemned it": both did;
/// "Citing the toll, Chad's minister, Nour, left the talks": the minister did;
/// "noted with concern the toll of Chad": the toll is noted;
/// "said that Chad had closed the port, and condemned the ban": who said it condemned it.
void mend_agents(std::vector<Token>& tokens);

}  // namespace demarche::extract
