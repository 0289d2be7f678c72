#include "tests/core/store/sample.hpp"

#include <algorithm>
#include <array>

#include "core/model/names.hpp"

namespace demarche::sample {
namespace {

/// Whole numbers below `bound`, the same on each machine for a seed.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_{seed} {}
    std::size_t below(std::size_t bound) { return engine_() % bound; }
    double confidence() { return 0.1 + 0.1 * static_cast<double>(below(9)); }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(list.size())];
    }

private:
    std::mt19937 engine_;
};

const std::array<std::string, 7> names = {"Russia", "NATO",  "Serbia",        "United States",
                                          "Kosovo", "China", "European Union"};
const std::array<std::string, 4> issues = {"Kosovo independence", "Missile defence", "CFE treaty",
                                           "Sanctions on Iran"};
const std::array<std::string, 5> codes = {"13", "036", "04", "112", "057"};

template <class Thing>
void describe(std::vector<Thing>& things, Thing thing) {
    const auto place = std::ranges::lower_bound(things, thing.id, {}, &Thing::id);
    if (place == things.end() || place->id != thing.id) things.insert(place, std::move(thing));
}

Report whole_text(const Extraction& extraction, double confidence) {
    return {extraction.article.id, {0, extraction.article.text.size()}, "test", "a: b", confidence};
}

Day random_day(Dice& dice) {
    const auto year = static_cast<int>(2005 + dice.below(4));
    const auto month = static_cast<int>(1 + dice.below(12));
    const auto day = static_cast<int>(1 + dice.below(28));
    const std::array days = {Day{year, month, day}, Day{year, month, day}, Day{year, month, 0},
                             Day{year, 0, 0},       Day{0, month, day},    Day{}};
    return dice.pick(days);
}

void add_random_statements(Extraction& extraction, Dice& dice) {
    for (std::size_t i = dice.below(5); i > 0; --i) {
        // Thrown one by one: each compiler has its own order of arguments.
        const Day day = random_day(dice);
        const double confidence = dice.confidence();
        const auto target = dice.pick(names);
        const auto code = dice.pick(codes);
        const auto source = dice.pick(names);
        Event& event = add_event(extraction, source, code, target, confidence, day);
        if (dice.below(3) == 0) event.location = dice.below(2) == 0 ? "Brussels" : "Vienna";
    }
    for (std::size_t i = dice.below(5); i > 0; --i) {
        const auto position = static_cast<Position>(dice.below(3));
        const Day day = random_day(dice);
        const double confidence = dice.confidence();
        const auto issue = dice.pick(issues);
        const auto holder = dice.pick(names);
        Stance& stance = add_stance(extraction, holder, position, issue, confidence, day);
        stance.strength = dice.confidence();
        if (dice.below(3) == 0) stance.on_issue = static_cast<Position>(dice.below(3));
    }
}

}  // namespace

Actor actor(std::string name, ActorType type, std::string code) {
    Actor made;
    made.id.text = slug(name);
    made.name = std::move(name);
    made.type = type;
    made.code = std::move(code);
    return made;
}

Issue issue(std::string name) {
    Issue made;
    made.id.text = slug(name);
    made.name = std::move(name);
    made.question = "Is " + made.name + " right?";
    return made;
}

Extraction article(std::string id, Day date, std::string text) {
    Extraction made;
    made.article.id.text = std::move(id);
    made.article.title = "On " + made.article.id.text;
    made.article.date = date;
    made.article.date_basis = DateBasis::metadata;
    made.article.language = "en";
    made.article.text = std::move(text);
    return made;
}

Event& add_event(Extraction& extraction, const std::string& source, const std::string& cameo,
                 const std::string& target, double confidence, Day date) {
    describe(extraction.actors, actor(source));
    Event event;
    event.date = date;
    event.source.text = slug(source);
    if (!target.empty()) {
        describe(extraction.actors, actor(target));
        event.target.text = slug(target);
    }
    event.cameo = cameo;
    event.predicate = "do " + cameo;
    event.id.text = content_id("e", {to_text(date), event.source.text, event.target.text, cameo});
    event.confidence = confidence;
    event.reports = {whole_text(extraction, confidence)};
    return extraction.events.emplace_back(std::move(event));
}

Stance& add_stance(Extraction& extraction, const std::string& holder, Position position,
                   const std::string& on, double confidence, Day date) {
    describe(extraction.actors, actor(holder));
    Stance stance;
    stance.date = date;
    stance.holder.text = slug(holder);
    if (!on.empty()) {
        describe(extraction.issues, issue(on));
        stance.issue.text = slug(on);
    }
    stance.target = on;
    stance.position = position;
    stance.id.text = content_id("s", {to_text(date), stance.holder.text, "", stance.issue.text,
                                      stance.target, to_text(position)});
    stance.confidence = confidence;
    stance.reports = {whole_text(extraction, confidence)};
    return extraction.stances.emplace_back(std::move(stance));
}

void add_mention(Extraction& extraction, const std::string& name, ByteSpan where) {
    describe(extraction.actors, actor(name));
    Mention mention;
    mention.actor.text = slug(name);
    mention.where = where;
    extraction.mentions.push_back(mention);
}

std::vector<Extraction> random_extractions(std::uint32_t seed, std::size_t count) {
    Dice dice{seed};
    std::vector<Extraction> made;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string words = i > 0 && dice.below(4) == 0
                                      ? made[dice.below(i)].article.text
                                      : "Article number " + std::to_string(i) + " says so.";
        Extraction extraction = article("a" + std::to_string(i), random_day(dice), words);
        add_random_statements(extraction, dice);
        for (std::size_t j = 0; j < 3; ++j) add_mention(extraction, dice.pick(names), {j, j + 3});
        for (Actor& described : extraction.actors) {
            if (dice.below(3) == 0) described.also = {described.name + " " + std::to_string(i)};
            if (dice.below(4) == 0) described.discovered = true;
            if (dice.below(4) == 0) described.code = "C" + std::to_string(dice.below(3));
            if (dice.below(4) == 0) described.of = {{"russia"}, {"china"}};
            if (dice.below(4) == 0)
                described.roles = {{"minister", {"russia"}, random_day(dice), {}}};
        }
        made.push_back(std::move(extraction));
    }
    return made;
}

Dump dump(const store::Database& db) {
    Dump all;
    for (const ArticleId& id : store::load_article_ids(db))
        all.extractions.push_back(store::load_extraction(db, id).value());
    all.articles = store::load_articles(db, {});
    for (store::StoredArticle& stored : all.articles) stored.imported_at.clear();
    all.actors = store::load_actors(db, {});
    all.issues = store::load_issues(db, {});
    all.mentions = store::load_mentions(db, {});
    all.events = store::load_events(db, {});
    all.stances = store::load_stances(db, {});
    return all;
}

}  // namespace demarche::sample
