#pragma once

#include "cli/typed.hpp"

namespace CLI {
class App;
}

/// The options of each command, and where what is typed goes.
namespace demarche::cli {

void add_filters(CLI::App& command, Typed& typed);
void add_kind(CLI::App& command, Typed& typed);
void add_import(CLI::App& command, Typed& typed);
void add_stances(CLI::App& command, Typed& typed);
void add_output(CLI::App& command, Typed& typed);
void add_timeline(CLI::App& command, Typed& typed);
void add_diagram(CLI::App& command, Typed& typed);
void add_report(CLI::App& command, Typed& typed);
void add_agreement(CLI::App& command, Typed& typed);
void add_search(CLI::App& command, Typed& typed);
void add_show(CLI::App& command, Typed& typed);
void add_evaluate(CLI::App& command, Typed& typed);
void add_issues(CLI::App& command, Typed& typed);
void add_catalogue(CLI::App& command, Typed& typed);
void add_actor(CLI::App& command, Typed& typed);
void add_issue(CLI::App& command, Typed& typed);
void add_check(CLI::App& command, Typed& typed);
void add_extract(CLI::App& command, Typed& typed);
void add_load(CLI::App& command, Typed& typed);
void add_merge(CLI::App& command, Typed& typed);
void add_backup(CLI::App& command, Typed& typed);
void add_export(CLI::App& command, Typed& typed);
void add_rank(CLI::App& command, Typed& typed);
void add_path(CLI::App& command, Typed& typed);
void add_shifts(CLI::App& command, Typed& typed);
void add_review_and_filters(CLI::App& command, Typed& typed);

}  // namespace demarche::cli
