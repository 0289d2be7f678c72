#pragma once

#include <string>

#include "importers/extract/deed.hpp"
#include "importers/extract/document.hpp"

/// What comes from somebody to somebody else: bans that come into force, shells that land, ships
/// with flour that dock.
namespace demarche::extract {

/// What a journey is by who goes and what he carries: planes laden with tents bring aid, a tanker
/// full of crude trade, warships that head for a coast show force, troops that fly home withdraw.
/// `code` is what the verb says; empty where that is all.
[[nodiscard]] std::string code_of_journey(const Document& document, const std::string& code,
                                          const Deed& deed);

}  // namespace demarche::extract
