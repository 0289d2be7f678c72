#pragma once

#include <span>
#include <string>
#include <vector>

#include "importers/extract/boosted_model.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// Gives events that name no target the parties that they are meant for, where the text leaves it
/// to the reader, by how likely each is; nobody where that is likelier. The confidence is what the
/// model says, or a rule where the deed is a diplomat's: "its ambassador in Madrid". `steps` says
/// why. Events keep their order.
void find_counterparts(const Document& document, const BoostedModel& model, Findings& findings);

/// A party that may be the target, or nobody; and how likely that is.
struct Chance {
    Party party;
    double chance{};
    std::string reason;  // what speaks most for it
};

/// Makes of how much speaks for each, in logits, how likely each is the one.
void share(std::vector<Chance>& chances);

/// Whom of them to take: the likeliest, and those of whom nearly the same is true. Empty for
/// nobody.
[[nodiscard]] std::vector<Chance> chosen(std::vector<Chance> chances);

/// The events of one deed each, which stand together.
[[nodiscard]] std::vector<std::span<EventFinding>> by_deed(std::vector<EventFinding>& events);

}  // namespace demarche::extract
