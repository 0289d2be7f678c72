#include "importers/extract/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

namespace demarche::extract {
namespace {

const std::filesystem::path kRoom =
    std::filesystem::path{DEMARCHE_SOURCE_DIR} / "importers" / "extract";

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// What `pattern` takes in its first group, wherever it stands in the text.
std::set<std::string> all_in(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

}  // namespace

TEST_CASE("words: a list stands in one line") {
    std::ifstream file{kRoom / "data" / "words.tsv"};
    std::set<std::string> lists;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#') || line.find('\t') == std::string::npos) continue;
        const std::string list = line.substr(0, line.find('\t'));
        CAPTURE(list);
        CHECK(lists.insert(list).second);
    }
}

TEST_CASE("words: each list that a rule asks for is there, each that is there is asked for") {
    const Words words;
    std::set<std::string> quoted;
    for (const auto& entry : std::filesystem::directory_iterator{kRoom}) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = text_of(entry.path());
        quoted.merge(all_in(text, std::regex{"\"([a-z_]+)\""}));
        for (const std::string& list :
             all_in(text, std::regex{"(?:in_list|words_?\\.has)\\(\\s*\"([a-z_]+)\""})) {
            CAPTURE(entry.path().filename().string());
            CAPTURE(list);
            CHECK_NOTHROW((void)words.has(list, "x"));
        }
    }
    const std::regex line{"(?:^|\n)([a-z_]+)\t"};
    for (const std::string& list : all_in(text_of(kRoom / "data" / "words.tsv"), line)) {
        CAPTURE(list);
        const bool is_of_family = std::ranges::any_of(quoted, [&](const std::string& beginning) {
            return beginning.ends_with('_') && list.starts_with(beginning);
        });
        CHECK((list == "list" || is_of_family || quoted.contains(list)));
    }
    CHECK_THROWS_AS((void)words.has("no_such_list", "x"), std::logic_error);
}

}  // namespace demarche::extract
