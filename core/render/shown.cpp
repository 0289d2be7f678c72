#include "core/render/shown.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/render/corrections.hpp"
#include "core/render/json.hpp"
#include "core/render/json_values.hpp"
#include "core/render/page.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

template <class Row>
Json rows_json(const std::vector<Row>& rows) {
    Json all = Json::array();
    for (const Row& row : rows) all.push_back(to_json(row));
    return all;
}

Json contexts_json(const std::vector<query::Context>& contexts) {
    Json all = Json::array();
    for (const query::Context& context : contexts) {
        Json json = {{"article", context.report.article},
                     {"title", context.title},
                     {"source", context.source},
                     {"url", context.url},
                     {"date", demarche::to_text(context.date)},
                     {"before", context.before},
                     {"evidence", text_or_null(context.report.evidence)},
                     {"after", context.after}};
        if (!has_words(context.report)) json["input"] = context.input;
        all.push_back(std::move(json));
    }
    return all;
}

template <class Row>
Json kind_and_row(std::string_view kind, const Row& row) {
    Json json = {{"kind", kind}};
    json.update(to_json(row));
    return json;
}

Json corrections_json(const std::vector<query::CorrectionRow>& rows) {
    Json all = Json::array();
    for (const query::CorrectionRow& row : rows) all.push_back(to_json(row));
    return all;
}

Json json_of(const query::RejectedShown& shown) {
    return {{"kind", shown.kind},
            {shown.kind, shown.id},
            {"rejected", to_json(shown.rejection)},
            {"corrections", corrections_json(shown.corrections)}};
}

Json json_of(const query::EventShown& shown) {
    Json json = kind_and_row("event", shown.row);
    json["contexts"] = contexts_json(shown.contexts);
    json["corrections"] = corrections_json(shown.corrections);
    return json;
}
Json json_of(const query::StanceShown& shown) {
    Json json = kind_and_row("stance", shown.row);
    json["contexts"] = contexts_json(shown.contexts);
    json["corrections"] = corrections_json(shown.corrections);
    return json;
}
/// The lists stand under other names than the counts of the row.
Json json_of(const query::ArticleShown& shown) {
    Json json = kind_and_row("article", shown.row);
    json["text"] = shown.article.text;
    json["mention_rows"] = rows_json(shown.mentions);
    json["event_rows"] = rows_json(shown.events);
    json["stance_rows"] = rows_json(shown.stances);
    return json;
}
Json json_of(const query::ActorShown& shown) {
    Json json = kind_and_row("actor", shown.row);
    json["stance_rows"] = rows_json(shown.stances);
    json["event_rows"] = rows_json(shown.events);
    return json;
}
Json json_of(const query::IssueShown& shown) {
    Json json = kind_and_row("issue", shown.row);
    json["stance_rows"] = rows_json(shown.stances);
    return json;
}

template <class Row>
void rows_table(Page& page, std::string_view name, const std::vector<Row>& rows,
                const std::vector<std::string_view>& columns) {
    if (rows.empty()) return;
    page.blank();
    page.title(name);
    std::vector<Json> all;
    all.reserve(rows.size());
    for (const Row& row : rows) all.push_back(to_json(row));
    page.table(all, columns);
}

const std::vector<std::string_view> event_columns = {"date",   "source", "type",
                                                     "target", "issue",  "event"};
const std::vector<std::string_view> statement_columns = {"date",     "holder", "speaker",
                                                         "position", "target", "stance"};

std::string with_voice(const std::string& party, const std::string& voice) {
    if (party.empty()) return voice;
    return voice.empty() ? party : fmt::format("{} ({})", party, voice);
}

std::string sure(double confidence) { return fmt::format("{:.2f}", confidence); }

void write_contexts(Page& page, const std::vector<query::Context>& contexts) {
    for (const query::Context& context : contexts) {
        page.blank();
        page.title(context.title.empty() ? context.report.article : context.title);
        page.field("article", has_words(context.report)
                                  ? fmt::format("{}, bytes {} to {}", context.report.article,
                                                context.report.begin, context.report.end)
                                  : context.report.article);
        if (!has_words(context.report)) page.field("table", context.input);
        page.field("published",
                   fmt::format("{} {}", demarche::to_text(context.date), context.source));
        page.field("url", context.url);
        page.field("found by",
                   context.report.steps.empty()
                       ? context.report.rule
                       : fmt::format("{}: {}", context.report.rule, context.report.steps));
        if (has_words(context.report))
            page.text(fmt::format("  {}>>{}<<{}", context.before, context.report.evidence,
                                  context.after));
        else
            page.text("  no sentence: the event was coded elsewhere and came without its text");
    }
}

const std::vector<std::string_view> correction_columns = {"time",  "author", "what",
                                                          "value", "reason", "state"};

void write_page(Page& page, const query::RejectedShown& shown) {
    const query::CorrectionRow& row = shown.rejection;
    page.title(row.about.empty() ? shown.id : row.about);
    page.field(shown.kind, shown.id);
    page.field("rejected", fmt::format("{} by {}", row.time, row.author));
    page.field("reason", row.reason);
    rows_table(page, "Corrections", shown.corrections, correction_columns);
}

void write_page(Page& page, const query::EventShown& shown) {
    const query::EventRow& row = shown.row;
    page.title(fmt::format("{} {} {}", row.source, row.type, row.target));
    page.field("event", row.event);
    page.field("date", demarche::to_text(row.date));
    page.field("source", with_voice(row.source, row.source_speaker));
    page.field("target", with_voice(row.target, row.target_speaker));
    page.field("type",
               fmt::format("{} (CAMEO {}, PLOVER {}, Goldstein {:+.1f})", row.type, row.cameo,
                           row.plover.empty() ? "-" : row.plover, row.goldstein));
    page.field("issue", row.issue);
    page.field("place", row.location);
    page.field("confidence", sure(row.confidence));
    rows_table(page, "Corrections", shown.corrections, correction_columns);
    write_contexts(page, shown.contexts);
}

void write_page(Page& page, const query::StanceShown& shown) {
    const query::StanceEachRow& row = shown.row;
    page.title(fmt::format("{} {} {}", row.holder, demarche::to_text(row.position),
                           row.target.empty() ? row.issue : row.target));
    page.field("stance", row.stance);
    page.field("date", demarche::to_text(row.date));
    page.field("holder", with_voice(row.holder, row.speaker));
    page.field("target", row.target);
    page.field("issue", row.issue);
    if (row.on_issue) page.field("on issue", demarche::to_text(*row.on_issue));
    page.field("strength", sure(row.strength));
    page.field("condition", row.condition);
    page.field("reported by", row.reported_by);
    page.field("confidence", sure(row.confidence));
    rows_table(page, "Corrections", shown.corrections, correction_columns);
    write_contexts(page, shown.contexts);
}

void write_page(Page& page, const query::ArticleShown& shown) {
    const query::ArticleRow& row = shown.row;
    page.title(row.title.empty() ? row.article : row.title);
    page.field("article", row.article);
    page.field("date", fmt::format("{} ({})", demarche::to_text(row.date),
                                   demarche::to_text(row.date_basis)));
    page.field("source", row.source);
    page.field("url", row.url);
    page.field("language", row.language);
    page.field("same as", row.same_as);
    rows_table(page, "Named", shown.mentions, {"actor", "type", "count"});
    rows_table(page, "Events", shown.events, event_columns);
    rows_table(page, "Stances", shown.stances, statement_columns);
    page.blank();
    if (coder_of(shown.article.kind).empty()) {
        page.title("Text");
        page.lines(shown.article.text);
    } else {
        page.text(
            fmt::format("no text: a part of a table of events, from {} on", shown.article.input));
    }
}

void write_page(Page& page, const query::ActorShown& shown) {
    const query::ActorRow& row = shown.row;
    page.title(row.actor);
    page.field("actor", row.actor_id);
    page.field("type", demarche::to_text(row.type));
    page.field("code", row.code);
    page.field("also", fmt::format("{}", fmt::join(row.also, ", ")));
    page.field("of", fmt::format("{}", fmt::join(row.of, ", ")));
    for (const query::RoleRow& role : row.roles)
        page.field("role",
                   fmt::format("{}, {}: {} to {}", role.role, role.of,
                               demarche::to_text(role.since), demarche::to_text(role.until)));
    page.field("in", fmt::format("{} articles, {} events, {} stances", row.articles, row.events,
                                 row.stances));
    rows_table(page, "Stands", shown.stances,
               {"holder", "issue", "position", "score", "statements", "first", "last"});
    rows_table(page, "Events", shown.events, event_columns);
}

void write_page(Page& page, const query::IssueShown& shown) {
    const query::IssueRow& row = shown.row;
    page.title(row.issue);
    page.field("issue", row.issue_id);
    page.field("question", row.question);
    page.field("also", fmt::format("{}", fmt::join(row.also, ", ")));
    page.field("in", fmt::format("{} articles, {} stances: {} supporters, {} opponents",
                                 row.articles, row.stances, row.supporters, row.opponents));
    rows_table(page, "Who stands where", shown.stances,
               {"holder", "position", "score", "statements", "first", "last"});
}

}  // namespace

Json to_json(const query::Shown& shown) {
    return std::visit([](const auto& one) { return json_of(one); }, shown);
}

void write_shown(std::ostream& out, const query::Shown& shown, Format format, Colour colour) {
    if (format == Format::json || format == Format::jsonl) {
        const int indent = format == Format::json ? 2 : -1;
        out << to_json(shown).dump(indent, ' ', false, Json::error_handler_t::replace) << '\n';
        return;
    }
    Page page{out, colour};
    std::visit([&](const auto& one) { write_page(page, one); }, shown);
}

}  // namespace demarche::render
