#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/catalog/forms.hpp"
#include "core/catalog/petrarch_lists.hpp"
#include "core/catalog/petrarch_text.hpp"
#include "core/catalog/spelling.hpp"
#include "core/catalog/table.hpp"
#include "core/model/utf8.hpp"

namespace demarche::catalog::petrarch {
namespace {

std::string noun(std::string_view written) {
    std::string text = utf8::lower(written);
    std::ranges::replace(text, '_', ' ');
    std::string words;
    for (const std::string_view word : items(text, ' '))
        (words += words.empty() ? "" : " ") += word;
    std::erase(words, ';');
    return words;
}

/// An agent as it is written: its noun, its plural, its code.
struct Agent {
    std::string_view noun, plural, code;
};

class Reader {
public:
    explicit Reader(const Catalog& known) : known_{known} {}

    void read(const Line& line);
    Addition close(std::string_view name);

private:
    void refuse(const Line& line, std::string reason) {
        addition_.problems.push_back({line.number, std::move(reason)});
    }
    void read_set(const Line& line);
    void read_agent(const Line& line, const Agent& agent);
    [[nodiscard]] std::vector<std::string> expanded(std::string_view noun,
                                                    std::string_view& unknown) const;

    const Catalog& known_;
    Addition addition_;
    std::map<std::string, std::vector<std::string>, std::less<>> sets_;  // by "PERSON"
    std::set<std::string> seen_;
    TableText offices_{"offices"};
};

void Reader::read(const Line& line) {
    const std::string_view text = trimmed(line.text);
    if (text.starts_with('!') && text.find('=') != std::string_view::npos) return read_set(line);
    const std::size_t open = text.find('[');
    const std::size_t close = text.find(']', std::min(open, text.size()));
    if (open == std::string_view::npos || close == std::string_view::npos)
        return refuse(line, "no code in brackets; write one, as in FARMER [~AGR]");
    Agent agent{
        trimmed(text.substr(0, open)), {}, trimmed(text.substr(open + 1, close - open - 1))};
    if (const std::size_t brace = agent.noun.find('{'); brace != std::string_view::npos) {
        const std::size_t end = agent.noun.find('}', brace);
        if (end == std::string_view::npos)
            return refuse(line, "a brace is not closed; end the plural with '}'");
        agent.plural = trimmed(agent.noun.substr(brace + 1, end - brace - 1));
        agent.noun = trimmed(agent.noun.substr(0, brace));
    }
    read_agent(line, agent);
}

// "!PERSON! = MAN, MEN, WOMAN"
void Reader::read_set(const Line& line) {
    const std::string_view text = trimmed(line.text);
    const std::size_t end = text.find('!', 1), sign = text.find('=');
    if (end == std::string_view::npos || end > sign)
        return refuse(line, "a set without a name; write !NAME! = A, B");
    std::vector<std::string>& set = sets_[std::string{text.substr(1, end - 1)}];
    for (const std::string_view word : items(text.substr(sign + 1), ',')) set.emplace_back(word);
}

/// The noun with its set put in; several where it has one. `unknown`: the set that is not there.
std::vector<std::string> Reader::expanded(std::string_view noun_, std::string_view& unknown) const {
    const std::size_t begin = noun_.find('!');
    if (begin == std::string_view::npos) return {noun(noun_)};
    const std::size_t end = noun_.find('!', begin + 1);
    const std::string_view name =
        noun_.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    const auto set = sets_.find(name);
    if (set == sets_.end() || end == std::string_view::npos) {
        unknown = name;
        return {};
    }
    std::vector<std::string> nouns;
    for (const std::string& word : set->second)
        nouns.push_back(
            noun(std::string{noun_.substr(0, begin)} + word + std::string{noun_.substr(end + 1)}));
    return nouns;
}

void Reader::read_agent(const Line& line, const Agent& agent) {
    if (!agent.code.starts_with('~'))
        return refuse(line, fmt::format("'{}' does not stand after the actor's code; only [~XYZ] "
                                        "can be taken",
                                        agent.code));
    std::string_view unknown;
    std::vector<std::string> nouns = expanded(agent.noun, unknown);
    if (!unknown.empty())
        return refuse(line, fmt::format("no set '!{}!' stands before this line", unknown));
    if (nouns.empty() || name_key(nouns.front()).empty())
        return refuse(line, "an agent without a noun");
    if (!agent.plural.empty()) nouns.push_back(noun(agent.plural));
    std::erase_if(nouns, [this](const std::string& one) {
        return known_.office_kind(one) || !seen_.insert(name_key(one)).second;
    });
    if (nouns.empty()) return;
    const std::string kind = nouns.front();
    nouns.erase(nouns.begin());
    offices_.add({kind, fmt::format("{}", fmt::join(nouns, "; ")), "many", agent.code.substr(1)});
    ++addition_.counts.offices;
}

Addition Reader::close(std::string_view name) {
    addition_.form = "agents of PETRARCH";
    if (offices_.rows() > 0)
        addition_.tables.push_back({fmt::format("offices/{}", name), offices_.text()});
    return std::move(addition_);
}

}  // namespace

Addition read_agents(std::string_view name, std::string_view bytes, const Catalog& known) {
    Reader reader{known};
    for (const Line& line : read_lines(bytes, Semicolon::comment)) reader.read(line);
    return reader.close(name);
}

}  // namespace demarche::catalog::petrarch
