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
    std::string position, holder, issue;     // of a stance; `issue` of an added event too
    std::string evidence, begin, end;        // of what is added: its words, or their place in bytes
    std::string speaker, condition;          // the same
    bool is_conditional{};                   // the same
    std::string author;                      // empty: $USER
    std::string reason;
    std::string id;                      // undo: empty for the last
    std::string export_to, import_from;  // review
    bool agreement{};                    // review
};

/// --author and --reason.
void add_correction(CLI::App& command, Typed& typed);
void add_event_correction(CLI::App& command, Typed& typed);
void add_stance_correction(CLI::App& command, Typed& typed);
void add_log(CLI::App& command, Typed& typed);
void add_undo(CLI::App& command, Typed& typed);

void add_review(CLI::App& command, Typed& typed);

inline constexpr const char* review_notes =
    "Least certain first, without what somebody judged already. On a terminal one key judges "
    "each:\n"
    "y right, n wrong, s later, q enough. Elsewhere the rows are listed.\n"
    "The file is CSV; a spreadsheet may save it with other columns beside. Its column 'verdict' "
    "is\n"
    "yours: y, n, nothing, or what is right instead: \"fix position=opposes; holder=France\", "
    "with\n"
    "the options of 'demarche event edit' and 'demarche stance edit'. Read it in as often as you "
    "like.";

inline constexpr const char* correction_notes =
    "Corrections are laid over what was extracted, in every answer, drawing and export, and stay\n"
    "when an article is read anew. What is rejected is in no answer; what is confirmed or added\n"
    "has confidence 1. What is judged or added (found 'by hand') rests on words of an article, "
    "and\n"
    "goes where they go when it comes in anew; without them it waits. 'demarche log' lists all,\n"
    "'demarche undo' takes one back, 'demarche show ID' tells who said so.";

}  // namespace demarche::cli
