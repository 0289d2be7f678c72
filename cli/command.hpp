#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/agreement_options.hpp"
#include "cli/correction_options.hpp"
#include "cli/diagram_options.hpp"
#include "cli/stance_options.hpp"
#include "core/error.hpp"
#include "core/model/day.hpp"
#include "core/query/filter.hpp"
#include "core/query/ranks.hpp"
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

    std::vector<std::filesystem::path> paths;  // import, read, extract, load, merge
    read::Kind as{read::Kind::automatic};
    Day published;
    std::string source;
    std::size_t jobs{};  // 0: as many as the machine has cores
    bool dry_run{};
    bool again{};              // import: what is in, anew
    std::string extracted_at;  // extract: empty for now

    bool each{};  // stances, evaluate: one row a statement
    query::GroupBy by{query::GroupBy::holder};
    StanceOptions stances;

    render::TimelineForm timeline{render::TimelineForm::demarche};
    std::string group;  // timeline
    render::DiagramKind kind{render::DiagramKind::stances};
    DiagramOptions diagram;
    std::optional<render::Picture> picture;  // else from the output's ending
    std::filesystem::path output;            // empty or "-": standard output

    std::string form;  // --as, for commands that check it themselves

    std::string id;     // show
    std::string words;  // search

    bool repair{};  // check
    bool force{};   // backup: over a file that is there

    AgreementOptions agreement;
    CorrectionOptions correction;  // event, stance, actor, issue, undo

    bool by_article{}, by_confidence{}, by_rule{}, by_word{};  // evaluate

    query::RankBy rank_by{query::RankBy::degree};  // rank
    query::RankOver over{query::RankOver::events};
    std::string from, to;           // path
    std::size_t within{30};         // shifts: days
    std::vector<std::string> verb;  // catalogue, actor, issue: what to do, with what
    Day on;                         // actor
    std::string question, parent;   // issue add
    std::vector<std::string> aliases, phrases_for, phrases_against;
    bool candidates{};  // issues: those that are none yet
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
int show_agreement(const Options& options);
int search_articles(const Options& options);
int show_one(const Options& options);
int check_database(const Options& options);
int extract_articles(const Options& options);
int load_extractions(const Options& options);
int merge_graphs(const Options& options);
int backup_database(const Options& options);
int export_graph(const Options& options);
int evaluate_gold(const Options& options);
int rank_actors(const Options& options);
int list_blocs(const Options& options);
int find_paths(const Options& options);
int list_shifts(const Options& options);
int list_candidates(const Options& options);
int run_catalogue(const Options& options);
int run_actor(const Options& options);
int run_issue(const Options& options);
int run_event(const Options& options);
int run_stance(const Options& options);
int list_corrections(const Options& options);
int undo_one(const Options& options);
int review_statements(const Options& options);

}  // namespace demarche::cli
