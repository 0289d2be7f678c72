#include "core/catalog/forms.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace demarche::catalog {
namespace {

using Columns = std::string_view;

constexpr std::array<Columns, 4> offices = {"kind", "titles", "seats", "role"};
constexpr std::array<Columns, 9> states = {"name",     "code",    "from",  "until",     "also",
                                           "demonyms", "capital", "seats", "successors"};
constexpr std::array<Columns, 9> bodies = {"name", "code",  "kind",    "from",   "until",
                                           "also", "nouns", "part_of", "foreign"};
constexpr std::array<Columns, 4> memberships = {"body", "since", "until", "states"};
constexpr std::array<Columns, 6> tenures = {"person", "also", "office", "of", "since", "until"};
constexpr std::array<Columns, 9> issues = {"name",    "also",   "question", "for",  "against",
                                           "parties", "parent", "since",    "until"};
constexpr std::array<Columns, 1> ignored = {"phrase"};
constexpr std::array<Columns, 2> ambiguous = {"surface", "also"};
constexpr std::array<Columns, 2> agencies = {"name", "also"};

constexpr std::array<TableForm, 9> forms = {
    {{"offices", offices,
      "a kind of office, the titles that mean it (parted by semicolons), single or many seats, its "
      "role in a CAMEO code"},
     {"states", states,
      "a state or territory, its code, life span, other names, demonyms, capital, seats of power"},
     {"bodies", bodies,
      "a body or company (organization) or a group, its code, life span, other names, nouns that "
      "refer back to it, the whole that it is part of"},
     {"memberships", memberships, "a body and states that joined it on one day"},
     {"tenures", tenures, "a person, an office, of which state or body, since and until when"},
     {"issues", issues,
      "a dispute, its names, the question, phrases that lean to yes and to no, parties, the wider "
      "issue"},
     {"ignored", ignored, "a phrase that is no issue, whatever stands in it"},
     {"ambiguous", ambiguous, "a name that is something else too, and what"},
     {"agencies", agencies, "a news agency or paper: it reports, it is no actor"}}};

void append_cell(std::string& text, std::string_view cell) {
    for (const char c : cell) text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

std::span<const TableForm> table_forms() { return forms; }

const TableForm& form_of(std::string_view kind) {
    const auto found = std::ranges::find(forms, kind, &TableForm::kind);
    assert(found != forms.end());
    return *found;
}

TableText::TableText(std::string_view kind) : kind_{kind} {
    for (const std::string_view column : form_of(kind).columns) {
        if (!text_.empty()) text_ += '\t';
        text_ += column;
    }
    text_ += '\n';
}

void TableText::add(std::span<const std::string_view> cells) {
    std::size_t filled = cells.size();
    while (filled > 1 && cells[filled - 1].empty()) --filled;
    for (std::size_t i = 0; i < filled; ++i) {
        if (i > 0) text_ += '\t';
        append_cell(text_, cells[i]);
    }
    text_ += '\n';
    ++rows_;
}

void TableText::add(std::initializer_list<std::string_view> cells) {
    add(std::span{cells.begin(), cells.size()});
}

}  // namespace demarche::catalog
