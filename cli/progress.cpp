#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace demarche::cli {

ProgressLine::ProgressLine(const Options& options)
    : is_shown_{options.shows_progress && isatty(STDERR_FILENO) == 1} {}

ProgressLine::~ProgressLine() {
    if (is_shown_) fmt::print(stderr, "\r\033[K");
}

void ProgressLine::show(std::size_t count, std::string_view things, Progress progress) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_shown_ || now - shown_ < std::chrono::milliseconds{200}) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    std::string left;
    if (progress.all > 0 && progress.done > 0 && seconds > 1) {
        const auto done = static_cast<double>(progress.done);
        const auto all = static_cast<double>(progress.all);
        left = fmt::format(", {:.0f} %, {:.0f} s left", 100 * done / all,
                           seconds * (all - done) / done);
    }
    fmt::print(stderr, "\r\033[K{} {}{}", count, things, left);
}

void ProgressLine::show(std::string_view what) {
    if (is_shown_) fmt::print(stderr, "\r\033[K{} ...", what);
}

}  // namespace demarche::cli
