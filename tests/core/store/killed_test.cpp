#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "core/store/check.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

constexpr std::size_t batch_size = 5;

/// Saves batches until it is killed, and writes a byte into `told` after each that is committed.
[[noreturn]] void save_for_ever(const std::filesystem::path& file, int told) {
    Database db{file, Open::create};
    for (std::uint32_t batch = 0;; ++batch) {
        auto extractions = sample::random_extractions(batch, batch_size);
        for (Extraction& extraction : extractions)
            extraction.article.id.text = fmt::format("{}-{}", batch, extraction.article.id.text);
        save_extractions(db, extractions, "2026-01-02T12:00:00Z");
        if (write(told, "x", 1) != 1) _exit(1);
    }
}

std::size_t bytes_in(int pipe) {
    char buffer[4096];
    std::size_t count = 0;
    for (ssize_t n = 0; (n = read(pipe, buffer, sizeof buffer)) > 0;)
        count += static_cast<std::size_t>(n);
    return count;
}

}  // namespace

TEST_CASE(
    "save_extractions: a process killed at any moment loses no committed batch, leaves no half "
    "one") {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("demarche-killed-{}", getpid());
    std::filesystem::create_directories(folder);
    std::mt19937 engine{11};
    for (int round = 0; round < 12; ++round) {
        const auto file = folder / fmt::format("{}.db", round);
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            close(ends[0]);
            save_for_ever(file, ends[1]);
        }
        close(ends[1]);
        std::this_thread::sleep_for(std::chrono::milliseconds{20 + engine() % 60});
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const std::size_t committed = bytes_in(ends[0]);
        close(ends[0]);
        CAPTURE(round);
        CAPTURE(committed);
        if (committed == 0) continue;
        const Database db{file};
        CHECK(check(db).empty());
        const std::size_t articles = load_totals(db).articles;
        CHECK(articles % batch_size == 0);
        CHECK(articles >= committed * batch_size);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace demarche::store
