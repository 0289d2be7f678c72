#include "importers/read/read.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/gold/shared.hpp"

namespace demarche::read {
namespace {

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::filesystem::path& path) {
    Got got;
    read_path(path, {},
              {[&](Article article) { got.articles.push_back(std::move(article)); },
               [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
               {}});
    return got;
}

using Runs = std::map<std::vector<std::string>, int>;

/// Runs of four words with how often each stands there, as the benchmark of article extraction
/// counts them.
Runs runs_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool part = (static_cast<unsigned char>(c) & 0x80U) != 0 ||
                          std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (part)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    Runs runs;
    const std::size_t count = words.size() < 4 ? (words.empty() ? 0 : 1) : words.size() - 3;
    for (std::size_t i = 0; i < count; ++i) {
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
        ++runs[{begin,
                begin + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, words.size() - i))}];
    }
    return runs;
}

double shared_runs(const Runs& a, const Runs& b) {
    int hits = 0;
    for (const auto& [run, count] : a)
        if (const auto other = b.find(run); other != b.end())
            hits += std::min(count, other->second);
    return hits;
}

double total(const Runs& runs) {
    int sum = 0;
    for (const auto& [run, count] : runs) sum += count;
    return sum;
}

}  // namespace

TEST_CASE("read_path: the sample articles have a headline, a day or dateline, and no chrome") {
    const Got got = read_all(std::filesystem::path{DEMARCHE_SOURCE_DIR} / "examples/articles");
    CHECK(got.rejections.empty());
    CHECK(got.articles.size() >= 14);
    for (const Article& article : got.articles) {
        CAPTURE(article.input);
        CHECK(article.language == "en");
        CHECK(article.dateline.has_value());
        for (const char* chrome :
             {"Subscribe", "Log in", "Home >", "http", "Read more", "Chats", "(c)"})
            CHECK(article.text.find(chrome) == std::string::npos);
    }
}

TEST_CASE("read_path: the seed gives its headline, dateline and agency, and leaves the chrome") {
    const auto folder = test::shared("seed");
    if (!folder) return;
    for (const auto& file : std::filesystem::directory_iterator{*folder}) {
        if (file.path().extension() != ".txt") continue;
        const Got got = read_all(file.path());
        REQUIRE(got.articles.size() == 1);
        const Article& article = got.articles[0];
        CHECK(article.title == "Russia links its cooperation with NATO to bloc's reform");
        CHECK(article.source == "RIA Novosti");
        REQUIRE(article.dateline);
        CHECK(article.dateline->place == "MOSCOW");
        CHECK(to_text(article.dateline->day) == "--06-26");
        CHECK(article.text.starts_with("MOSCOW, June 26 (RIA Novosti) - "));
        CHECK(article.text.ends_with("Albanian province."));
        CHECK(article.text.find("Subscribe") == std::string::npos);
    }
}

TEST_CASE("read_path: every release of the corpus is read, none refused, each with its day") {
    const auto corpus = test::shared("corpus/state_releases.jsonl");
    if (!corpus) return;
    const Got got = read_all(*corpus);
    CHECK(got.articles.size() == 2025);
    CHECK(got.rejections.empty());
    for (const Article& article : got.articles) CHECK(article.published.is_exact());
}

TEST_CASE("read_path: article text of web pages, F1 0.965 or more") {
    const auto folder = test::shared("html");
    if (!folder) return;
    std::ifstream file{*folder / "ground-truth.json"};
    const nlohmann::json truth = nlohmann::json::parse(file);
    std::map<std::string, std::string> texts;
    for (const Article& article : read_all(*folder / "pages").articles) {
        const std::string name = std::filesystem::path{article.input}.filename().string();
        texts[name.substr(0, name.find('.'))] = article.text;
    }
    double precision = 0, recall = 0, told = 0;
    for (const auto& [key, page] : truth.items()) {
        const Runs want = runs_of(page.at("articleBody").get<std::string>());
        const Runs have = runs_of(texts[key]);
        const double hits = shared_runs(want, have);
        recall += hits / total(want);
        if (!have.empty()) {
            precision += hits / total(have);
            ++told;
        }
    }
    precision /= told;
    recall /= static_cast<double>(truth.size());
    const double f1 = 2 * precision * recall / (precision + recall);
    MESSAGE("F1 " << f1 << ", precision " << precision << ", recall " << recall);
    CHECK(f1 >= 0.965);
}

}  // namespace demarche::read
