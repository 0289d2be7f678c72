#pragma once

#include <string>

namespace CLI {
class App;
}

namespace demarche::cli {

struct Typed;

/// What a person says is right, and who says so.
struct CorrectionOptions {
    std::string source, target, type, date;  // of an event; `target` of a stance is a phrase
    std::string position, holder, issue;     // of a stance
    std::string author;                      // empty: $USER
    std::string reason;
    std::string id;  // undo: empty for the last
};

/// --author and --reason.
void add_correction(CLI::App& command, Typed& typed);
void add_event_correction(CLI::App& command, Typed& typed);
void add_stance_correction(CLI::App& command, Typed& typed);
void add_log(CLI::App& command, Typed& typed);
void add_undo(CLI::App& command, Typed& typed);

inline constexpr const char* correction_notes =
    "Corrections are laid over what was extracted, in every answer, drawing and export, and stay\n"
    "when an article is read anew. What is rejected is in no answer; what is confirmed has\n"
    "confidence 1. 'demarche log' lists them, 'demarche undo' takes one back, 'demarche show ID'\n"
    "tells who said so.";

}  // namespace demarche::cli
