#include "cli/graph_files.hpp"

#include <fmt/format.h>

#include <system_error>

namespace demarche::cli {
namespace {

namespace fs = std::filesystem;

/// One file by two names, be it there or not.
bool is_one(const fs::path& a, const fs::path& b) {
    std::error_code error;
    if (fs::equivalent(a, b, error)) return true;
    const fs::path left = fs::weakly_canonical(a, error);
    if (error) return false;
    const fs::path right = fs::weakly_canonical(b, error);
    return !error && left == right;
}

}  // namespace

void require_not_of_graph(const Options& options, const fs::path& file) {
    if (file.empty() || file == "-") return;
    if (is_one(options.db, file))
        throw UsageError{
            fmt::format("{}: is the graph itself; give the name of another file", file.string())};
    for (const char* ending : {"-wal", "-shm", "-journal"})
        if (is_one(options.db.string() + ending, file) ||
            is_one(options.db, file.string() + ending))
            throw UsageError{
                fmt::format("{}: SQLite takes it and the graph {} for one database and its '{}'; "
                            "give another name",
                            file.string(), options.db.string(), ending)};
}

}  // namespace demarche::cli
