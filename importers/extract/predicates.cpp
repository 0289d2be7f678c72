#include "importers/extract/predicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/catalog/table.hpp"
#include "core/error.hpp"
#include "core/model/utf8.hpp"
#include "importers/extract/matter.hpp"
#include "importers/extract/sense_words.hpp"
#include "importers/extract/slots.hpp"

extern "C" {
extern const char demarche_embedded_predicates[];
extern const char demarche_embedded_predicates_end[];
extern const char demarche_embedded_valence[];
extern const char demarche_embedded_valence_end[];
}

namespace demarche::extract {
namespace {

using catalog::items;
using catalog::owned;
using catalog::Row;

constexpr double kValued = 0.6;  // strength of a verdict of data/valence.tsv

struct DoesName {
    std::string_view name;
    Does does;
};
constexpr std::array<DoesName, 10> kDoes = {{{"act", Does::act},
                                             {"say", Does::say},
                                             {"ask", Does::ask},
                                             {"will", Does::will},
                                             {"foresee", Does::foresee},
                                             {"fact", Does::fact},
                                             {"end", Does::end},
                                             {"not", Does::not_do},
                                             {"judge", Does::judge},
                                             {"judged", Does::judged}}};

Does parse_does(const Row& row, std::string_view text) {
    for (const DoesName& known : kDoes)
        if (known.name == text) return known.does;
    throw InputError{
        fmt::format("predicates.tsv:{}: '{}' is nothing that a predicate does; one of act, say, "
                    "ask, will, foresee, fact, end, not, judge, judged is wanted",
                    row.line, text)};
}

double parse_strength(const Row& row, std::string_view text) {
    if (text.empty()) return 0.5;
    const bool form = text.size() == 3 && (text[0] == '0' || text == "1.0") && text[1] == '.' &&
                      text[2] >= '0' && text[2] <= '9';
    if (!form)
        throw InputError{fmt::format("predicates.tsv:{}: '{}' is no strength; 0.0 to 1.0 is wanted",
                                     row.line, text)};
    return text[0] - '0' + (text[2] - '0') / 10.0;
}

Predicate read_row(const Row& row) {
    Predicate sense;
    sense.words = owned(items(row[0], ' '));
    if (sense.words.empty() || row[1].size() != 1 ||
        std::string_view{"vanl"}.find(row[1][0]) == std::string_view::npos)
        throw InputError{fmt::format("predicates.tsv:{}: '{}' lacks its words or one of v, a, n, l",
                                     row.line, row[0])};
    sense.pos = row[1][0];
    if (sense.pos != 'l') sense.does = parse_does(row, row[2]);
    sense.cameo = row[3];
    sense.content = owned(items(row[4]));
    sense.sign = row[5] == "+" ? 1 : row[5] == "-" ? -1 : 0;
    sense.is_neutral = row[5] == "=";
    sense.target = owned(items(row[6]));
    sense.strength = parse_strength(row, row[7]);
    return sense;
}

std::string key(char pos, std::string_view lemma) { return fmt::format("{} {}", pos, lemma); }

/// As `hyphenated`, at the first of the three: it is the noun in most parses.
std::string hyphenated_from(const Tree& tree, int node) {
    return node + 2 < tree.size() && tree.token(node + 1).form == "-" ? hyphenated(tree, node + 2)
                                                                      : std::string{};
}

/// The tokens of a phrase: "zero", "-", "sum", "game".
std::vector<std::string> apart_at_hyphens(std::string_view phrase) {
    std::string spaced;
    for (const char c : phrase) spaced += c == '-' ? std::string{" - "} : std::string{c};
    return owned(items(spaced, ' '));
}

std::size_t filled(const Tree& tree, int node, const Predicate& sense) {
    std::size_t count = 0;
    for (const std::string& name : sense.content) count += !slot(tree, node, sense, name).empty();
    for (const std::string& name : sense.target) count += !slot(tree, node, sense, name).empty();
    return count;
}

/// The one with more words, the first of equals: "a step in the wrong direction", not just a step
/// in a direction.
const Predicate* longer(const Predicate* one, const Predicate* other) {
    if (one == nullptr || other == nullptr) return one != nullptr ? one : other;
    return other->words.size() > one->words.size() ? other : one;
}

/// True of whom nobody means to help: "would only help the extremists".
bool is_ill_famed(std::string_view noun) {
    static constexpr std::array<std::string_view, 14> kThey = {
        "extremist", "terrorist", "enemy",   "hardliner", "aggressor",  "radical", "criminal",
        "smuggler",  "jihadist",  "fanatic", "warmonger", "trafficker", "killer",  "populist"};
    return std::ranges::find(kThey, noun) != kThey.end();
}

bool needs_content(const Predicate& sense) {
    return sense.pos == 'a' && sense.does != Does::judged;
}

/// What the lemma of a regular verb may be, by its form alone: "dared" is of "dare" or of "dar".
std::vector<std::string> regular_lemmas(const std::string& form) {
    std::vector<std::string> found;
    const auto without = [&](std::string_view ending, std::string_view instead) {
        if (form.size() > ending.size() + 2 && form.ends_with(ending))
            found.push_back(form.substr(0, form.size() - ending.size()) + std::string{instead});
    };
    for (const std::string_view ending : {"ed", "ing", "es"}) without(ending, "e");
    for (const std::string_view ending : {"ied", "ies"}) without(ending, "y");
    for (const std::string_view ending : {"ed", "ing", "es", "s"}) without(ending, "");
    return found;
}

}  // namespace

std::string Predicate::name() const { return fmt::format("{}", fmt::join(words, " ")); }

bool Predicate::says_not() const {
    return std::ranges::any_of(words, [](const std::string& word) {
        return word == "not" || word == "no" || word == "none" || word == "nothing" ||
               word == "nobody";
    });
}

Lexicon::Lexicon()
    : Lexicon{std::string_view{demarche_embedded_predicates,
                               static_cast<std::size_t>(demarche_embedded_predicates_end -
                                                        demarche_embedded_predicates)}} {
    read_valence(
        {demarche_embedded_valence,
         static_cast<std::size_t>(demarche_embedded_valence_end - demarche_embedded_valence)});
}

void Lexicon::read_valence(std::string_view table) {
    for (const Row& row : catalog::read_table(table).rows) {
        const int sign = row[0] == "+" ? 1 : -1;
        for (const std::string_view phrase : items(row[2])) {
            Predicate sense;
            sense.words = owned(items(phrase, ' '));
            sense.pos = row[1][0];
            sense.does = Does::judged;
            sense.cameo = sign > 0 ? "05" : "11";
            sense.content = {"subj"};
            sense.sign = sign;
            sense.target = {"content"};
            sense.strength = kValued;
            // "zero-sum game" is four tokens.
            if (phrase.find('-') != std::string_view::npos) {
                Predicate apart = sense;
                apart.words = apart_at_hyphens(phrase);
                valued_[key(sense.pos, apart.words.front())].push_back(std::move(apart));
            }
            valued_[key(sense.pos, sense.words.front())].push_back(std::move(sense));
        }
    }
}

const Predicate* Lexicon::valued(const Tree& tree, int node, char pos,
                                 std::string_view word) const {
    constexpr int kLongest = 5;  // words before the last of a phrase
    const Predicate* found = nullptr;
    // "stab in the back": the words stand in this order.
    const auto look = [&](int from, std::string_view first) {
        const auto known = valued_.find(key(pos, first));
        if (known == valued_.end()) return;
        for (const Predicate& sense : known->second) {
            int at = from;
            const bool fits =
                std::all_of(sense.words.begin() + 1, sense.words.end(), [&](const std::string& w) {
                    return ++at < tree.size() && is_word(tree.token(at), w);
                });
            if (fits && at >= node &&
                (found == nullptr || sense.words.size() > found->words.size()))
                found = &sense;
        }
    };
    look(node, word);
    // "a turning point", whose head is its last word
    if (pos != 'v')
        for (int from = std::max(0, node - kLongest); from < node; ++from) {
            look(from, lemma_of(tree.token(from)));
            // "an arms race"
            const std::string form = utf8::lower(tree.token(from).form);
            if (form != lemma_of(tree.token(from))) look(from, form);
        }
    return found;
}

Lexicon::Lexicon(std::string_view table) {
    for (const Row& row : catalog::read_table(table).rows) {
        senses_.push_back(read_row(row));
        by_lemma_[key(senses_.back().pos, senses_.back().words.front())].push_back(senses_.size() -
                                                                                   1);
    }
}

bool Lexicon::is_light_verb(std::string_view lemma) const {
    return by_lemma_.contains(key('l', lemma));
}

std::string Lexicon::verb_of(const Token& token) const {
    // Pasts whose lemma the tagger takes for themselves.
    static constexpr std::array<std::array<std::string_view, 2>, 18> kIrregular = {
        {{"froze", "freeze"},
         {"sank", "sink"},
         {"spun", "spin"},
         {"leant", "lean"},
         {"foresaw", "foresee"},
         {"dug", "dig"},
         {"leapt", "leap"},
         {"swung", "swing"},
         {"flung", "fling"},
         {"rebuilt", "rebuild"},
         {"overthrew", "overthrow"},
         {"overran", "overrun"},
         {"overrode", "override"},
         {"resold", "resell"},
         {"strove", "strive"},
         {"bore", "bear"},
         {"forswore", "forswear"},
         {"foreswore", "forswear"}}};
    const std::string lemma = lemma_of(token);
    if (by_lemma_.contains(key('v', lemma))) return lemma;
    for (const auto& [past, present] : kIrregular)
        if (lemma == past) return std::string{present};
    if (const std::string form = utf8::lower(token.form); by_lemma_.contains(key('v', form)))
        return form;
    for (const std::string& regular : regular_lemmas(utf8::lower(token.form)))
        if (by_lemma_.contains(key('v', regular))) return regular;
    return lemma;
}

namespace {

/// True where the verb has an object and the sense has none but what stands behind a preposition:
/// "seized a post on the river" is not "seized on", "rounded up nine on suspicion" not "rounded
/// on".
bool is_of_another_object(const Tree& tree, int node, const Predicate& sense) {
    static constexpr std::array<std::string_view, 3> kOnly = {"seize", "round", "turn"};
    return sense.pos == 'v' && sense.words.size() == 2 && sense.words[1] == "on" &&
           std::ranges::find(kOnly, sense.words.front()) != kOnly.end() &&
           tree.child(node, "obj").has_value();
}

}  // namespace

const Predicate* Lexicon::best(const Tree& tree, int node, char pos, std::string_view lemma,
                               Kind kind) const {
    const auto known = by_lemma_.find(key(pos, lemma));
    if (known == by_lemma_.end()) return nullptr;
    const Predicate* chosen = nullptr;
    std::size_t most = 0;
    for (const std::size_t at : known->second) {
        const Predicate& sense = senses_[at];
        const bool is_judged = sense.does == Does::judged;
        if ((kind == Kind::judged && !is_judged) || (kind == Kind::other && is_judged)) continue;
        const bool fits =
            std::all_of(sense.words.begin() + 1, sense.words.end(),
                        [&](const std::string& w) { return has_word(tree, node, sense, w); });
        if (!fits || is_of_another_object(tree, node, sense)) continue;
        const std::size_t slots = filled(tree, node, sense);
        if (needs_content(sense) && slots == 0) continue;
        const std::size_t score = 1 + 100 * sense.words.size() + slots;
        if (score > most) {
            most = score;
            chosen = &sense;
        }
    }
    return chosen;
}

const Predicate* Lexicon::verdict(const Tree& tree, int node) const {
    const Token& token = tree.token(node);
    // "an act of piracy", "a piece of madness"
    static constexpr std::array<std::string_view, 12> kOfKind = {
        "act",    "piece", "sign",   "form",    "kind",    "case",
        "matter", "sort",  "symbol", "gesture", "example", "instrument"};
    if (std::ranges::find(kOfKind, lemma_of(token)) != kOfKind.end())
        for (const int kid : tree.children(node, "nmod"))
            if (has_case(tree, kid, "of")) {
                const std::string what = lemma_of(tree.token(kid));
                if (const Predicate* found = best(tree, kid, 'n', what, Kind::judged)) return found;
                if (const Predicate* found = valued(tree, kid, 'n', what)) return found;
            }
    if (token.upos == Upos::noun || token.upos == Upos::propn || token.upos == Upos::adj) {
        if (const std::string joined = hyphenated(tree, node); !joined.empty())
            if (const Predicate* found = longer(best(tree, node, 'n', joined, Kind::judged),
                                                valued(tree, node, 'n', joined)))
                return found;
        if (const Predicate* found = longer(best(tree, node, 'n', lemma_of(token), Kind::judged),
                                            valued(tree, node, 'n', lemma_of(token))))
            return found;
    }
    const Predicate* found = match(tree, node);
    if (found != nullptr && found->does == Does::judged) return found;
    std::string word = utf8::lower(token.form);
    if (node > 1 && tree.token(node - 1).form == "-")
        word = utf8::lower(tree.token(node - 2).form) + "-" + word;
    const Predicate* quality = best(tree, node, 'a', word, Kind::judged);
    return quality != nullptr ? quality : valued(tree, node, 'a', word);
}

const Predicate* Lexicon::said_of_subject(const Tree& tree, int node) const {
    const Token& token = tree.token(node);
    if (token.upos != Upos::verb || is_passive(tree, node)) return nullptr;
    const Predicate* known = best(tree, node, 'v', verb_of(token), Kind::judged);
    const Predicate* found = longer(known, valued(tree, node, 'v', verb_of(token)));
    if (found == nullptr || found == known) return found;
    // "would only help the extremists"
    static const Predicate helps_them{{"help"}, 'v', Does::judged, "11",
                                      {"subj"}, -1,  {"content"},  kValued};
    if (found->sign > 0)
        for (const int object : tree.children(node, "obj"))
            if (is_ill_famed(lemma_of(tree.token(object)))) return &helps_them;
    // "deserves support", "makes sense"
    if (found->words.size() > 1) return found;
    // "would achieve nothing": of what helps only that it does not is a verdict.
    return found->sign > 0 && !is_negated(tree, node) ? nullptr : found;
}

const Predicate* Lexicon::attitude(std::string_view word) const {
    const auto known = by_lemma_.find(key('a', word));
    if (known == by_lemma_.end()) return nullptr;
    for (const std::size_t at : known->second) {
        const Predicate& sense = senses_[at];
        const bool takes_side = sense.does == Does::act && sense.sign != 0 &&
                                (sense.cameo == "05" || sense.cameo == "11" || sense.cameo == "12");
        if (takes_side && sense.words.size() == 1) return &sense;
    }
    return nullptr;
}

int Lexicon::quality(const std::string& word) const {
    if (const Predicate* felt = attitude(word)) return felt->sign;
    if (const auto known = valued_.find(key('a', word)); known != valued_.end())
        for (const Predicate& sense : known->second)
            if (sense.words.size() == 1) return sense.sign;
    if (const auto known = by_lemma_.find(key('a', word)); known != by_lemma_.end())
        for (const std::size_t at : known->second)
            if (senses_[at].does == Does::judged && senses_[at].words.size() == 1)
                return senses_[at].sign;
    return 0;
}

const Predicate* Lexicon::match(const Tree& tree, int node) const {
    const Token& t = tree.token(node);
    // "the offer was encouraging", not "was encouraging them"
    const bool is_said_of = t.xpos == "VBG" && tree.child(node, "nsubj") &&
                            !tree.child(node, "obj") && !tree.child(node, "xcomp");
    // "is weary of it", which the tagger takes for a noun
    const bool is_bare_noun = t.xpos == "NN" && tree.child(node, "cop") && !tree.child(node, "det");
    const bool participle =
        t.xpos == "VBN" || t.xpos == "JJ" || t.upos == Upos::adj || is_said_of || is_bare_noun;
    // "hell-bent" is not "bent".
    const std::string joined = hyphenated(tree, node);
    if (participle && !joined.empty())
        if (const Predicate* found = best(tree, node, 'a', joined, Kind::other)) return found;
    if (participle)
        if (const Predicate* found = best(tree, node, 'a', utf8::lower(t.form))) return found;
    if (!joined.empty())
        if (const Predicate* found = best(tree, node, 'n', joined, Kind::other)) return found;
    switch (t.upos) {
        case Upos::verb:
        case Upos::aux: {
            // "test-fired", three tokens
            if (node > 1 && tree.token(node - 1).form == "-")
                if (const Predicate* found = best(
                        tree, node, 'v', utf8::lower(tree.token(node - 2).form) + "-" + verb_of(t)))
                    return found;
            const Predicate* found = best(tree, node, 'v', verb_of(t), Kind::other);
            return found != nullptr ? found : best(tree, node, 'v', verb_of(t));
        }
        case Upos::noun:
        case Upos::propn: {
            if (const std::string longer_word = hyphenated_from(tree, node); !longer_word.empty())
                if (const Predicate* found = best(tree, node, 'n', longer_word, Kind::other))
                    return found;
            // "is a threat to us" is a verdict, "made a threat" is none.
            if (tree.child(node, "cop"))
                if (const Predicate* found = best(tree, node, 'n', lemma_of(t), Kind::judged))
                    return longer(found, valued(tree, node, 'n', lemma_of(t)));
            // "sent its regrets" is not "expressed regret".
            const Predicate* as_said = best(tree, node, 'n', utf8::lower(t.form), Kind::other);
            const Predicate* found = best(tree, node, 'n', lemma_of(t), Kind::other);
            const bool says_more =
                found != nullptr &&
                (as_said == nullptr || found->words.size() > as_said->words.size());
            if (says_more) as_said = found;
            return as_said;
        }
        case Upos::adv:
            // "is up in arms over it"
            if (tree.child(node, "cop"))
                return best(tree, node, 'a', utf8::lower(t.form), Kind::other);
            // "Germany and France back it"
            return tree.child(node, "nsubj") && tree.child(node, "obj")
                       ? best(tree, node, 'v', utf8::lower(t.form), Kind::other)
                       : nullptr;
        default:
            return nullptr;
    }
}

std::size_t count_predicates() { return Lexicon{}.all().size(); }

}  // namespace demarche::extract
