#include "tests/bench/made_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>
#include <utility>

namespace demarche::bench {
namespace {

struct Deed {
    std::string_view code, words;
};

/// By how often the press tells of them, roughly.
constexpr std::array<Deed, 24> deeds = {{
    {"010", "made a statement on"},
    {"042", "travelled to meet"},
    {"036", "agreed to talk with"},
    {"043", "received a delegation of"},
    {"051", "praised"},
    {"040", "consulted with"},
    {"111", "criticized"},
    {"020", "appealed to"},
    {"057", "signed an accord with"},
    {"112", "accused"},
    {"120", "rejected a proposal of"},
    {"046", "negotiated with"},
    {"0311", "offered trade to"},
    {"061", "traded with"},
    {"130", "threatened"},
    {"0711", "gave economic aid to"},
    {"173", "arrested envoys of"},
    {"190", "fought"},
    {"138", "threatened with force"},
    {"163", "imposed an embargo on"},
    {"141", "demonstrated against"},
    {"150", "put troops on alert against"},
    {"193", "shelled"},
    {"202", "killed many people of"},
}};

constexpr std::array<std::string_view, 6> publishers = {"Courier", "Gazette", "Wire",
                                                        "Herald",  "Mirror",  "Observer"};

Actor actor_at(std::size_t place) {
    Actor actor;
    actor.name = fmt::format("Actor {}", place);
    actor.id.text = slug(actor.name);
    actor.type = place % 100 < 20   ? ActorType::state
                 : place % 100 < 60 ? ActorType::person
                                    : ActorType::organization;
    return actor;
}

Issue issue_at(std::size_t place) {
    Issue issue;
    issue.name = fmt::format("Issue {}", place);
    issue.id.text = slug(issue.name);
    issue.question = fmt::format("Should there be issue {}?", place);
    return issue;
}

/// From January 2000 to December 2024, in the order of the articles.
Day day_of(std::size_t article, std::size_t articles) {
    constexpr std::size_t days = 25 * 365;
    const std::chrono::year_month_day day{
        std::chrono::sys_days{std::chrono::year{2000} / 1 / 1} +
        std::chrono::days{article * days / std::max<std::size_t>(articles, 1)}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

std::size_t Skewed::place(std::size_t below, int skew) {
    double place = static_cast<double>(below);
    for (int i = 0; i < skew; ++i) place *= static_cast<double>(engine_()) / 4294967296.0;
    return static_cast<std::size_t>(place);
}

/// An article as it grows, sentence by sentence.
struct MadeArticles::Told {
    Extraction extraction;
    std::map<ActorId, Actor> actors;
    std::map<IssueId, Issue> issues;
    std::size_t sentences{};

    ActorId actor(std::size_t place) {
        Actor actor = actor_at(place);
        return actors.try_emplace(actor.id, actor).first->first;
    }
    IssueId issue(std::size_t place) {
        Issue issue = issue_at(place);
        return issues.try_emplace(issue.id, issue).first->first;
    }
    [[nodiscard]] std::string name(const ActorId& id) const { return actors.at(id).name; }

    /// Adds a sentence that begins with the actor's name.
    Report report(const ActorId& subject, std::string_view rest, double confidence) {
        std::string& text = extraction.article.text;
        const std::size_t begin = text.size();
        text += fmt::format("{} {}", name(subject), rest);
        Mention mention;
        mention.actor = subject;
        mention.where = {begin, begin + name(subject).size()};
        mention.sentence = sentences++;
        mention.last = 2;
        extraction.mentions.push_back(mention);
        Report report;
        report.article = extraction.article.id;
        report.where = {begin, text.size()};
        report.rule = "made up";
        report.confidence = confidence;
        text += '\n';
        return report;
    }
};

MadeArticles::MadeArticles(const Shape& shape) : shape_{shape} {}

Extraction MadeArticles::next() {
    Told told;
    Article& article = told.extraction.article;
    article.id.text = fmt::format("a{:07}", made_);
    article.title = fmt::format("Report {}", made_);
    article.source = publishers[draw_.place(publishers.size(), 2)];
    article.url = fmt::format("https://example.org/{}", made_);
    article.date = article.published = day_of(made_, articles());
    article.date_basis = DateBasis::metadata;
    article.language = "en";
    article.encoding = "UTF-8";
    article.kind = "jsonl";
    ++made_;
    // One event in twenty was told the day before.
    const std::vector<Event> before = std::exchange(last_, {});
    for (std::size_t i = 0; i < before.size(); i += 20) repeat(told, before[i]);
    while (events_ < shape_.events * made_ / articles()) add_event(told);
    while (stances_ < shape_.stances * made_ / articles()) add_stance(told);
    last_ = told.extraction.events;
    for (auto& [id, actor] : told.actors) told.extraction.actors.push_back(std::move(actor));
    for (auto& [id, issue] : told.issues) told.extraction.issues.push_back(std::move(issue));
    return std::move(told.extraction);
}

void MadeArticles::repeat(Told& told, const Event& event) {
    const auto place_of = [](std::string_view id) {
        return static_cast<std::size_t>(std::stoul(std::string{id.substr(id.find('-') + 1)}));
    };
    Event again = event;
    again.source = told.actor(place_of(event.source.text));
    again.target = told.actor(place_of(event.target.text));
    if (!event.issue.empty()) told.issue(place_of(event.issue.text));
    if (!event.source_speaker.empty()) told.actor(place_of(event.source_speaker.text));
    const auto deed = std::ranges::find(deeds, event.cameo, &Deed::code);
    again.reports = {
        told.report(again.source,
                    fmt::format("{} {}, others say.", deed->words, told.name(again.target)), 0.5)};
    told.extraction.events.push_back(std::move(again));
}

void MadeArticles::add_event(Told& told) {
    const std::size_t source = draw_.place(shape_.actors, 3);
    std::size_t target = draw_.place(shape_.actors, 2);
    if (target == source) target = (target + 1) % shape_.actors;
    const Deed& deed = deeds[draw_.place(deeds.size(), 2)];
    Event event;
    event.id.text = fmt::format("e{:016x}", events_++);
    event.date = told.extraction.article.date;
    event.source = told.actor(source);
    event.target = told.actor(target);
    if (draw_.place(10, 1) < 3) event.source_speaker = told.actor(draw_.place(shape_.actors, 1));
    event.cameo = deed.code;
    event.predicate = deed.words;
    if (draw_.place(10, 1) < 3) event.issue = told.issue(draw_.place(shape_.issues, 2));
    event.confidence = 0.3 + 0.01 * static_cast<double>(draw_.place(70, 1));
    event.reports = {told.report(
        event.source,
        fmt::format("{} {} after talks that took {} hours in front of {} guests.", deed.words,
                    told.name(event.target), draw_.place(100, 1), draw_.place(10'000, 1)),
        event.confidence)};
    told.extraction.events.push_back(std::move(event));
}

void MadeArticles::add_stance(Told& told) {
    const std::size_t side = draw_.place(10, 1);
    Stance stance;
    stance.id.text = fmt::format("s{:016x}", stances_++);
    stance.date = told.extraction.article.date;
    stance.holder = told.actor(draw_.place(shape_.actors, 3));
    if (draw_.place(10, 1) < 3) stance.speaker = told.actor(draw_.place(shape_.actors, 1));
    const std::size_t on = draw_.place(shape_.issues, 2);
    stance.target = fmt::format("plan {}", on);
    stance.position = side < 5   ? Position::supports
                      : side < 9 ? Position::opposes
                                 : Position::neutral;
    if (draw_.place(10, 1) > 0) {  // the others are on a phrase alone
        stance.issue = told.issue(on);
        stance.on_issue = stance.position;
    }
    stance.strength = 0.1 + 0.01 * static_cast<double>(draw_.place(90, 1));
    stance.confidence = 0.3 + 0.01 * static_cast<double>(draw_.place(70, 1));
    stance.reports = {
        told.report(stance.holder,
                    fmt::format("is {} {}, as {} of {} members said.", side < 5 ? "for" : "not for",
                                stance.target, draw_.place(100, 1), draw_.place(1'000, 1)),
                    stance.confidence)};
    told.extraction.stances.push_back(std::move(stance));
}

}  // namespace demarche::bench
