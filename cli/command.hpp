#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/query/filter.hpp"
#include "core/query/stances.hpp"
#include "core/render/rows.hpp"

/// What the command line asks for, once it is read.
namespace demarche::cli {

struct Options {
    std::filesystem::path db{"demarche.db"};
    render::Format format{render::Format::table};
    bool quiet{};
    query::Filter filter;
    query::Order order;
    std::vector<std::filesystem::path> paths;  // import
    std::string as{"auto"};
    bool each{};  // stances: one row a statement
    query::GroupBy by{query::GroupBy::holder};
};

/// Each runs one command and returns its exit status.
int import_articles(const Options& options);
int list_articles(const Options& options);
int list_actors(const Options& options);
int list_issues(const Options& options);
int list_mentions(const Options& options);
int list_events(const Options& options);
int list_stances(const Options& options);

}  // namespace demarche::cli
