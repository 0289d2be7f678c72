#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "tests/support/extraction.hpp"

// constructions.tsv: sentences of ours, one a construction, and what must and must not follow.
namespace demarche::extract {
namespace {

struct Construction {
    std::string name;
    std::string sentence;
    std::vector<std::string> expected;
    Day day{2007, 6, 26};
};

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream{text};
    for (std::string part; std::getline(stream, part, at);) {
        while (part.starts_with(' ')) part.erase(0, 1);
        parts.push_back(part);
    }
    return parts;
}

std::vector<Construction> constructions() {
    std::ifstream file{std::filesystem::path{DEMARCHE_SOURCE_DIR} /
                       "tests/importers/extract/constructions.tsv"};
    REQUIRE(file.is_open());
    std::vector<Construction> found;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#') || line.starts_with("construction\t")) continue;
        const std::vector<std::string> columns = split(line, '\t');
        CAPTURE(line);
        REQUIRE(columns.size() >= 3);
        Construction one{columns[0], columns[1], split(columns[2], ';'), {2007, 6, 26}};
        if (columns.size() > 3) {
            const auto day = parse_day(columns[3]);
            REQUIRE(day);
            one.day = *day;
        }
        found.push_back(std::move(one));
    }
    return found;
}

std::string name_of(const Extraction& found, const ActorId& id) {
    for (const Actor& actor : found.actors)
        if (actor.id == id) return actor.name;
    return {};
}

bool holds_event(const Extraction& found, const std::string& expected) {
    const std::string root = expected.substr(2, 2);
    const std::size_t arrow = expected.find(" > ");
    const std::string source =
        arrow == std::string::npos ? std::string{} : expected.substr(5, arrow - 5);
    const std::string target =
        arrow == std::string::npos ? std::string{} : expected.substr(arrow + 3);
    const auto is_named = [&](const std::string& name, const ActorId& party,
                              const ActorId& speaker) {
        return name == "-" || name_of(found, party) == name || name_of(found, speaker) == name;
    };
    return std::ranges::any_of(found.events, [&](const Event& e) {
        if (!e.cameo.starts_with(root)) return false;
        if (source.empty()) return true;
        const bool fits = is_named(source, e.source, e.source_speaker) &&
                          is_named(target, e.target, e.target_speaker);
        const bool turned = root == "04" && is_named(target, e.source, e.source_speaker) &&
                            is_named(source, e.target, e.target_speaker);
        return fits || turned;
    });
}

bool holds_stance(const Extraction& found, std::string expected) {
    const std::size_t sign = expected.find_first_of("+-0?", 2);
    std::string holder = expected.substr(2, sign - 3);
    const bool conditional = expected[sign] == '?';
    const char side = expected[sign + (conditional ? 1 : 0)];
    const std::string word = utf8::lower(expected.substr(expected.find(' ', sign) + 1));
    const Position position = side == '+'   ? Position::supports
                              : side == '-' ? Position::opposes
                                            : Position::neutral;
    return std::ranges::any_of(found.stances, [&](const Stance& s) {
        std::string phrase = s.target + "\n";
        for (const Issue& issue : found.issues)
            if (issue.id == s.issue) phrase += issue.name;
        return name_of(found, s.holder) == holder && s.position == position &&
               utf8::lower(phrase).find(word) != std::string::npos &&
               (!conditional || s.conditional);
    });
}

bool holds(const Extraction& found, const std::string& expected) {
    if (expected.starts_with('!')) {
        if (expected == "!E") return found.events.empty();
        if (expected == "!S") return found.stances.empty();
        return !holds(found, expected.substr(1));
    }
    return expected.starts_with('E') ? holds_event(found, expected) : holds_stance(found, expected);
}

std::string all_of(const Extraction& found) {
    std::string text;
    for (const Event& e : found.events)
        text += "E " + e.cameo + " " + name_of(found, e.source) + " > " + name_of(found, e.target) +
                " (" + e.predicate + ")\n";
    for (const Stance& s : found.stances)
        text += "S " + name_of(found, s.holder) + " " + std::string{to_text(s.position)} +
                (s.conditional ? " ? " : " ") + s.target + " [" + s.issue.text + "]\n";
    return text;
}

}  // namespace

TEST_CASE("extract: the README lists every construction, at least 120") {
    std::ifstream file{std::filesystem::path{DEMARCHE_SOURCE_DIR} / "importers/extract/README.md"};
    const std::string readme{std::istreambuf_iterator<char>{file}, {}};
    const std::vector<Construction> all = constructions();
    CHECK(all.size() >= 120);
    for (const Construction& one : all) {
        const std::string row = "| " + one.name + " | " + one.sentence + " |";
        INFO(row);
        CHECK(readme.find(row) != std::string::npos);
    }
}

TEST_CASE("extract: each construction says what it says") {
    for (const Construction& one : constructions()) {
        const Extraction found = test::extraction_of(one.sentence, {}, one.day);
        for (const std::string& expected : one.expected) {
            const std::string got = all_of(found);
            CAPTURE(one.sentence);
            CAPTURE(got);
            INFO(one.name);
            INFO(expected);
            CHECK(holds(found, expected));
        }
    }
}

}  // namespace demarche::extract
