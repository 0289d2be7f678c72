#include "importers/extract/coded_events.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace demarche::extract {
namespace {

/// None of the tables says how sure a row is, and we cannot look at its sentence: as likely right
/// as not.
constexpr double kConfidence = 0.5;

/// The actors of an extraction, each once, with those that they belong to.
class Cast {
public:
    explicit Cast(const catalog::Catalog& catalog) : catalog_{catalog} {}

    ActorId add(const Actor& actor) {
        if (actor.id.empty() || !actors_.try_emplace(actor.id, actor).second) return actor.id;
        for (const ActorId& of : actor.of) add_known(of);
        for (const Role& role : actor.roles) add_known(role.of);
        return actor.id;
    }

    std::vector<Actor> take() {
        std::vector<Actor> all;
        all.reserve(actors_.size());
        for (auto& [id, actor] : actors_) all.push_back(std::move(actor));
        return all;
    }

private:
    void add_known(const ActorId& id) {
        if (const Actor* actor = catalog_.actor(id)) add(*actor);
    }

    const catalog::Catalog& catalog_;
    std::map<ActorId, Actor> actors_;
};

Report report_of(const Article& article, const CodedEvent& row) {
    const std::string_view coder = coder_of(article.kind);
    return {article.id,
            {},
            fmt::format("coded by {}", coder),
            fmt::format("event {}, line {} of the table{}{}", row.id, row.row,
                        row.told.empty() ? "" : "; ", row.told),
            kConfidence};
}

Event event_of(const Article& article, const CodedEvent& row, const CodedActors& actors,
               Cast& cast) {
    const CodedWho source = actors.who(row.source, row.date);
    const CodedWho target = actors.who(row.target, row.date);
    Event event;
    event.id = {content_id("e", {article.kind, row.id})};
    event.date = row.date;
    event.source = cast.add(source.party);
    event.source_speaker = cast.add(source.speaker);
    event.target = cast.add(target.party);
    event.target_speaker = cast.add(target.speaker);
    event.cameo = row.cameo;
    event.predicate = fmt::format("(no sentence: coded by {})", coder_of(article.kind));
    event.location = row.location;
    event.confidence = kConfidence;
    event.reports = {report_of(article, row)};
    return event;
}

}  // namespace

Extraction events_coded_elsewhere(Article article, const CodedActors& actors,
                                  const catalog::Catalog& catalog) {
    Cast cast{catalog};
    Extraction extraction;
    extraction.events.reserve(article.coded.size());
    for (const CodedEvent& row : article.coded)
        extraction.events.push_back(event_of(article, row, actors, cast));
    extraction.actors = cast.take();
    article.coded.clear();
    extraction.article = std::move(article);
    return extraction;
}

}  // namespace demarche::extract
