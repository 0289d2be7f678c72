/// reprints_bench [ARTICLES]...: how well and how fast reprints are found among made-up articles,
/// as each arrives. Without a number: 10,000 and 100,000. Prints precision and recall over pairs of
/// articles, CPU seconds of finding alone and of all saving.

#include <fmt/format.h>

#include <unistd.h>
#include <ctime>
#include <exception>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/store/database.hpp"
#include "core/store/load_lists.hpp"
#include "core/store/save.hpp"
#include "core/store/sql.hpp"
#include "core/store/stories.hpp"
#include "tests/support/reprints.hpp"

namespace demarche {
namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<std::string> stories_found(const store::Database& db,
                                       const std::vector<test::Printed>& printed) {
    std::vector<std::string> named;
    SQLite::Statement row{db.handle(),
                          "SELECT story FROM article_stories JOIN articles USING (article) "
                          "WHERE id = ?"};
    for (const test::Printed& one : printed) {
        row.reset();
        store::bind_to(row, 1, one.article.id.text);
        named.push_back(row.executeStep() ? store::text_of(row, 0) : "");
    }
    return named;
}

/// Seconds that go into saving all, and into finding stories anew: the same work once more, alone.
void measure(std::size_t count, const std::filesystem::path& file) {
    const std::vector<test::Printed> printed = test::printed_articles(count, 1);
    store::Database db{file, store::Open::create};
    const double begun = cpu_seconds();
    constexpr std::size_t batch_size = 200;
    std::vector<Extraction> batch;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        batch.emplace_back().article = printed[i].article;
        if (batch.size() < batch_size && i + 1 < printed.size()) continue;
        store::save_extractions(db, batch, "2000-01-01T00:00:00Z");
        batch.clear();
    }
    const double saved = cpu_seconds();
    {
        SQLite::Transaction transaction{db.handle()};
        db.handle().exec("DELETE FROM band_runs; DELETE FROM reprints");
        store::StoryWriter stories{db.handle()};
        SQLite::Statement rows{db.handle(), "SELECT text_key, text FROM articles"};
        std::int64_t texts = 0;
        while (rows.executeStep()) {
            stories.add(store::text_of(rows, 0), store::text_of(rows, 1));
            if (++texts % 2000 == 0) stories.write();
        }
        stories.write();
        transaction.commit();
    }
    const double found = cpu_seconds();
    const test::PairScore score = test::score_of(printed, stories_found(db, printed));
    fmt::print(
        "{:7} articles: precision {:.4f}, recall {:.4f} of {} pairs; saving {:.1f} s, {:.0f} "
        "us an article; finding alone {:.1f} s, {:.0f} us\n",
        count, score.precision(), score.recall(), score.wanted, saved - begun,
        (saved - begun) * 1e6 / static_cast<double>(count), found - saved,
        (found - saved) * 1e6 / static_cast<double>(count));
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) try {
    std::vector<std::size_t> counts;
    for (int i = 1; i < argc; ++i) counts.push_back(std::stoul(argv[i]));
    if (counts.empty()) counts = {10'000, 100'000};
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("demarche-reprints-{}", getpid());
    for (const std::size_t count : counts) {
        std::filesystem::create_directories(folder);
        demarche::measure(count, folder / "news.db");
        std::filesystem::remove_all(folder);
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "reprints_bench: {}\n", error.what());
    return 1;
}
