#include "importers/read/read.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "importers/read/byte_stream.hpp"

namespace demarche::read {
namespace {

namespace fs = std::filesystem;

class TempFolder {
public:
    TempFolder() {
        std::string name = (fs::temp_directory_path() / "demarche-read-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TempFolder() { fs::remove_all(path_); }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }
    fs::path add(const std::string& name, std::string_view bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << bytes;
        return path_ / name;
    }

private:
    fs::path path_;
};

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};

Got read_all(const fs::path& path, const ReadOptions& options = {}) {
    Got got;
    read_path(path, options,
              {[&](Article a) { got.articles.push_back(std::move(a)); },
               [&](Rejection r) { got.rejections.push_back(std::move(r)); },
               {}});
    return got;
}

constexpr std::string_view kText =
    "The ministers of the three states met in Riga and signed the treaty.\n";

}  // namespace

TEST_CASE("read_path: a plain text") {
    const TempFolder folder;
    const Got got = read_all(folder.add("a.txt", kText));
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].kind == "text");
    CHECK(got.articles[0].encoding == "UTF-8");
    CHECK(got.articles[0].input == (folder.path() / "a.txt").string());
    CHECK(got.articles[0].text + "\n" == kText);
}

TEST_CASE("read_path: a web page in UTF-16 is a web page") {
    const TempFolder folder;
    const std::string page =
        "<html><body><p>The ministers of the three states met in Riga on Tuesday, and they "
        "signed the border treaty.</p></body></html>";
    std::string wide = "\xFF\xFE";
    for (const char c : page) wide.append({c, '\0'});
    const Got got = read_all(folder.add("a.html", wide));
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].kind == "html");
    CHECK(got.articles[0].encoding == "UTF-16LE");
    CHECK(got.articles[0].text.starts_with("The ministers"));
}

TEST_CASE("read_path: the options fill what the input does not say") {
    const TempFolder folder;
    ReadOptions options;
    options.published = {2004, 5, 4};
    options.source = "Baltic Observer";
    const Got got = read_all(
        folder.add("a.jsonl",
                   "{\"text\": \"One.\"}\n{\"text\": \"Two.\", \"published\": \"1999-01-02\"}\n"),
        options);
    REQUIRE(got.articles.size() == 2);
    CHECK(to_text(got.articles[0].published) == "2004-05-04");
    CHECK(got.articles[0].source == "Baltic Observer");
    CHECK(to_text(got.articles[1].published) == "1999-01-02");
}

TEST_CASE("read_path: a folder is read through in sorted order, hidden files left out") {
    const TempFolder folder;
    folder.add("b.txt", kText);
    folder.add("a/z.txt", kText);
    folder.add("a/y.txt", kText);
    folder.add(".hidden/x.txt", kText);
    folder.add(".w.txt", kText);
    folder.add("c.bin", std::string(100, '\1'));
    std::string names;
    const Got got = read_all(folder.path());
    for (const Article& article : got.articles)
        names += fs::relative(article.input, folder.path()).string() + ' ';
    CHECK(names == "a/y.txt a/z.txt b.txt ");
    CHECK(got.rejections.size() == 1);
}

TEST_CASE("read_path: what is no article is refused in one line") {
    const TempFolder folder;
    fs::create_directories(folder.path() / "empty");
    const fs::path pipe = folder.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink(folder.path() / "loop", folder.path() / "loop");
    struct Case {
        fs::path path;
        std::string reason;
    };
    const Case cases[] = {
        {folder.path() / "none.txt", "no such file or folder"},
        {folder.add("zero.txt", ""), "empty: no text in it"},
        {folder.add("white.txt", " \n\t\r\n"), "empty: no text in it"},
        {folder.add("mark.txt", "\xEF\xBB\xBF"), "empty: no text in it"},
        {folder.add("junk.bin", std::string(5000, '\2')), "binary: no text in it"},
        {folder.path() / "empty", "no files in this folder"},
        {pipe, "neither a file nor a folder (use - for standard input)"},
        {"/dev/zero", "neither a file nor a folder (use - for standard input)"},
        {folder.path() / "loop", "Too many levels of symbolic links"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.path.string());
        const Got got = read_all(c.path);
        CHECK(got.articles.empty());
        REQUIRE(got.rejections.size() == 1);
        CHECK(got.rejections[0].reason == c.reason);
        CHECK(got.rejections[0].input == c.path.string());
    }
}

TEST_CASE("read_path: nothing is begun after a stop") {
    const TempFolder folder;
    std::stop_source stop;
    ReadOptions options;
    options.stop = stop.get_token();
    stop.request_stop();
    CHECK(read_all(folder.add("a.jsonl", "{\"text\": \"One.\"}\n"), options).articles.empty());
}

TEST_CASE("size_on_disk: a file, a folder, nothing") {
    const TempFolder folder;
    folder.add("a.txt", "12345");
    folder.add("b/c.txt", "123");
    CHECK(size_on_disk(folder.path() / "a.txt") == 5);
    CHECK(size_on_disk(folder.path()) == 8);
    CHECK(size_on_disk("-") == 0);
}

TEST_CASE("parse_kind: reads what to_text writes") {
    for (int i = 0; i <= static_cast<int>(Kind::archive); ++i) {
        const auto kind = static_cast<Kind>(i);
        CHECK(parse_kind(to_text(kind)) == kind);
    }
    CHECK_FALSE(parse_kind("telegram"));
}

TEST_CASE("ByteStream: lines of any length, the too long ones cut") {
    const std::string bytes = "one\r\n\n" + std::string(300'000, 'x') + "\nlast";
    ByteStream in = ByteStream::over(bytes);
    CHECK(in.peek(3) == "one");
    CHECK(in.take_line(100)->text == "one");
    CHECK(in.take_line(100)->text.empty());
    const auto cut = in.take_line(100);
    CHECK(cut->text == std::string(100, 'x'));
    CHECK(cut->is_too_long);
    CHECK(in.take_line(100)->text == "last");
    CHECK_FALSE(in.take_line(100));
    CHECK(in.taken() == bytes.size());
}

TEST_CASE("ByteStream: the rest, unless it is too much") {
    CHECK(ByteStream::over("12345").take_rest(5) == "12345");
    CHECK_FALSE(ByteStream::over("123456").take_rest(5));
}

TEST_CASE("read: what the sink throws is no fault of the input, and comes out as it was thrown") {
    std::vector<Rejection> rejections;
    Sink sink;
    sink.rejection = [&](Rejection rejection) { rejections.push_back(std::move(rejection)); };
    const std::string line = R"({"title": "Talks", "text": "Norway and Russia met in Oslo."})";
    sink.article = [](const Article&) { throw std::bad_alloc{}; };
    CHECK_THROWS_AS(read_bytes("a.jsonl", line + '\n' + line, {}, sink), std::bad_alloc);
    sink.article = [](const Article&) { throw InputError{"the disk is full"}; };
    CHECK_THROWS_AS(read_bytes("a.jsonl", line + '\n' + line, {}, sink), InputError);
    CHECK(rejections.empty());
}

}  // namespace demarche::read
