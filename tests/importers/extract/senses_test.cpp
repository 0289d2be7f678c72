#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "importers/extract/predicates.hpp"
#include "importers/extract/tree.hpp"
#include "tests/support/expectations.hpp"
#include "tests/support/extraction.hpp"

// senses/*.tsv: a sentence of ours for each sense of data/predicates.tsv, and what must follow:
//
//     predicate  pos  does  cameo    as in predicates.tsv; together they name one sense
//     sentence
//     expected                       as in constructions.tsv
//     day                            of the article, 2007-06-26 where none is given
namespace demarche::extract {
namespace {

const std::filesystem::path kHere{std::filesystem::path{DEMARCHE_SOURCE_DIR} /
                                  "tests/importers/extract/senses"};

/// What names a sense: "strike v act 19".
std::string name_in(const std::vector<std::string>& columns) {
    std::string name = columns[0];
    for (std::size_t i = 1; i < 4; ++i)
        if (i < columns.size() && !columns[i].empty()) name += " " + columns[i];
    return name;
}

/// The place in the lexicon of each sense, which has them in the order of its file.
std::map<std::string, std::size_t> senses_by_name() {
    std::map<std::string, std::size_t> found;
    for (const std::vector<std::string>& columns :
         test::table_rows(std::filesystem::path{DEMARCHE_SOURCE_DIR} /
                          "importers/extract/data/predicates.tsv")) {
        const bool is_new = found.emplace(name_in(columns), found.size()).second;
        CAPTURE(name_in(columns));
        REQUIRE(is_new);
    }
    return found;
}

struct Example {
    std::string sense;
    std::string sentence;
    std::vector<std::string> expected;
    Day day{2007, 6, 26};
};

std::vector<Example> examples() {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator{kHere})
        if (file.path().extension() == ".tsv") files.push_back(file.path());
    std::ranges::sort(files);
    std::vector<Example> found;
    for (const std::filesystem::path& file : files)
        for (const std::vector<std::string>& columns : test::table_rows(file)) {
            CAPTURE(file.filename().string());
            CAPTURE(columns.front());
            REQUIRE(columns.size() >= 6);
            Example one{
                name_in(columns), columns[4], test::expectations(columns[5]), {2007, 6, 26}};
            if (columns.size() > 6) {
                const auto day = parse_day(columns[6]);
                REQUIRE(day);
                one.day = *day;
            }
            found.push_back(std::move(one));
        }
    return found;
}

/// True where a light verb has a noun that says something as its object, "has objections", or is a
/// passive of it.
bool lends_subject(const Lexicon& lexicon, const Tree& tree, int node, const Predicate& light) {
    if (tree.token(node).upos != Upos::verb && tree.token(node).upos != Upos::aux) return false;
    if (lexicon.verb_of(tree.token(node)) != light.words.front()) return false;
    return std::ranges::any_of(slot(tree, node, "obj"), [&](int noun) {
        const Predicate* said = lexicon.match(tree, noun);
        return said != nullptr && said->pos == 'n';
    });
}

/// True where the lexicon takes a word of the sentence in that sense, and no other.
bool is_read_in(const Lexicon& lexicon, const Predicate& sense, const std::string& text) {
    for (const Sentence& sentence : test::sentences_of(text)) {
        const Tree tree{sentence};
        for (int node = 0; node < tree.size(); ++node)
            if (sense.pos == 'l' ? lends_subject(lexicon, tree, node, sense)
                                 : lexicon.match(tree, node) == &sense ||
                                       lexicon.verdict(tree, node) == &sense ||
                                       lexicon.said_of_subject(tree, node) == &sense)
                return true;
    }
    return false;
}

/// True where an event is told by the predicate, or one of the steps to an event or a stance is.
bool is_named(const Extraction& found, const std::string& predicate) {
    const auto steps_name = [&](const Report& report) {
        return ("; " + report.steps).find("; " + predicate + " ") != std::string::npos;
    };
    return std::ranges::any_of(found.events,
                               [&](const Event& e) {
                                   return e.predicate == predicate ||
                                          std::ranges::any_of(e.reports, steps_name);
                               }) ||
           std::ranges::any_of(found.stances, [&](const Stance& s) {
               return std::ranges::any_of(s.reports, steps_name);
           });
}

/// True where something must follow from a sense that says something of its own: "called the plan
/// unfair" is found by what it is called.
bool must_be_named(const Example& one, const Predicate& sense) {
    const bool says = sense.does != Does::judge && (!sense.cameo.empty() || sense.sign != 0);
    return says && std::ranges::any_of(one.expected, [](const std::string& expected) {
               return !expected.starts_with('!');
           });
}

}  // namespace

TEST_CASE("extract: each sense of the lexicon says what its example says") {
    const Lexicon lexicon;
    const std::map<std::string, std::size_t> senses = senses_by_name();
    REQUIRE(senses.size() == lexicon.all().size());
    std::set<std::string> told;
    for (const Example& one : examples()) {
        const std::string& name = one.sense;
        CAPTURE(one.sentence);
        CAPTURE(name);
        const auto at = senses.find(name);
        if (at == senses.end()) {
            FAIL_CHECK("no such sense in predicates.tsv");
            continue;
        }
        CHECK_MESSAGE(told.insert(name).second, "another example has this sense");
        const Predicate& sense = lexicon.all()[at->second];
        const Extraction found = test::extraction_of(one.sentence, {}, one.day);
        const std::string got = test::found_lines(found);
        CAPTURE(got);
        CHECK_MESSAGE(is_read_in(lexicon, sense, one.sentence),
                      "its words are read in no sense or "
                      "another one");
        if (must_be_named(one, sense))
            CHECK_MESSAGE(is_named(found, sense.name()), "nothing is found by this sense");
        for (const std::string& expected : one.expected) {
            INFO(expected);
            CHECK(test::holds(found, expected));
        }
    }
}

TEST_CASE("extract: every sense of the lexicon has an example") {
    std::set<std::string> told;
    for (const Example& one : examples()) told.insert(one.sense);
    for (const auto& sense : senses_by_name()) {
        INFO(sense.first);
        CHECK_MESSAGE(told.contains(sense.first),
                      "write a row of tests/importers/extract/senses for it");
    }
}

}  // namespace demarche::extract
