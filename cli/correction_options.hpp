#pragma once

#include <string>
#include <vector>

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
    std::string speaker;                     // for whom it is said in either, for the source
    std::string answer;                      // of a stance, on the issue's question
    std::string condition;                   // of what is added
    bool is_conditional{};                   // the same
    std::string since, until, of;            // of a split, of an office; `of`: whose it is
    std::vector<std::string> articles;       // of a split
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
    "like:\n"
    "what its author said otherwise since stays. The files of several readers, each with their "
    "--author,\n"
    "may come in any order: of a statement that one rejects and another does not, or that two "
    "edit\n"
    "otherwise, no verdict has effect. It is told with the line of the file, asked for again, and "
    "left\n"
    "out of what --agreement counts as judged: it is 'disputed' until somebody corrects it by "
    "hand\n"
    "or undoes one. A verdict that is refused is named by its line, and the status is 1: all "
    "others "
    "are\n"
    "entered.";

inline constexpr const char* actor_notes =
    "merge, split, alias, name and office are corrections: they are laid over what was extracted, "
    "in\n"
    "every answer, and over what comes in later; 'demarche undo' takes one back. Of several "
    "conditions\n"
    "of a split all have to fit; an event or stance goes where one of the articles tells it. An "
    "office\n"
    "is shown, but does not tell later imports who \"the foreign minister\" is: give it to "
    "'demarche\n"
    "catalogue add' in a table of tenures for that.";

inline constexpr const char* issue_notes =
    "merge, split and question are corrections: they are laid over what was extracted, in every "
    "answer,\n"
    "and over what comes in later; 'demarche undo' takes one back. Stances that come to an issue "
    "which\n"
    "asks another question answer neither yes nor no, until 'demarche stance edit ID --on-issue' "
    "says\n"
    "what; a question that is put in other words keeps its answers.";

inline constexpr const char* correction_notes =
    "Corrections are laid over what was extracted, in every answer, drawing and export, and stay\n"
    "when an article is read anew. What is rejected is in no answer; what is confirmed or added\n"
    "has confidence 1. What is judged or added (found 'by hand') rests on words of an article, "
    "and\n"
    "goes where they go when it comes in anew; without them it waits. The last word holds: an "
    "edit\n"
    "takes an earlier rejection back, a rejection earlier edits. Where graphs that are merged say "
    "of\n"
    "one thing what cannot both be, neither has effect until somebody corrects it once more or "
    "undoes\n"
    "one. 'demarche log' lists all, 'demarche undo' takes one back, 'demarche show ID' tells who "
    "said so.";

}  // namespace demarche::cli
