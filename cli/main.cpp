#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <map>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/model/names.hpp"
#include "core/query/unknown_name.hpp"

namespace {

using demarche::cli::Options;

constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

/// Days and positions of filters as they were typed.
struct Typed {
    std::string since, until;
    std::vector<std::string> positions;
    std::size_t limit{};
};

struct WrongUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

demarche::Day day_of(const std::string& option, const std::string& text) {
    if (text.empty()) return {};
    const auto day = demarche::parse_day(text);
    if (!day)
        throw WrongUse{fmt::format("{} '{}' is no date; give one as 2007, 2007-06 or 2007-06-26",
                                   option, text)};
    return *day;
}

void add_filters(CLI::App& command, Options& options, Typed& typed) {
    demarche::query::Filter& filter = options.filter;
    command.add_option("--actor", filter.actors, "actor on either side, by any of its names")
        ->type_name("A");
    command.add_option("--source", filter.sources, "who does it")->type_name("A");
    command.add_option("--target", filter.targets, "to whom it is done")->type_name("A");
    command.add_option("--holder", filter.holders, "who holds the position")->type_name("A");
    command.add_option("--speaker", filter.speakers, "the person who voices it")->type_name("A");
    command.add_option("--issue", filter.issues, "what it is about, by any of its names")
        ->type_name("I");
    command.add_option("--type", filter.types, "event type or the beginning of its CAMEO code")
        ->type_name("T");
    command.add_option("--position", typed.positions, "supports, opposes or neutral")
        ->type_name("P");
    command.add_option("--since", typed.since, "first day: 2007, 2007-06 or 2007-06-26")
        ->type_name("D");
    command.add_option("--until", typed.until, "last day")->type_name("D");
    command.add_option("--min-confidence", filter.min_confidence, "0 to 1")->type_name("X");
    command.add_option("--article", filter.articles, "article by its id")->type_name("ID");
    command.add_option("--limit", typed.limit, "so many rows at most")->type_name("N");
    command
        .add_option("--sort", options.order.sort, "field to sort by; -FIELD turns the order round")
        ->type_name("FIELD");
}

void settle(Options& options, const Typed& typed) {
    options.filter.since = day_of("--since", typed.since);
    options.filter.until = day_of("--until", typed.until);
    for (const std::string& text : typed.positions) {
        const auto position = demarche::parse_position(text);
        if (!position)
            throw WrongUse{fmt::format(
                "--position '{}' is none; supports, opposes or neutral is wanted", text)};
        options.filter.positions.push_back(*position);
    }
    if (typed.limit > 0) options.order.limit = typed.limit;
}

/// A command that lists rows: with all filters.
CLI::App& add_list(CLI::App& app, const char* name, const char* what, Options& options,
                   Typed& typed) {
    CLI::App& command = *app.add_subcommand(name, what);
    add_filters(command, options, typed);
    return command;
}

void add_globals(CLI::App& app, Options& options) {
    using demarche::render::Format;
    const std::map<std::string, Format> formats = {{"table", Format::table},
                                                   {"json", Format::json},
                                                   {"jsonl", Format::jsonl},
                                                   {"csv", Format::csv},
                                                   {"md", Format::md}};
    app.name("demarche");
    app.set_version_flag("--version", "demarche 0.1.0");
    app.add_option("--db", options.db, "the knowledge graph")
        ->envname("DEMARCHE_DB")
        ->type_name("FILE");
    app.add_option("--format", options.format, "table, json, jsonl, csv or md")
        ->transform(CLI::CheckedTransformer{formats}.description(""))
        ->type_name("F");
    app.add_flag("--quiet", options.quiet, "less on standard error");
}

void add_import(CLI::App& app, Options& options) {
    CLI::App& import = *app.add_subcommand("import", "read articles into the graph");
    import.add_option("PATH", options.paths, "files and folders; - for standard input")->required();
    import.add_option("--as", options.as, "kind of input, where its content does not tell it")
        ->type_name("KIND");
}

void add_stances(CLI::App& app, Options& options, Typed& typed) {
    using demarche::query::GroupBy;
    const std::map<std::string, GroupBy> groups = {{"holder", GroupBy::holder},
                                                   {"speaker", GroupBy::speaker}};
    CLI::App& stances = add_list(app, "stances", "who stands where on what", options, typed);
    stances.add_flag("--each", options.each, "one row a statement");
    stances.add_option("--by", options.by, "one row a holder, or a speaker")
        ->transform(CLI::CheckedTransformer{groups}.description(""))
        ->type_name("WHOM");
}

int run_command(const std::string& name, const Options& options) {
    namespace cli = demarche::cli;
    const std::map<std::string, int (*)(const Options&)> commands = {
        {"import", cli::import_articles}, {"articles", cli::list_articles},
        {"actors", cli::list_actors},     {"issues", cli::list_issues},
        {"mentions", cli::list_mentions}, {"events", cli::list_events},
        {"stances", cli::list_stances}};
    return commands.at(name)(options);
}

int run(int argc, char** argv) {
    Options options;
    Typed typed;
    CLI::App app{"Who did what to whom, and who stands where on what, from articles."};
    add_globals(app, options);
    add_import(app, options);
    add_list(app, "articles", "the articles that are in", options, typed);
    add_list(app, "actors", "the actors that they name", options, typed);
    add_list(app, "issues", "what the stances are on", options, typed);
    add_list(app, "mentions", "which article names whom", options, typed);
    add_list(app, "events", "who did what to whom, and when", options, typed);
    add_stances(app, options, typed);
    app.allow_extras();  // an unknown command is named below; commands themselves allow none
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        throw WrongUse{error.what()};
    }
    if (app.get_subcommands().empty()) {
        const std::vector<std::string> rest = app.remaining();
        throw WrongUse{
            rest.empty()
                ? std::string{"no command is given; 'demarche --help' lists them"}
                : fmt::format("unknown command '{}'; 'demarche --help' lists them", rest.front())};
    }
    settle(options, typed);
    return run_command(app.get_subcommands().front()->get_name(), options);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const WrongUse& error) {
        fmt::print(stderr, "demarche: {}\n", error.what());
        return kWrongUse;
    } catch (const demarche::query::UnknownName& error) {
        fmt::print(stderr, "demarche: {}\n", error.what());
        return kWrongUse;
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche: {}\n", error.what());
        return kFailed;
    }
}
