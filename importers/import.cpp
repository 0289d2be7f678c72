#include "importers/import.hpp"

#include <atomic>
#include <thread>
#include <variant>

#include "importers/ordered_queue.hpp"

namespace demarche {
namespace {

struct Skipped {};
using Read = std::variant<Article, read::Rejection>;
using Outcome = std::variant<Extraction, read::Rejection, Skipped>;

/// An article in another language is kept as it is: stored and searchable, but never coded wrongly.
Outcome extract_one(Article article, const ImportOptions& options, const ExtractStep& extract) {
    std::string input = article.input;
    try {
        if (options.is_known && options.is_known(article)) return Skipped{};
        if (!is_extractable(article)) return Extraction{std::move(article), {}, {}, {}, {}, {}};
        return extract(std::move(article));
    } catch (const std::exception& error) {
        return read::Rejection{std::move(input), error.what()};
    }
}

Outcome work_on(Read item, const ImportOptions& options, const ExtractStep& extract) {
    if (auto* rejection = std::get_if<read::Rejection>(&item)) return std::move(*rejection);
    return extract_one(std::get<Article>(std::move(item)), options, extract);
}

/// Counts outcomes, hands extractions on, tells the progress.
class Ledger {
public:
    Ledger(const ImportOptions& options, std::uint64_t bytes_total,
           const std::function<void(Extraction)>& sink)
        : options_{options}, sink_{sink} {
        progress_.bytes_total = bytes_total;
    }

    void book(Outcome outcome) {
        if (auto* rejection = std::get_if<read::Rejection>(&outcome)) {
            summary_.failed.push_back(std::move(*rejection));
        } else {
            ++summary_.read;
            if (auto* extraction = std::get_if<Extraction>(&outcome))
                hand_on(std::move(*extraction));
            else
                ++summary_.unchanged;
        }
        ++progress_.articles;
        progress_.bytes_read = bytes_read_;
        if (options_.progress) options_.progress(progress_);
    }

    void add_bytes(std::uint64_t bytes) { bytes_read_ += bytes; }  // from the reading thread

    ImportSummary close() {
        summary_.stopped = options_.stop.stop_requested();
        return std::move(summary_);
    }

private:
    void hand_on(Extraction extraction) {
        ++summary_.extracted;
        summary_.not_extracted += is_extractable(extraction.article) ? 0U : 1U;
        sink_(std::move(extraction));
    }

    const ImportOptions& options_;
    const std::function<void(Extraction)>& sink_;
    std::atomic<std::uint64_t> bytes_read_{0};
    ImportProgress progress_;
    ImportSummary summary_;
};

/// Reads every path in turn; gives each article and rejection to `take`.
void read_all(std::span<const std::filesystem::path> paths, const ImportOptions& options,
              Ledger& ledger, const std::function<void(Read)>& take) {
    read::ReadOptions how = options.read;
    how.stop = options.stop;
    const read::Sink sink{[&](Article article) { take(std::move(article)); },
                          [&](read::Rejection rejection) { take(std::move(rejection)); },
                          [&](std::uint64_t bytes) { ledger.add_bytes(bytes); }};
    for (const std::filesystem::path& path : paths) {
        if (options.stop.stop_requested()) break;
        read::read_path(path, how, sink);
    }
}

/// One thread reads, `jobs` extract, the calling one hands on in order.
void run_in_parallel(std::span<const std::filesystem::path> paths, const ImportOptions& options,
                     const ExtractStep& extract, Ledger& ledger) {
    constexpr std::size_t kHeldPerJob = 8;  // articles between reader and sink: bounds the memory
    OrderedQueue<Read, Outcome> queue{options.jobs * kHeldPerJob};
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
        queue.guard([&] {
            read_all(paths, options, ledger, [&](Read item) { queue.push(std::move(item)); });
        });
        queue.finish();
    });
    for (std::size_t i = 0; i < options.jobs; ++i)
        threads.emplace_back([&] {
            queue.guard([&] {
                queue.work([&](Read item) { return work_on(std::move(item), options, extract); });
            });
        });
    queue.guard([&] {
        while (auto outcome = queue.pop()) ledger.book(std::move(*outcome));
    });
    threads.clear();
    queue.rethrow();
}

}  // namespace

bool is_extractable(const Article& article) {
    return article.language.empty() || article.language == "en";
}

ImportSummary import_paths(std::span<const std::filesystem::path> paths,
                           const ImportOptions& options, const ExtractStep& extract,
                           const std::function<void(Extraction)>& sink) {
    std::uint64_t bytes_total = 0;
    for (const std::filesystem::path& path : paths) bytes_total += read::size_on_disk(path);
    Ledger ledger{options, bytes_total, sink};
    if (options.jobs > 1)
        run_in_parallel(paths, options, extract, ledger);
    else
        read_all(paths, options, ledger,
                 [&](Read item) { ledger.book(work_on(std::move(item), options, extract)); });
    return ledger.close();
}

}  // namespace demarche
