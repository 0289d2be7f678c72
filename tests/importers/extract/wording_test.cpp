#include "importers/extract/wording_model.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "importers/extract/by_wording.hpp"
#include "importers/extract/extract.hpp"
#include "importers/language/language.hpp"

namespace demarche::extract {
namespace {

constexpr std::string_view kTable =
    "words\tfor\nransack\t17 300; none -100\nmatch\tnone 400\nplane\t19 100; 15 50\n";

/// What is found by the wording alone: "peru 17 students".
std::string found_in(std::string_view text, std::string_view table = kTable) {
    static const language::Engine engine;
    static const catalog::Catalog catalog;
    static const Words words;
    Article article;
    article.text = text;
    const std::vector<Sentence> sentences = engine.parse(article.text);
    Document document{article, sentences, catalog, words};
    find_parties(document, article);
    Findings findings;
    find_by_wording(document, Lexicon{}, WordingModel{table}, findings);
    std::string lines;
    for (const EventFinding& event : findings.events) {
        CHECK(event.rule == "wording");
        const std::string target =
            event.target.actor.empty() ? std::string{"-"} : event.target.actor.text;
        lines += event.source.actor.text + ' ' + event.cameo + ' ' + target + '\n';
    }
    return lines;
}

}  // namespace

TEST_CASE("WordingModel: the likeliest root, how likely it and none are, and why") {
    const WordingModel model{kTable};
    const WordingModel::Reading reading = model.read({"ransack", "unknown"});
    CHECK(reading.root == "17");
    CHECK(reading.words == "ransack");
    // exp(3), exp(-1) and twice exp(0), by their sum
    CHECK(reading.chance == doctest::Approx(0.894).epsilon(0.001));
    CHECK(reading.none == doctest::Approx(0.0164).epsilon(0.001));
    CHECK(model.read({"match"}).none > 0.9);
    CHECK(WordingModel{"words\tfor\n"}.read({"ransack"}).root.empty());
}

TEST_CASE("WordingModel: a broken table is refused") {
    for (const char* row : {"word\t17", "word\t17 x", "word\t17 2x", "word\t17 1; ; 18 2"})
        CHECK_THROWS_AS(WordingModel{"words\tfor\n" + std::string{row} + "\n"}, InputError);
}

TEST_CASE("find_by_wording: what is told as done, by whom it names") {
    struct Case {
        std::string_view text, events;
    };
    const Case cases[] = {
        {"Chile ransacked the offices of Peru.", "chile 17 peru\n"},
        {"Chile ransacked the offices of the station.", "chile 17 -\n"},
        {"Officials said Chile ransacked the offices of Peru.", "chile 17 peru\n"},
        {"Police ransacked the offices of a newspaper in Lima.", "peru 17 -\n"},
        {"Students ransacked the offices of a newspaper in Lima.", "students-in-peru 17 -\n"},
        // not as done, or by nobody that is told
        {"Chile did not ransack the offices of Peru.", ""},
        {"Chile may ransack the offices of Peru.", ""},
        {"Did Chile ransack the offices of Peru?", ""},
        {"Somebody ransacked the offices of a newspaper.", ""},
        // no deed, or none that is likely
        {"Chile ransacked Peru in a match of the cup.", ""},
        {"Chile sent three planes to Peru.", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(found_in(c.text) == c.events);
    }
}

TEST_CASE("find_by_wording: a sentence of which the lexicon reads a deed is left to it") {
    const language::Engine engine;
    const catalog::Catalog catalog;
    const Words words;
    Article article;
    article.text = "Chile ransacked the offices of Peru.";
    const std::vector<Sentence> sentences = engine.parse(article.text);
    Document document{article, sentences, catalog, words};
    find_parties(document, article);
    Findings findings;
    findings.events.emplace_back().cameo = "16";
    find_by_wording(document, Lexicon{}, WordingModel{kTable}, findings);
    CHECK(findings.events.size() == 1);
    // That somebody spoke tells nothing of what was done.
    findings.events.front().cameo = "01";
    find_by_wording(document, Lexicon{}, WordingModel{kTable}, findings);
    CHECK(findings.events.size() == 2);
}

}  // namespace demarche::extract
