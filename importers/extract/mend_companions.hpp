#pragma once

#include <vector>

#include "core/model/sentence.hpp"

/// Who does something along with others, where a parse hangs them wrongly.
namespace demarche::extract {

/// Puts right, in a tree that stays one:
/// "Kenya, joined by Chad, called on them": it called;
/// "rejected the plan, followed by Chad": Kenya was followed, not the plan;
/// "came from Kenya, whose king spoke, and from Chad": it came from Chad too;
/// "On Monday Kenya, Chad and Mali left": all three did.
void mend_companions(std::vector<Token>& tokens);

}  // namespace demarche::extract
