#include <fmt/format.h>

#include <array>
#include <sstream>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "cli/typed.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/timeline_cut.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {
namespace {

using render::TimelineForm;
using render::TimelineGroup;

TimelineForm form_of(const Options& options) {
    if (!options.form.empty()) return options.timeline;
    const std::string ending = options.output.extension().string();
    return ending == ".ics"   ? TimelineForm::ics
           : ending == ".csv" ? TimelineForm::csv
                              : TimelineForm::demarche;
}

TimelineGroup group_of(const Options& options) {
    constexpr std::array<Choice<TimelineGroup>, 2> groups = {
        {{"actor", TimelineGroup::actor}, {"issue", TimelineGroup::issue}}};
    return options.group.empty() ? TimelineGroup::none : choose("--group", options.group, groups);
}

/// How many items can be looked at where nothing else is asked for: slides to go through one by
/// one, boxes on one line of time. Files of data have all. 0: no end.
std::size_t most_items(TimelineForm form) {
    return form == TimelineForm::timelinejs ? 200 : form == TimelineForm::vis ? 1000 : 0;
}

/// What is left out of a timeline too long to be looked at, in words; empty where nothing is.
std::string cut(query::Timeline& timeline, TimelineForm form, const Options& options) {
    const std::size_t most = most_items(form), all = timeline.items.size();
    if (options.order.limit || most == 0 || all <= most) return {};
    query::keep_best_reported(timeline, most);
    return fmt::format("The {} best reported of {} items.", most, all);
}

}  // namespace

int write_timeline(const Options& options) {
    const TimelineForm form = form_of(options);
    render::TimelineHead head;
    head.group = group_of(options);
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    query::Timeline timeline = query::timeline_of(db, chosen, options.order);
    head.title = question(options.filter, "All events and stances");
    head.generated_from = options.db.filename().string();
    head.note = cut(timeline, form, options);
    std::ostringstream out;
    render::write_timeline(out, timeline, head, form);
    put(options.output, out.str());
    if (options.detail == Detail::quiet) return 0;
    if (timeline.undated > 0)
        fmt::print(stderr, "demarche: {} without a year left out\n", timeline.undated);
    if (!head.note.empty())
        fmt::print(stderr, "demarche: {} Give --limit for another number.\n", head.note);
    return 0;
}

}  // namespace demarche::cli
