/// make_graph FILE.db [EVENTS STANCES ACTORS ISSUES]: a made-up graph, through the store as an
/// import would fill it. Without numbers: 1,000,000 events and 300,000 stances of 20,000 actors on
/// 2,000 issues, which takes some minutes and about a gigabyte.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <vector>

#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "tests/bench/made_graph.hpp"

namespace {

using namespace demarche;

void make(const char* file, const bench::Shape& shape) {
    store::Database db{file, store::Open::create};
    bench::MadeArticles articles{shape};
    constexpr std::size_t batch_size = 1'000;
    std::vector<Extraction> batch;
    while (!articles.is_done()) {
        batch.push_back(articles.next());
        if (batch.size() < batch_size && !articles.is_done()) continue;
        store::save_extractions(db, batch, "2025-01-01T00:00:00Z");
        batch.clear();
        if (isatty(STDERR_FILENO) == 1)
            fmt::print(stderr, "\r{} of {} articles", articles.made(), articles.articles());
    }
    store::settle(db);
    if (isatty(STDERR_FILENO) == 1) fmt::print(stderr, "\n");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2 && argc != 6) {
        fmt::print(stderr, "usage: make_graph FILE.db [EVENTS STANCES ACTORS ISSUES]\n");
        return 2;
    }
    demarche::bench::Shape shape;
    if (argc == 6)
        shape = {std::stoul(argv[2]), std::stoul(argv[3]), std::stoul(argv[4]),
                 std::stoul(argv[5])};
    make(argv[1], shape);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "make_graph: {}\n", error.what());
    return 1;
}
