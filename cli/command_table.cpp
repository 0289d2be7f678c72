#include "cli/command_table.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <string>
#include <vector>

namespace demarche::cli {
namespace {

/// An option that may be repeated, each time with one value: what follows it is not swallowed.
CLI::Option* add_repeatable(CLI::App& command, const char* name, std::vector<std::string>& values,
                            const char* what, const char* type) {
    return command.add_option(name, values, what)->allow_extra_args(false)->type_name(type);
}

void add_filters(CLI::App& command, Typed& typed) {
    query::Filter& filter = typed.options.filter;
    const std::array options = {
        add_repeatable(command, "--actor", filter.actors, "on either side; any name or alias does",
                       "A"),
        add_repeatable(command, "--source", filter.sources, "who does it", "A"),
        add_repeatable(command, "--target", filter.targets, "to whom it is done", "A"),
        add_repeatable(command, "--holder", filter.holders, "who holds the position", "A"),
        add_repeatable(command, "--speaker", filter.speakers, "the person who voices it", "A"),
        add_repeatable(command, "--issue", filter.issues, "what it is about; any name does", "I"),
        add_repeatable(command, "--type", filter.types, "event type or beginning of a CAMEO code",
                       "T"),
        add_repeatable(command, "--position", typed.positions, "supports, opposes or neutral", "P"),
        command.add_option("--since", typed.since, "first day: 2007, 2007-06 or 2007-06-26")
            ->type_name("D"),
        command.add_option("--until", typed.until, "last day")->type_name("D"),
        command.add_option("--min-confidence", filter.min_confidence, "0 to 1")->type_name("X"),
        add_repeatable(command, "--article", filter.articles, "article by its id", "ID"),
        command.add_option("--limit", typed.limit, "so many at most")->type_name("N"),
        command
            .add_option("--sort", typed.options.order.sort,
                        "field to sort by; --sort=-FIELD: greatest first")
            ->type_name("FIELD")};
    for (CLI::Option* option : options) option->group("Filters (one given twice means \"or\")");
}

void add_kind(CLI::App& command, Typed& typed) {
    command.add_option("PATH", typed.options.paths, "files and folders; - for standard input")
        ->required()
        ->type_name("");
    command
        .add_option("--as", typed.as,
                    "kind of input, where its content does not tell it: text, jsonl, json, html, "
                    "feed, xml, csv, mail, mbox, warc, pdf, archive")
        ->type_name("KIND");
    command
        .add_option("--published", typed.published,
                    "day of articles whose input gives none, as 2007-06-26")
        ->type_name("D");
    command
        .add_option("--source", typed.options.source,
                    "publisher of articles whose input names none")
        ->type_name("NAME");
}

void add_import(CLI::App& command, Typed& typed) {
    add_kind(command, typed);
    command.add_option("--jobs", typed.jobs, "threads; as many as there are cores otherwise")
        ->type_name("N");
    command.add_flag("--dry-run", typed.options.dry_run, "tell what would come in; store nothing");
}

void add_stances(CLI::App& command, Typed& typed) {
    command.add_flag("--each", typed.options.each, "one row a statement");
    command.add_option("--by", typed.by, "one row a holder, or a speaker")->type_name("WHOM");
    add_filters(command, typed);
}

void add_output(CLI::App& command, Typed& typed) {
    command
        .add_option("-o,--output", typed.options.output, "file to write; standard output otherwise")
        ->type_name("FILE");
}

void add_timeline(CLI::App& command, Typed& typed) {
    command
        .add_option("--as", typed.as,
                    "demarche (our own fields), timelinejs (TimelineJS 3) or vis (vis-timeline)")
        ->type_name("FORM");
    add_output(command, typed);
    add_filters(command, typed);
}

void add_diagram(CLI::App& command, Typed& typed) {
    command
        .add_option(
            "--kind", typed.kind,
            "stances (who stands where on what), relations (who deals with whom), agreement "
            "(who agrees with whom) or ego (what lies around --actor)")
        ->type_name("KIND");
    command
        .add_option("--as", typed.as, "dot, svg, png or pdf; else from the file's ending, else svg")
        ->type_name("FORM");
    add_output(command, typed);
    add_filters(command, typed);
}

void add_report(CLI::App& command, Typed& typed) {
    add_output(command, typed);
    add_filters(command, typed);
}

void add_search(CLI::App& command, Typed& typed) {
    command
        .add_option("WORDS", typed.words,
                    "words that all stand in the article; \"a phrase\"; a beginning*")
        ->required()
        ->type_name("");
    add_filters(command, typed);
}

void add_show(CLI::App& command, Typed& typed) {
    command
        .add_option(
            "ID", typed.options.id,
            "id of an article, event, stance, actor or issue, or the name of an actor or issue")
        ->required()
        ->type_name("");
}

void add_evaluate(CLI::App& command, Typed& typed) {
    command
        .add_option("GOLD", typed.options.paths,
                    "annotated articles, one a line of JSON: id, text, actors, events, stances")
        ->required()
        ->type_name("");
    command.add_flag("--each", typed.options.each, "each wrong and missed item instead");
    command.add_flag("--by-article", typed.options.by_article,
                     "a row an article instead, the worst first");
    command.add_flag("--by-confidence", typed.options.by_confidence,
                     "what is right of all that has at least so much confidence");
}

void add_check(CLI::App& command, Typed& typed) {
    command.add_flag("--repair", typed.options.repair, "make the index of words anew first");
}

constexpr std::array commands = {
    Command{"import", "read articles into the graph",
            "demarche import news/ crawl.warc.gz\n"
            "demarche import --published 2007-06-26 --source \"RIA Novosti\" page.txt",
            import_articles, add_import},
    Command{"read", "show what the importer makes of a file; nothing is stored",
            "demarche read page.html\n"
            "demarche --format jsonl read news/ > articles.jsonl",
            read_articles, add_kind},
    Command{"articles", "list the articles that are in",
            "demarche articles --since 2007 --sort title", list_articles, add_filters},
    Command{"actors", "list the actors that they name", "demarche actors --limit 20", list_actors,
            add_filters},
    Command{"issues", "list what the stances are on", "demarche issues --holder Russia",
            list_issues, add_filters},
    Command{"mentions", "list which article names whom", "demarche mentions --actor Lavrov",
            list_mentions, add_filters},
    Command{"events", "who did what to whom, and when",
            "demarche events --source Russia --target NATO --since 2007\n"
            "demarche events --type threaten --type 15",
            list_events, add_filters},
    Command{"stances", "who stands where on what",
            "demarche stances --issue \"missile defence\"\n"
            "demarche stances --each --holder Russia --sort date",
            list_stances, add_stances},
    Command{"timeline", "a JSON timeline of events and stances",
            "demarche timeline --actor NATO --since 2007-04 -o nato.json\n"
            "demarche timeline --as timelinejs --issue \"CFE treaty\" -o cfe.json",
            write_timeline, add_timeline},
    Command{"diagram", "a Graphviz diagram",
            "demarche diagram --issue \"missile defence\" -o defence.svg\n"
            "demarche diagram --kind ego --actor Russia --since 2007 --limit 30 -o russia.pdf",
            write_diagram, add_diagram},
    Command{"report", "one HTML page on a selection: positions, timeline, evidence",
            "demarche report --issue \"CFE treaty\" -o cfe.html\n"
            "demarche report --actor Russia --since 2007 --limit 1000 -o russia.html",
            write_report, add_report},
    Command{"brief", "the same as a page of Markdown with footnotes",
            "demarche brief --issue \"CFE treaty\"\n"
            "demarche brief --actor NATO --since 2007 -o memo.md",
            write_brief, add_report},
    Command{"search", "find articles by their words",
            "demarche search missile defence\n"
            "demarche search '\"territorial integrity\" serb*'",
            search_articles, add_search},
    Command{"show", "one article, event, stance, actor or issue, with its evidence",
            "demarche show Russia\n"
            "demarche show e4f1c0ffee12",
            show_one, add_show},
    Command{"evaluate", "how right extraction is, against articles that people annotated",
            "demarche evaluate gold.jsonl\n"
            "demarche evaluate --each gold.jsonl\n"
            "demarche --format csv evaluate --by-confidence gold.jsonl",
            evaluate_gold, add_evaluate},
    Command{"check", "whether the database is sound, and what to do if not",
            "demarche check\ndemarche check --repair", check_database, add_check},
};

}  // namespace

std::span<const Command> all_commands() { return commands; }

void add_help(CLI::App& command, Typed& typed) {
    command.add_option("COMMAND", typed.topic, "the command to explain")->type_name("");
}

void add_globals(CLI::App& app, Typed& typed) {
    app.add_option("--db", typed.options.db, "the knowledge graph; else $DEMARCHE_DB")
        ->envname("DEMARCHE_DB")
        ->type_name("FILE");
    app.add_option("--format", typed.format, "table, json, jsonl, csv, md or line")->type_name("F");
    app.add_flag("--quiet", typed.is_quiet, "less on standard error");
    app.add_flag("--verbose", typed.is_verbose, "more on standard error");
    app.add_option("--color", typed.color, "auto, always or never")->type_name("WHEN");
    app.add_flag("--no-progress", typed.has_no_progress, "no progress line on a terminal");
}

}  // namespace demarche::cli
