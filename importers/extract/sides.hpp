#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Sets for whom people act where the text says so by other means than a title before the name:
/// "Iran's Mottaki", "Keating of New Zealand", "Odinga, who leads the party", "Kuwait, whose emir,
/// Sheikh Nawaf", "its director, Lu Ping", "Kirby at the White House".
void find_sides(Document& document);

/// For whom he acts who was named last before the token, a subject before any other; of a thing,
/// the last state or body. Empty if there is none.
[[nodiscard]] ActorId named_before(const Document& document, std::size_t sentence,
                                   std::size_t token, bool is_person);

/// The body of "Lund, for the Liberals, approved it" and of "Lund (Norway) approved it". Empty if
/// none stands so behind the name.
[[nodiscard]] ActorId body_spoken_for(const Document& document, const Mention& name);

}  // namespace demarche::extract
