#include "tests/support/reprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <utility>

namespace demarche::test {
namespace {

using Words = std::vector<std::string_view>;

const Words states = {"Serbia", "Georgia", "Norway",  "Peru",   "Japan",   "Kenya",  "Egypt",
                      "India",  "Turkey",  "Ukraine", "Canada", "Morocco", "Poland", "Armenia",
                      "Brazil", "Vietnam", "Jordan",  "Sudan",  "Cyprus",  "Chile"};
const Words cities = {"Vienna", "Geneva", "Oslo",  "Cairo",  "Lima",   "Ankara", "Delhi",
                      "Tokyo",  "Doha",   "Sofia", "Prague", "Rabat",  "Hanoi",  "Madrid",
                      "Accra",  "Quito",  "Minsk", "Amman",  "Dublin", "Havana"};
const Words issues = {"fisheries",     "the border crossing", "grain transit",   "visas",
                      "the gas link",  "river water",         "prisoners",       "missile defence",
                      "customs rules", "the ceasefire line",  "refugee returns", "air traffic"};
const Words names = {"Haldane", "Okoro",   "Bergqvist", "Tanaka", "Marchetti", "Rahimi", "Costa",
                     "Novak",   "Lindner", "Achebe",    "Suarez", "Petrides",  "Dalal",  "Moreau"};
const Words deeds = {"criticized", "welcomed", "rejected", "backed", "questioned", "supported"};
const Words manners = {"sharply", "cautiously", "openly", "quietly", "again", "firmly"};
const Words agencies = {"Meridian News", "Harbour Wire", "Northern Press", "Atlas Agency"};
const Words months = {"January", "March", "April", "June", "September", "November"};

/// Sentences whose blanks differ from report to report: {s} a state, {c} a city, {i} an issue, {n}
/// a name, {d} a deed, {m} a manner, {#} a number.
const Words forms = {
    "{s} {m} {d} the proposal of {s} on {i} at a meeting in {c}.",
    "Foreign Minister {n} told reporters in {c} that {s} had {d} the offer {m}.",
    "A delegation of {#} officials from {s} will travel to {c} to discuss {i}.",
    "The two sides agreed on {#} of {#} points, among them {i}.",
    "Ambassador {n} said that his government {m} {d} any change on {i} before {#}.",
    "In {c}, lawmakers of {s} {d} the treaty by {#} votes to {#}.",
    "{s} asked the mediator, {n}, to bring the talks on {i} back to {c}.",
    "Trade between {s} and {s} fell by {#} percent after the dispute over {i} began.",
    "President {n} {m} {d} the plan, which {s} had put forward in {c}.",
    "Officials from {c} counted {#} incidents along the line between {s} and {s}.",
    "Some {#} observers under Colonel {n} are to watch over {i} near {c}.",
    "According to {n}, a former envoy of {s}, neither party has {d} the text on {i}.",
};

/// What institutions put under all of a series.
const Words closings = {
    "The mission publishes this account of its work every week. It is based on information that "
    "was "
    "available at the time of writing and may be corrected later. The mission works with all "
    "sides, "
    "reports what its own members have seen, and takes no position on the status of any territory.",
    "This note is prepared for the members of the council and for the press. Questions are "
    "answered "
    "by the office of the spokesperson on working days. Recordings of earlier meetings and the "
    "full "
    "texts of statements can be ordered from the archive of the council free of charge.",
    "The ministry reminds travellers to register before departure and to follow the advice of "
    "local "
    "authorities. Consular help is given around the clock by telephone, and further advice can be "
    "found at every embassy and consulate, also for citizens of partner countries."};

class Press {
public:
    explicit Press(std::uint32_t seed) : engine_{seed} {}

    std::size_t below(std::size_t count) { return engine_() % count; }
    std::string_view one_of(const Words& words) { return words[below(words.size())]; }

    std::string filled(std::string_view form) {
        std::string text;
        for (std::size_t i = 0; i < form.size(); ++i) {
            if (form[i] != '{') {
                text += form[i];
                continue;
            }
            text += blank(form[i + 1]);
            i += 2;
        }
        return text;
    }

    std::string dateline() {
        std::string place{one_of(cities)};
        std::ranges::transform(place, place.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        return fmt::format("{}, {} {} ({}) - ", place, one_of(months), 1 + below(28),
                           one_of(agencies));
    }

    std::vector<std::string> paragraphs(std::size_t count) {
        std::vector<std::string> made;
        for (std::size_t i = 0; i < count; ++i)
            made.push_back(filled(one_of(forms)) + ' ' + filled(one_of(forms)));
        return made;
    }

    std::mt19937& engine() { return engine_; }

private:
    std::string blank(char kind) {
        switch (kind) {
            case 's':
                return std::string{one_of(states)};
            case 'c':
                return std::string{one_of(cities)};
            case 'i':
                return std::string{one_of(issues)};
            case 'n':
                return std::string{one_of(names)};
            case 'd':
                return std::string{one_of(deeds)};
            case 'm':
                return std::string{one_of(manners)};
            default:
                return fmt::format("{}", 2 + below(900));
        }
    }

    std::mt19937 engine_;  // its numbers are the same everywhere; a distribution's are not
};

struct Report {
    std::string dateline;
    std::vector<std::string> paragraphs;
    std::string closing;  // empty for most
};

std::string text_of(const Report& report) {
    std::string text = report.dateline;
    for (const std::string& paragraph : report.paragraphs) text += paragraph + "\n\n";
    return text + report.closing;
}

/// Other words for some of the plain ones.
void edit(Report& report, Press& press) {
    const std::array<std::pair<std::string_view, std::string_view>, 5> others = {
        {{" that ", " how "},
         {" agreed ", " settled "},
         {" discuss ", " talk about "},
         {" reporters ", " the press "},
         {" before ", " until "}}};
    for (std::string& paragraph : report.paragraphs) {
        const auto& [old, other] = others[press.below(others.size())];
        if (const std::size_t at = paragraph.find(old); at != std::string::npos)
            paragraph.replace(at, old.size(), other);
    }
}

Report printed(Report report, Print print, Press& press) {
    switch (print) {
        case Print::original:
        case Print::near_miss:
            break;
        case Print::new_dateline:
            report.dateline = press.dateline();
            break;
        case Print::cut: {
            const std::size_t all = report.paragraphs.size();
            report.paragraphs.resize(all - 1 - press.below(all * 2 / 3));
            report.closing.clear();
            break;
        }
        case Print::edited:
            edit(report, press);
            break;
        case Print::tagged:
            report.closing +=
                fmt::format(" (Reporting by {}; editing by {}; {})", press.one_of(names),
                            press.one_of(names), press.one_of(agencies));
            break;
        case Print::inside_longer:
            for (std::string& paragraph : press.paragraphs(report.paragraphs.size()))
                report.paragraphs.push_back(std::move(paragraph));
            report.dateline = press.dateline();
            break;
    }
    return report;
}

Report new_report(Press& press) {
    Report report{press.dateline(), press.paragraphs(4 + press.below(6)), ""};
    if (press.below(4) == 0) report.closing = press.one_of(closings);
    return report;
}

/// The next of the series: every form again, every blank filled anew.
Report next_of_series(const std::vector<std::string_view>& series, std::string_view closing,
                      Press& press) {
    Report report{press.dateline(), {}, std::string{closing}};
    for (const std::string_view form : series) report.paragraphs.push_back(press.filled(form));
    return report;
}

class Desk {
public:
    Desk(std::size_t count, std::uint32_t seed) : count_{count}, press_{seed} {}

    std::vector<Printed> run() {
        while (printed_.size() < count_)
            if (press_.below(3) == 0)
                print_series();
            else
                print_story();
        printed_.resize(count_);
        std::ranges::shuffle(printed_, press_.engine());
        return std::move(printed_);
    }

private:
    void add(const Report& report, Print print) {
        Article article;
        article.id.text = fmt::format("a{:07}", printed_.size());
        article.title = press_.filled("{s} and {s} on {i}");
        article.date = {2020 + static_cast<int>(press_.below(3)),
                        1 + static_cast<int>(press_.below(12)),
                        1 + static_cast<int>(press_.below(28))};
        article.text = text_of(report);
        printed_.push_back({std::move(article), story_, print});
    }

    void print_story() {
        const Report report = new_report(press_);
        add(report, Print::original);
        for (std::size_t prints = press_.below(5); prints > 0; --prints) {
            const auto print = static_cast<Print>(1 + press_.below(5));
            add(printed(report, print, press_), print);
        }
        ++story_;
    }

    void print_series() {
        std::vector<std::string_view> series;
        for (std::size_t i = 0; i < 6; ++i) series.push_back(press_.one_of(forms));
        const std::string_view closing = press_.one_of(closings);
        for (std::size_t i = 0; i < 6; ++i) {
            add(next_of_series(series, closing, press_), Print::near_miss);
            ++story_;
        }
    }

    std::size_t count_;
    Press press_;
    std::size_t story_{};
    std::vector<Printed> printed_;
};

std::size_t pairs_of(std::size_t count) { return count * (count - 1) / 2; }

template <class Keys>
std::size_t pairs_in(const Keys& keys) {
    std::map<typename Keys::value_type, std::size_t> counts;
    for (const auto& key : keys) ++counts[key];
    std::size_t pairs = 0;
    for (const auto& [key, count] : counts) pairs += pairs_of(count);
    return pairs;
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Printed> printed_articles(std::size_t count, std::uint32_t seed) {
    return Desk{count, seed}.run();
}

double PairScore::precision() const { return share(right, found); }
double PairScore::recall() const { return share(right, wanted); }

PairScore score_of(const std::vector<Printed>& printed, const std::vector<std::string>& named) {
    std::vector<std::size_t> stories;
    std::vector<std::pair<std::size_t, std::string>> both;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        stories.push_back(printed[i].story);
        both.emplace_back(printed[i].story, named[i]);
    }
    return {pairs_in(named), pairs_in(both), pairs_in(stories)};
}

}  // namespace demarche::test
