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

/// "position 'opposes' (Ann, c34…)"
std::string value_text(const CorrectionRow& row) {
    return fmt::format("{}{} ({}, {})", row.what.substr(row.what.find(' ') + 1),
                       row.value.empty() ? "" : fmt::format(" '{}'", row.value), row.author,
                       row.correction);
}

/// "'Georgia' into 'Russia' (Ann, c34…)"
std::string circle_text(const CorrectionRow& row) {
    return fmt::format("'{}' into '{}' ({}, {})", row.about.empty() ? row.subject : row.about,
                       row.value, row.author, row.correction);
}

template <class Text>
std::vector<std::string> texts_of(const std::vector<CorrectionRow>& rows, const Text& text) {
    std::vector<std::string> texts;
    texts.reserve(rows.size());
    for (const CorrectionRow& row : rows) texts.push_back(text(row));
    return texts;
}

using Sides = std::vector<std::pair<std::string, std::vector<CorrectionRow>>>;

/// Who says the same: a rejection stands against all else, values of one field against each other.
Sides sides_of(const std::vector<CorrectionRow>& rows) {
    const auto rejects = [](const CorrectionRow& row) { return row.what.ends_with(" reject"); };
    const bool is_rejected = std::ranges::any_of(rows, rejects);
    Sides sides;
    for (const CorrectionRow& row : rows) {
        const std::string key = !is_rejected   ? row.value_id + '\n' + row.value
                                : rejects(row) ? "rejected"
                                               : "held";
        auto side = std::ranges::find(sides, key, &Sides::value_type::first);
        if (side == sides.end()) side = sides.insert(sides.end(), {key, {}});
        side->second.push_back(row);
    }
    return sides;
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

std::vector<Conflict> conflicts_in(const store::Database& db) {
    std::vector<Conflict> conflicts;
    std::map<CorrectionId, std::size_t> places;  // of the first correction of each
    for (const store::LoggedCorrection& one : store::load_corrections(db)) {
        if (!one.in_conflict) continue;
        const auto [place, is_first] = places.try_emplace(one.conflict, conflicts.size());
        if (is_first) conflicts.emplace_back();
        Conflict& conflict = conflicts[place->second];
        conflict.rows.push_back(row_of(one));
        if (conflict.rows.front().subject != conflict.rows.back().subject)
            conflict.is_circle = true;
    }
    return conflicts;
}

std::vector<Conflict> conflicts_about(const store::Database& db,
                                      const std::vector<std::string>& subjects) {
    std::vector<Conflict> conflicts = conflicts_in(db);
    std::erase_if(conflicts, [&](const Conflict& conflict) {
        return std::ranges::none_of(conflict.rows, [&](const CorrectionRow& row) {
            return std::ranges::find(subjects, row.subject) != subjects.end();
        });
    });
    return conflicts;
}

std::string in_words(const Conflict& conflict) {
    const CorrectionRow& first = conflict.rows.front();
    const std::string kind = first.what.substr(0, first.what.find(' '));
    if (conflict.is_circle)
        return fmt::format("{}s merged in a circle: {}", kind,
                           fmt::join(texts_of(conflict.rows, circle_text), ", "));
    std::vector<std::string> sides;
    for (const auto& [key, rows] : sides_of(conflict.rows))
        sides.push_back(fmt::format("{}", fmt::join(texts_of(rows, value_text), ", ")));
    return fmt::format("{} '{}': {}", kind, first.subject, fmt::join(sides, " against "));
}

}  // namespace demarche::query
