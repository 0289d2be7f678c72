#include "importers/read/unpack.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/error.hpp"
#include "importers/read/read.hpp"
#include "tests/importers/read/packed.hpp"

namespace demarche::read {
namespace {

const std::string kText = "The ministers of the three states met in Riga and signed the treaty.\n";
const std::string kLine =
    R"({"id": "j1", "text": "The envoys met in Vienna and signed the accord."})";

struct Got {
    std::string inputs;  // of articles, each with a blank after it
    std::vector<Rejection> rejections;
};

Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("in", bytes, {},
               {[&](const Article& article) { got.inputs += article.input + ' '; },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

}  // namespace

TEST_CASE("read_bytes: packed inputs are read as what is in them") {
    struct Case {
        std::string bytes;
        const char* inputs;
    };
    const std::vector<std::pair<std::string, std::string>> files{
        {"a.txt", kText}, {"news/b.jsonl", kLine + "\n"}, {".hidden", kText}, {"news/.c", kText}};
    const Case cases[] = {
        {gzipped(kText), "in "},
        {gzipped(kLine + "\n" + kLine + "\n"), "in:1 in:2 "},
        {gzipped(kLine + "\n") + gzipped(kLine + "\n"), "in:1 in:2 "},  // members one after another
        {packed(Packing::zip, files), "in/a.txt in/news/b.jsonl:1 "},
        {packed(Packing::tar, files), "in/a.txt in/news/b.jsonl:1 "},
        {packed(Packing::tar_gz, files), "in/a.txt in/news/b.jsonl:1 "},
        {packed(Packing::zip, {{"x.gz", gzipped(kText)}}), "in/x.gz "},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.inputs});
        const Got got = read_all(c.bytes);
        CHECK(got.inputs == c.inputs);
        CHECK(got.rejections.empty());
    }
}

TEST_CASE("read_bytes: what is outside of an archive's folder is a name and no more") {
    const Got got =
        read_all(packed(Packing::zip, {{"../../evil.txt", kText}, {"/etc/evil.txt", kText}}));
    CHECK(got.inputs.find("evil.txt") != std::string::npos);
}

TEST_CASE("read_bytes: archives are opened two deep and no deeper") {
    const std::string two =
        packed(Packing::zip, {{"b.zip", packed(Packing::zip, {{"a.txt", kText}})}});
    CHECK(read_all(two).inputs == "in/b.zip/a.txt ");
    const Got got = read_all(packed(Packing::zip, {{"c.zip", two}}));
    CHECK(got.inputs.empty());
    REQUIRE(got.rejections.size() == 1);
    CHECK(got.rejections[0].reason ==
          "an archive inside an archive inside an archive is not opened");
}

TEST_CASE("read_bytes: broken archives keep what was read, and end in one refusal") {
    std::string lines;
    for (int i = 0; i < 20'000; ++i)
        lines += R"({"text": "Talk number )" + std::to_string(i * 7919) + R"( was held."})" + '\n';
    const std::string whole = gzipped(lines);
    const Got cut = read_all(whole.substr(0, whole.size() / 2));
    CHECK(cut.inputs.size() > 1000);
    REQUIRE(!cut.rejections.empty());
    CHECK(cut.rejections.back().reason.starts_with("cannot be unpacked"));
    for (const std::string& bytes :
         {std::string{"\x1F\x8B\x08"}, std::string{"PK\x03\x04 junk"}, std::string{"BZh9junk"}}) {
        const Got got = read_all(bytes + std::string(200, 'x'));
        CHECK(got.inputs.empty());
        CHECK(got.rejections.size() == 1);
    }
    CHECK(read_all(gzipped(kText) + std::string(100, '\0')).inputs == "in ");  // junk behind
}

TEST_CASE("read_bytes: an archive of which the library says no fault is refused all the same") {
    using namespace std::string_literals;
    const std::string plus(12, '+');
    const Got got =
        read_all("\x1F\x8B\x08\0\0=0"s + plus + "=\xFF" + plus + plus + "+++\xFF\xFFT@\\\xC4");
    CHECK(got.inputs.empty());
    REQUIRE(got.rejections.size() == 1);
    CHECK(got.rejections[0].reason == "cannot be unpacked: broken data");
}

TEST_CASE("read_bytes: a broken file in an archive is refused by itself") {
    const Got got = read_all(packed(
        Packing::zip,
        {{"a.xml", "<?xml version=\"1.0\"?><svg/>"}, {"b.gz", "\x1F\x8B junk"}, {"c.txt", kText}}));
    CHECK(got.inputs == "in/c.txt ");
    REQUIRE(got.rejections.size() == 2);
    CHECK(got.rejections[0].input == "in/a.xml");
    CHECK(got.rejections[1].input == "in/b.gz");
}

TEST_CASE("read_bytes: a bomb is refused before it fills the memory") {
    const std::string zeros(300U << 20U, 'a');
    const Got got = read_all(gzipped(zeros));
    CHECK(got.inputs.empty());
    CHECK(got.rejections.size() == 1);
}

}  // namespace demarche::read
