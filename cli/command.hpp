#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/query/stances.hpp"
#include "core/render/diagram.hpp"
#include "core/render/rows.hpp"
#include "core/render/timeline.hpp"
#include "importers/read/read.hpp"

/// What the command line asks for, once it is read, and the commands that answer.
namespace demarche::cli {

/// The command line is wrong: exit status 2.
struct UsageError : Error {
    using Error::Error;
};

enum class Detail { quiet, normal, verbose };

struct Options {
    std::filesystem::path db{"demarche.db"};
    render::Format format{render::Format::table};
    Detail detail{Detail::normal};
    render::Colour colour{render::Colour::none};
    bool shows_progress{true};
    query::Filter filter;
    query::Order order;

    std::vector<std::filesystem::path> paths;  // import, read
    read::Kind as{read::Kind::automatic};
    Day published;
    std::string source;
    std::size_t jobs{};  // 0: as many as the machine has cores
    bool dry_run{};

    bool each{};  // stances: one row a statement
    query::GroupBy by{query::GroupBy::holder};

    render::TimelineForm timeline{render::TimelineForm::demarche};
    render::DiagramKind kind{render::DiagramKind::stances};
    std::optional<render::Picture> picture;  // else from the output's ending
    std::filesystem::path output;            // empty or "-": standard output

    std::string form;  // --as, for commands that check it themselves

    std::string id;     // show
    std::string words;  // search

    bool repair{};  // check

    bool by_article{}, by_confidence{};  // evaluate
};

/// Each runs one command and returns its exit status.
int import_articles(const Options& options);
int read_articles(const Options& options);
int list_articles(const Options& options);
int list_actors(const Options& options);
int list_issues(const Options& options);
int list_mentions(const Options& options);
int list_events(const Options& options);
int list_stances(const Options& options);
int write_timeline(const Options& options);
int write_diagram(const Options& options);
int write_report(const Options& options);
int write_brief(const Options& options);
int search_articles(const Options& options);
int show_one(const Options& options);
int check_database(const Options& options);
int evaluate_gold(const Options& options);

}  // namespace demarche::cli
