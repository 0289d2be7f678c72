#include "importers/read/warc.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importers/read/read.hpp"
#include "tests/importers/read/packed.hpp"

namespace demarche::read {
namespace {

const std::string kPage =
    "<html><head><title>Treaty</title></head><body><p>The foreign ministers of the three states "
    "met in "
    "Riga on Tuesday, and they agreed, after long talks, to sign the border "
    "treaty.</p></body></html>";

std::string record(const std::string& type, const std::string& block, std::size_t length,
                   const std::string& more = "") {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nWARC-Target-URI: https://www.observer.example/treaty\r\nWARC-Date: "
           "2020-01-02T03:04:05Z\r\n" +
           more + "Content-Length: " + std::to_string(length) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string record(const std::string& type, const std::string& block,
                   const std::string& more = "") {
    return record(type, block, block.size(), more);
}
std::string answer(const std::string& body,
                   const std::string& fields = "Content-Type: text/html\r\n",
                   const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("c", bytes, {},
               {[&](Article article) { got.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

}  // namespace

TEST_CASE("read_warc: pages with their address; the day of the crawl is no day of publication") {
    const Got got = read_all(record("warcinfo", "software: x") + record("response", answer(kPage)));
    REQUIRE(got.articles.size() == 1);
    const Article& article = got.articles[0];
    CHECK(article.url == "https://www.observer.example/treaty");
    CHECK(article.source == "observer.example");
    CHECK(article.input == "c:2");
    CHECK(article.kind == "warc");
    CHECK(article.published.empty());
    CHECK(article.text.starts_with("The foreign ministers"));
    CHECK(got.rejections.empty());
}

TEST_CASE("read_warc: what servers do to a body is undone") {
    const std::string chunks =
        "5\r\n" + kPage.substr(0, 5) + "\r\n" + "fff\r\n" + kPage.substr(5) + "\r\n0\r\n\r\n";
    const std::string bodies[] = {
        answer(chunks, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
        answer(gzipped(kPage), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
    };
    for (const std::string& body : bodies)
        CHECK(read_all(record("response", body)).articles.size() == 1);
    CHECK(read_all(gzipped(record("response", answer(kPage)))).articles.size() == 1);
    CHECK(read_all(record("conversion", "The three ministers met in Riga and signed.",
                          "Content-Type: text/plain\r\n"))
              .articles.size() == 1);
}

TEST_CASE("read_warc: the charset of the server's answer counts") {
    std::string page = kPage;
    page.replace(page.find("Treaty"), 6, "\xC4\xEE\xE3\xEE\xE2\xEE\xF0");
    const Got got = read_all(
        record("response", answer(page, "Content-Type: text/html; charset=windows-1251\r\n")));
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "Договор");
}

TEST_CASE("read_warc: pictures, errors and requests are passed over") {
    const Got got =
        read_all(record("request", "GET /") +
                 record("response", answer("x", "Content-Type: image/png\r\n")) +
                 record("response", answer(kPage, "Content-Type: text/html\r\n", "404 Not Found")));
    CHECK(got.articles.empty());
    CHECK(got.rejections.empty());
}

TEST_CASE("read_warc: a record with a wrong length costs itself and no more") {
    const std::string good = record("response", answer(kPage));
    for (const std::size_t length : {std::size_t{10}, kPage.size() / 2, std::size_t{1} << 40U}) {
        const Got got = read_all(record("response", answer(kPage), length) + good);
        CHECK(got.articles.size() >= 1);
    }
    CHECK(read_all("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good).articles.size() == 1);
    const Got cut = read_all(good + good.substr(0, good.size() / 2));
    CHECK(cut.articles.size() == 1);
    CHECK(cut.rejections.size() == 1);
}

}  // namespace demarche::read
