#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/diagram_head.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/names.hpp"
#include "core/query/stances.hpp"
#include "core/render/stance_timeline.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {
namespace {

using render::DiagramKind;
using render::Picture;

Picture picture_of(const Options& options) {
    if (options.picture) return *options.picture;
    if (options.diagram.explains && options.output.extension().empty()) return Picture::dot;
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

/// Nothing for a timeline, which draws statements, not what they add up to.
std::optional<query::Network> network_of(const Options& options, const store::Database& db,
                                         const store::Selection& chosen,
                                         const std::vector<ActorId>& centre) {
    query::Reach reach;
    switch (options.kind) {
        case DiagramKind::relations:
            return query::relations(db, chosen);
        case DiagramKind::stances:
            return query::stance_network(db, chosen);
        case DiagramKind::agreement:
            return query::agreement(db, chosen);
        case DiagramKind::ego:
            reach.depth = options.diagram.depth;
            reach.most = std::max(reach.most, options.order.limit.value_or(0));
            return query::ego(db, chosen, centre, reach);
        case DiagramKind::timeline:
            break;
    }
    return std::nullopt;
}

std::string title_of(const Options& options) {
    static const std::map<DiagramKind, const char*> everything = {
        {DiagramKind::relations, "Who deals with whom"},
        {DiagramKind::stances, "Who stands where on what"},
        {DiagramKind::agreement, "Who agrees with whom"},
        {DiagramKind::ego, "Around"},
        {DiagramKind::timeline, "How positions moved"}};
    const std::string asked = question(options.filter, "");
    const std::string kind = everything.at(options.kind);
    return asked.empty() ? kind : kind + ": " + asked;
}

void check(const Options& options, Picture picture) {
    if (options.kind == DiagramKind::ego && options.filter.actors.empty())
        throw UsageError{"--kind ego needs an actor to draw around; give one with --actor"};
    if (options.kind == DiagramKind::timeline && options.filter.issues.empty())
        throw UsageError{"--kind timeline needs an issue to follow; give one with --issue"};
    if (options.diagram.depth > 1 && options.kind != DiagramKind::ego)
        throw UsageError{"--depth is of an ego diagram; give --kind ego with it"};
    if (options.diagram.explains && picture != Picture::dot)
        throw UsageError{"--explain writes DOT alone; give --as dot, or a file that ends in .dot"};
}

std::string drawn(const Options& options, const store::Database& db, const store::Selection& chosen,
                  const query::Network* network, const render::DiagramHead& head, Picture picture) {
    const bool explains = options.diagram.explains;
    if (network == nullptr) {
        const std::vector<query::StanceEachRow> statements = query::stances_each(db, chosen);
        return explains ? render::explain_stance_timeline(statements, head)
                        : render::write_stance_timeline(statements, head, picture);
    }
    return explains ? render::explain_diagram(*network, options.kind, head)
                    : render::write_diagram(*network, options.kind, head, picture);
}

}  // namespace

int write_diagram(const Options& options) {
    const Picture picture = picture_of(options);
    check(options, picture);
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const std::vector<ActorId> centre =
        options.kind == DiagramKind::ego ? centre_of(options, db, catalog) : std::vector<ActorId>{};
    const std::optional<query::Network> network = network_of(options, db, chosen, centre);
    const query::Network* const shown = network ? &*network : nullptr;
    render::DiagramHead head = head_of(db, chosen, options.kind, shown);
    head.title = title_of(options);
    head.source = options.db.filename().string() + head.source;
    head.theme = options.diagram.theme;
    if (options.order.limit) head.most = *options.order.limit;
    for (const ActorId& id : centre) head.centre.push_back(id.text);
    put(options.output, drawn(options, db, chosen, shown, head, picture));
    return 0;
}

}  // namespace demarche::cli
