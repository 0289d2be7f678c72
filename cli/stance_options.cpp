#include "cli/stance_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/command_options.hpp"

namespace demarche::cli {

void add_stances(CLI::App& command, Typed& typed) {
    StanceOptions& asked = typed.options.stances;
    command.add_flag("--each", typed.options.each, "one row a statement");
    command.add_flag("--matrix", asked.matrix,
                     "holders by known issues, from -1 (against) to 1 (for); a table shows the "
                     "issues with most statements, other formats all");
    command
        .add_option("--as", typed.as,
                    "svg: --matrix as a picture, 50 holders (else --limit) by 30 issues, those who "
                    "stand alike beside each other; also where -o ends in .svg")
        ->type_name("FORM");
    add_output(command, typed);
    command
        .add_option("--compare", asked.compare,
                    "two actors: where they differ and agree, one row an issue on which both "
                    "speak, with the position of each, what it weighs (confidence times strength, "
                    "summed), the first and last day of it, and since when the two stand so: the "
                    "day from which all that both had said till then gave it without a break. "
                    "JSON has all statements as evidence")
        ->type_size(2)
        ->expected(1)
        ->type_name("A B");
    command
        .add_option(
            "--half-life", asked.half_life,
            "positions by what was said lately: a statement weighs half so many days before "
            "the end, a quarter twice as many days before. The end is --until, else the "
            "last day of what is chosen; a month or year counts as its middle, a statement "
            "of no known year as the oldest. Changes score, position and weight, and "
            "since when of --compare; counts, days and trend stay")
        ->type_name("DAYS");
    command.add_option("--by", typed.by, "one row a holder, or a speaker")->type_name("WHOM");
    add_filters(command, typed);
}

}  // namespace demarche::cli
