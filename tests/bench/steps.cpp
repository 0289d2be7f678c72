/// steps_bench FILE.jsonl [ARTICLES]: the time of each step of an import, in one thread: reading,
/// language (tokens, tags, dependencies), extraction, saving. Prints CPU seconds, shares and tokens
/// a CPU-second.

#include <fmt/format.h>

#include <ctime>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/language/language.hpp"
#include "importers/read/read.hpp"

namespace demarche {
namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Adds what the work takes to `seconds`.
template <class Work>
auto timed(double& seconds, Work work) {
    const double begun = cpu_seconds();
    auto result = work();
    seconds += cpu_seconds() - begun;
    return result;
}

void measure(const std::string& path, std::size_t most) {
    const catalog::Catalog catalog;
    const language::Engine engine;
    const extract::Extractor extractor{catalog};
    double reading = 0;
    double language = 0;
    double extraction = 0;
    double saving = 0;
    std::size_t tokens = 0;
    std::vector<Article> articles;
    read::ReadOptions how;
    how.as = read::Kind::jsonl;
    timed(reading, [&] {
        read::read_path(path, how,
                        {[&](Article article) {
                             if (articles.size() < most) articles.push_back(std::move(article));
                         },
                         [](const read::Rejection&) {},
                         {}});
        return 0;
    });
    std::vector<Extraction> found;
    for (Article& article : articles) {
        const auto sentences = timed(language, [&] { return engine.parse(article.text); });
        for (const Sentence& sentence : sentences) tokens += sentence.tokens.size();
        found.push_back(
            timed(extraction, [&] { return extractor.extract(std::move(article), sentences); }));
    }
    store::Database db = store::Database::in_memory();
    timed(saving, [&] { return store::save_extractions(db, found, "2000-01-01T00:00:00Z"); });
    const double all = reading + language + extraction + saving;
    fmt::print("{} articles, {} tokens, {:.1f} CPU s: {:.0f} tokens a CPU-second\n",
               articles.size(), tokens, all, static_cast<double>(tokens) / all);
    const std::vector<std::pair<std::string, double>> steps = {{"reading", reading},
                                                               {"language", language},
                                                               {"extraction", extraction},
                                                               {"saving", saving}};
    for (const auto& [name, seconds] : steps)
        fmt::print("{:12} {:7.2f} s {:5.1f} %\n", name, seconds, 100 * seconds / all);
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) try {
    if (argc < 2) {
        fmt::print(stderr, "usage: steps_bench FILE.jsonl [ARTICLES]\n");
        return 2;
    }
    demarche::measure(argv[1], argc > 2 ? std::stoul(argv[2]) : 1'000'000);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "steps_bench: {}\n", error.what());
    return 1;
}
