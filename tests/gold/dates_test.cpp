#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/model/names.hpp"
#include "importers/extract/article_date.hpp"
#include "importers/read/read.hpp"
#include "tests/gold/shared.hpp"

namespace demarche::extract {
namespace {

const catalog::Catalog& catalogue() {
    static const catalog::Catalog known;
    return known;
}

/// People whose full names stand in the text: less than mentions find, and enough for these.
std::vector<ActorId> people_in(const Article& article) {
    std::vector<ActorId> people;
    for (const Actor& actor : catalogue().actors())
        if (actor.type == ActorType::person && article.text.find(actor.name) != std::string::npos)
            people.push_back(actor.id);
    return people;
}

std::vector<Article> dated_articles(const std::filesystem::path& path) {
    std::vector<Article> articles;
    read::read_path(path, {},
                    {[&](Article article) {
                         infer_date(article, people_in(article), catalogue());
                         articles.push_back(std::move(article));
                     },
                     [](const read::Rejection&) {},
                     {}});
    return articles;
}

}  // namespace

TEST_CASE("infer_date: each sample article is of the day that its file is named for") {
    for (const Article& article :
         dated_articles(std::filesystem::path{DEMARCHE_SOURCE_DIR} / "examples/articles")) {
        CAPTURE(article.input);
        const std::string name = std::filesystem::path{article.input}.filename().string();
        CHECK(to_text(article.date) == name.substr(0, 10));
    }
}

TEST_CASE("infer_date: the seed is of 26 June 2007, which nothing in it says") {
    const auto folder = test::shared("seed");
    if (!folder) return;
    for (const Article& article : dated_articles(*folder)) {
        if (!article.dateline) continue;  // the folder's own description
        CHECK(to_text(article.date) == "2007-06-26");
        CHECK(article.date_basis == DateBasis::inferred);
    }
}

}  // namespace demarche::extract
