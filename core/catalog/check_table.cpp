#include "core/catalog/check_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"
#include "core/model/utf8.hpp"

namespace demarche::catalog {
namespace {

using Reason = std::optional<std::string>;
using Cells = std::vector<std::string_view>;

constexpr std::size_t kMostOffered = 50;

bool fits(const TableForm& form, const std::vector<std::string_view>& header) {
    return std::ranges::find(header, form.columns.front()) != header.end() &&
           std::ranges::all_of(header, [&](std::string_view column) {
               return std::ranges::find(form.columns, column) != form.columns.end();
           });
}

/// "bodies.tsv", "my_bodies.tsv" and "bodies/mine.tsv" are named after their kind.
bool is_named_after(std::string_view name, std::string_view kind) {
    return name.find(kind) != std::string_view::npos;
}

bool is_plain(std::string_view text) {
    return std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7F;
    });
}

Reason wrong_day(std::string_view text) {
    if (text.empty() || parse_day(text)) return std::nullopt;
    return fmt::format("'{}' is no day; write 2007-06-26, 2007-06 or 2007", text);
}

Reason wrong_span(std::string_view since, std::string_view until) {
    for (const std::string_view day : {since, until})
        if (auto reason = wrong_day(day)) return reason;
    const auto first = parse_day(since);
    const auto last = parse_day(until);
    if (!first || !last || first->year == 0 || last->year == 0) return std::nullopt;
    if (first_of(*first) <= last_of(*last)) return std::nullopt;
    return fmt::format("ends on {}, before it begins on {}", until, since);
}

/// ", did you mean 'foreign minister'?" with the nearest name.
std::string did_you_mean(const std::vector<std::string_view>& near) {
    return near.empty() ? std::string{} : fmt::format(", did you mean '{}'?", near.front());
}

/// Checks the rows of one table, in their order.
class RowCheck {
public:
    RowCheck(const TableForm& form, const Catalog& known) : form_{form}, known_{known} {}

    /// A name that rows of the same table may refer to.
    void may_refer_to(std::string_view name) { own_.insert(name_key(name)); }

    Reason wrong(const Cells& cells, std::size_t line);

private:
    /// How many names to offer for an unknown one: none after the first that were unknown, as the
    /// search takes a while and such a table was made for another catalogue.
    [[nodiscard]] std::size_t may_offer() { return offered_++ < kMostOffered ? 1 : 0; }
    [[nodiscard]] std::string_view cell(const Cells& cells, std::string_view column) const;
    [[nodiscard]] bool has(std::string_view column) const;
    [[nodiscard]] Reason wrong_text(const Cells& cells) const;
    [[nodiscard]] Reason wrong_repeat(const Cells& cells, std::size_t line);
    [[nodiscard]] Reason unknown_party(std::string_view list);
    [[nodiscard]] Reason wrong_reference(const Cells& cells);
    [[nodiscard]] Reason wrong_tenure(const Cells& cells);
    [[nodiscard]] Reason wrong_issue(const Cells& cells) const;
    [[nodiscard]] Reason wrong_choice(const Cells& cells) const;

    const TableForm& form_;
    const Catalog& known_;
    std::set<std::string> own_;
    std::size_t offered_{};
    std::unordered_map<std::string, std::size_t> seen_;  // line of each row by what tells it apart
};

bool RowCheck::has(std::string_view column) const {
    return std::ranges::find(form_.columns, column) != form_.columns.end();
}

std::string_view RowCheck::cell(const Cells& cells, std::string_view column) const {
    const auto found = std::ranges::find(form_.columns, column);
    if (found == form_.columns.end()) return {};
    return cells[static_cast<std::size_t>(found - form_.columns.begin())];
}

Reason RowCheck::wrong_text(const Cells& cells) const {
    for (const std::string_view text : cells) {
        if (!utf8::is_valid(text)) return "is not UTF-8; save the file as UTF-8";
        if (!is_plain(text)) return "holds a control character; take it out";
    }
    if (name_key(cells.front()).empty())
        return fmt::format("column '{}' is empty; it has to be filled", form_.columns.front());
    return std::nullopt;
}

/// Tenures and memberships are told apart by all that they say, the others by their name.
Reason RowCheck::wrong_repeat(const Cells& cells, std::size_t line) {
    std::string key = name_key(cells.front());
    if (form_.kind == "tenures" || form_.kind == "memberships")
        for (const std::string_view text : cells) (key += '\t') += text;
    const auto [first, is_new] = seen_.emplace(std::move(key), line);
    if (is_new) return std::nullopt;
    return fmt::format("says again what line {} says of '{}'", first->second, cells.front());
}

Reason RowCheck::unknown_party(std::string_view list) {
    for (const std::string_view name : items(list))
        if (!known_.party_named(name) && !own_.contains(name_key(name)))
            return fmt::format("no state or body '{}' is known{}", name,
                               did_you_mean(known_.nearest_actors(name, may_offer())));
    return std::nullopt;
}

Reason RowCheck::wrong_tenure(const Cells& cells) {
    const std::string_view office = cell(cells, "office");
    if (office.empty() || cell(cells, "of").empty())
        return "names no office, or nobody whose it is; fill 'office' and 'of'";
    if (!known_.office_kind(office))
        return fmt::format("no office '{}' is known{} A new one is put into a table of offices",
                           office, did_you_mean(known_.nearest_offices(office, may_offer())));
    return std::nullopt;
}

Reason RowCheck::wrong_issue(const Cells& cells) const {
    const std::string_view question = cell(cells, "question"), parent = cell(cells, "parent");
    if (!question.empty() && !question.ends_with('?'))
        return fmt::format("'{}' is no question; end it with '?'", question);
    if (!parent.empty() && known_.issue({slug(parent)}) == nullptr &&
        !own_.contains(name_key(parent)))
        return fmt::format("no issue '{}' is known", parent);
    const std::vector<std::string_view> against = items(cell(cells, "against"));
    for (const std::string_view phrase : items(cell(cells, "for")))
        if (std::ranges::find(against, phrase) != against.end())
            return fmt::format("'{}' leans both ways", phrase);
    return std::nullopt;
}

Reason RowCheck::wrong_choice(const Cells& cells) const {
    const std::string_view seats = form_.kind == "offices" ? cell(cells, "seats") : "";
    if (!seats.empty() && seats != "single" && seats != "many")
        return fmt::format("'{}' is no number of seats; write single or many", seats);
    const std::string_view kind = form_.kind == "bodies" ? cell(cells, "kind") : "";
    if (!kind.empty() && kind != "organization" && kind != "group")
        return fmt::format("'{}' is no kind of body; write organization or group", kind);
    return std::nullopt;
}

Reason RowCheck::wrong_reference(const Cells& cells) {
    if (form_.kind == "memberships")
        if (auto reason = unknown_party(cell(cells, "body"))) return reason;
    const std::string_view column = form_.kind == "bodies"        ? "part_of"
                                    : form_.kind == "memberships" ? "states"
                                    : form_.kind == "tenures"     ? "of"
                                    : form_.kind == "issues"      ? "parties"
                                                                  : "";
    return unknown_party(cell(cells, column));
}

Reason RowCheck::wrong(const Cells& cells, std::size_t line) {
    if (auto reason = wrong_text(cells)) return reason;
    if (auto reason = wrong_choice(cells)) return reason;
    if (auto reason = wrong_span(cell(cells, has("from") ? "from" : "since"), cell(cells, "until")))
        return reason;
    if (auto reason = wrong_reference(cells)) return reason;
    if (form_.kind == "tenures")
        if (auto reason = wrong_tenure(cells)) return reason;
    if (form_.kind == "issues")
        if (auto reason = wrong_issue(cells)) return reason;
    return wrong_repeat(cells, line);
}

/// Where in our order each column of the file's header stands.
std::vector<std::size_t> places_of(const std::vector<std::string_view>& header,
                                   const TableForm& form) {
    std::vector<std::size_t> places;
    places.reserve(header.size());
    for (const std::string_view column : header)
        places.push_back(static_cast<std::size_t>(std::ranges::find(form.columns, column) -
                                                  form.columns.begin()));
    return places;
}

Cells in_our_order(const Row& row, const std::vector<std::size_t>& places, const TableForm& form) {
    Cells cells(form.columns.size());
    for (std::size_t i = 0; i < places.size(); ++i) cells[places[i]] = row[i];
    return cells;
}

/// Tabs at the end of a line are no columns.
std::size_t filled_columns(const Row& row) {
    std::size_t count = row.columns.size();
    while (count > 0 && row[count - 1].empty()) --count;
    return count;
}

/// A name that several columns list is one.
std::size_t names_in(const TableForm& form, const Cells& cells) {
    std::set<std::string_view> names{cells.front()};
    constexpr std::string_view kLists[] = {"also",  "demonyms", "capital", "seats",
                                           "nouns", "foreign",  "titles"};
    for (std::size_t i = 1; i < form.columns.size(); ++i)
        if (std::ranges::find(kLists, form.columns[i]) != std::end(kLists))
            for (const std::string_view name : items(cells[i])) names.insert(name);
    return names.size();
}

void count(Counts& counts, const TableForm& form, const Cells& cells,
           std::set<std::string_view>& people) {
    if (form.kind == "states") ++counts.states;
    if (form.kind == "bodies") ++counts.bodies;
    if (form.kind == "offices") ++counts.offices;
    if (form.kind == "tenures") ++counts.tenures;
    if (form.kind == "issues") ++counts.issues;
    if (form.kind == "agencies") ++counts.agencies;
    if (form.kind == "tenures" && people.insert(cells.front()).second) ++counts.people;
    if (form.kind == "states" || form.kind == "bodies" ||
        (form.kind == "tenures" && !cells[1].empty()))
        counts.names += names_in(form, cells);
}

}  // namespace

std::vector<const TableForm*> table_forms_of(std::string_view name, std::string_view text) {
    const std::vector<std::string_view> header = read_table(text).header;
    std::vector<const TableForm*> found;
    for (const TableForm& form : table_forms()) {
        if (!fits(form, header)) continue;
        if (is_named_after(name, form.kind)) return {&form};
        found.push_back(&form);
    }
    return found;
}

Addition check_table(std::string_view name, std::string_view text, const TableForm& form,
                     const Catalog& known) {
    const Table table = read_table(text);
    const std::vector<std::size_t> places = places_of(table.header, form);
    Addition addition;
    addition.form = form.kind;
    RowCheck check{form, known};
    if (form.kind == "states" || form.kind == "bodies" || form.kind == "issues")
        for (const Row& row : table.rows)
            check.may_refer_to(in_our_order(row, places, form).front());
    TableText good{form.kind};
    std::set<std::string_view> people;
    for (const Row& row : table.rows) {
        const Cells cells = in_our_order(row, places, form);
        auto reason = filled_columns(row) > places.size()
                          ? fmt::format("has {} columns, the header {}; tabs part columns",
                                        filled_columns(row), places.size())
                          : check.wrong(cells, row.line);
        if (reason) {
            addition.problems.push_back({row.line, std::move(*reason)});
            continue;
        }
        good.add(cells);
        count(addition.counts, form, cells, people);
    }
    if (good.rows() > 0)
        addition.tables.push_back({fmt::format("{}/{}", form.kind, name), good.text()});
    return addition;
}

}  // namespace demarche::catalog
