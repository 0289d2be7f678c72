#pragma once

#include <string>
#include <vector>

/// The command line as data: what manual pages and completions are written from. It is read off the
/// parser itself, so that it is what the help says.
namespace demarche::cli::pages {

/// An option, or an argument by its place.
struct Entry {
    std::vector<std::string> names;  // "-o", "--output"; of an argument its one name, "PATH"
    std::string type;                // "FILE"; empty for a flag or an argument
    std::string what;
    std::string group;
    bool is_argument{};
    bool is_required{};
    bool repeats{};
    bool takes_file{};
    std::vector<std::string> values;  // all that it takes; empty where it takes any

    [[nodiscard]] bool takes_value() const { return !is_argument && !type.empty(); }
};

struct CommandPage {
    std::string name, what;
    std::vector<Entry> entries;  // arguments first
    std::string examples, notes;
};

struct Reference {
    std::string version, about;
    std::string footer;  // below the help: exit status and more
    std::vector<Entry> globals;
    std::vector<CommandPage> commands;
};

[[nodiscard]] Reference reference();

}  // namespace demarche::cli::pages
