#include "cli/command_table.hpp"

#include "cli/correction_options.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <string>
#include <vector>

#include "cli/command_notes.hpp"
#include "cli/command_options.hpp"

namespace demarche::cli {
namespace {

constexpr const char* export_notes =
    "graphml, gexf, csv: actors, issues and phrases as nodes, each event and stance as an edge of\n"
    "its own, with polarity from -1 to 1 and the title and words of its surest report. An event\n"
    "without a target is no edge and left out. gexf has the days of each edge as its spell. csv\n"
    "is a folder of nodes.csv and edges.csv: Gephi reads Id, Label, Source, Target, Type, Weight\n"
    "and timeset, Neo4j :ID, :LABEL, :START_ID, :END_ID and :TYPE, of the same two files:\n"
    "  neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv,\n"
    "  and --multiline-fields=true\n"
    "jsonl: the rows of articles, actors, issues, events and stances, with 'kind' first.\n"
    "jsonld: the same in terms of schema.org, SEM and PROV.\n"
    "plover, cameo: events alone, one a line, tab separated, with headings. Text with a tab, "
    "quote\n"
    "or line end stands in double quotes. What is not known is empty. A deed at home that names\n"
    "no target has the own state's code for it, as PLOVER codes it; so has 'target_code' of "
    "events.\n"
    "  plover has the 40 columns of POLECAT, and then CAMEO Code, Predicate, Actor Speaker,\n"
    "    Recipient Speaker, Confidence, Reports (how many), Story IDs, Headline, URL, Evidence.\n"
    "    Intensity is Goldstein's score, Quad Code 1 to 4, Contexts the issue, a Country the ISO\n"
    "    code, Sectors those of the CAMEO actor code, Source the publisher. Statements, for which\n"
    "    PLOVER has no type, are left out.\n"
    "  cameo has the 26 columns of Phoenix, and then SourceName, SourceSpeaker, TargetName,\n"
    "    TargetSpeaker, Predicate, Confidence, Reports, Title, Evidence. Date is YYYYMMDD where\n"
    "    the day is known, SentenceID the article and the bytes of its text. Read codes as text:\n"
    "    036 has a zero in front.";

constexpr const char* diagram_notes =
    "The heaviest 60 actors and issues are drawn, --limit N for more or fewer, and the heaviest\n"
    "links between them; what is left out is said under the title. In an SVG a tooltip quotes "
    "what\n"
    "a link rests on, and a click opens the article. Stances stand in columns up to 60 nodes, "
    "those\n"
    "who only oppose to the right of the issues; in DOT their lines go from issue to actor, with\n"
    "dir=back. In DOT an issue's name begins with 'issue:', a mere phrase's with 'phrase:'.";

constexpr std::array commands = {
    Command{"import", "read articles into the graph",
            "demarche import news/ crawl.warc.gz\n"
            "demarche import --published 2007-06-26 --source \"RIA Novosti\" page.txt\n"
            "demarche --format csv import --again > changes.csv",
            import_articles, add_import, import_notes},
    Command{"read", "show what the importer makes of a file; nothing is stored",
            "demarche read page.html\n"
            "demarche --format jsonl read news/ > articles.jsonl",
            read_articles, add_kind},
    Command{"articles", "list the articles that are in",
            "demarche articles --since 2007 --sort title", list_articles, add_filters},
    Command{"actors", "list the actors that they name", "demarche actors --limit 20", list_actors,
            add_filters},
    Command{"issues", "list what the stances are on",
            "demarche issues --holder Russia\ndemarche issues --candidates --limit 20", list_issues,
            add_issues},
    Command{"mentions", "list which article names whom", "demarche mentions --actor Lavrov",
            list_mentions, add_filters},
    Command{"events", "who did what to whom, and when",
            "demarche events --source Russia --target NATO --since 2007\n"
            "demarche events --type threaten --type 15",
            list_events, add_filters},
    Command{"stances", "who stands where on what",
            "demarche stances --issue \"missile defence\"\n"
            "demarche stances --each --holder Russia --sort date\n"
            "demarche stances --compare Russia NATO --since 2007\n"
            "demarche stances --half-life 180 --until 2008-12\n"
            "demarche stances --matrix --since 2007 -o positions.svg",
            list_stances, add_stances},
    Command{"timeline", "a timeline of events and stances, for programs and calendars",
            "demarche timeline --actor NATO --since 2007-04 -o nato.json\n"
            "demarche timeline --as timelinejs --issue \"CFE treaty\" -o cfe.json\n"
            "demarche timeline --holder Russia --group issue -o russia.ics",
            write_timeline, add_timeline},
    Command{"diagram", "a Graphviz diagram",
            "demarche diagram --issue \"missile defence\" -o defence.svg\n"
            "demarche diagram --kind ego --actor Russia --depth 2 --since 2007 --limit 30 -o "
            "russia.pdf\n"
            "demarche diagram --kind timeline --issue \"CFE treaty\" --theme print -o cfe.pdf\n"
            "demarche diagram --issue \"missile defence\" --explain -o why.dot",
            write_diagram, add_diagram, diagram_notes},
    Command{"report", "one HTML page on a selection: positions, timeline, evidence",
            "demarche report --issue \"CFE treaty\" -o cfe.html\n"
            "demarche report --actor Russia --since 2007 --limit 1000 -o russia.html",
            write_report, add_report},
    Command{"brief", "the same as a page of Markdown with footnotes",
            "demarche brief --issue \"CFE treaty\"\n"
            "demarche brief --actor NATO --since 2007 -o memo.md",
            write_brief, add_report},
    Command{"rank", "which actors matter most",
            "demarche rank --limit 10 --since 2007\n"
            "demarche rank --by betweenness --type consult\n"
            "demarche rank --by pagerank --over agreement",
            rank_actors, add_rank},
    Command{"blocs", "who stands together, what unites and what divides them",
            "demarche blocs --limit 5\n"
            "demarche --format json blocs --since 2022 --issue \"Arms for Ukraine\"",
            list_blocs, add_filters},
    Command{"path", "the best evidenced chains of events between two actors",
            "demarche path Russia \"United States\" --limit 3\n"
            "demarche --format csv path Serbia NATO --min-confidence 0.6",
            find_paths, add_path},
    Command{"shifts", "where a position changed, and who contradicts himself",
            "demarche shifts --issue \"missile defence\"\n"
            "demarche --format jsonl shifts --holder Turkey --within 90",
            list_shifts, add_shifts},

    Command{
        "agreement", "who agrees with whom over issues",
        "demarche agreement --actor Russia --limit 10     # the ties of one\n"
        "demarche agreement --holder Russia --holder NATO --holder Serbia   # those among some\n"
        "demarche agreement --issue \"missile defence\" --aggregation subtract\n"
        "demarche agreement --window 3 --unit months --since 2007 --until 2008\n"
        "demarche agreement --normalization none --as graphml -o ties.graphml\n"
        "demarche agreement --statements dna.csv --who person --duplicates document",
        show_agreement, add_agreement},
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
            "demarche evaluate --by-rule gold.jsonl\n"
            "demarche --format csv evaluate --by-confidence gold.jsonl",
            evaluate_gold, add_evaluate},
    Command{"catalogue", "what is known beforehand, with tables of your own",
            "demarche catalogue\n"
            "demarche catalogue check tenures.tsv\n"
            "demarche catalogue add my_states.tsv tenures.tsv Phoenix.Countries.actors.txt\n"
            "demarche catalogue remove tenures.tsv",
            run_catalogue, add_catalogue},
    Command{
        "actor", "what is known of one actor, on a day; who is one, and who are two",
        "demarche actor show Georgia\n"
        "demarche actor show NATO --on 2007-06-26\n"
        "demarche actor split Petrov \"Pavel Petrov\" --since 2012\n"
        "demarche actor split Petrov \"Anna Petrov\" --article ria-0626 --article ria-0627\n"
        "demarche actor office \"Pavel Petrov\" \"foreign minister\" --of Bulgaria --since 2012 "
        "--until 2014-05",
        run_actor, add_actor, actor_notes},
    Command{"issue", "what is known of one issue; issues of your own; which are one, and which two",
            "demarche issue show \"missile defence\"\n"
            "demarche issue add \"Black Sea grain deal\" --question \"Should grain leave by sea?\" "
            "--alias \"grain corridor\"\n"
            "demarche issue split \"Gas dispute\" \"Gas dispute of 2009\" --since 2008-12 --until "
            "2009-02\n"
            "demarche issue split \"Gas dispute\" \"Nord Stream\" --target \"the Baltic pipeline\"",
            run_issue, add_issue, issue_notes},
    Command{
        "event", "a person's judgement of one event, kept apart from what was extracted",
        "demarche event reject e4f1c0ffee12 --reason \"a quotation of 1999\"\n"
        "demarche event edit e4f1c0ffee12 --target NATO --type threaten\n"
        "demarche event add ria-0626 --source Russia --target NATO --type disapprove --evidence "
        "\"Moscow again took NATO to task\"",
        run_event, add_event_correction, correction_notes},
    Command{"stance", "a person's judgement of one stance, kept apart from what was extracted",
            "demarche stance confirm s4f1c0ffee12\n"
            "demarche stance edit s4f1c0ffee12 --position opposes --target \"the Ahtisaari plan\"\n"
            "demarche stance add ria-0626 --holder Serbia --position opposes --target \"the plan\" "
            "--evidence \"none of it\"",
            run_stance, add_stance_correction, correction_notes},
    Command{"review", "the least certain events and stances, for a person to judge",
            "demarche review --holder Russia\n"
            "demarche review --limit 200 --export judge.csv\n"
            "demarche review --import judge.csv\n"
            "demarche review --agreement",
            review_statements, add_review_and_filters, review_notes},
    Command{"log", "what people corrected, when and why",
            "demarche log\ndemarche --format csv log > corrections.csv", list_corrections, add_log},
    Command{"undo", "take the effect of a correction back",
            "demarche undo\ndemarche undo c4f1c0ffee12 --reason \"it was right\"", undo_one,
            add_undo},
    Command{"check", "whether the database is sound, and what to do if not",
            "demarche check\ndemarche check --repair", check_database, add_check, check_notes},
    Command{"extract", "as import, but the result is written as lines; no graph is touched",
            "demarche extract shard-17/ -o 17.jsonl\n"
            "demarche extract news/ | demarche load -",
            extract_articles, add_extract, extract_notes},
    Command{"load", "lines of 'extract' into the graph",
            "demarche load 1.jsonl 2.jsonl.gz\n"
            "demarche extract news/ | demarche load -",
            load_extractions, add_load, load_notes},
    Command{"merge", "other graphs into this one", "demarche --db all.db merge north.db south.db",
            merge_graphs, add_merge, merge_notes},
    Command{"backup", "a copy of the graph, safe while others write, and checked",
            "demarche backup monday.db\n"
            "demarche backup --force latest.db",
            backup_database, add_backup, backup_notes},
    Command{"export", "the graph, for other programs",
            "demarche export -o russia.graphml --actor Russia\n"
            "demarche export --as csv -o gephi/ --since 2007\n"
            "demarche export --as plover --source Russia -o events.tsv",
            export_graph, add_export, export_notes},
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
