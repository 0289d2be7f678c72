#include "tests/support/expectations.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"

namespace demarche::test {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream{text};
    for (std::string part; std::getline(stream, part, at);) {
        while (part.starts_with(' ')) part.erase(0, 1);
        parts.push_back(part);
    }
    return parts;
}

std::string name_of(const Extraction& found, const ActorId& id) {
    for (const Actor& actor : found.actors)
        if (actor.id == id) return actor.name;
    return {};
}

bool holds_event(const Extraction& found, const std::string& expected) {
    const std::string root = expected.substr(2, 2);
    const std::size_t arrow = expected.find(" > ");
    const std::string source =
        arrow == std::string::npos ? std::string{} : expected.substr(5, arrow - 5);
    const std::string target =
        arrow == std::string::npos ? std::string{} : expected.substr(arrow + 3);
    const auto is_named = [&](const std::string& name, const ActorId& party,
                              const ActorId& speaker) {
        return name == "-" || name_of(found, party) == name || name_of(found, speaker) == name;
    };
    return std::ranges::any_of(found.events, [&](const Event& e) {
        if (!e.cameo.starts_with(root)) return false;
        if (source.empty()) return true;
        const bool fits = is_named(source, e.source, e.source_speaker) &&
                          is_named(target, e.target, e.target_speaker);
        const bool turned = root == "04" && is_named(target, e.source, e.source_speaker) &&
                            is_named(source, e.target, e.target_speaker);
        return fits || turned;
    });
}

bool holds_stance(const Extraction& found, std::string expected) {
    const std::size_t sign = expected.find_first_of("+-0?", 2);
    if (sign == std::string::npos)
        return std::ranges::any_of(found.stances, [&](const Stance& s) {
            return name_of(found, s.holder) == expected.substr(2);
        });
    std::string holder = expected.substr(2, sign - 3);
    const bool conditional = expected[sign] == '?';
    const char side = expected[sign + (conditional ? 1 : 0)];
    const std::string word = utf8::lower(expected.substr(expected.find(' ', sign) + 1));
    const Position position = side == '+'   ? Position::supports
                              : side == '-' ? Position::opposes
                                            : Position::neutral;
    return std::ranges::any_of(found.stances, [&](const Stance& s) {
        std::string phrase = s.target + "\n";
        for (const Issue& issue : found.issues)
            if (issue.id == s.issue) phrase += issue.name;
        return name_of(found, s.holder) == holder && s.position == position &&
               utf8::lower(phrase).find(word) != std::string::npos &&
               (!conditional || s.conditional);
    });
}

}  // namespace

std::vector<std::vector<std::string>> table_rows(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file.is_open()) throw std::runtime_error{path.string() + " cannot be read"};
    std::vector<std::vector<std::string>> rows;
    bool is_header = true;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        if (!is_header) rows.push_back(split(line, '\t'));
        is_header = false;
    }
    return rows;
}

std::vector<std::string> expectations(const std::string& column) { return split(column, ';'); }

bool holds(const Extraction& found, const std::string& expected) {
    if (expected.starts_with('!')) {
        if (expected == "!E") return found.events.empty();
        if (expected == "!S") return found.stances.empty();
        return !holds(found, expected.substr(1));
    }
    return expected.starts_with('E') ? holds_event(found, expected) : holds_stance(found, expected);
}

std::string found_lines(const Extraction& found) {
    std::string text;
    for (const Event& e : found.events)
        text += "E " + e.cameo + " " + name_of(found, e.source) + " > " + name_of(found, e.target) +
                " (" + e.predicate + ")\n";
    for (const Stance& s : found.stances)
        text += "S " + name_of(found, s.holder) + " " + std::string{to_text(s.position)} +
                (s.conditional ? " ? " : " ") + s.target + " [" + s.issue.text + "]\n";
    return text;
}

}  // namespace demarche::test
