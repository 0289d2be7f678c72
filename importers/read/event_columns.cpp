#include "importers/read/event_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/read/csv.hpp"

namespace demarche::read {
namespace {

constexpr std::size_t kLinesLookedAt = 10;  // the first of a table may be broken

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_number(std::string_view text, std::size_t digits) {
    return text.size() == digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "20150218", "2015-02-18", and the latter with a time behind it.
std::optional<Day> day_in(std::string_view text) {
    if (text.size() > 10 && (text[10] == ' ' || text[10] == 'T')) text = text.substr(0, 10);
    std::optional<Day> day;
    if (is_number(text, 8))
        day = parse_day(
            fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
    else if (text.size() == 10)
        day = parse_day(text);
    return day && day->is_exact() ? day : std::nullopt;
}

std::vector<std::string_view> cut(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t end = std::min(line.find(separator), line.size());
        fields.push_back(line.substr(0, end));
        if (end == line.size()) return fields;
        line.remove_prefix(end + 1);
    }
}

/// The codebooks of GDELT 1.0 and 2.0: GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, ten
/// columns of each actor (code, name, country, group, …), then from 25 on the deed and, at the end,
/// three places: type, full name, …; those of 2.0 have one column more each. The last two are
/// DATEADDED and SOURCEURL, which the files up to March 2013 lack.
EventColumns gdelt_columns(std::size_t count) {
    EventColumns columns;
    columns.kind = "gdelt";
    columns.count = count;
    columns.id = 0;
    columns.date = 1;
    columns.source = {5, 6, 7};
    columns.target = {15, 16, 17};
    columns.cameo = 26;
    columns.location = {count == 61 ? 52U : 50U};
    columns.told = {
        {"Goldstein", 30}, {"mentions", 31}, {"sources", 32}, {"articles", 33}, {"tone", 34}};
    if (count > 57) columns.told.push_back({"", count - 1});
    return columns;
}

bool is_gdelt_row(const std::vector<std::string_view>& row) {
    return (row.size() == 57 || row.size() == 58 || row.size() == 61) && !row[0].empty() &&
           is_number(row[0], row[0].size()) && day_in(row[1]) && is_number(row[1], 8) &&
           row[2] == row[1].substr(0, 6) && row[3] == row[1].substr(0, 4);
}

/// The columns of Phoenix as its daily files have them, without names.
EventColumns phoenix_columns() {
    EventColumns columns;
    columns.kind = "phoenix";
    columns.count = 26;
    columns.id = 0;
    columns.date = 1;
    columns.source.code = 5;
    columns.target.code = 9;
    columns.cameo = 13;
    columns.location = {20, 22, 21};
    columns.told = {{"Goldstein", 16}, {"issues", 17}, {"sentence", 23}, {"", 24}, {"", 25}};
    return columns;
}

bool is_phoenix_row(const std::vector<std::string_view>& row) {
    return row.size() == 26 && is_number(row[1], 8) && day_in(row[1]) &&
           row[2] == row[1].substr(0, 4) && !row[13].empty() &&
           is_number(row[13], row[13].size()) && row[13].starts_with(row[14]) &&
           is_number(row[15], 1);
}

using Names = std::vector<std::string>;

/// The first of these names that a column bears.
Column named(const Names& names, std::initializer_list<std::string_view> wanted) {
    for (const std::string_view name : wanted)
        if (const auto at = std::ranges::find(names, name); at != names.end())
            return static_cast<std::size_t>(at - names.begin());
    return std::nullopt;
}

PartyColumns party_named(const Names& names, const std::string& icews, const std::string& gdelt,
                         const std::string& phoenix) {
    return {named(names, {gdelt + "code", phoenix + "actorfull"}),
            named(names, {icews + " name", gdelt + "name", phoenix + "name"}),
            named(names, {icews + " country", gdelt + "countrycode"})};
}

void add_told(const Names& names, EventColumns& columns) {
    struct Kept {
        std::string_view name, column;
    };
    for (const Kept& kept : std::initializer_list<Kept>{{"Goldstein", "intensity"},
                                                        {"Goldstein", "goldsteinscale"},
                                                        {"Goldstein", "goldsteinscore"},
                                                        {"", "event text"},
                                                        {"story", "story id"},
                                                        {"sentence", "sentence number"},
                                                        {"publisher", "publisher"},
                                                        {"mentions", "nummentions"},
                                                        {"sources", "numsources"},
                                                        {"articles", "numarticles"},
                                                        {"tone", "avgtone"},
                                                        {"issues", "issues"},
                                                        {"sentence", "sentenceid"},
                                                        {"", "sourceurl"},
                                                        {"", "urls"},
                                                        {"", "url"},
                                                        {"", "newssources"}})
        if (const Column at = named(names, {kept.column})) columns.told.push_back({kept.name, *at});
}

std::optional<EventColumns> columns_named(const Names& names, char separator) {
    EventColumns columns;
    columns.separator = separator;
    columns.has_heading = true;
    columns.count = names.size();
    columns.id = named(names, {"event id", "globaleventid", "eventid"});
    columns.date = named(names, {"event date", "sqldate", "date"});
    columns.cameo = named(names, {"cameo code", "eventcode"});
    columns.source = party_named(names, "source", "actor1", "source");
    columns.target = party_named(names, "target", "actor2", "target");
    const auto is_there = [](const PartyColumns& party) { return party.code || party.name; };
    if (!columns.date || !columns.cameo || !is_there(columns.source) || !is_there(columns.target))
        return std::nullopt;
    columns.kind = named(names, {"actor1code"})        ? "gdelt"
                   : named(names, {"sourceactorfull"}) ? "phoenix"
                                                       : "icews";
    for (const std::string_view place : {"actiongeo_fullname", "locationname", "city", "district",
                                         "province", "geostatename", "country", "geocountryname"})
        if (const Column at = named(names, {place})) columns.location.push_back(*at);
    add_told(names, columns);
    return columns;
}

std::optional<EventColumns> columns_of_heading(std::string_view line) {
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    for (const char separator : {'\t', ',', ';'}) {
        Names names;
        for (const std::string& name : csv_fields(line, separator))
            names.push_back(utf8::lower(trimmed(name)));
        if (auto columns = columns_named(names, separator)) return columns;
    }
    return std::nullopt;
}

std::string_view field_at(const std::vector<std::string>& fields, Column at) {
    if (!at || *at >= fields.size()) return {};
    const std::string_view field = trimmed(fields[*at]);
    // ICEWS writes what it has not as NULL; where a code is lacking, TABARI as "---".
    return field == "NULL" || field == "---" || field == "None" ? std::string_view{} : field;
}

CodedParty party_at(const std::vector<std::string>& fields, const PartyColumns& at) {
    return {std::string{field_at(fields, at.code)}, std::string{field_at(fields, at.name)},
            std::string{field_at(fields, at.country)}};
}

/// The codebook of CAMEO: roots 01 to 20, two to four digits. A spreadsheet may have taken away the
/// zero before a code of three digits or more, which can be told: no root is above 20.
std::string cameo_at(const std::vector<std::string>& fields, const EventColumns& columns) {
    std::string code{field_at(fields, columns.cameo)};
    const auto has_root = [&] { return code.substr(0, 2) >= "01" && code.substr(0, 2) <= "20"; };
    const bool is_code = code.size() >= 2 && code.size() <= 4 && is_number(code, code.size());
    if (is_code && !has_root() && code.size() < 4) code.insert(0, 1, '0');
    if (!is_code || !has_root())
        throw InputError{fmt::format("'{}' is no CAMEO code", field_at(fields, columns.cameo))};
    return code;
}

std::string location_at(const std::vector<std::string>& fields, const EventColumns& columns) {
    std::string location;
    for (const std::size_t column : columns.location) {
        const std::string_view part = field_at(fields, column);
        if (part.empty()) continue;
        location += (location.empty() ? "" : ", ") + std::string{part};
    }
    return location;
}

std::string told_at(const std::vector<std::string>& fields, const EventColumns& columns) {
    std::string told;
    for (const auto& [name, column] : columns.told) {
        const std::string_view value = field_at(fields, column);
        if (value.empty()) continue;
        if (!told.empty()) told += "; ";
        told += name.empty() ? std::string{value} : fmt::format("{} {}", name, value);
    }
    return told;
}

}  // namespace

std::optional<EventColumns> event_columns_of(std::string_view head) {
    for (std::size_t line = 0; line < kLinesLookedAt && !head.empty(); ++line) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view text = head.substr(0, end);
        if (text.ends_with('\r')) text.remove_suffix(1);  // a tab before it ends an empty field
        if (line == 0)
            if (auto columns = columns_of_heading(text)) return columns;
        const std::vector<std::string_view> fields = cut(text, '\t');
        if (is_gdelt_row(fields)) return gdelt_columns(fields.size());
        if (is_phoenix_row(fields)) return phoenix_columns();
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    return std::nullopt;
}

std::vector<std::string> event_fields(std::string_view row, const EventColumns& columns) {
    if (columns.has_heading) {
        std::vector<std::string> fields = csv_fields(row, columns.separator);
        // A quotation mark that is one of the name's would swallow tabs.
        if (fields.size() == columns.count || columns.separator != '\t') return fields;
    }
    const std::vector<std::string_view> cells = cut(row, columns.separator);
    return {cells.begin(), cells.end()};
}

CodedEvent event_of_row(const std::vector<std::string>& fields, const EventColumns& columns) {
    if (fields.size() != columns.count)
        throw InputError{
            fmt::format("{} columns where the table has {}", fields.size(), columns.count)};
    CodedEvent event;
    event.id = field_at(fields, columns.id);
    if (event.id.empty() && columns.id) throw InputError{"no id of the event"};
    const std::string_view written = field_at(fields, columns.date);
    const auto day = day_in(written);
    if (!day) throw InputError{fmt::format("'{}' is no day, such as 20150218", written)};
    event.date = *day;
    event.cameo = cameo_at(fields, columns);
    event.source = party_at(fields, columns.source);
    event.target = party_at(fields, columns.target);
    event.location = location_at(fields, columns);
    event.told = told_at(fields, columns);
    return event;
}

}  // namespace demarche::read
