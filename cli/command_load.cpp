#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/intake.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "core/store/database.hpp"
#include "core/store/extraction_line.hpp"
#include "core/store/save.hpp"
#include "importers/read/byte_stream.hpp"
#include "importers/read/unpack.hpp"

namespace demarche::cli {
namespace {

/// What is in memory at once.
constexpr std::size_t articles_a_batch = 5000;
constexpr std::size_t bytes_a_batch = 16U << 20U;
/// One transaction, of many batches: a kill loses no more, and others that write wait no longer.
constexpr std::size_t articles_a_transaction = 100'000;
constexpr std::chrono::seconds longest_transaction{20};
constexpr std::size_t longest_line = 256U << 20U;  // bytes: four times the largest article
constexpr std::size_t head_size = 1024;

/// An open file, or standard input.
class InputFile {
public:
    explicit InputFile(const std::string& name)
        : number_{name == "-" ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC)} {}
    ~InputFile() {
        if (number_ > STDIN_FILENO) close(number_);
    }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }

    /// What there is, without waiting for the span to be full; nothing once interrupted.
    [[nodiscard]] std::size_t read_some(std::span<char> out) const {
        ssize_t got = -1;
        do {
            if (is_interrupted()) return 0;
            got = ::read(number_, out.data(), out.size());
        } while (got < 0 && errno == EINTR);
        if (got < 0) throw InputError{std::strerror(errno)};
        return static_cast<std::size_t>(got);
    }

private:
    int number_;
};

/// Reads lines of extractions and saves them, a batch at a time.
class Loader {
public:
    explicit Loader(const Options& options)
        : db_{options.db, store::Open::create}, waiting_{count_waiting(db_)}, progress_{options} {
        for (const std::filesystem::path& path : options.paths)
            bytes_all_ += read::size_on_disk(path);
    }

    void load(const std::filesystem::path& path) {
        const std::string name = path.string();
        may_wait_ = name == "-";
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored))
            return refuse(name, "is a folder; name the files in it");
        const InputFile file{name};
        if (!file.is_open()) return refuse(name, std::strerror(errno));
        read::ByteStream in{[&](std::span<char> out) {
            const std::size_t got = file.read_some(out);
            bytes_read_ += got;
            return got;
        }};
        try {
            load(name, in);
        } catch (const InputError& error) {  // torn off, or packed wrongly
            if (!is_interrupted()) refuse(name, error.what());
        }
    }

    Outcome finish() {
        save();
        commit();
        store::settle(db_);
        outcome_.unchanged = outcome_.saved.unchanged;
        outcome_.waiting = more_waiting(db_, waiting_);
        return std::move(outcome_);
    }

private:
    void load(const std::string& name, read::ByteStream& in) {
        if (!read::opens_packed(in.peek(head_size))) return load_lines(name, in);
        read::unpack(in, [&](const std::string& inside, read::ByteStream& file) {
            load_lines(inside.empty() ? name : name + '/' + inside, file);
        });
    }

    void load_lines(const std::string& name, read::ByteStream& in) {
        for (std::size_t number = 1; !is_interrupted(); ++number) {
            const auto line = in.take_line(longest_line);
            if (!line || is_interrupted()) return;  // interrupted, the line may be a part of one
            const std::string place = fmt::format("{}:{}", name, number);
            if (line->is_too_long)
                refuse(place, "is longer than 256 MiB");
            else if (!line->text.empty())
                take(place, line->text);
            progress_.show(outcome_.read, "articles", {bytes_read_, bytes_all_});
        }
    }

    void take(const std::string& place, const std::string& line) {
        try {
            store::DatedExtraction dated = store::parse_line(line);
            const bool is_full = batch_.size() == articles_a_batch || batch_bytes_ > bytes_a_batch;
            if (is_full || dated.extracted_at != extracted_at_) save();
            extracted_at_ = std::move(dated.extracted_at);
            batch_.push_back(std::move(dated.extraction));
            batch_bytes_ += line.size();
            ++outcome_.read;
        } catch (const InputError& error) {
            refuse(place, error.what());
        }
    }

    void save() {
        if (batch_.empty()) return;
        if (!saving_) {
            saving_.emplace(db_, store::Known::keep_latest);
            saving_since_ = std::chrono::steady_clock::now();
        }
        not_committed_ += saving_->save(batch_, extracted_at_);
        articles_saving_ += batch_.size();
        batch_.clear();
        batch_bytes_ = 0;
        // A pipe may give the next line in an hour: nobody else could write until then.
        if (may_wait_ || articles_saving_ >= articles_a_transaction ||
            std::chrono::steady_clock::now() - saving_since_ > longest_transaction)
            commit();
    }

    void commit() {
        if (!saving_) return;
        saving_->commit();
        saving_.reset();
        outcome_.saved += std::exchange(not_committed_, {});
        articles_saving_ = 0;
    }

    void refuse(const std::string& input, const std::string& reason) {
        outcome_.failed.push_back({input, reason});
    }

    store::Database db_;
    std::size_t waiting_;  // corrections, at first
    ProgressLine progress_;
    std::uint64_t bytes_all_{}, bytes_read_{};
    std::vector<Extraction> batch_;
    std::size_t batch_bytes_{};
    std::string extracted_at_;  // of all in `batch_`
    std::optional<store::LongSave> saving_;
    std::chrono::steady_clock::time_point saving_since_;
    std::size_t articles_saving_{};
    bool may_wait_{};  // what is read comes from another program
    store::Saved not_committed_;
    Outcome outcome_;
};

}  // namespace

int load_extractions(const Options& options) {
    const auto begun = std::chrono::steady_clock::now();
    watch_interrupts(Waiting::ends);
    Outcome outcome;
    {
        Loader loader{options};
        for (const std::filesystem::path& path : options.paths)
            if (!is_interrupted()) loader.load(path);
        outcome = loader.finish();
    }
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report(options, outcome);
    report_failed(outcome.failed);
    report_waiting(outcome.waiting);
    if (is_interrupted()) {
        fmt::print(stderr,
                   "demarche: interrupted; what was loaded is kept, the same command goes on\n");
        return interrupted_status;
    }
    return outcome.failed.empty() ? 0 : 1;
}

}  // namespace demarche::cli
