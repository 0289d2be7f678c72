#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "cli/command.hpp"

namespace demarche::cli {

/// How far a long command is. In whatever unit: bytes, pages, articles.
struct Progress {
    std::uint64_t done{};
    std::uint64_t all{};  // 0 where it is not known
};

/// A line on the terminal that tells how far a command is and how long it will take; nothing
/// elsewhere, and nothing once the object is gone.
class ProgressLine {
public:
    explicit ProgressLine(const Options& options);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// "1200 articles, 40 %, 12 s left"
    void show(std::size_t count, std::string_view things, Progress progress);
    /// For work that cannot tell how far it is: "checking the copy".
    void show(std::string_view what);

private:
    bool is_shown_;
    std::chrono::steady_clock::time_point begun_{std::chrono::steady_clock::now()};
    std::chrono::steady_clock::time_point shown_{};
};

}  // namespace demarche::cli
