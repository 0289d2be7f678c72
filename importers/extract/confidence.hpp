#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/logistic_model.hpp"

/// How sure what was found is: of events and stances given 0.8, eight in ten are right.
namespace demarche::extract {

/// Sets the confidence of each finding to the chance that it is right, and drops what is unlikely.
void weigh(const Document& document, const LogisticModel& model, Findings& findings);

}  // namespace demarche::extract
