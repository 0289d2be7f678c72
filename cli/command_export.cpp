#include <fmt/format.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <system_error>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/question.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/whole.hpp"
#include "core/render/exports.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {
namespace {

using render::ExportForm;

constexpr const char* all_forms = "graphml, gexf, csv, jsonl, jsonld, plover or cameo";

ExportForm form_of(const Options& options) {
    const auto form = options.form.empty()
                          ? render::export_form_of(options.output.extension().string())
                          : render::parse_export_form(options.form);
    if (form) return *form;
    if (!options.form.empty())
        throw UsageError{
            fmt::format("--as '{}' is no form of export; give {}", options.form, all_forms)};
    throw UsageError{fmt::format("the form of the export is not given; give --as {}", all_forms)};
}

render::LeftOut write_folder(const std::filesystem::path& folder, const query::Whole& whole) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw InputError{fmt::format("{}: cannot be made: {}; give another folder with -o",
                                     folder.string(), error.message())};
    std::ostringstream nodes, edges;
    const render::LeftOut left_out = render::write_graph_csv(nodes, edges, whole);
    put(folder / "nodes.csv", nodes.str());
    put(folder / "edges.csv", edges.str());
    return left_out;
}

render::LeftOut write_file(ExportForm form, const Options& options, const query::Whole& whole) {
    const std::string title = question(options.filter, "All events and stances");
    std::ostringstream out;
    render::LeftOut left_out;
    switch (form) {
        case ExportForm::graphml:
            left_out = render::write_graphml(out, whole, title);
            break;
        case ExportForm::gexf:
            left_out = render::write_gexf(out, whole, title);
            break;
        case ExportForm::jsonl:
            render::write_json_lines(out, whole);
            break;
        case ExportForm::jsonld:
            render::write_jsonld(out, whole);
            break;
        case ExportForm::plover:
            left_out = render::write_plover_table(out, whole);
            break;
        case ExportForm::cameo:
            render::write_cameo_table(out, whole);
            break;
        case ExportForm::csv:
            return write_folder(options.output, whole);
    }
    put(options.output, out.str());
    return left_out;
}

void tell(const render::LeftOut& left_out) {
    if (left_out.events_without_target > 0)
        fmt::print(stderr, "demarche: {} without a target left out: an edge has two ends\n",
                   left_out.events_without_target);
    if (left_out.events_without_type > 0)
        fmt::print(stderr, "demarche: {} left out for which PLOVER has no type\n",
                   left_out.events_without_type);
}

}  // namespace

int export_graph(const Options& options) {
    const ExportForm form = form_of(options);
    if (form == ExportForm::csv && (options.output.empty() || options.output == "-"))
        throw UsageError{"--as csv writes two files; give the folder for them with -o"};
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    render::LeftOut left_out;
    {
        ProgressLine progress{options};
        progress.show("reading the graph");
        const query::Whole whole = query::whole_of(db, chosen, options.order);
        progress.show(fmt::format("writing {} events and {} stances", whole.events.size(),
                                  whole.stances.size()));
        left_out = write_file(form, options, whole);
    }
    if (options.detail != Detail::quiet) tell(left_out);
    return 0;
}

}  // namespace demarche::cli
