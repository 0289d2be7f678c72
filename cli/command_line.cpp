#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/catalog/nearest.hpp"
#include "core/model/names.hpp"
#include "core/query/unknown_name.hpp"

namespace demarche::cli {
namespace {

/// What was typed where the library cannot check it.
struct Typed {
    std::string format{"table"}, color{"auto"};
    bool is_quiet{}, is_verbose{}, has_no_progress{};
    std::string since, until, published;
    std::vector<std::string> positions;
    std::string limit;
    std::string as, by{"holder"}, jobs, kind{"stances"};
    std::vector<std::string> topic;  // of help
    std::vector<std::string> words;  // of search
    Options options;
};

/// One row a command: its name, what it does, how it is used, and who runs it.
struct Command {
    const char* name;
    const char* what;
    const char* examples;
    int (*run)(const Options&);
    void (*add_options)(CLI::App&, Typed&);
};

template <class Value>
struct Choice {
    std::string_view name;
    Value value;
};

/// The value of `text` among the choices of an option. Throws UsageError naming all of them.
template <class Value, std::size_t size>
Value choose(std::string_view option, const std::string& text,
             const std::array<Choice<Value>, size>& choices) {
    std::vector<std::string> names;
    for (const Choice<Value>& choice : choices) {
        if (choice.name == text) return choice.value;
        names.emplace_back(choice.name);
    }
    throw UsageError{
        fmt::format("{} '{}' is not known; give one of {}", option, text, fmt::join(names, ", "))};
}

Day day_of(std::string_view option, const std::string& text) {
    if (text.empty()) return {};
    const auto day = parse_day(text);
    if (!day)
        throw UsageError{fmt::format("{} '{}' is no date; give one as 2007, 2007-06 or 2007-06-26",
                                     option, text)};
    return *day;
}

std::size_t count_of(std::string_view option, const std::string& text) {
    const bool is_number = !text.empty() && text.size() < 10 &&
                           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || std::stoul(text) == 0)
        throw UsageError{fmt::format("{} '{}' is no number above 0", option, text)};
    return std::stoul(text);
}

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

void add_check(CLI::App& command, Typed& typed) {
    command.add_flag("--repair", typed.options.repair, "make the index of words anew first");
}

void add_help(CLI::App& command, Typed& typed) {
    command.add_option("COMMAND", typed.topic, "the command to explain")->type_name("");
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
    Command{"search", "find articles by their words",
            "demarche search missile defence\n"
            "demarche search '\"territorial integrity\" serb*'",
            search_articles, add_search},
    Command{"show", "one article, event, stance, actor or issue, with its evidence",
            "demarche show Russia\n"
            "demarche show e4f1c0ffee12",
            show_one, add_show},
    Command{"check", "whether the database is sound, and what to do if not",
            "demarche check\ndemarche check --repair", check_database, add_check},
};

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

constexpr const char* about = "Who did what to whom, and who stands where on what, from articles.";
constexpr const char* global_footer =
    "'demarche help COMMAND' explains one command, with examples. Global options may stand before "
    "or after it.\n"
    "\nExit status: 0 done, 1 something failed or was refused, 2 the command line is wrong, 130 "
    "interrupted.";

void build(CLI::App& app, Typed& typed) {
    app.name("demarche");
    app.set_version_flag("--version", "demarche 0.1.0");
    app.get_formatter()->column_width(28);
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.footer(global_footer);
    app.allow_extras();
    app.require_subcommand(0, 1);  // "search events" looks for a word
    add_globals(app, typed);
    for (const Command& command : commands) {
        CLI::App& one = *app.add_subcommand(command.name, command.what);
        std::string footer = "Examples:\n  ";
        for (const char* c = command.examples; *c != '\0'; ++c)
            footer += *c == '\n' ? std::string{"\n  "} : std::string{*c};
        one.group("Commands");
        one.footer(footer + "\n\nGlobal options: see 'demarche help'.");
        one.fallthrough();
        one.allow_extras();
        command.add_options(one, typed);
    }
    CLI::App& help = *app.add_subcommand("help", "explain a command");
    help.group("Commands");
    add_help(help, typed);
}

void collect_names(const CLI::App& app, std::vector<std::string>& names) {
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
}

/// ", did you mean 'timeline'?" where one of the names is so near that it was a slip.
std::string did_you_mean(const std::string& typed, const std::vector<std::string>& names) {
    const auto near = query::nearest(typed, names, 1);
    const bool is_slip =
        !near.empty() && catalog::edits_between(typed, near[0]) <= (typed.size() + 1) / 3;
    return is_slip ? fmt::format(", did you mean '{}'?", near[0]) : ";";
}

[[noreturn]] void refuse_extra(const CLI::App& app, const CLI::App& command,
                               const std::string& extra) {
    if (!extra.starts_with("-"))
        throw UsageError{fmt::format(
            "'{}' is one argument too many for '{}'; quote names that hold blanks, or see "
            "'demarche help {}'",
            extra, command.get_name(), command.get_name())};
    std::vector<std::string> names;
    collect_names(command, names);
    collect_names(app, names);
    const std::string option = extra.substr(0, extra.find('='));
    throw UsageError{fmt::format("'{}' is no option of '{}'{} see 'demarche help{}'", option,
                                 command.get_name(), did_you_mean(option, names),
                                 &command == &app ? "" : " " + command.get_name())};
}

const Command& command_of(const std::string& name) {
    const auto found = std::ranges::find_if(
        commands, [&](const Command& command) { return command.name == name; });
    if (found != commands.end()) return *found;
    std::vector<std::string> names{"help"};
    for (const Command& command : commands) names.emplace_back(command.name);
    throw UsageError{fmt::format("unknown command '{}'{} 'demarche help' lists all", name,
                                 did_you_mean(name, names))};
}

bool is_terminal_coloured() {
    const char* no_color = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

void settle_globals(Typed& typed) {
    using render::Colour;
    using render::Format;
    constexpr std::array<Choice<Format>, 6> formats = {{{"table", Format::table},
                                                        {"json", Format::json},
                                                        {"jsonl", Format::jsonl},
                                                        {"csv", Format::csv},
                                                        {"md", Format::md},
                                                        {"line", Format::line}}};
    constexpr std::array<Choice<int>, 3> when = {{{"auto", 0}, {"always", 1}, {"never", 2}}};
    Options& options = typed.options;
    options.format = choose("--format", typed.format, formats);
    const int color = choose("--color", typed.color, when);
    options.colour =
        color == 1 || (color == 0 && is_terminal_coloured()) ? Colour::ansi : Colour::none;
    options.detail = typed.is_quiet     ? Detail::quiet
                     : typed.is_verbose ? Detail::verbose
                                        : Detail::normal;
    options.shows_progress = !typed.is_quiet && !typed.has_no_progress;
}

void settle_filters(Typed& typed) {
    Options& options = typed.options;
    options.filter.since = day_of("--since", typed.since);
    options.filter.until = day_of("--until", typed.until);
    for (const std::string& text : typed.positions) {
        const auto position = parse_position(text);
        if (!position)
            throw UsageError{
                fmt::format("--position '{}' is none; give supports, opposes or neutral", text)};
        options.filter.positions.push_back(*position);
    }
    if (!typed.limit.empty()) options.order.limit = count_of("--limit", typed.limit);
    const double least = options.filter.min_confidence;
    if (!(least >= 0 && least <= 1))
        throw UsageError{fmt::format("--min-confidence '{}' is not between 0 and 1", least)};
}

void settle_choices(Typed& typed, std::string_view command) {
    using query::GroupBy;
    using render::TimelineForm;
    constexpr std::array<Choice<GroupBy>, 2> groups = {
        {{"holder", GroupBy::holder}, {"speaker", GroupBy::speaker}}};
    constexpr std::array<Choice<TimelineForm>, 3> forms = {
        {{"demarche", TimelineForm::demarche},
         {"timelinejs", TimelineForm::timelinejs},
         {"vis", TimelineForm::vis}}};
    using render::DiagramKind;
    constexpr std::array<Choice<DiagramKind>, 4> kinds = {{{"relations", DiagramKind::relations},
                                                           {"stances", DiagramKind::stances},
                                                           {"agreement", DiagramKind::agreement},
                                                           {"ego", DiagramKind::ego}}};
    Options& options = typed.options;
    options.kind = choose("--kind", typed.kind, kinds);
    options.by = choose("--by", typed.by, groups);
    options.words = fmt::format("{}", fmt::join(typed.words, " "));
    options.published = day_of("--published", typed.published);
    if (!typed.jobs.empty()) options.jobs = count_of("--jobs", typed.jobs);
    if (typed.as.empty()) return;
    if (command == "timeline") {
        options.timeline = choose("--as", typed.as, forms);
    } else if (command == "diagram") {
        options.picture = render::parse_picture(typed.as);
        if (!options.picture)
            throw UsageError{fmt::format(
                "--as '{}' is no kind of picture; give dot, svg, png or pdf", typed.as)};
    } else {
        const auto kind = read::parse_kind(typed.as);
        if (!kind)
            throw UsageError{fmt::format(
                "--as '{}' is no kind of input; give auto, text, html, feed, jsonl or another of "
                "'demarche help import'",
                typed.as)};
        options.as = *kind;
    }
}

/// The help of an app that has parsed a command is that command's: so of one that has not.
void write_help(const std::vector<std::string>& topic) {
    Typed typed;
    CLI::App app{about};
    build(app, typed);
    if (topic.empty()) {
        std::cout << app.help();
    } else {
        const char* name = topic.front() == "help" ? "help" : command_of(topic.front()).name;
        std::cout << app.get_subcommand(name)->help("demarche");
    }
}

}  // namespace

std::optional<Invocation> parse_command_line(std::span<const char* const> words) {
    Typed typed;
    CLI::App app{about};
    build(app, typed);
    try {
        app.parse(static_cast<int>(words.size()), words.data());
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) throw UsageError{error.what()};
        app.exit(error);
        return std::nullopt;
    }
    const std::vector<std::string> extras = app.remaining(true);
    if (app.get_subcommands().empty()) {
        if (extras.empty()) throw UsageError{"no command is given; 'demarche help' lists them"};
        if (extras.front().starts_with("-")) refuse_extra(app, app, extras.front());
        command_of(extras.front());
    }
    const CLI::App& chosen = *app.get_subcommands().front();
    if (chosen.get_name() == "help") {
        write_help(typed.topic);
        return std::nullopt;
    }
    if (!extras.empty()) refuse_extra(app, chosen, extras.front());
    settle_globals(typed);
    settle_filters(typed);
    const Command& command = command_of(chosen.get_name());
    settle_choices(typed, command.name);
    return Invocation{command.run, std::move(typed.options)};
}

}  // namespace demarche::cli
