#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Finds people and bodies that no catalogue knows: a name behind a title or office ("Norwegian
/// Foreign Minister Ine Eriksen Søreide"), beside one ("X, the spokeswoman"), one who speaks; a
/// name that ends as bodies' names do ("… Council"). Then surnames alone. Needs the known names.
///
/// Whom an office is held for is taken from its phrase: "Iran's ambassador to the IAEA" is Iran's.
void find_people_and_bodies(Document& document);

}  // namespace demarche::extract
