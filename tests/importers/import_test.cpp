#include "importers/import.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "core/error.hpp"

namespace demarche {
namespace {

/// A file of `count` articles as JSON lines, gone with the object.
class TempLines {
public:
    explicit TempLines(int count) {
        std::ofstream out{path_};
        for (int i = 0; i < count; ++i)
            out << R"({"id": "a)" << i << R"(", "text": ")"
                << (i % 10 == 9
                        ? "Des pourparlers ont eu lieu aujourd'hui à Vienne, selon le ministère."
                        : "Talks were held in Vienna today, officials of the ministry said.")
                << " " << i << R"("})" << '\n';
    }
    ~TempLines() { std::filesystem::remove(path_); }
    TempLines(const TempLines&) = delete;
    TempLines& operator=(const TempLines&) = delete;

    [[nodiscard]] std::vector<std::filesystem::path> paths() const { return {path_}; }

private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() /
        ("demarche-import-" +
         std::to_string(std::hash<std::thread::id>{}(std::this_thread::get_id())) + ".jsonl");
};

/// Takes the longer, the earlier the article stands, so that threads finish out of order.
Extraction slow_step(Article article) {
    const int number = std::stoi(article.id.text.substr(1));
    std::this_thread::sleep_for(std::chrono::microseconds{(number % 7) * 200});
    if (number == 13) throw std::runtime_error{"unlucky"};
    Extraction out;
    out.article = std::move(article);
    return out;
}

struct Run {
    ImportSummary summary;
    std::string ids;
};

Run run(const TempLines& lines, ImportOptions options) {
    Run done;
    done.summary = import_paths(lines.paths(), options, slow_step, [&](Extraction extraction) {
        done.ids += extraction.article.id.text + ' ';
    });
    return done;
}

}  // namespace

TEST_CASE("import_paths: one order of results whatever the number of threads") {
    const TempLines lines{60};
    const Run one = run(lines, {});
    CHECK(one.summary.read == 59);
    CHECK(one.summary.extracted == 59);
    for (const std::size_t jobs : {2U, 3U, 8U}) {
        ImportOptions options;
        options.jobs = jobs;
        const Run many = run(lines, options);
        CAPTURE(jobs);
        CHECK(many.ids == one.ids);
        CHECK(many.summary.failed == one.summary.failed);
    }
}

TEST_CASE("import_paths: an article that cannot be extracted is refused, the others go on") {
    const TempLines lines{20};
    const Run done = run(lines, {});
    REQUIRE(done.summary.failed.size() == 1);
    CHECK(done.summary.failed[0].reason == "unlucky");
    CHECK(done.summary.failed[0].input.ends_with(".jsonl:14"));
    CHECK(done.summary.extracted == 19);
}

TEST_CASE("import_paths: what is not English is handed on without extraction") {
    const TempLines lines{20};
    CHECK(run(lines, {}).summary.not_extracted == 2);
}

TEST_CASE("import_paths: what is known is not extracted again") {
    const TempLines lines{10};
    ImportOptions options;
    options.jobs = 2;
    options.is_known = [](const Article& article) { return article.id.text < "a5"; };
    const Run done = run(lines, options);
    CHECK(done.summary.unchanged == 5);
    CHECK(done.ids == "a5 a6 a7 a8 a9 ");
}

TEST_CASE("import_paths: a stop finishes what was read and no more") {
    const TempLines lines{500};
    for (const std::size_t jobs : {1U, 3U}) {
        std::stop_source stop;
        ImportOptions options;
        options.jobs = jobs;
        options.stop = stop.get_token();
        options.progress = [&](const ImportProgress& progress) {
            if (progress.articles == 20) stop.request_stop();
        };
        const Run done = run(lines, options);
        CAPTURE(jobs);
        CHECK(done.summary.stopped);
        CHECK(done.summary.read >= 19);
        CHECK(done.summary.read < 100);
    }
}

TEST_CASE("import_paths: what the sink throws ends the import, with any number of threads") {
    const TempLines lines{200};
    for (const std::size_t jobs : {1U, 4U}) {
        ImportOptions options;
        options.jobs = jobs;
        const auto full = [](const Extraction& extraction) {
            if (extraction.article.id.text == "a5") throw StoreError{"disk full"};
        };
        CHECK_THROWS_AS(import_paths(lines.paths(), options, slow_step, full), StoreError);
    }
}

TEST_CASE("import_paths: progress ends with all bytes read") {
    const TempLines lines{30};
    ImportProgress last;
    ImportOptions options;
    options.progress = [&](const ImportProgress& progress) { last = progress; };
    run(lines, options);
    CHECK(last.articles == 30);
    CHECK(last.bytes_total == std::filesystem::file_size(lines.paths()[0]));
    CHECK(last.bytes_read == last.bytes_total);
}

TEST_CASE("import_paths: a path that is not there is one rejection") {
    const std::vector<std::filesystem::path> paths{"/nonexistent/news.txt"};
    const ImportSummary summary = import_paths(paths, {}, slow_step, [](const Extraction&) {});
    REQUIRE(summary.failed.size() == 1);
    CHECK(summary.failed[0] == read::Rejection{"/nonexistent/news.txt", "no such file or folder"});
}

}  // namespace demarche
