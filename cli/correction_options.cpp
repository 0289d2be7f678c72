#include "cli/correction_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/typed.hpp"

namespace demarche::cli {

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
                    "right but for what follows")
        ->required()
        ->type_name("");
    command.add_option("--source", asked.source, "edit: who did it")->type_name("A");
    command.add_option("--target", asked.target, "edit: to whom")->type_name("A");
    command.add_option("--type", asked.type, "edit: event type or CAMEO code")->type_name("T");
    command.add_option("--date", asked.date, "edit: 2007, 2007-06 or 2007-06-26")->type_name("D");
    add_correction(command, typed);
}

void add_stance_correction(CLI::App& command, Typed& typed) {
    CorrectionOptions& asked = typed.options.correction;
    command
        .add_option("VERB", typed.options.verb,
                    "reject ID: nobody took this position; confirm ID: it is right; edit ID: it is "
                    "right but for what follows")
        ->required()
        ->type_name("");
    command.add_option("--position", asked.position, "edit: supports, opposes or neutral")
        ->type_name("P");
    command.add_option("--holder", asked.holder, "edit: whose position it is")->type_name("A");
    command.add_option("--issue", asked.issue, "edit: what it is about")->type_name("I");
    command.add_option("--target", asked.target, "edit: the phrase that it is on")
        ->type_name("PHRASE");
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
