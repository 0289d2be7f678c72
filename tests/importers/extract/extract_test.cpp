#include "importers/extract/extract.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/model/names.hpp"
#include "importers/language/language.hpp"

namespace demarche::extract {
namespace {

Extraction extraction_of(std::string_view text) {
    static const language::Engine engine;
    static const catalog::Catalog catalog;
    static const Extractor extractor{catalog};
    Article article;
    article.id = {"a1"};
    article.published = {2007, 6, 26};
    article.text = text;
    const std::vector<Sentence> sentences = engine.parse(article.text);
    return extractor.extract(std::move(article), sentences);
}

bool has_event(const Extraction& e, std::string_view source, std::string_view root,
               std::string_view target) {
    return std::ranges::any_of(e.events, [&](const Event& event) {
        return event.source.text == source && event.cameo.starts_with(root) &&
               event.target.text == target;
    });
}

std::string stances(const Extraction& e) {
    std::string out;
    for (const Stance& s : e.stances)
        out += s.holder.text + " " + std::string{to_text(s.position)} + " " + s.target + "\n";
    return out;
}

}  // namespace

TEST_CASE("extract: who does what to whom") {
    struct Case {
        std::string_view text;
        std::string_view source, root, target;
    };
    const Case cases[] = {
        {"Russia condemned Georgia.", "russia", "11", "georgia"},
        {"France recognised Kosovo.", "france", "05", "kosovo"},
        {"Georgia was condemned by Russia.", "russia", "11", "georgia"},
        {"China urged Japan to withdraw the plan.", "china", "02", "japan"},
        {"Poland expelled Russian diplomats.", "poland", "16", "russia"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(has_event(extraction_of(c.text), c.source, c.root, c.target));
    }
}

TEST_CASE("extract: what did not happen is no event") {
    CHECK(extraction_of("Poland did not expel Russian diplomats.").events.empty());
    CHECK(extraction_of("Poland could expel Russian diplomats.").events.empty());
}

TEST_CASE("extract: a person in office speaks for the state") {
    const Extraction e =
        extraction_of("Russia's Sergei Lavrov condemned the plan. Lavrov opposes the treaty.");
    REQUIRE(!e.stances.empty());
    for (const Stance& s : e.stances) {
        CHECK(s.holder.text == "russia");
        CHECK(s.speaker.text == "sergei-lavrov");
    }
}

TEST_CASE("extract: what turns a position turns the stance") {
    struct Case {
        std::string_view text;
        std::string_view stance;
    };
    const Case cases[] = {
        {"Russia opposes the treaty.", "russia opposes treaty\n"},
        {"Russia supports the treaty.", "russia supports treaty\n"},
        {"Russia supports the suspension of the treaty.", "russia opposes treaty\n"},
        {"Russia opposes the suspension of the treaty.", "russia supports treaty\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(stances(extraction_of(c.text)) == c.stance);
    }
}

TEST_CASE("extract: what an article or a preposition parts from an office is no office holder") {
    const Extraction e = extraction_of("The chief of the Zorba told the minister for the Quux.");
    for (const Actor& actor : e.actors) CHECK(actor.type != ActorType::person);
    const Extraction named =
        extraction_of("Polish Deputy Foreign Minister Jan Nowakowski resigned.");
    CHECK(std::ranges::any_of(named.actors,
                              [](const Actor& a) { return a.name == "Jan Nowakowski"; }));
}

TEST_CASE("extract: the predicates and word lists can be read") {
    const Lexicon lexicon;
    CHECK(lexicon.all().size() > 500);
    CHECK(lexicon.is_light_verb("voice"));
    CHECK(Words{}.has("office", "minister"));
}

}  // namespace demarche::extract
