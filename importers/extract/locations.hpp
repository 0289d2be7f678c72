#pragma once

#include <string>

#include "importers/extract/findings.hpp"

/// Where deeds are done.
namespace demarche::extract {

/// The only state that an article is about: it names no other (parts of it aside), no movement of
/// another, and no body of states. Null where there are several or none.
[[nodiscard]] const Actor* only_state_of(const Document& document);

/// Where the clause of the event tells that it was done, from the narrowest on: "Geneva", "Kampala,
/// Uganda", "Chile". `home`: the only state of the article, where its people and bodies act
/// (police, unions; not the state's bare name, its envoys or its army, which act abroad); null if
/// none. Empty where nothing tells.
[[nodiscard]] std::string location_of(const Document& document, const EventFinding& event,
                                      const Actor* home);

}  // namespace demarche::extract
