#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "importers/import.hpp"

/// What `import`, `extract` and `load` have in common.
namespace demarche::cli {

/// Reads and extracts all that the options name, and hands it to `sink` in the order of the inputs;
/// what `is_known` is passed over. Ends early where the command is interrupted.
ImportSummary take_in(const Options& options, const std::function<bool(const Article&)>& is_known,
                      const std::function<void(Extraction)>& sink);

/// The time as RFC 3339 to the second, in UTC.
[[nodiscard]] std::string now_utc();
/// The same, but later than `time`, which may be of a clock that goes ahead of ours.
[[nodiscard]] std::string now_after(const std::string& time);

/// What became of the inputs of a command that saves.
struct Outcome {
    std::size_t read{};
    std::size_t unchanged{};
    std::vector<read::Rejection> failed;
    store::Saved saved;
    std::optional<std::size_t> corrections;  // of a command that takes them over: how many came in
    double seconds{};
    std::optional<std::size_t> waiting;  // corrections, where more wait than before
};

/// Tells it on standard output, as a sentence or as JSON.
void report(const Options& options, const Outcome& outcome);

/// How many corrections are without effect, as what they are about is in no article of the graph.
[[nodiscard]] std::size_t count_waiting(const store::Database& db);

/// That number where it is greater than `before`.
[[nodiscard]] std::optional<std::size_t> more_waiting(const store::Database& db,
                                                      std::size_t before);

/// Tells it on standard error, in quiet too: whoever made the corrections has to know.
void report_waiting(const std::optional<std::size_t>& waiting);

/// One line each on standard error.
void report_failed(const std::vector<read::Rejection>& failed);

}  // namespace demarche::cli
