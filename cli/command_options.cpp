#include "cli/command_options.hpp"

#include "cli/correction_options.hpp"

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

void add_windows(CLI::App& command, AgreementOptions& asked) {
    command
        .add_option("--window", asked.window,
                    "a network of each window of so many units, from the first day or --since to "
                    "the last or --until")
        ->type_name("N");
    command.add_option("--step", asked.step, "units from one window to the next; 1 otherwise")
        ->type_name("N");
    command.add_option("--unit", asked.unit, "days (the default), weeks, months or years")
        ->type_name("UNIT");
    command
        .add_option("--kernel", asked.kernel,
                    "weigh statements by their distance from the middle of the window: uniform, "
                    "triangular, epanechnikov or gaussian;\nwith dna- before the name as Discourse "
                    "Network Analyzer 3 computes it")
        ->type_name("NAME");
}

/// Of the verb 'split': which days and articles; `first` and `last` say it of the days.
void add_split(CLI::App& command, Typed& typed, const char* first, const char* last) {
    CorrectionOptions& asked = typed.options.correction;
    command.add_option("--since", asked.since, first)->type_name("D");
    command.add_option("--until", asked.until, last)->type_name("D");
    add_repeatable(command, "--article", asked.articles,
                   "split: what this article tells; given twice it means \"or\"", "ID");
}

}  // namespace

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
        ->type_name("");
    command
        .add_option(
            "--files-from", typed.files_from,
            "a list of more of them, one a line, or with a NUL after each as 'find -print0' "
            "writes them; - for standard input")
        ->type_name("FILE");
    command
        .add_option("--as", typed.as,
                    "kind of input, where its content does not tell it: text, jsonl, json, html, "
                    "feed, xml, csv, events, mail, mbox, warc, pdf, archive")
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
    command.add_flag(
        "--again", typed.options.again,
        "instead of a PATH: read the articles that are in anew, with what this program "
        "and the catalogue know now, and list what changed. What a person confirmed or "
        "edited stays");
    command.add_option("--jobs", typed.jobs, "threads; as many as there are cores otherwise")
        ->type_name("N");
    command.add_flag("--dry-run", typed.options.dry_run, "tell what would come in; store nothing");
}

void add_output(CLI::App& command, Typed& typed) {
    command
        .add_option("-o,--output", typed.options.output, "file to write; standard output otherwise")
        ->type_name("FILE");
}

void add_timeline(CLI::App& command, Typed& typed) {
    command
        .add_option("--as", typed.as,
                    "demarche (our own fields), timelinejs (TimelineJS 3), vis (vis-timeline), ics "
                    "(iCalendar; a month or year is an entry as long) or csv; else ics and csv "
                    "from the ending of -o. Beyond 200 slides of TimelineJS and 1,000 items of "
                    "vis the best reported are kept, which is said; --limit sets another number")
        ->type_name("FORM");
    command
        .add_option("--group", typed.options.group,
                    "actor (who acts or takes the position) or issue: groups of vis and "
                    "TimelineJS (eight lanes at most), a category of ics, the order of csv, "
                    "'group' and 'groups' of our "
                    "own fields")
        ->type_name("WHAT");
    add_output(command, typed);
    add_filters(command, typed);
}

void add_diagram(CLI::App& command, Typed& typed) {
    command
        .add_option(
            "--kind", typed.kind,
            "stances (who stands where on what), relations (who deals with whom), agreement "
            "(who agrees with whom), ego (what lies around --actor) or timeline (how positions "
            "on --issue moved)")
        ->type_name("KIND");
    command
        .add_option("--as", typed.as, "dot, svg, png or pdf; else from the file's ending, else svg")
        ->type_name("FORM");
    command
        .add_option("--theme", typed.theme,
                    "light (the default), dark, or print (black on white: what colours say is said "
                    "by lines, arrowheads and signs)")
        ->type_name("THEME");
    command.add_option("--depth", typed.depth, "ego: so many steps from --actor; 1 otherwise")
        ->type_name("N");
    command.add_flag("--explain", typed.options.diagram.explains,
                     "DOT, not laid out, with comments: what each part means and why it was kept");
    add_output(command, typed);
    add_filters(command, typed);
}

void add_report(CLI::App& command, Typed& typed) {
    add_output(command, typed);
    add_filters(command, typed);
}

void add_agreement(CLI::App& command, Typed& typed) {
    AgreementOptions& asked = typed.options.agreement;
    command.add_flag("--two-mode", asked.two_mode,
                     "actors to issues; otherwise actors to actors over issues");
    command
        .add_option(
            "--aggregation", asked.aggregation,
            "what a tie adds up, over pairs of statements on the same issue:\n"
            "congruence (they agree; the default), conflict (they differ), subtract (the one "
            "less the other) or ignore (any);\n"
            "with --two-mode: subtract (statements for less those against; the default), "
            "ignore (any) or combine (1 for, 2 against, 3 both)")
        ->type_name("NAME");
    command
        .add_option(
            "--normalization", asked.normalization,
            "what it is divided by. share (the default): how likely a statement of one and a "
            "statement of the other on the same issue agree,\n"
            "the mean of the issues that both speak on: 1 always, 0 never (subtract: 1 to -1; with "
            "--two-mode 1 all for, -1 all against);\n"
            "as in Discourse Network Analyzer: none, average, jaccard or cosine; with --two-mode "
            "activity or prominence")
        ->type_name("NAME");
    command
        .add_option("--duplicates", asked.duplicates,
                    "count the same position of an actor on an issue once a document, week, month, "
                    "year or in all; include (the default) counts each")
        ->type_name("RULE");
    add_windows(command, asked);
    command
        .add_option("--camps", asked.camps,
                    "divide the actors into N camps of equal size that agree within and differ "
                    "between, as far as can be;\n"
                    "polarization: the part of all agreement and difference that is where it "
                    "should be, 0 to 1")
        ->type_name("N");
    command.add_flag(
        "--backbone", asked.backbone,
        "take away one issue after the other, the one that changes the network least; the "
        "last ones bind most.\nOf the graph, issues that are known by a phrase alone are "
        "left out");
    command
        .add_option("--statements", asked.statements,
                    "a table of coded statements (CSV) instead of the graph; of the filters, "
                    "--since, --until, --limit and --sort go with it")
        ->type_name("FILE");
    command
        .add_option("--who", asked.who,
                    "who is tied (DNA: variable 1): holder (the default), speaker or issue; of a "
                    "table a column, "
                    "otherwise actor, organization or person")
        ->type_name("NAME");
    command
        .add_option("--over", asked.over,
                    "over what (DNA: variable 2): issue (the default), holder or speaker; of a "
                    "table a column, "
                    "otherwise issue or concept")
        ->type_name("NAME");
    command
        .add_option("--qualifier", asked.qualifier,
                    "column of the positions; otherwise agreement, qualifier or position")
        ->type_name("NAME");
    command
        .add_option(
            "--as", typed.as,
            "a file of the network: csv (a matrix), dl (UCINET), graphml, gexf or dot; else "
            "from the ending of -o")
        ->type_name("FORM");
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
    command.add_flag("--by-rule", typed.options.by_rule,
                     "what is right of what each rule found, the most wrong first");
    command.add_flag("--by-word", typed.options.by_word, "the same by rule and word");
}

void add_issues(CLI::App& command, Typed& typed) {
    command.add_flag("--candidates", typed.options.candidates,
                     "phrases that stances are on, but no issue yet: for 'issue add'");
    add_filters(command, typed);
}

void add_catalogue(CLI::App& command, Typed& typed) {
    command
        .add_option("VERB", typed.options.verb,
                    "none: counts; list: the files that were added; forms: the tables that can be, "
                    "with their columns; add FILE...: tables with tabs between columns, or actors, "
                    "agents and issues of PETRARCH; check FILE...: what is wrong with files, "
                    "nothing is added; remove NAME...: of files; apply: read the articles that are "
                    "in anew with what is known now")
        ->type_name("");
}

void add_actor(CLI::App& command, Typed& typed) {
    command
        .add_option("VERB", typed.options.verb,
                    "show NAME: what is known of an actor; merge A B: B is A, all that B does is "
                    "A's and B's names are A's; split A NAME: what A does on the days or in the "
                    "articles that follow is another's, who is called NAME; alias A NAME: A is "
                    "called NAME too; name A NAME: NAME is what A is called first; office A ROLE: "
                    "A held that office")
        ->required()
        ->type_name("");
    add_split(command, typed, "split, office: the first day", "split, office: the last day");
    command
        .add_option("--of", typed.options.correction.of,
                    "office: the state or body whose office it is")
        ->type_name("A");
    command.add_option("--on", typed.on, "show: offices, blocs and members on that day alone")
        ->type_name("DAY");
    add_correction(command, typed);
}

void add_issue(CLI::App& command, Typed& typed) {
    Options& options = typed.options;
    command
        .add_option("VERB", options.verb,
                    "show NAME: what is known of an issue; add NAME: one of the graph's own, known "
                    "to later imports and to 'catalogue apply'; remove NAME: of the graph's own; "
                    "merge A B: B is A; split A NAME: what is said of A on the days, in the "
                    "articles or on the phrase that follow is about another, which is called "
                    "NAME; question I TEXT: what support and opposition are measured against")
        ->required()
        ->type_name("");
    add_split(command, typed, "split: the first day", "split: the last day");
    command
        .add_option("--target", options.correction.target,
                    "split: stances on this phrase; no events then")
        ->type_name("PHRASE");
    command
        .add_option("--question", options.question,
                    "add: what support and opposition are measured against; ends with '?'")
        ->type_name("Q");
    command.add_option("--parent", options.parent, "add: the wider issue that it is part of")
        ->type_name("I");
    add_repeatable(command, "--alias", options.aliases, "add: another name for it", "A");
    add_repeatable(command, "--for", options.phrases_for,
                   "add: to back this phrase is to say yes to the question; give NAME itself where "
                   "that is so",
                   "PHRASE");
    add_repeatable(command, "--against", options.phrases_against, "add: ... is to say no",
                   "PHRASE");
    add_correction(command, typed);
}

void add_check(CLI::App& command, Typed& typed) {
    command.add_flag("--repair", typed.options.repair,
                     "first make anew what follows from the rest: indexes, the index of words, "
                     "stories, and what was extracted from articles whose text is as it came in");
}

void add_extract(CLI::App& command, Typed& typed) {
    add_kind(command, typed);
    command.add_option("--jobs", typed.jobs, "threads; as many as there are cores otherwise")
        ->type_name("N");
    command
        .add_option("--extracted-at", typed.options.extracted_at,
                    "time of the run, as 2007-06-26T12:00:00Z: one for all tasks of a cluster, so "
                    "that the result does not hang on which of them ended last; now otherwise")
        ->type_name("TIME");
    add_output(command, typed);
}

void add_load(CLI::App& command, Typed& typed) {
    command
        .add_option("FILE", typed.options.paths,
                    "lines of 'demarche extract', packed or not; - for standard input")
        ->required()
        ->type_name("");
}

void add_merge(CLI::App& command, Typed& typed) {
    command.add_option("DB", typed.options.paths, "other knowledge graphs; they stay as they are")
        ->required()
        ->type_name("");
}

void add_backup(CLI::App& command, Typed& typed) {
    command.add_option("FILE", typed.options.output, "the copy")->required()->type_name("");
    command.add_flag("--force", typed.options.force, "over a file that is there");
}

void add_export(CLI::App& command, Typed& typed) {
    command
        .add_option("--as", typed.as,
                    "graphml, gexf, csv, jsonl, jsonld, plover or cameo; else from the ending of "
                    "-o")
        ->type_name("FORM");
    command
        .add_option("-o,--output", typed.options.output,
                    "file to write, of csv the folder; standard output otherwise")
        ->type_name("FILE");
    add_filters(command, typed);
}

void add_rank(CLI::App& command, Typed& typed) {
    command
        .add_option("--by", typed.rank_by,
                    "degree (the weight of all that an actor has to do with others), pagerank "
                    "(whom those turn to that others turn to) or betweenness (the share of pairs "
                    "of others that are joined by way of it)")
        ->type_name("MEASURE");
    command
        .add_option("--over", typed.over,
                    "events (by confidence and how many articles report them) or agreement (by "
                    "the issues on which two are on one side)")
        ->type_name("WHAT");
    add_filters(command, typed);
}

void add_path(CLI::App& command, Typed& typed) {
    command.add_option("A", typed.options.from, "an actor, by any name")->required()->type_name("");
    command.add_option("B", typed.options.to, "another")->required()->type_name("");
    add_filters(command, typed);
}

void add_shifts(CLI::App& command, Typed& typed) {
    command
        .add_option("--within", typed.within,
                    "on both sides within so many days is a contradiction, or two speakers at "
                    "odds, where the later side is not kept up for longer; 30 otherwise")
        ->type_name("DAYS");
    add_filters(command, typed);
}

void add_review_and_filters(CLI::App& command, Typed& typed) {
    add_review(command, typed);
    add_filters(command, typed);
}

}  // namespace demarche::cli
