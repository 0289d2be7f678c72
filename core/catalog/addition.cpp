#include "core/catalog/addition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/catalog/check_table.hpp"
#include "core/catalog/forms.hpp"
#include "core/catalog/petrarch_actors.hpp"
#include "core/catalog/petrarch_lists.hpp"
#include "core/catalog/petrarch_text.hpp"

namespace demarche::catalog {
namespace {

enum class Kind { table, actors, agents, issues, none };

std::string_view without_mark(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    return bytes;
}

/// By what the codes in brackets of the first lines look like: "[~AGR]" is an agent's, "[AFGGOV"
/// an actor's.
Kind dictionary_kind(std::string_view bytes) {
    constexpr std::size_t kLooked = 2000;  // lines; comments before the first entry are not counted
    std::size_t agents = 0, actors = 0, looked = 0;
    for (const petrarch::Line& line : petrarch::read_lines(bytes, petrarch::Semicolon::comment)) {
        if (line.text.find("<ISSUE") != std::string::npos) return Kind::issues;
        if (++looked > kLooked) break;
        for (const std::string_view code : petrarch::bracketed(line.text).parts) {
            const std::string_view letters = code.substr(0, code.find(' '));
            if (letters.starts_with('~') || letters.ends_with('~')) ++agents;
            actors +=
                letters.size() >= 3 &&
                        std::ranges::all_of(
                            letters,
                            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); })
                    ? 1
                    : 0;
        }
    }
    if (agents == 0 && actors == 0) return Kind::none;
    return agents > actors ? Kind::agents : Kind::actors;
}

Kind kind_of(std::string_view name, std::string_view bytes) {
    return table_forms_of(name, bytes).empty() ? dictionary_kind(bytes) : Kind::table;
}

Addition refused(std::string reason) {
    Addition addition;
    addition.problems.push_back({0, std::move(reason)});
    return addition;
}

Addition read_table_file(std::string_view name, std::string_view bytes, const Catalog& known) {
    const std::vector<const TableForm*> forms = table_forms_of(name, bytes);
    if (forms.size() == 1) return check_table(name, bytes, *forms.front(), known);
    std::vector<std::string_view> kinds;
    kinds.reserve(forms.size());
    for (const TableForm* form : forms) kinds.push_back(form->kind);
    return refused(
        fmt::format("the columns are those of several tables; name the file after one "
                    "of them: {}",
                    fmt::join(kinds, ", ")));
}

}  // namespace

Addition read_addition(std::string_view name, std::string_view bytes, const Catalog& known) {
    bytes = without_mark(bytes);
    switch (kind_of(name, bytes)) {
        case Kind::table:
            return read_table_file(name, bytes, known);
        case Kind::actors:
            return petrarch::read_actors(name, bytes, known);
        case Kind::agents:
            return petrarch::read_agents(name, bytes, known);
        case Kind::issues:
            return petrarch::read_issues(name, bytes, known);
        case Kind::none:
            break;
    }
    std::vector<std::string_view> kinds;
    for (const TableForm& form : table_forms()) kinds.push_back(form.kind);
    return refused(
        fmt::format("is neither a table ({}) nor a dictionary of PETRARCH (actors, "
                    "agents, issues); begin a table with a line of column names",
                    fmt::join(kinds, ", ")));
}

std::size_t rank_of(std::string_view name, std::string_view bytes) {
    const std::vector<const TableForm*> forms = table_forms_of(name, without_mark(bytes));
    if (forms.empty()) return table_forms().size();
    return static_cast<std::size_t>(forms.front() - table_forms().data());
}

}  // namespace demarche::catalog
