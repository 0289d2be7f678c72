#include "cli/correction_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/typed.hpp"

namespace demarche::cli {
namespace {

/// Of what is added: where it stands.
void add_addition(CLI::App& command, CorrectionOptions& asked) {
    command
        .add_option("--evidence", asked.evidence,
                    "add: the words of the article that say it, as they stand there")
        ->type_name("WORDS");
    command
        .add_option("--begin", asked.begin,
                    "add: where the words begin, in bytes of the text, instead of --evidence")
        ->type_name("N");
    command.add_option("--end", asked.end, "add: where they end, the byte after the last")
        ->type_name("N");
}

}  // namespace

void add_correction(CLI::App& command, Typed& typed) {
    CorrectionOptions& asked = typed.options.correction;
    command.add_option("--author", asked.author, "who corrects; else $USER")->type_name("NAME");
    command.add_option("--reason", asked.reason, "why, for the log")->type_name("TEXT");
}

void add_event_correction(CLI::App& command, Typed& typed) {
    CorrectionOptions& asked = typed.options.correction;
    command
        .add_option("VERB", typed.options.verb,
                    "reject ID: there was no such event; confirm ID: it is right; edit ID: it is "
                    "right but for what follows; add ARTICLE: the article tells of another, of "
                    "the --source, --type and --evidence that follow")
        ->required()
        ->type_name("");
    command
        .add_option("--source", asked.source,
                    "edit, add: who did it; edit: who spoke for another source does not for this")
        ->type_name("A");
    command
        .add_option("--speaker", asked.speaker, "edit, add: the person who speaks for the source")
        ->type_name("A");
    command.add_option("--target", asked.target, "edit, add: to whom")->type_name("A");
    command.add_option("--type", asked.type, "edit, add: event type or CAMEO code")->type_name("T");
    command
        .add_option("--date", asked.date,
                    "edit, add: 2007, 2007-06 or 2007-06-26; add: else the article's")
        ->type_name("D");
    command.add_option("--issue", asked.issue, "add: what it is about")->type_name("I");
    add_addition(command, asked);
    add_correction(command, typed);
}

void add_stance_correction(CLI::App& command, Typed& typed) {
    CorrectionOptions& asked = typed.options.correction;
    command
        .add_option("VERB", typed.options.verb,
                    "reject ID: nobody took this position; confirm ID: it is right; edit ID: it is "
                    "right but for what follows; add ARTICLE: the article tells of another, of "
                    "the --holder, --position, --issue or --target and --evidence that follow")
        ->required()
        ->type_name("");
    command.add_option("--position", asked.position, "edit, add: supports, opposes or neutral")
        ->type_name("P");
    command
        .add_option("--holder", asked.holder,
                    "edit, add: whose position it is; edit: who spoke for another holder does not "
                    "for this")
        ->type_name("A");
    command
        .add_option("--speaker", asked.speaker, "edit, add: the person who speaks for the holder")
        ->type_name("A");
    command.add_option("--issue", asked.issue, "edit, add: what it is about")->type_name("I");
    command.add_option("--target", asked.target, "edit, add: the phrase that it is on")
        ->type_name("PHRASE");
    command
        .add_option("--on-issue", asked.answer,
                    "edit, add: what it says to the issue's question: supports, opposes or "
                    "neutral; else as the catalogue knows the phrase to lean")
        ->type_name("P");
    command.add_option("--date", asked.date, "add: the day; else the article's")->type_name("D");
    add_addition(command, asked);
    command.add_option("--condition", asked.condition, "add: on what it depends")
        ->type_name("PHRASE");
    command.add_flag("--conditional", asked.is_conditional,
                     "add: it depends on something that has no words of its own");
    add_correction(command, typed);
}

void add_review(CLI::App& command, Typed& typed) {
    CorrectionOptions& asked = typed.options.correction;
    command.add_option("--export", asked.export_to, "write the rows to a file, for a person")
        ->type_name("FILE");
    command.add_option("--import", asked.import_from, "read such a file with its verdicts")
        ->type_name("FILE");
    command.add_flag("--agreement", asked.agreement,
                     "how often persons said that a rule was right");
    add_correction(command, typed);
}

void add_log(CLI::App& command, Typed& typed) {
    command.add_option("--limit", typed.limit, "so many at most")->type_name("N");
    command
        .add_option("--sort", typed.options.order.sort,
                    "field to sort by; --sort=-time: the last first")
        ->type_name("FIELD");
}

void add_undo(CLI::App& command, Typed& typed) {
    command
        .add_option("ID", typed.options.correction.id,
                    "a correction of 'demarche log', an undo too; the last one otherwise")
        ->type_name("");
    add_correction(command, typed);
}

}  // namespace demarche::cli
