#include "core/store/load_captions.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/store/corrections.hpp"
#include "core/store/load_edges.hpp"
#include "core/store/overlay.hpp"
#include "core/store/save.hpp"
#include "tests/core/store/older.hpp"
#include "tests/core/store/sample.hpp"

namespace demarche::store {
namespace {

Database random_graph(std::uint32_t seed) {
    std::vector<Extraction> extractions = sample::random_extractions(seed, 15);
    for (std::size_t i = 0; i < extractions.size(); ++i) {
        extractions[i].article.source = i % 3 == 0 ? "" : i % 3 == 1 ? "Courier" : "Gazette";
        sample::add_mention(extractions[i], i % 2 == 0 ? "Russia" : "China", {0, 6});
    }
    Database db = Database::in_memory();
    save_extractions(db, extractions, "2026-01-02T12:00:00Z");
    return db;
}

std::vector<Selection> selections() {
    std::vector<Selection> all(5);
    all[1].actors = {{"russia"}};
    all[2].since = {2006, 0, 0};
    all[3].actors = {{"russia"}, {"nato"}};
    all[3].until = {2007, 6, 0};
    all[4].codes = {"13"};
    return all;
}

std::size_t reporting(const Database& db, const Selection& chosen) {
    std::map<std::string, int> articles;
    for (const StoredEvent& event : load_events(db, chosen))
        for (const StoredReport& report : event.reports) ++articles[report.report.article.text];
    for (const StoredStance& stance : load_stances(db, chosen))
        for (const StoredReport& report : stance.reports) ++articles[report.report.article.text];
    return articles.size();
}

void check_captions(const Database& db) {
    const std::vector<ActorId> some = {{"russia"}, {"serbia"}};
    for (const Selection& chosen : selections()) {
        std::vector<EventCaption> events, of_some;
        for (const StoredEvent& one : load_events(db, chosen)) {
            events.push_back({one.event.id, one.event.date, one.event.confidence, one.source.id,
                              one.target.id, one.source_speaker.name});
            if (std::ranges::find(some, one.source.id) != some.end())
                of_some.push_back(events.back());
        }
        CHECK((load_event_captions(db, chosen, {}) == events));
        CHECK((load_event_captions(db, chosen, some) == of_some));
        std::vector<StanceCaption> stances;
        for (const StoredStance& one : load_stances(db, chosen))
            stances.push_back({one.stance.id, one.stance.date, one.stance.confidence, one.holder.id,
                               one.issue.id, one.issue.id.empty() ? one.stance.target : "",
                               one.stance.reported_by.empty() ? one.speaker.name : ""});
        CHECK((load_stance_captions(db, chosen, {}) == stances));
        CHECK(count_articles(db, chosen) == reporting(db, chosen));
    }
}

}  // namespace

TEST_CASE("load_captions: what the rows say, corrected or not") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        Database db = random_graph(seed);
        check_captions(db);
        Correction merge;
        merge.kind = CorrectionKind::actor_merge;
        merge.subject = "kosovo";
        merge.value = "serbia";
        merge.author = "Ann";
        Correction reject = merge;
        reject.kind = CorrectionKind::event_reject;
        reject.subject = load_events(db, {}).at(2).event.id.text;
        reject.value.clear();
        save_corrections(db, {merge, reject});
        lay_corrections(db);
        check_captions(db);
    }
}

TEST_CASE("count_publishers: by name, days chosen or not") {
    const Database db = random_graph(5);
    for (const Selection& chosen : selections()) {
        std::map<std::string, std::size_t> counts;
        for (const StoredArticle& one : load_articles(db, chosen))
            if (!one.article.source.empty()) ++counts[one.article.source];
        std::map<std::string, std::size_t> counted;
        for (const Publisher& one : count_publishers(db, chosen)) counted[one.name] = one.articles;
        CHECK(counted == counts);
    }
}

TEST_CASE("load_origins: of the articles asked for those that are chosen") {
    const Database db = random_graph(6);
    Selection chosen;
    chosen.actors = {{"russia"}};
    const std::vector<StoredArticle> all = load_articles(db, {});
    const std::vector<ArticleId> two = {all.at(0).article.id, all.at(1).article.id};
    std::size_t expected = 0;
    for (const StoredArticle& one : load_articles(db, chosen))
        expected += one.article.id == two[0] || one.article.id == two[1] ? 1 : 0;
    CHECK(load_origins(db, chosen, two).size() == expected);
    CHECK(load_origins(db, {}, two).size() == 2);
    CHECK(load_origins(db, {}, {}).empty());
}

TEST_CASE("Database: a graph of the version before counts gets their indexes") {
    const auto path = std::filesystem::temp_directory_path() /
                      ("demarche-counts-" + std::to_string(std::random_device{}()) + ".db");
    const auto indexes = [](const Database& db) {
        return db.handle()
            .execAndGet(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name IN "
                "('event_reports_by_event', 'articles_by_publisher')")
            .getInt();
    };
    {
        const Database old{path, Open::create};
        sample::take_back(old, 5);
        CHECK(indexes(old) == 0);
    }
    std::filesystem::path copy;
    {
        const Database db{path};
        copy = db.copied_to().value();
        CHECK(indexes(db) == 2);
    }
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
    std::filesystem::remove(copy);
}

}  // namespace demarche::store
