#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/events.hpp"
#include "core/query/names.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {
namespace {

using render::DiagramKind;
using render::Picture;

Picture picture_of(const Options& options) {
    if (options.picture) return *options.picture;
    const std::string ending = options.output.extension().string();
    const auto picture = render::parse_picture(ending.empty() ? "svg" : ending.substr(1));
    if (!picture)
        throw UsageError{options.output.string() +
                         ": ends in no kind of picture; give --as dot, svg, png or pdf"};
    return *picture;
}

std::vector<ActorId> centre_of(const Options& options, const store::Database& db,
                               const catalog::Catalog& catalog) {
    std::vector<ActorId> centre;
    for (const std::string& name : options.filter.actors)
        for (ActorId& id : query::resolve_actor(db, catalog, name)) centre.push_back(std::move(id));
    return centre;
}

query::Network network_of(const Options& options, const store::Database& db,
                          const catalog::Catalog& catalog) {
    const store::Selection chosen = query::select(db, catalog, options.filter);
    switch (options.kind) {
        case DiagramKind::relations:
            return query::relations(db, chosen);
        case DiagramKind::stances:
            return query::stance_network(db, chosen);
        case DiagramKind::agreement:
            return query::agreement(db, chosen);
        case DiagramKind::ego:
            break;
    }
    return query::ego(db, chosen, centre_of(options, db, catalog));
}

using People = std::map<std::string, std::vector<std::string>>;

/// Who speaks for each actor, the most heard first.
People people_in(const store::Database& db, const store::Selection& chosen, DiagramKind kind) {
    std::map<std::string, std::map<std::string, std::size_t>> heard;
    if (kind != DiagramKind::relations)
        for (const query::StanceEachRow& row : query::stances_each(db, chosen))
            if (!row.speaker.empty() && row.reported_by.empty())  // else another's words on it
                ++heard[row.holder_id][row.speaker];
    if (kind == DiagramKind::relations || kind == DiagramKind::ego)
        for (const query::EventRow& row : query::events_in(db, chosen))
            if (!row.source_speaker.empty()) ++heard[row.source_id][row.source_speaker];
    People people;
    for (const auto& [actor, voices] : heard) {
        std::vector<std::pair<std::string, std::size_t>> ranked{voices.begin(), voices.end()};
        std::ranges::stable_sort(ranked, std::ranges::greater{},
                                 &std::pair<std::string, std::size_t>::second);
        for (auto& [voice, times] : ranked) people[actor].push_back(std::move(voice));
    }
    return people;
}

std::string title_of(const Options& options) {
    static const std::map<DiagramKind, const char*> everything = {
        {DiagramKind::relations, "Who deals with whom"},
        {DiagramKind::stances, "Who stands where on what"},
        {DiagramKind::agreement, "Who agrees with whom"},
        {DiagramKind::ego, "Around"}};
    const std::string asked = question(options.filter, "");
    const std::string kind = everything.at(options.kind);
    return asked.empty() ? kind : kind + ": " + asked;
}

}  // namespace

int write_diagram(const Options& options) {
    const Picture picture = picture_of(options);
    if (options.kind == DiagramKind::ego && options.filter.actors.empty())
        throw UsageError{"--kind ego needs an actor to draw around; give one with --actor"};
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    render::DiagramHead head;
    head.title = title_of(options);
    if (options.order.limit) head.most = *options.order.limit;
    head.people = people_in(db, query::select(db, catalog, options.filter), options.kind);
    put(options.output,
        render::write_diagram(network_of(options, db, catalog), options.kind, head, picture));
    return 0;
}

}  // namespace demarche::cli
