/// demarche_names [--every N] [--shown N] FILE...: which names in articles (JSON lines) no entry of
/// the catalogue covers, by frequency: what to add next; and which share of the people with a title
/// and of the bodies that the articles name is of the catalogue.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/catalog/spelling.hpp"
#include "core/model/utf8.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/language/language.hpp"

namespace demarche::extract {
namespace {

using nlohmann::json;

struct Count {
    std::size_t times{};
    std::set<std::size_t> articles;
    std::string example;
};
using Counts = std::map<std::string, Count>;

/// How many of the mentions of one kind are of an actor of the catalogue.
struct Share {
    std::size_t known{}, all{};

    void add(bool is_known) {
        ++all;
        if (is_known) ++known;
    }
    [[nodiscard]] std::string text() const {
        const double percent =
            all == 0 ? 0.0 : 100.0 * static_cast<double>(known) / static_cast<double>(all);
        return fmt::format("{} of {} ({:.1f} %)", known, all, percent);
    }
};

/// Words in capitals that are no names: months, days, and the labels of transcripts.
bool is_calendar_or_label(std::string_view word) {
    static const std::set<std::string_view> words = {
        "january",   "february",  "march",       "april",    "may",      "june",     "july",
        "august",    "september", "october",     "november", "december", "monday",   "tuesday",
        "wednesday", "thursday",  "friday",      "saturday", "sunday",   "question", "moderator",
        "operator",  "answer",    "interpreter", "am",       "pm",       "a.m.",     "p.m."};
    return words.contains(utf8::lower(word));
}

class Names {
public:
    explicit Names(std::size_t shown) : shown_{shown} {}
    void read(Article article);
    void print() const;

private:
    void look_at(const Document& document, std::size_t sentence);
    void look_at_mention(const Document& document, const Mention& mention);
    void count(Counts& counts, const std::string& name, const Document& document,
               std::size_t sentence);
    void print_list(std::string_view title, const Counts& counts) const;

    language::Engine engine_;
    catalog::Catalog catalog_;
    Words words_;
    Counts uncovered_, people_, bodies_;
    Share titled_, bodied_;
    std::size_t shown_{}, articles_{}, sentences_{};
};

bool is_title_word(const Document& document, std::string_view word) {
    const std::string lower = utf8::lower(word);
    return document.in_list("office", lower) || document.in_list("honorific", lower);
}

/// The run without titles, months and labels at either end.
Run bare(const Document& document, Run run) {
    const auto is_empty_word = [&](std::size_t token) {
        const std::string& form = token_at(document, run.sentence, token).form;
        return is_title_word(document, form) || is_calendar_or_label(form);
    };
    while (run.first < run.last && is_empty_word(run.first)) ++run.first;
    while (run.first < run.last && is_empty_word(run.last - 1)) --run.last;
    return run;
}

std::vector<std::string_view> forms_of(const Document& document, std::size_t sentence) {
    std::vector<std::string_view> forms;
    for (const Token& token : document.sentences()[sentence].tokens) forms.push_back(token.form);
    return forms;
}

/// Which tokens of the sentence the catalogue knows: in a name of an actor, or of who reports.
std::vector<bool> known_tokens(const Document& document, std::size_t sentence) {
    const std::vector<std::string_view> forms = forms_of(document, sentence);
    std::vector<bool> known(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto rest = std::span{forms}.subspan(i);
        const catalog::LongestMatch found = document.catalog().longest_match(rest);
        const bool is_name =
            found.words > 0 && found.matches.front().kind != catalog::NameKind::noun;
        const std::size_t words =
            std::max(is_name ? found.words : 0, document.catalog().longest_agency(rest));
        for (std::size_t k = i; k < i + words; ++k) known[k] = true;
    }
    for (const Mention& m : document.mentions())
        if (m.sentence == sentence && document.catalog().actor(m.actor) != nullptr)
            for (std::size_t k = m.first; k < m.last; ++k) known[k] = true;
    return known;
}

void Names::count(Counts& counts, const std::string& name, const Document& document,
                  std::size_t sentence) {
    Count& entry = counts[name];
    ++entry.times;
    entry.articles.insert(articles_);
    if (!entry.example.empty()) return;
    const auto& tokens = document.sentences()[sentence].tokens;
    std::string text{document.text({tokens.front().where.begin, tokens.back().where.end})};
    std::ranges::replace(text, '\n', ' ');
    const std::size_t most = 90;  // bytes
    const std::size_t at = std::min(text.find(name), text.size());
    const std::size_t from = at < most / 2 ? 0 : text.find(' ', at - most / 2);
    entry.example = text.substr(std::min(from, at), most);
}

/// Whether the mention stands behind a title of office in capitals: "Foreign Minister Lavrov", not
/// "Foreign Affairs".
bool is_titled(const Document& document, const Mention& m) {
    if (m.first == 0) return false;
    const std::string& before = token_at(document, m.sentence, m.first - 1).form;
    const std::string title = utf8::lower(before);
    return is_capitalised(before) && title != "foreign" && title != "prime" &&
           document.in_list("office", title);
}

void Names::look_at_mention(const Document& document, const Mention& m) {
    if (m.kind != MentionKind::name && m.kind != MentionKind::short_name) return;
    const Actor* actor = document.actor(m.actor);
    if (actor == nullptr || actor->type == ActorType::state) return;
    const bool is_known = document.catalog().actor(m.actor) != nullptr;
    const bool is_person = actor->type == ActorType::person;
    if (is_person && !is_titled(document, m)) return;
    (is_person ? titled_ : bodied_).add(is_known);
    if (!is_known) count(is_person ? people_ : bodies_, actor->name, document, m.sentence);
}

/// The runs of capitals that no actor of the catalogue covers: those that no mention does, and
/// those that the article alone introduced.
void Names::look_at(const Document& document, std::size_t sentence) {
    std::vector<Run> runs = capitalised_runs(document, sentence);
    for (const Mention& m : document.mentions()) {
        if (m.sentence != sentence) continue;
        look_at_mention(document, m);
        const Actor* actor = document.actor(m.actor);
        const bool is_name = m.kind == MentionKind::name || m.kind == MentionKind::short_name;
        if (actor != nullptr && actor->discovered && actor->roles.empty() && is_name)
            runs.push_back({sentence, m.first, m.last});
    }
    const std::vector<bool> known = known_tokens(document, sentence);
    for (const Run& whole : runs) {
        const Run run = bare(document, whole);
        if (run.size() == 0) continue;
        const auto first = known.begin() + static_cast<std::ptrdiff_t>(run.first);
        const auto last = known.begin() + static_cast<std::ptrdiff_t>(run.last);
        const std::string name = name_of(document, run);
        if (std::find(first, last, false) == last || !document.catalog().issues_in(name).empty())
            continue;
        count(uncovered_, name, document, sentence);
    }
}

void Names::read(Article article) {
    ++articles_;
    const std::vector<Sentence> sentences = engine_.parse(article.text);
    sentences_ += sentences.size();
    Document document{article, sentences, catalog_, words_};
    find_parties(document, article);
    for (std::size_t s = 0; s < sentences.size(); ++s) look_at(document, s);
}

void Names::print_list(std::string_view title, const Counts& counts) const {
    std::vector<std::pair<std::string, Count>> rows{counts.begin(), counts.end()};
    std::size_t all = 0;
    for (const auto& [name, count] : rows) all += count.times;
    std::ranges::stable_sort(rows, std::greater{},
                             [](const auto& row) { return row.second.times; });
    fmt::print("\n{}: {} of {} names\n", title, all, rows.size());
    fmt::print("{:>6} {:>8}  {:32}  {}\n", "times", "articles", "name", "as in");
    for (std::size_t i = 0; i < std::min(rows.size(), shown_); ++i)
        fmt::print("{:6} {:8}  {:32}  {}\n", rows[i].second.times, rows[i].second.articles.size(),
                   rows[i].first, rows[i].second.example);
}

void Names::print() const {
    const Share both{titled_.known + bodied_.known, titled_.all + bodied_.all};
    fmt::print("{} articles, {} sentences\n", articles_, sentences_);
    fmt::print("of the catalogue: people with a title {}\n", titled_.text());
    fmt::print("of the catalogue: bodies {}\n", bodied_.text());
    fmt::print("of the catalogue: both {}\n", both.text());
    print_list("mentions of names that no entry covers", uncovered_);
    print_list("mentions of people with a title that are not of the catalogue", people_);
    print_list("mentions of bodies that are not of the catalogue", bodies_);
}

struct Settings {
    std::size_t every{1}, shown{200};
    std::vector<std::string> files;
};

void read_lines(Names& names, std::istream& in, const Settings& settings) {
    std::size_t number = 0;
    for (std::string line; std::getline(in, line); ++number) {
        if (line.empty() || number % settings.every != 0) continue;
        const json row = json::parse(line);
        Article article;
        article.id = {"a" + std::to_string(number)};
        article.text = row.at("text").get<std::string>();
        for (const char* name : {"published", "date"})
            if (const auto day = row.value(name, std::string{}); day.size() >= 10)
                if (const auto parsed = parse_day(day.substr(0, 10))) {
                    article.published = *parsed;
                    article.date = *parsed;
                }
        names.read(std::move(article));
    }
}

std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0)
        throw std::runtime_error{fmt::format("'{}' is no number above 0", text)};
    return number;
}

Settings settings_of(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--every" && i + 1 < argc)
            settings.every = number_in(argv[++i]);
        else if (argument == "--shown" && i + 1 < argc)
            settings.shown = number_in(argv[++i]);
        else
            settings.files.push_back(argument);
    }
    return settings;
}

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) try {
    using namespace demarche::extract;
    const Settings settings = settings_of(argc, argv);
    if (settings.files.empty()) {
        fmt::print(stderr, "usage: demarche_names [--every N] [--shown N] FILE.jsonl|-...\n");
        return 2;
    }
    Names names{settings.shown};
    for (const std::string& path : settings.files) {
        if (path == "-") {
            read_lines(names, std::cin, settings);
            continue;
        }
        std::ifstream file{path};
        if (!file.is_open()) throw std::runtime_error{path + ": cannot be read"};
        read_lines(names, file, settings);
    }
    names.print();
    return 0;
} catch (const std::exception& e) {
    fmt::print(stderr, "demarche_names: {}\n", e.what());
    return 1;
}
