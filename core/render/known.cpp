#include "core/render/known.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/model/names.hpp"
#include "core/render/json_values.hpp"
#include "core/render/page.hpp"

namespace demarche::render {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::vector<query::MembershipRow>& rows) {
    Json all = Json::array();
    for (const query::MembershipRow& row : rows)
        all.push_back({{"name", row.name},
                       {"id", row.id},
                       {"since", day_or_null(row.since)},
                       {"until", day_or_null(row.until)}});
    return all;
}

Json json_of(const std::vector<query::OfficeRow>& rows) {
    Json all = Json::array();
    for (const query::OfficeRow& row : rows)
        all.push_back({{"office", row.office},
                       {"holder", row.holder},
                       {"holder_id", row.holder_id},
                       {"since", day_or_null(row.since)},
                       {"until", day_or_null(row.until)}});
    return all;
}

Json json_of(const std::vector<query::RoleRow>& rows) {
    Json all = Json::array();
    for (const query::RoleRow& row : rows)
        all.push_back({{"role", row.role},
                       {"of", row.of},
                       {"of_id", row.of_id},
                       {"since", day_or_null(row.since)},
                       {"until", day_or_null(row.until)}});
    return all;
}

std::string list_of(const std::vector<std::string>& names, std::string_view mark = ", ") {
    return fmt::format("{}", fmt::join(names, mark));
}

template <class Row>
std::vector<Json> rows_of(const std::vector<Row>& rows) {
    std::vector<Json> all;
    for (const Json& row : json_of(rows)) all.push_back(row);
    return all;
}

template <class Row>
void put_table(Page& page, std::string_view title, const std::vector<Row>& rows,
               const std::vector<std::string_view>& columns) {
    if (rows.empty()) return;
    page.blank();
    page.title(title);
    page.table(rows_of(rows), columns);
}

void write_page(Page& page, const query::KnownActor& row) {
    page.title(row.actor);
    page.field("actor", row.actor_id);
    page.field("type", demarche::to_text(row.type));
    page.field("code", row.code);
    page.field("from", demarche::to_text(row.from));
    page.field("until", demarche::to_text(row.until));
    if (row.existed && !*row.existed) page.field("on that day", "not there");
    page.field("also", list_of(row.also));
    page.field("demonyms", list_of(row.demonyms));
    page.field("seats", list_of(row.seats));
    page.field("nouns", list_of(row.nouns));
    page.field("of", list_of(row.of));
    if (row.discovered) page.field("known from", "articles; the catalogue does not have it");
    put_table(page, "Roles", row.roles, {"role", "of", "since", "until"});
    put_table(page, "Blocs", row.blocs, {"name", "since", "until"});
    put_table(page, "Members", row.members, {"name", "since", "until"});
    put_table(page, "Offices", row.offices, {"office", "holder", "since", "until"});
}

void write_page(Page& page, const query::KnownIssue& row) {
    page.title(row.issue);
    page.field("issue", row.issue_id);
    page.field("question", row.question);
    page.field("also", list_of(row.also, "; "));
    page.field("for", list_of(row.leans_for, "; "));
    page.field("against", list_of(row.leans_against, "; "));
    page.field("parties", list_of(row.parties));
    page.field("part of", row.parent);
    page.field("parts", list_of(row.parts, "; "));
}

/// What a person has to know where a name is not one actor's alone; empty where it is.
std::string warning(const std::vector<query::KnownActor>& rows) {
    if (rows.empty() || !rows.front().ambiguous) return {};
    std::string text = rows.size() > 1
                           ? fmt::format("The name is ambiguous: {} bear it.", rows.size())
                           : "The name is ambiguous.";
    if (!rows.front().may_mean.empty())
        text += fmt::format(" It may also mean: {}.", list_of(rows.front().may_mean, "; "));
    return text;
}

std::string warning(const std::vector<query::KnownIssue>& rows) {
    return rows.size() > 1 ? fmt::format("The name is that of {} issues.", rows.size())
                           : std::string{};
}

template <class Row>
void write(std::ostream& out, const std::vector<Row>& rows, Format format, Colour colour,
           const std::vector<std::string_view>& columns) {
    if (format != Format::table) {
        RowWriter writer{out, format, columns, colour};
        for (const Row& row : rows) writer.add(to_json(row));
        return writer.finish();
    }
    Page page{out, colour};
    if (const std::string text = warning(rows); !text.empty()) {
        page.text(text);
        page.blank();
    }
    for (const Row& row : rows) {
        if (&row != &rows.front()) page.blank();
        write_page(page, row);
    }
}

}  // namespace

Json to_json(const query::KnownActor& row) {
    return {{"actor", row.actor},
            {"actor_id", row.actor_id},
            {"type", demarche::to_text(row.type)},
            {"code", text_or_null(row.code)},
            {"from", day_or_null(row.from)},
            {"until", day_or_null(row.until)},
            {"existed", row.existed ? Json(*row.existed) : Json(nullptr)},
            {"also", row.also},
            {"demonyms", row.demonyms},
            {"seats", row.seats},
            {"nouns", row.nouns},
            {"of", row.of},
            {"roles", json_of(row.roles)},
            {"blocs", json_of(row.blocs)},
            {"members", json_of(row.members)},
            {"offices", json_of(row.offices)},
            {"discovered", row.discovered},
            {"ambiguous", row.ambiguous},
            {"may_mean", row.may_mean}};
}

Json to_json(const query::KnownIssue& row) {
    return {{"issue", row.issue},
            {"issue_id", row.issue_id},
            {"question", text_or_null(row.question)},
            {"also", row.also},
            {"for", row.leans_for},
            {"against", row.leans_against},
            {"parties", row.parties},
            {"parent", text_or_null(row.parent)},
            {"parent_id", text_or_null(row.parent_id)},
            {"parts", row.parts},
            {"ambiguous", row.ambiguous}};
}

Json to_json(const query::CandidateRow& row) {
    return {{"phrase", row.phrase},
            {"days", row.days},
            {"holders", row.holders},
            {"statements", row.statements},
            {"supports", row.supports},
            {"opposes", row.opposes},
            {"neutral", row.neutral},
            {"first", day_or_null(row.first)},
            {"last", day_or_null(row.last)},
            {"holder", row.holder},
            {"evidence", text_or_null(row.evidence)},
            {"article", text_or_null(row.article)},
            {"stance", row.stance}};
}

void write_known(std::ostream& out, const std::vector<query::KnownActor>& rows, Format format,
                 Colour colour) {
    write(out, rows, format, colour, {"actor", "type", "code", "from", "until", "ambiguous"});
}

void write_known(std::ostream& out, const std::vector<query::KnownIssue>& rows, Format format,
                 Colour colour) {
    write(out, rows, format, colour, {"issue", "question", "parent", "ambiguous"});
}

}  // namespace demarche::render
