#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/catalog/forms.hpp"
#include "core/catalog/petrarch_lists.hpp"
#include "core/catalog/petrarch_text.hpp"
#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"

namespace demarche::catalog::petrarch {
namespace {

bool is_vowel(char c) { return std::string_view{"aeiou"}.find(c) != std::string_view::npos; }

/// "retaliate" -> "retaliates", "retaliated", "retaliating"; "purge", "carry", "hit" by their
/// rules.
std::vector<std::string> verb_forms(std::string_view verb) {
    const std::string stem{verb};
    if (stem.size() < 3) return {stem};
    const char last = stem.back();
    const std::string body = stem.substr(0, stem.size() - 1);
    if (last == 'e') return {stem, stem + "s", stem + "d", body + "ing"};
    if (last == 'y' && !is_vowel(body.back()))
        return {stem, body + "ies", body + "ied", stem + "ing"};
    const bool hisses =
        stem.ends_with("s") || stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with("x");
    return {stem, stem + (hisses ? "es" : "s"), stem + "ed", stem + "ing"};
}

/// Irregular plurals; regular ones meet their singular in the index of issues.
std::vector<std::string> noun_forms(std::string_view noun) {
    const std::string stem{noun};
    if (stem.ends_with("man")) return {stem, stem.substr(0, stem.size() - 2) + "en"};
    if (stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with("x"))
        return {stem, stem + "es"};
    if (stem == "child") return {stem, "children"};
    return {stem};
}

/// The ways to write one word: with a '+' as two words or as one.
std::vector<std::string> joints(std::string_view word) {
    std::string apart{word}, together{word};
    std::ranges::replace(apart, '+', ' ');
    std::erase(together, '+');
    if (apart == together) return {apart};
    return {apart, together};
}

/// The forms of one word of a phrase: "n:reactor", "v:retaliate", "non+profit", "solar+v:power".
std::vector<std::string> forms_of(std::string_view word) {
    const std::size_t mark = word.find(':');
    const char part = mark == 1                                    ? word[0]
                      : mark != std::string_view::npos && mark > 1 ? word[mark - 1]
                                                                   : ' ';
    if (part != 'n' && part != 'v') return joints(word);
    const std::string before{word.substr(0, mark - 1)};
    const std::string_view stem = word.substr(mark + 1);
    std::vector<std::string> forms;
    for (const std::string& form : part == 'n' ? noun_forms(stem) : verb_forms(stem))
        for (std::string& one : joints(before + form)) forms.push_back(std::move(one));
    return forms;
}

/// All phrases that an entry stands for; so many at most, for a phrase of five verbs has thousands.
std::vector<std::string> phrases_of(std::string_view entry) {
    constexpr std::size_t kMost = 64;
    std::vector<std::string> phrases{""};
    for (const std::string_view word : items(entry, ' ')) {
        std::vector<std::string> longer;
        for (const std::string& phrase : phrases)
            for (const std::string& form : forms_of(word))
                if (longer.size() < kMost)
                    longer.push_back(phrase.empty() ? form : fmt::format("{} {}", phrase, form));
        phrases = std::move(longer);
    }
    for (std::string& phrase : phrases) std::erase(phrase, ';');
    return phrases;
}

/// "RENEWABLE_ENERGY" -> "Renewable energy", "ID_ARMS_DEAL" -> "Arms deal".
std::string issue_name(std::string_view code) {
    constexpr std::string_view kMark = "ID_";
    if (code.starts_with(kMark)) code.remove_prefix(kMark.size());
    std::string name = spelled(code);
    for (std::size_t i = 1; i < name.size(); ++i)
        if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] == ' ' &&
            (i + 1 == name.size() || (name[i + 1] >= 'a' && name[i + 1] <= 'z')))
            name[i] = static_cast<char>(name[i] - 'A' + 'a');
    return name;
}

class Reader {
public:
    explicit Reader(const Catalog& known) : known_{known} {}

    void read(const Line& line);
    Addition close(std::string_view name);

private:
    struct Issue {
        std::string parent;
        std::vector<std::string> phrases;
    };

    void refuse(const Line& line, std::string reason) {
        addition_.problems.push_back({line.number, std::move(reason)});
    }
    void read_tag(const Line& line, std::string_view text);
    void read_phrase(const Line& line, std::string_view text);
    Issue& issue(const std::string& name);

    const Catalog& known_;
    Addition addition_;
    std::optional<std::string> category_;
    std::map<std::string, Issue> issues_;  // by name
    std::set<std::string> seen_;           // phrases
    TableText ignored_{"ignored"};
};

void Reader::read(const Line& line) {
    const std::string_view text = trimmed(line.text);
    if (text.starts_with('<')) return read_tag(line, text);
    if (!text.starts_with('~')) return read_phrase(line, text);
    const std::size_t first = text.find_first_not_of("~ ");
    if (first == std::string_view::npos) return refuse(line, "a phrase to ignore is empty");
    for (const std::string& phrase : phrases_of(text.substr(first))) ignored_.add({phrase});
}

void Reader::read_tag(const Line& line, std::string_view text) {
    if (text.starts_with("</ISSUE")) {
        if (!category_) refuse(line, "closes a category, but none is open");
        category_.reset();
        return;
    }
    constexpr std::string_view kCategory = "CATEGORY=\"";
    const std::size_t begin = text.find(kCategory);
    const std::size_t end =
        begin == std::string_view::npos ? begin : text.find('"', begin + kCategory.size());
    if (!text.starts_with("<ISSUE") || end == std::string_view::npos)
        return refuse(line, "is no category; write <ISSUE CATEGORY=\"NAME\">");
    category_ = issue_name(text.substr(begin + kCategory.size(), end - begin - kCategory.size()));
    issue(*category_);
}

void Reader::read_phrase(const Line& line, std::string_view text) {
    if (!category_)
        return refuse(line, "stands in no category; open one with <ISSUE CATEGORY=\"NAME\">");
    const Bracketed parts = bracketed(text);
    if (parts.head.empty()) return refuse(line, "an issue without a phrase");
    if (parts.parts.empty() || !parts.is_closed || parts.parts.front().empty())
        return refuse(line, fmt::format("'{}' names no issue; give one, as in [ENERGY]", text));
    const std::string name = issue_name(parts.parts.front());
    Issue& found = issue(name);
    if (found.parent.empty() && name != *category_) found.parent = *category_;
    for (std::string& phrase : phrases_of(parts.head))
        if (seen_.insert(name + '\t' + name_key(phrase)).second)
            found.phrases.push_back(std::move(phrase));
}

Reader::Issue& Reader::issue(const std::string& name) { return issues_[name]; }

Addition Reader::close(std::string_view name) {
    addition_.form = "issues of PETRARCH";
    TableText table{"issues"};
    for (const auto& [issue_name, issue] : issues_) {
        table.add({issue_name, fmt::format("{}", fmt::join(issue.phrases, "; ")), "", "", "", "",
                   issue.parent});
        if (known_.issue({slug(issue_name)}) == nullptr) ++addition_.counts.issues;
    }
    for (const TableText* one : {&table, &ignored_})
        if (one->rows() > 0)
            addition_.tables.push_back({fmt::format("{}/{}", one->kind(), name), one->text()});
    return std::move(addition_);
}

}  // namespace

Addition read_issues(std::string_view name, std::string_view bytes, const Catalog& known) {
    Reader reader{known};
    for (const Line& line : read_lines(bytes, Semicolon::text)) reader.read(line);
    return reader.close(name);
}

}  // namespace demarche::catalog::petrarch
