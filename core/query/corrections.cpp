#include "core/query/corrections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/model/correction_value.hpp"
#include "core/query/order.hpp"
#include "core/store/corrections.hpp"
#include "core/store/overlay.hpp"

namespace demarche::query {
namespace {

constexpr std::array<Field<CorrectionRow>, 8> fields = {{
    {"correction", by<&CorrectionRow::correction>},
    {"time", by<&CorrectionRow::time>},
    {"author", by<&CorrectionRow::author>},
    {"what", by<&CorrectionRow::what>},
    {"subject", by<&CorrectionRow::subject>},
    {"value", by<&CorrectionRow::value>},
    {"reason", by<&CorrectionRow::reason>},
    {"state", by<&CorrectionRow::state>},
}};

/// "2007-06-26T10:20:30.123456Z" -> "2007-06-26T10:20:30Z"
std::string to_the_second(const std::string& time) {
    const std::size_t point = time.find('.');
    return point == std::string::npos ? time : time.substr(0, point) + 'Z';
}

/// "Pavel Petrov: since 2012", "foreign minister of Bulgaria, until 2014-05"
void put_value(CorrectionRow& row, const Correction& correction) {
    using enum CorrectionKind;
    const std::string name = correction.actor   ? correction.actor->name
                             : correction.issue ? correction.issue->name
                                                : std::string{};
    if (correction.kind == actor_office) {
        const Role office = parse_office(correction.value);
        row.value = in_words(office, name.empty() ? office.of.text : name);
        row.value_id = office.of.text;
        return;
    }
    if (correction.kind == actor_split || correction.kind == issue_split) {
        const Split split = parse_split(correction.value);
        row.value = fmt::format("{}: {}", name.empty() ? split.into : name, in_words(split));
        row.value_id = split.into;
        return;
    }
    row.value = name.empty() ? correction.value : name;
    if (correction.actor || correction.issue) row.value_id = correction.value;
}

CorrectionRow row_of(const store::LoggedCorrection& logged) {
    const Correction& correction = logged.correction;
    CorrectionRow row;
    row.correction = correction.id.text;
    row.time = to_the_second(correction.time);
    row.author = correction.author;
    row.what = to_text(correction.kind);
    row.subject = correction.subject;
    row.about = logged.about;
    put_value(row, correction);
    row.reason = correction.reason;
    row.undone_by = logged.undone_by.text;
    row.state = logged.in_conflict ? "in conflict" : logged.is_waiting ? "waiting" : "in force";
    return row;
}

}  // namespace

std::vector<CorrectionRow> corrections_in(const store::Database& db, const Order& order) {
    const std::vector<store::LoggedCorrection> log = store::load_corrections(db);
    std::map<CorrectionId, CorrectionKind> kinds;
    for (const store::LoggedCorrection& one : log)
        kinds.emplace(one.correction.id, one.correction.kind);
    std::vector<CorrectionRow> rows;
    for (const store::LoggedCorrection& one : log) {
        CorrectionRow& row = rows.emplace_back(row_of(one));
        if (one.in_force) continue;
        const auto by = kinds.find(one.undone_by);
        row.state = by != kinds.end() && by->second == CorrectionKind::undo ? "undone" : "replaced";
    }
    put_in_order<CorrectionRow>(rows, order, fields);
    return rows;
}

std::vector<CorrectionRow> corrections_of(const store::Database& db, std::string_view subject) {
    std::vector<CorrectionRow> rows = corrections_in(db);
    std::erase_if(rows, [&](const CorrectionRow& row) {
        return row.subject != subject && store::united_into(db, row.subject) != subject;
    });
    return rows;
}

std::vector<std::string> conflicts_in(const store::Database& db) {
    std::map<std::string, std::string> told_of;  // each field: what was said of it so far
    for (const store::LoggedCorrection& one : store::load_corrections(db)) {
        if (!one.in_conflict) continue;
        const CorrectionRow row = row_of(one);
        std::string& told = told_of[field_of(one.correction)];
        if (told.empty())
            told = fmt::format("{} '{}': ", row.what.substr(0, row.what.find(' ')), row.subject);
        else
            told += " against ";
        told += fmt::format("{}{} ({})", row.what.substr(row.what.find(' ') + 1),
                            row.value.empty() ? "" : fmt::format(" '{}'", row.value), row.author);
    }
    std::vector<std::string> lines;
    lines.reserve(told_of.size());
    for (auto& [field, told] : told_of) lines.push_back(std::move(told));
    return lines;
}

}  // namespace demarche::query
