#pragma once

#include "importers/extract/document.hpp"
#include "importers/extract/findings.hpp"

namespace demarche::extract {

/// Says what a side is on where its sentence does not: "Cairo protested", "has the backing of
/// Oslo". Of what the article has told until then (what others are for or against, what they did,
/// the things of dispute that the sentence, the one before or the opening names) it takes what is
/// likeliest by where it stands, how often it is named and what it is. A position whose matter
/// was only guessed is given that matter, or left out where none is likely; a complaint without
/// one gets a position where one is likely indeed. For after the targets of events are found.
void find_untold_matters(const Document& document, Findings& findings);

}  // namespace demarche::extract
