#pragma once

#include "importers/extract/document.hpp"

namespace demarche::extract {

/// Finds whose words a text is where nobody is said to speak: the state or body that issued a
/// release, its author by byline, the speaker whom a transcript names before a paragraph
/// ("SECRETARY BLINKEN: …"). Sets `Document::issuer` and the voice of each sentence. A newspaper or
/// agency is nobody's voice.
void find_voices(Document& document);

}  // namespace demarche::extract
