#pragma once

#include "importers/extract/document.hpp"

/// Who speaks without a name, and without a word of for whom.
namespace demarche::extract {

/// Adds a mention for an office that one body has, of whose holder the text says no more: "the
/// Secretary-General", "the High Representative", "the Pope". It is the holder of that day, else
/// the body: one that the text names and that has the office, else the one known for it.
void find_bare_offices_of_bodies(Document& document);

/// Adds a mention for "a spokesman", "officials", "one diplomat" who say something: they are of the
/// capital in which their sentence begins, else of who leads the sentences before.
void find_unnamed_officials(Document& document);

}  // namespace demarche::extract
