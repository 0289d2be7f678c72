#include "core/model/correction_value.hpp"

#include <algorithm>
#include <utility>

namespace demarche {
namespace {

void add_line(std::string& value, const std::string& name, const std::string& said) {
    if (!said.empty()) value += '\n' + name + ' ' + said;
}

std::vector<std::string> lines_of(const std::string& value) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= value.size();) {
        const std::size_t end = std::min(value.find('\n', at), value.size());
        lines.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// "until 2007-06" -> {"until", "2007-06"}
std::pair<std::string, std::string> named(const std::string& line) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) return {line, ""};
    return {line.substr(0, blank), line.substr(blank + 1)};
}

Day day_in(const std::string& text) { return parse_day(text).value_or(Day{}); }

void add_words(std::string& words, const std::string& name, const std::string& said) {
    if (!said.empty()) words += (words.empty() ? "" : ", ") + name + ' ' + said;
}

}  // namespace

std::string to_value(Split split) {
    std::ranges::sort(split.articles);
    split.articles.erase(std::unique(split.articles.begin(), split.articles.end()),
                         split.articles.end());
    std::string value = split.into;
    add_line(value, "since", to_text(split.since));
    add_line(value, "until", to_text(split.until));
    for (const ArticleId& article : split.articles) add_line(value, "article", article.text);
    add_line(value, "target", split.target);
    return value;
}

Split parse_split(const std::string& value) {
    const std::vector<std::string> lines = lines_of(value);
    Split split;
    split.into = lines.front();
    for (const std::string& line : lines) {
        const auto [name, said] = named(line);
        if (&line == &lines.front()) continue;
        if (name == "since") split.since = day_in(said);
        if (name == "until") split.until = day_in(said);
        if (name == "article") split.articles.push_back({said});
        if (name == "target") split.target = said;
    }
    return split;
}

std::string conditions_of(const std::string& value) {
    const std::size_t end = value.find('\n');
    return end == std::string::npos ? std::string{} : value.substr(end + 1);
}

std::string in_words(const Split& split) {
    std::string words, articles;
    for (const ArticleId& article : split.articles)
        articles += (articles.empty() ? "" : " or ") + article.text;
    add_words(words, "since", to_text(split.since));
    add_words(words, "until", to_text(split.until));
    add_words(words, split.articles.size() > 1 ? "articles" : "article", articles);
    add_words(words, "target", split.target);
    return words;
}

std::string to_value(const Role& office) {
    std::string value = office.role;
    add_line(value, "of", office.of.text);
    add_line(value, "since", to_text(office.since));
    add_line(value, "until", to_text(office.until));
    return value;
}

Role parse_office(const std::string& value) {
    const std::vector<std::string> lines = lines_of(value);
    Role office;
    office.role = lines.front();
    for (const std::string& line : lines) {
        const auto [name, said] = named(line);
        if (&line == &lines.front()) continue;
        if (name == "of") office.of.text = said;
        if (name == "since") office.since = day_in(said);
        if (name == "until") office.until = day_in(said);
    }
    return office;
}

std::string in_words(const Role& office, const std::string& of) {
    std::string words = office.role;
    if (!of.empty()) words += " of " + of;
    add_words(words, "since", to_text(office.since));
    add_words(words, "until", to_text(office.until));
    return words;
}

}  // namespace demarche
