#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/model/extraction.hpp"
#include "importers/read/read.hpp"

/// The importers as one pipe: bytes to articles, articles to extractions, extractions to a sink. It
/// knows no store: cli/ gives it a sink that saves.
namespace demarche {

/// What becomes of one article. Called from several threads at once. What it throws becomes a
/// rejection of that article.
using ExtractStep = std::function<Extraction(Article)>;

struct ImportProgress {
    std::size_t articles{};       // handed on, skipped or refused so far
    std::uint64_t bytes_read{};   // of the inputs as they lie on disk
    std::uint64_t bytes_total{};  // 0 where it is not known (standard input)
};

struct ImportOptions {
    read::ReadOptions read;
    std::size_t jobs{1};   // threads that extract; reading has its own where there is more than one
    std::stop_token stop;  // what has been read is finished, nothing more is read
    /// True for an article that is in already: it is not extracted again. May be empty. Called from
    /// several threads at once.
    std::function<bool(const Article&)> is_known;
    /// Called after each article, from the calling thread. May be empty.
    std::function<void(const ImportProgress&)> progress;
};

struct ImportSummary {
    std::size_t read{};       // articles that the inputs held
    std::size_t extracted{};  // handed to the sink
    std::size_t unchanged{};  // known already
    std::size_t
        not_extracted{};  // of `extracted`: kept without events, for they are not in English
    std::vector<read::Rejection> failed;  // in the order of the input
    bool stopped{};
};

/// False for an article that is kept without events and stances: it is not in English.
[[nodiscard]] bool is_extractable(const Article& article);

/// Reads all inputs and hands each extraction to `sink`, in the order of the inputs whatever the
/// number of threads; `sink` is called from the calling thread only, and what it throws ends the
/// import. Memory holds a few articles a thread.
ImportSummary import_paths(std::span<const std::filesystem::path> paths,
                           const ImportOptions& options, const ExtractStep& extract,
                           const std::function<void(Extraction)>& sink);

}  // namespace demarche
