#include "cli/pages/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace demarche::cli::pages {
namespace {

/// Text with what roff would take for its own made plain; a hyphen stays one that can be copied.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool at_line_start = out.empty() || out.back() == '\n';
        if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

/// A paragraph. A line that was ended after a sentence or clause stays one; another was only too
/// long for the help.
std::string paragraph(std::string_view text) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const bool is_clause = line.ends_with(':') || line.ends_with(';') || line.ends_with('.');
        out += plain(line) + (is_clause && end < text.size() ? "\n.br\n" : "\n");
        begin = end + 1;
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

std::string capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string heading(const Reference& all, const std::string& name, std::string_view what) {
    return fmt::format(".TH {} 1 \"\" \"demarche {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                       plain(capitals(name)), all.version, plain(name), plain(what));
}

std::string entry_text(const Entry& entry) {
    std::string names;
    for (const std::string& name : entry.names)
        names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", plain(name));
    if (entry.is_argument) names = fmt::format("\\fI{}\\fR", plain(entry.names[0]));
    if (entry.takes_value()) names += fmt::format(" \\fI{}\\fR", plain(entry.type));
    std::string text = fmt::format(".TP\n{}\n{}\n", names, paragraph(entry.what));
    if (entry.repeats && !entry.is_argument) text += ".br\nMay be given more than once.\n";
    return text;
}

/// The entries under their groups, in the order of the help.
std::string entries_text(const std::vector<Entry>& entries) {
    std::string text, group;
    for (const Entry& entry : entries) {
        const std::string own = entry.is_argument ? "Arguments" : entry.group;
        if (own != group) text += fmt::format(".SH {}\n", plain(capitals(own)));
        group = own;
        text += entry_text(entry);
    }
    return text;
}

std::string synopsis(const CommandPage& command) {
    std::string text =
        fmt::format(".SH SYNOPSIS\n\\fBdemarche {}\\fR [\\fIOPTION\\fR]...", plain(command.name));
    for (const Entry& entry : command.entries) {
        if (!entry.is_argument) continue;
        const std::string name =
            fmt::format("\\fI{}\\fR{}", plain(entry.names[0]), entry.repeats ? "..." : "");
        text += entry.is_required ? " " + name : fmt::format(" [{}]", name);
    }
    return text + "\n";
}

std::string as_typed(std::string_view title, std::string_view text) {
    if (text.empty()) return {};
    return fmt::format(".SH {}\n.nf\n{}\n.fi\n", title, plain(text));
}

constexpr std::string_view before_statuses = "Exit status: ";

/// "0 done, 1 something failed" as a list; a comma parts two where a number follows.
std::string exit_statuses(const Reference& all) {
    const auto begin = all.footer.find(before_statuses);
    if (begin == std::string::npos) return {};
    std::string rest = all.footer.substr(begin + before_statuses.size());
    if (rest.ends_with('.')) rest.pop_back();
    std::string text = ".SH EXIT STATUS\n";
    std::istringstream items{rest};
    std::string clause, item;
    const auto put = [&] {
        const std::size_t blank = std::min(item.find(' '), item.size());
        if (!item.empty())
            text += fmt::format(".TP\n{}\n{}\n", item.substr(0, blank),
                                plain(item.substr(std::min(blank + 1, item.size()))));
    };
    while (std::getline(items, clause, ',')) {
        const std::size_t first = std::min(clause.find_first_not_of(' '), clause.size());
        const std::string trimmed = clause.substr(first);
        const bool is_new =
            !trimmed.empty() && std::isdigit(static_cast<unsigned char>(trimmed[0]));
        if (is_new) {
            put();
            item = trimmed;
        } else {
            item += ", " + trimmed;
        }
    }
    put();
    return text;
}

constexpr std::string_view surroundings =
    ".SH ENVIRONMENT\n.TP\n\\fBDEMARCHE_DB\\fR\nthe knowledge graph, where \\fB\\-\\-db\\fR names "
    "none; otherwise\n\\fIdemarche.db\\fR in the current folder.\n.TP\n\\fBNO_COLOR\\fR\nno "
    "colours, "
    "if it is set and not empty.\n";

}  // namespace

std::string program_manual(const Reference& all) {
    std::string text = heading(all, "demarche", "a diplomatic event knowledge graph");
    text +=
        ".SH SYNOPSIS\n\\fBdemarche\\fR [\\fIOPTION\\fR]... \\fICOMMAND\\fR "
        "[\\fIARGUMENT\\fR]...\n";
    text += fmt::format(".SH DESCRIPTION\n{}\n{}\n", plain(all.about),
                        plain(all.footer.substr(0, all.footer.find('\n'))));
    text += entries_text(all.globals);
    text += ".SH COMMANDS\n";
    for (const CommandPage& command : all.commands)
        text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", plain(command.name), paragraph(command.what));
    text += exit_statuses(all);
    text += surroundings;
    text += ".SH SEE ALSO\n";
    for (const CommandPage& command : all.commands)
        text += fmt::format("\\fBdemarche\\-{}\\fR(1){}\n", plain(command.name),
                            &command == &all.commands.back() ? "" : ",");
    return text;
}

std::string command_manual(const Reference& all, const CommandPage& command) {
    std::string text = heading(all, "demarche-" + command.name, command.what);
    text += synopsis(command);
    text += entries_text(command.entries);
    text +=
        ".SH GLOBAL OPTIONS\nThey stand before or after the command; see \\fBdemarche\\fR(1).\n";
    text += as_typed("EXAMPLES", command.examples);
    text += as_typed("NOTES", command.notes);
    text += exit_statuses(all);
    text += ".SH SEE ALSO\n\\fBdemarche\\fR(1)\n";
    return text;
}

}  // namespace demarche::cli::pages
