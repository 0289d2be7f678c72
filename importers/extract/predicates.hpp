#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/extract/tree.hpp"

/// The lexicon of what verbs, adjectives and nouns say: data/predicates.tsv, one sense a row.
///
///     predicate  the lemma, then what must hang on it: a particle, a preposition, the noun of a
///                light verb, a negation ("call for", "walk out", "hold talks", "hear of not")
///     pos        v, a, n; l for a light verb, which lends its subject to the noun below it
///     does       what it does to what it governs, see Does
///     cameo      the code of the event that it is; empty where it is none by itself
///     content    slots in which its matter stands, the likeliest first
///     sign       + or -: its subject's position on the matter; = for an expressly neutral one;
///                0 for none
///     target     slots in which the other party stands
///     strength   of the position, 0 to 1
///
/// A slot is obj, iobj, subj, that (a clause; `fact` where it tells something, `wanted` where it
/// wants something), inf (an infinitive), a preposition; `content` is any party named inside the
/// matter; `mutual`: several subjects do it to each other; `told`: the matter is what was told
/// before, where no other slot names it.
namespace demarche::extract {

enum class Does {
    act,      // a deed, or a speech act complete in itself
    say,      // the matter is what the subject says
    ask,      // the matter is wanted of somebody
    will,     // the matter is what the subject intends
    foresee,  // the matter is what the subject expects: a position where something grows or ends
    fact,     // the matter comes about, or goes on
    end,      // the matter ends, or grows less
    not_do,   // the matter does not come about
    judge,    // the subject calls the object something: "called the deal historic"
    judged    // a verdict on the subject of the word, by whoever speaks: "is unacceptable"
};

struct Predicate {
    std::vector<std::string> words;
    char pos{'v'};
    Does does{Does::act};
    std::string cameo;
    std::vector<std::string> content;
    int sign{};  // +1, -1, 0
    std::vector<std::string> target;
    double strength{0.5};
    bool is_neutral{};  // takes no side, and says so: "abstain"

    [[nodiscard]] std::string name() const;  // "call for"
    [[nodiscard]] bool says_not() const;     // the negation is part of it: "not hear of"
};

class Lexicon {
public:
    Lexicon();  // what is embedded, with data/valence.tsv; throws InputError where a row is broken

    /// Throws InputError, with the line, where a row of `table` is broken.
    explicit Lexicon(std::string_view table);

    /// The sense of the word at `node` in its tree: the one with the most words that all hang on
    /// it, among those the one of whose slots most are filled. Null where the lexicon has none.
    [[nodiscard]] const Predicate* match(const Tree& tree, int node) const;

    /// The verdict that the word at `node` gives, whatever part of speech the parse takes it for:
    /// "void", and "one-sided", which is three tokens. Null where it gives none.
    [[nodiscard]] const Predicate* verdict(const Tree& tree, int node) const;

    /// The verdict that the verb at `node` gives on its subject where that is a thing: "the patrol
    /// violated its borders". Null where it gives none.
    [[nodiscard]] const Predicate* said_of_subject(const Tree& tree, int node) const;

    /// The attitude that the adjective says of its bearer, whatever it is on: "satisfied". Null
    /// where it says none.
    [[nodiscard]] const Predicate* attitude(std::string_view word) const;

    /// The sign of the verdict or attitude that an adjective says: "cool" -1; 0 where it says none.
    [[nodiscard]] int quality(const std::string& word) const;

    /// The lemma of a verb: the tagger's, unless that is no verb of the lexicon and what the form
    /// says by rule is one: "emphasised", whose lemma is taken for "emphasis".
    [[nodiscard]] std::string verb_of(const Token& token) const;

    [[nodiscard]] bool is_light_verb(std::string_view lemma) const;

    [[nodiscard]] const std::vector<Predicate>& all() const { return senses_; }

private:
    enum class Kind { any, judged, other };  // verdicts, all but verdicts
    void read_valence(std::string_view table);
    /// The verdict of a word of data/valence.tsv. Null where it stands in none of its lists.
    [[nodiscard]] const Predicate* valued(const Tree& tree, int node, char pos,
                                          std::string_view word) const;
    [[nodiscard]] const Predicate* best(const Tree& tree, int node, char pos,
                                        std::string_view lemma, Kind kind = Kind::any) const;

    std::vector<Predicate> senses_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_lemma_;  // "v call"
    std::unordered_map<std::string, std::vector<Predicate>>
        valued_;  // "n stab": "stab in the back"
};

/// How many senses the lexicon of the program has: rows of data/predicates.tsv.
[[nodiscard]] std::size_t count_predicates();

/// The nodes that fill `slot` of the predicate at `node`, in text order: the object of an active
/// verb is the subject of a passive one, conjuncts are not listed apart.
[[nodiscard]] std::vector<int> slot(const Tree& tree, int node, std::string_view slot);

/// As `slot`, and what hangs on a noun of a predicate of several words: "voted in favour of it".
[[nodiscard]] std::vector<int> slot(const Tree& tree, int node, const Predicate& sense,
                                    std::string_view name);

/// True where the verb at `node` is a passive.
[[nodiscard]] bool is_passive(const Tree& tree, int node);

}  // namespace demarche::extract
