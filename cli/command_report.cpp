#include <fmt/format.h>
#include <unistd.h>

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/dossier.hpp"
#include "core/query/names.hpp"
#include "core/query/networks.hpp"
#include "core/render/brief.hpp"
#include "core/render/report.hpp"
#include "core/store/database.hpp"
#include "core/store/load_names.hpp"

namespace demarche::cli {
namespace {

/// Nodes of a diagram in a page: more cannot be read there.
constexpr std::size_t nodes_drawn = 28;
/// What a brief chooses from; it names no more than a page holds.
constexpr query::DossierSize brief_size{120, 40, 6, 6};

/// What is being done, on a terminal, for as long as it takes.
class Steps {
public:
    explicit Steps(const Options& options)
        : is_shown_{options.shows_progress && isatty(STDERR_FILENO) == 1} {}
    ~Steps() {
        if (is_shown_) fmt::print(stderr, "\r\033[K");
    }
    Steps(const Steps&) = delete;
    Steps& operator=(const Steps&) = delete;

    void now(std::string_view what) const {
        if (is_shown_) fmt::print(stderr, "\r\033[K{} …", what);
    }

private:
    bool is_shown_;
};

/// The names that a title bears, instead of the aliases that were typed.
query::Filter in_full(const query::Filter& filter, const store::Database& db,
                      const catalog::Catalog& catalog) {
    query::Filter full = filter;
    for (auto* names : {&full.actors, &full.sources, &full.targets, &full.holders, &full.speakers})
        for (std::string& name : *names)
            if (const auto actor =
                    store::describe_actor(db, query::resolve_one_actor(db, catalog, name).front()))
                name = actor->name;
    for (std::string& name : full.issues)
        if (const auto issue =
                store::describe_issue(db, query::resolve_one_issue(db, catalog, name).front()))
            name = issue->name;
    return full;
}

std::string drawn(const query::Network& network, render::DiagramKind kind, std::string title) {
    if (network.nodes.empty()) return {};
    render::DiagramHead head;
    head.title = std::move(title);
    head.most = nodes_drawn;
    return render::write_diagram(network, kind, head, render::Picture::svg);
}

render::ReportHead head_of(const Options& options, const store::Database& db,
                           const catalog::Catalog& catalog) {
    render::ReportHead head;
    head.title = question(in_full(options.filter, db, catalog), "All events and stances");
    head.generated_from = options.db.filename().string();
    head.more = "More of them with a greater --limit.";
    return head;
}

}  // namespace

int write_report(const Options& options) {
    const catalog::Catalog catalog;
    const store::Database db{options.db, store::Open::read_only};
    const store::Selection chosen = query::select(db, catalog, options.filter);
    query::DossierSize size;
    if (options.order.limit) size.claims = *options.order.limit;
    const Steps steps{options};
    steps.now("collecting statements and events");
    const query::Dossier dossier = query::dossier_of(db, chosen, size, options.order.sort);
    render::ReportHead head = head_of(options, db, catalog);
    steps.now("drawing who stands where");
    head.stances_svg = drawn(query::stance_network(db, chosen), render::DiagramKind::stances,
                             "Who stands where on what: " + head.title);
    steps.now("drawing who deals with whom");
    head.relations_svg = drawn(query::relations(db, chosen), render::DiagramKind::relations,
                               "Who deals with whom: " + head.title);
    std::ostringstream out;
    render::write_report(out, dossier, head);
    put(options.output, out.str());
    return 0;
}

int write_brief(const Options& options) {
    const catalog::Catalog catalog;
    const store::Database db{options.db, store::Open::read_only};
    const store::Selection chosen = query::select(db, catalog, options.filter);
    query::DossierSize size = brief_size;
    if (options.order.limit) size.claims = *options.order.limit;
    std::ostringstream out;
    render::write_brief(out, query::dossier_of(db, chosen, size, options.order.sort),
                        head_of(options, db, catalog));
    put(options.output, out.str());
    return 0;
}

}  // namespace demarche::cli
