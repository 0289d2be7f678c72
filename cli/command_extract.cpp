#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/command.hpp"
#include "cli/intake.hpp"
#include "cli/interrupt.hpp"
#include "cli/unfinished.hpp"
#include "core/store/extraction_line.hpp"

namespace demarche::cli {
namespace {

/// Lines to standard output, or to a file that has its name only once it is whole: what is cut off
/// is not taken for the result of a shard.
class LineFile {
public:
    explicit LineFile(std::filesystem::path file) : file_{std::move(file)} {
        if (is_standard_output()) return;
        std::error_code ignored;
        const bool is_pipe = std::filesystem::is_other(file_, ignored);  // or a device: stays one
        if (!is_pipe) part_.emplace(file_);
        out_.open(is_pipe ? file_ : part_->file(), std::ios::binary);
        if (!out_) fail();
    }

    void add(const std::string& line) {
        std::ostream& out = is_standard_output() ? std::cout : out_;
        out << line << '\n';
        if (!out) fail();
    }

    void finish() {
        std::ostream& out = is_standard_output() ? std::cout : out_;
        if (!out.flush()) fail();
        if (is_standard_output()) return;
        out_.close();
        if (!out_) fail();
        if (part_) part_->take_name();
    }

    /// Where the lines are that were written before an interruption.
    [[nodiscard]] std::string so_far() {
        if (is_standard_output()) return "what was extracted is written";
        out_.close();
        if (part_) part_->keep();
        return fmt::format("what was extracted is in {}, which 'demarche load' reads",
                           part_ ? part_->file().string() : file_.string());
    }

private:
    [[nodiscard]] bool is_standard_output() const { return file_.empty() || file_ == "-"; }

    [[noreturn]] void fail() const {
        const std::string name = is_standard_output() ? "standard output" : file_.string();
        throw InputError{fmt::format("{}: cannot be written: {}; give another file with -o", name,
                                     std::strerror(errno))};
    }

    std::filesystem::path file_;
    std::optional<Unfinished> part_;
    std::ofstream out_;
};

/// RFC 3339 to the second, in UTC. Throws UsageError where it is anything else.
const std::string& checked_time(const std::string& text) {
    std::tm parts{};
    const char* end = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (text.size() != std::string_view{"2007-06-26T12:00:00Z"}.size() || end == nullptr ||
        *end != '\0')
        throw UsageError{fmt::format(
            "--extracted-at '{}' is no time in UTC; give one as 2007-06-26T12:00:00Z", text)};
    return text;
}

}  // namespace

int extract_articles(const Options& options) {
    // Of the whole run, so that 'load' can save many lines at once.
    const std::string extracted_at =
        options.extracted_at.empty() ? now_utc() : checked_time(options.extracted_at);
    LineFile lines{options.output};
    const ImportSummary summary = take_in(options, {}, [&](const Extraction& extraction) {
        lines.add(store::to_line(extraction, extracted_at));
    });
    report_failed(summary.failed);
    if (summary.stopped) {
        fmt::print(stderr, "demarche: interrupted; {}\n", lines.so_far());
        return interrupted_status;
    }
    lines.finish();
    return summary.failed.empty() ? 0 : 1;
}

}  // namespace demarche::cli
