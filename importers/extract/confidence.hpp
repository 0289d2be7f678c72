#pragma once

#include <string>
#include <vector>

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/logistic_model.hpp"

/// How sure what was found is: of events and stances given 0.8, eight in ten are right.
namespace demarche::extract {

/// What a finding shows that tells right ones from wrong ones: the rule, the kind of clause, how
/// its parties are named, how its target was found.
[[nodiscard]] std::vector<std::string> signs_of(const Document& document,
                                                const EventFinding& event);
[[nodiscard]] std::vector<std::string> signs_of(const Document& document,
                                                const StanceFinding& stance);

/// Sets the confidence of each finding to the chance that it is right, and drops what is unlikely.
void weigh(const Document& document, const LogisticModel& model, Findings& findings);

}  // namespace demarche::extract
