#include "core/query/evaluation.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"

namespace demarche::query {
namespace {

double share(std::size_t part, std::size_t rest) {
    return part + rest == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

bool is_any(const std::set<std::string>& names, const std::string& one, const std::string& other) {
    return (!one.empty() && names.contains(one)) || (!other.empty() && names.contains(other));
}

bool is_pair(const FoundEvent& found, const GoldEvent& gold) {
    const bool is_bare = gold.targets.empty() || gold.targets.contains("");
    const auto fits = [&](const std::string& source, const std::string& source_speaker,
                          const std::string& target, const std::string& target_speaker) {
        const bool has_target = !target.empty() || !target_speaker.empty();
        return is_any(gold.sources, source, source_speaker) &&
               (is_any(gold.targets, target, target_speaker) || (is_bare && !has_target));
    };
    return fits(found.source, found.source_speaker, found.target, found.target_speaker) ||
           (gold.may_turn &&
            fits(found.target, found.target_speaker, found.source, found.source_speaker));
}

bool is_event(const FoundEvent& found, const GoldEvent& gold) {
    return is_pair(found, gold) &&
           std::ranges::find(gold.roots, found.cameo.substr(0, 2)) != gold.roots.end();
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_';
}

/// True where a word of `text` begins with `word`.
bool begins_word(const std::string& text, const std::string& word) {
    if (word.empty()) return true;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if ((at > 0 && is_word_byte(text[at - 1])) != is_word_byte(word.front())) return true;
    return false;
}

bool is_about(const FoundStance& found, const GoldStance& gold) {
    const std::string& holder = found.holder.empty() ? found.speaker : found.holder;
    const std::string phrase = utf8::lower(found.issue) + " \n " + utf8::lower(found.target);
    return gold.holders.contains(holder) &&
           std::ranges::any_of(gold.about, [&](const std::string& word) {
               return begins_word(phrase, utf8::lower(word));
           });
}

bool is_stance(const FoundStance& found, const GoldStance& gold) {
    return is_about(found, gold) && found.position == gold.position;
}

/// Which of what was found is wrong, which of what was marked is missed.
struct Compared {
    Tally tally;
    std::vector<std::size_t> wrong, missed;
    std::vector<bool> is_optional;  // of what was found: right, but not asked for
};

template <class One, class Gold, class Fits>
Compared compare(const std::vector<One>& found, const std::vector<Gold>& gold, Fits fits) {
    std::vector<std::size_t> order(gold.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return gold[i].is_optional; });
    std::vector<bool> hit(gold.size());
    Compared compared;
    for (std::size_t f = 0; f < found.size(); ++f) {
        std::vector<std::size_t> right;
        for (const std::size_t i : order)
            if (fits(found[f], gold[i])) right.push_back(i);
        compared.is_optional.push_back(!right.empty() && gold[right.front()].is_optional);
        if (right.empty()) {
            compared.wrong.push_back(f);
            continue;
        }
        const auto fresh = std::ranges::find_if(right, [&](std::size_t i) { return !hit[i]; });
        hit[fresh == right.end() ? right.front() : *fresh] = true;
    }
    std::set<std::string> twins;
    if constexpr (requires { gold.front().evidence; })
        for (std::size_t i = 0; i < gold.size(); ++i)
            if (hit[i] && gold[i].is_optional && !gold[i].evidence.empty())
                twins.insert(gold[i].evidence);
    for (const std::size_t i : order) {
        if (gold[i].is_optional) continue;
        bool has_twin = false;
        if constexpr (requires { gold.front().evidence; })
            has_twin = twins.contains(gold[i].evidence);
        if (hit[i])
            ++compared.tally.found;
        else if (!has_twin)
            compared.missed.push_back(i);
    }
    compared.tally.wrong = compared.wrong.size();
    compared.tally.missed = compared.missed.size();
    return compared;
}

template <class One>
std::vector<Judged> judged(const std::vector<One>& found, const Compared& compared) {
    std::vector<Judged> all;
    for (std::size_t f = 0; f < found.size(); ++f)
        if (!compared.is_optional[f])
            all.push_back({found[f].confidence, found[f].rule, found[f].word,
                           std::ranges::find(compared.wrong, f) == compared.wrong.end()});
    return all;
}

std::string first_of(const std::set<std::string>& names) {
    return names.empty() ? std::string{} : *names.begin();
}

std::string told(const FoundEvent& e) {
    return fmt::format("{} {} > {}", e.source, e.cameo, e.target.empty() ? "-" : e.target);
}
std::string told(const GoldEvent& e) {
    const auto target =
        std::ranges::find_if(e.targets, [](const std::string& name) { return !name.empty(); });
    return fmt::format("{} {} > {}", first_of(e.sources), fmt::join(e.roots, "/"),
                       target == e.targets.end() ? "-" : *target);
}
std::string told(const FoundStance& s) {
    return fmt::format("{} {} {}", s.holder.empty() ? s.speaker : s.holder, to_text(s.position),
                       s.target);
}
std::string told(const GoldStance& s) {
    return fmt::format("{} {} {}", first_of(s.holders), to_text(s.position),
                       fmt::join(s.about, "/"));
}

template <class One, class Gold>
void list(const std::string& article, const std::string& measure, const std::vector<One>& found,
          const std::vector<Gold>& gold, const Compared& compared, std::vector<Miss>& misses) {
    for (const std::size_t f : compared.wrong)
        misses.push_back({article, measure, true, told(found[f]), found[f].evidence});
    for (const std::size_t i : compared.missed)
        misses.push_back({article, measure, false, told(gold[i]), gold[i].evidence});
}

}  // namespace

double Tally::precision() const { return share(found, wrong); }
double Tally::recall() const { return share(found, missed); }
double Tally::f1() const {
    const double p = precision();
    const double r = recall();
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

Tally& Tally::operator+=(const Tally& other) {
    found += other.found;
    wrong += other.wrong;
    missed += other.missed;
    return *this;
}

Evaluation evaluate(const GoldArticle& gold, const Found& found) {
    Evaluation result;
    result.article = gold.id;
    const std::vector<std::string> actors{found.actors.begin(), found.actors.end()};
    const Compared named = compare(
        actors, gold.actors,
        [](const std::string& name, const GoldActor& actor) { return actor.names.contains(name); });
    result.actors = named.tally;
    for (const std::size_t f : named.wrong)
        result.misses.push_back({gold.id, "actors", true, actors[f], {}});
    for (const std::size_t i : named.missed)
        result.misses.push_back({gold.id, "actors", false, first_of(gold.actors[i].names), {}});

    const Compared events = compare(found.events, gold.events, is_event);
    result.events = events.tally;
    result.dyads = compare(found.events, gold.events, is_pair).tally;
    result.judged_events = judged(found.events, events);
    list(gold.id, "events", found.events, gold.events, events, result.misses);

    const Compared stances = compare(found.stances, gold.stances, is_stance);
    result.stances = stances.tally;
    result.stances_unsigned = compare(found.stances, gold.stances, is_about).tally;
    result.judged_stances = judged(found.stances, stances);
    list(gold.id, "stances", found.stances, gold.stances, stances, result.misses);

    result.has_date = !gold.date.empty();
    result.is_date_right = result.has_date && gold.date == found.date;
    if (result.has_date && !result.is_date_right)
        result.misses.push_back(
            {gold.id,
             "date",
             true,
             fmt::format("{} instead of {}", found.date.empty() ? "none" : found.date, gold.date),
             {}});
    return result;
}

}  // namespace demarche::query
