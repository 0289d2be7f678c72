#include "importers/extract/mend.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/copula.hpp"
#include "importers/extract/hung.hpp"
#include "importers/extract/mend_agents.hpp"
#include "importers/extract/mend_attachment.hpp"
#include "importers/extract/mend_companions.hpp"
#include "importers/extract/mend_reported.hpp"
#include "importers/extract/mend_votes.hpp"
#include "importers/extract/objects.hpp"
#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

std::optional<std::size_t> root_of(const Sentence& sentence) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
        if (sentence.tokens[i].head < 0) return i;
    return std::nullopt;
}

/// Makes `verb` the root in the place of `old`, which becomes its `relation`.
void make_root(std::vector<Token>& tokens, std::size_t verb, std::size_t old,
               std::string_view relation) {
    tokens[verb].head = -1;
    tokens[verb].relation = "root";
    tokens[verb].upos = Upos::verb;
    tokens[old].head = static_cast<int>(verb);
    tokens[old].relation = relation;
}

/// "called" in "Washington, while welcoming the pullout, called on Syria"
std::optional<std::size_t> verb_behind_aside(const std::vector<Token>& tokens, std::size_t root) {
    const bool is_name = tokens[root].upos == Upos::propn || tokens[root].upos == Upos::noun;
    if (!is_name || has_kid(tokens, root, "cop") || has_kid(tokens, root, "nsubj") ||
        has_kid(tokens, root, "parataxis"))
        return std::nullopt;
    for (std::size_t i = root + 1; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        const bool is_past =
            t.xpos == "VBN" ||
            (t.xpos == "VBD" && (tokens[i - 1].form == "," ||
                                 (tokens[root].upos == Upos::noun && has_kid(tokens, i, "obj"))));
        if (t.head != static_cast<int>(root) || t.relation != "acl" || !is_past) continue;
        const bool governs = has_kid(tokens, i, "obl") || has_kid(tokens, i, "obj") ||
                             has_kid(tokens, i, "xcomp") || has_kid(tokens, i, "ccomp");
        if (governs && !has_kid(tokens, i, "obl:agent")) return i;
    }
    return std::nullopt;
}

void mend_subject(std::vector<Token>& tokens, std::size_t root, std::size_t verb) {
    make_root(tokens, verb, root, "nsubj");
    tokens[verb].xpos = "VBD";
    for (std::size_t k = verb + 1; k < tokens.size(); ++k)
        if (tokens[k].head == static_cast<int>(root)) tokens[k].head = static_cast<int>(verb);
}

std::string verb_in(const Token& token) {
    const std::string form = utf8::lower(token.form);
    return form.substr(0, form.size() - form.ends_with('s'));
}

/// "condemns" in "Strongly condemns the coup", "Appeals" in "8. Appeals to the Secretary-General"
std::optional<std::size_t> verb_of_resolution(const std::vector<Token>& tokens,
                                              const Words& words) {
    std::size_t first = 0;
    while (first < tokens.size() &&
           (tokens[first].upos == Upos::num || tokens[first].upos == Upos::punct ||
            tokens[first].upos == Upos::adv))
        ++first;
    if (first + 1 >= tokens.size() || tokens[first].xpos == "VBZ") return std::nullopt;
    if (!tokens[first].form.ends_with('s') || !words.has("resolves", verb_in(tokens[first])))
        return std::nullopt;
    const Upos next = tokens[first + 1].upos;
    const bool governs = next == Upos::det || next == Upos::adp || next == Upos::sconj ||
                         next == Upos::pron || next == Upos::part || next == Upos::adj ||
                         next == Upos::adv;
    if (!governs || has_kid(tokens, first, "case")) return std::nullopt;
    return first;
}

void mend_resolution(std::vector<Token>& tokens, std::size_t root, std::size_t first) {
    tokens[first].lemma = verb_in(tokens[first]);
    if (first != root) {
        make_root(tokens, first, root, "obj");
        for (std::size_t k = 0; k < first; ++k)
            if (tokens[k].head == static_cast<int>(root)) tokens[k].head = static_cast<int>(first);
    }
    tokens[first].upos = Upos::verb;
    tokens[first].xpos = "VBZ";
}

bool is_name(const Token& t) { return t.xpos == "NNP" || t.xpos == "NNPS"; }

/// The first token of the name that ends right before `past`; `past` itself if there is none.
std::size_t name_before(const std::vector<Token>& tokens, std::size_t past) {
    std::size_t first = past;
    while (first > 0 && is_name(tokens[first - 1])) --first;
    return first;
}

/// The token of a name [first, last) on which its others hang.
std::size_t head_of_name(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
        const int head = tokens[i].head;
        if (head < static_cast<int>(first) || head >= static_cast<int>(last)) return i;
    }
    return last - 1;
}

/// The heads of the names that are told in one list, "A, B and C", with `last` the end of C; empty
/// for a single name.
std::vector<std::size_t> names_listed(const std::vector<Token>& tokens, std::size_t last) {
    std::vector<std::size_t> heads;
    bool has_and = false;
    while (true) {
        std::size_t first = name_before(tokens, last);
        if (first == last) break;
        const std::size_t head = head_of_name(tokens, first, last);
        if (first > 0 && utf8::lower(tokens[first - 1].form) == "the") --first;
        // "In Rome, Spain and Italy": Rome is none of them.
        if (first > 0 && tokens[first - 1].upos == Upos::adp) break;
        heads.push_back(head);
        if (first == 0) break;
        std::size_t mark = first - 1;
        if (tokens[mark].form == "and") {
            if (has_and) break;
            has_and = true;
            if (mark > 0 && tokens[mark - 1].form == ",") --mark;
        } else if (tokens[mark].form != "," || !has_and) {
            break;
        }
        last = mark;
    }
    if (!has_and) heads.clear();
    std::ranges::reverse(heads);
    return heads;
}

/// "Warsaw, Budapest and Bratislava decided": all that are listed before a verb are its subjects,
/// whichever of them the parse takes for one.
void mend_lists(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token token = tokens[i];
        if (token.relation != "nsubj" || !is_name(token) || token.head <= static_cast<int>(i))
            continue;
        std::size_t past = i + 1;
        // "Mali, Burkina Faso and Niger left": a parse may take the second for what Mali is.
        while (past < tokens.size() && (is_name(tokens[past]) || tokens[past].form == "and" ||
                                        (tokens[past].form == "," && past + 1 < tokens.size() &&
                                         is_name(tokens[past + 1]))))
            ++past;
        if (past >= tokens.size() || tokens[past].form == "'s") continue;
        const std::vector<std::size_t> heads = names_listed(tokens, past);
        if (heads.size() < 2 || std::ranges::find(heads, i) == heads.end()) continue;
        for (const std::size_t head : heads) {
            const bool is_first = head == heads.front();
            tokens[head].head = is_first ? token.head : static_cast<int>(heads.front());
            tokens[head].relation = is_first ? "nsubj" : "conj";
        }
    }
}

/// "called" in "Its spokesman, Wang, called on both sides to wait", which the tagger takes for a
/// participle: a passive has its "was".
void mend_false_passives(std::vector<Token>& tokens) {
    for (std::size_t verb = 0; verb < tokens.size(); ++verb) {
        Token& token = tokens[verb];
        const bool is_clause = token.head < 0 || is_a(token.relation, "conj") ||
                               is_a(token.relation, "ccomp") || is_a(token.relation, "parataxis");
        if (token.xpos != "VBN" || !is_clause || has_kid(tokens, verb, "aux:pass") ||
            has_kid(tokens, verb, "cop") || has_kid(tokens, verb, "obl:agent"))
            continue;
        // "has today sanctioned Chad": perfect, and no passive
        if (has_kid(tokens, verb, "aux")) {
            const bool is_had = std::ranges::any_of(tokens, [&](const Token& t) {
                return t.head == static_cast<int>(verb) && t.relation == "aux" &&
                       lemma_of(t) == "have";
            });
            const bool has_object = verb + 1 < tokens.size() &&
                                    tokens[verb + 1].head == static_cast<int>(verb) &&
                                    tokens[verb + 1].upos == Upos::propn;
            if (!is_had || !has_object) continue;
            tokens[verb + 1].relation = "obj";
        }
        for (std::size_t kid = 0; kid < verb; ++kid)
            if (tokens[kid].head == static_cast<int>(verb) &&
                tokens[kid].relation == "nsubj:pass") {
                tokens[kid].relation = "nsubj";
                if (!has_kid(tokens, verb, "aux")) token.xpos = "VBD";
            }
    }
}

/// "heaped" in "Egypt heaped scorn on the plan", which a parse may take for what describes the
/// scorn: a past tense describes nothing.
std::optional<std::size_t> verb_before_object(const std::vector<Token>& tokens, std::size_t root) {
    if (tokens[root].upos != Upos::noun || has_kid(tokens, root, "cop")) return std::nullopt;
    const auto is_subject_behind = [&](std::size_t verb) {
        const auto subject = kid_of(tokens, root, "nsubj", true);
        return (subject && *subject > verb) || has_kid(tokens, root, "nsubj:pass");
    };
    for (std::size_t verb = 0; verb < root; ++verb) {
        const Token& t = tokens[verb];
        if (t.xpos != "VBD" || t.head != static_cast<int>(root) || !is_a(t.relation, "amod"))
            continue;
        if (is_subject_behind(verb)) continue;
        for (std::size_t kid = 0; kid < verb; ++kid)
            if (tokens[kid].head == static_cast<int>(root) && tokens[kid].upos == Upos::propn)
                return verb;
    }
    return std::nullopt;
}

void mend_object(std::vector<Token>& tokens, std::size_t root, std::size_t verb) {
    make_root(tokens, verb, root, "obj");
    for (std::size_t kid = 0; kid < verb; ++kid)
        if (tokens[kid].head == static_cast<int>(root)) {
            tokens[kid].head = static_cast<int>(verb);
            if (tokens[kid].upos == Upos::propn) tokens[kid].relation = "nsubj";
        }
    for (std::size_t kid = root + 1; kid < tokens.size(); ++kid)
        if (tokens[kid].head == static_cast<int>(root) && tokens[kid].upos == Upos::punct)
            tokens[kid].head = static_cast<int>(verb);
}

/// "Behind the plan stand France and Belgium", "From Rome came applause": what stands there is the
/// subject.
void mend_inverted(std::vector<Token>& tokens, std::size_t root) {
    const std::string verb = utf8::lower(tokens[root].lemma);
    if ((verb != "stand" && verb != "come" && verb != "lie") || has_kid(tokens, root, "nsubj"))
        return;
    const bool is_behind = std::ranges::any_of(tokens, [&](const Token& t) {
        return &t < &tokens[root] && t.head == static_cast<int>(root) && is_a(t.relation, "obl");
    });
    if (!is_behind) return;
    for (std::size_t kid = root + 1; kid < tokens.size(); ++kid)
        if (tokens[kid].head == static_cast<int>(root) && is_a(tokens[kid].relation, "obj"))
            tokens[kid].relation = "nsubj";
}

bool is_tree(const std::vector<Token>& tokens) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        roots += tokens[i].head < 0;
        int at = static_cast<int>(i);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > tokens.size()) return false;
            at = tokens[static_cast<std::size_t>(at)].head;
        }
    }
    return roots == 1;
}

/// Changes the tokens where they are a tree after it too.
template <class Change>
void keep_tree(std::vector<Token>& tokens, Change change) {
    std::vector<Token> changed = tokens;
    change(changed);
    if (is_tree(changed)) tokens = std::move(changed);
}

/// "called" in "Its spokesman, Wang Wenbin, called on Canberra", taken for a passive: no auxiliary
/// says so.
std::optional<std::size_t> verb_without_auxiliary(const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token& t = tokens[i];
        const bool is_clause =
            t.head < 0 || is_a(t.relation, "conj") || is_a(t.relation, "parataxis");
        if (t.xpos != "VBN" || !is_clause || !has_kid(tokens, i, "nsubj:pass") ||
            has_kid(tokens, i, "aux") || has_kid(tokens, i, "obl:agent"))
            continue;
        const bool is_call = t.lemma == "call" && tokens[i + 1].upos == Upos::adp;
        if (has_kid(tokens, i, "obj") || is_call) return i;
    }
    return std::nullopt;
}

/// "warplanes" in "Israeli warplanes struck the port, the agency said", taken for a clause beside
/// its verb.
std::optional<std::size_t> subject_beside_verb(const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const Token& noun = tokens[i];
        const Token& verb = tokens[i + 1];
        const bool is_pair = is_a(noun.relation, "ccomp") && is_a(verb.relation, "ccomp") &&
                             noun.head == verb.head && noun.head > static_cast<int>(i + 1);
        if (is_pair && (noun.upos == Upos::noun || noun.upos == Upos::propn) &&
            (verb.xpos == "VBN" || verb.xpos == "VBD") && !has_kid(tokens, i, "cop") &&
            !has_kid(tokens, i + 1, "nsubj") && !has_kid(tokens, i + 1, "aux"))
            return i;
    }
    return std::nullopt;
}

void mend_beside(std::vector<Token>& tokens, std::size_t noun) {
    tokens[noun].head = static_cast<int>(noun + 1);
    tokens[noun].relation = "nsubj";
    tokens[noun + 1].xpos = "VBD";
}

void mend_active(std::vector<Token>& tokens, std::size_t verb) {
    tokens[verb].xpos = "VBD";
    for (Token& t : tokens)
        if (t.head == static_cast<int>(verb) && t.relation == "nsubj:pass") t.relation = "nsubj";
}

bool is_at_or_below(const std::vector<Token>& tokens, std::size_t node, std::size_t under) {
    int at = static_cast<int>(node);
    for (std::size_t steps = 0; at >= 0 && steps <= tokens.size(); ++steps) {
        if (at == static_cast<int>(under)) return true;
        at = tokens[static_cast<std::size_t>(at)].head;
    }
    return false;
}

bool ends_quotation(const std::vector<Token>& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 5> marks{"\"", "''", "”", "’", "»"};
    return std::ranges::find(marks, tokens[at].form) != marks.end();
}

bool is_finite(const Token& token) {
    return token.upos == Upos::verb &&
           (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP");
}

/// True where what is said stands before the verb and hangs on it.
bool has_words_before(const std::vector<Token>& tokens, std::size_t verb) {
    for (std::size_t i = 0; i < verb; ++i)
        if (tokens[i].head == static_cast<int>(verb) &&
            (tokens[i].relation == "ccomp" || tokens[i].relation == "parataxis"))
            return true;
    return false;
}

/// True where what is said stands before the verb, which hangs on it: "The law is unfair, argued
/// the minister".
bool hangs_on_words_before(const std::vector<Token>& tokens, std::size_t verb, const Words& words) {
    const Token& t = tokens[verb];
    return t.head >= 0 && t.head < static_cast<int>(verb) &&
           (t.relation == "parataxis" || t.relation == "conj") && !has_kid(tokens, verb, "cc") &&
           words.has("says_only", lemma_of(t));
}

/// "president" of "“We welcome it,” declared the Kenyan president", taken for what was declared
std::optional<std::size_t> speaker_behind(const std::vector<Token>& tokens, std::size_t verb,
                                          const Words& words) {
    const auto has_words_after = [&] {
        for (std::size_t i = verb + 1; i < tokens.size(); ++i)
            if (tokens[i].head == static_cast<int>(verb) && tokens[i].relation == "ccomp")
                return true;
        return false;
    };
    if (!is_finite(tokens[verb]) || has_kid(tokens, verb, "nsubj") ||
        has_kid(tokens, verb, "aux") || has_words_after())
        return std::nullopt;
    if (verb == 0 ? !words.has("speaks", lemma_of(tokens[verb])) ||
                        utf8::lower(tokens[verb].form) != tokens[verb].form
                  : !ends_quotation(tokens, verb - 1) && tokens[verb - 1].form != ",")
        return std::nullopt;
    if (verb > 0 && !has_words_before(tokens, verb) && !hangs_on_words_before(tokens, verb, words))
        return std::nullopt;
    for (std::size_t i = verb + 1; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.head != static_cast<int>(verb) || (t.relation != "obj" && t.relation != "iobj"))
            continue;
        const bool is_named = t.upos == Upos::noun || t.upos == Upos::propn;
        if (is_named && is_at_or_below(tokens, verb + 1, i)) return i;
        return std::nullopt;
    }
    return std::nullopt;
}

void mend_speaker(std::vector<Token>& tokens, std::size_t verb, std::size_t speaker) {
    tokens[speaker].relation = "nsubj";
    if (verb == 0 || has_words_before(tokens, verb)) return;
    Token& said = tokens[static_cast<std::size_t>(tokens[verb].head)];
    tokens[verb].relation = std::exchange(said.relation, "ccomp");
    tokens[verb].head = std::exchange(said.head, static_cast<int>(verb));
}

/// "“The sanctions,” complained the envoy, “are illegal.”": what is illegal is the subject of the
/// words behind, who complains that of the verb between.
void mend_parted_words(std::vector<Token>& tokens, std::size_t verb) {
    if (verb < 3 || !is_finite(tokens[verb]) || !ends_quotation(tokens, verb - 1) ||
        tokens[verb - 2].form != ",")
        return;
    const auto thing = kid_of(tokens, verb, "nsubj", false);
    auto words = kid_of(tokens, verb, "ccomp", true);
    if (!words) words = kid_of(tokens, verb, "parataxis", true);
    if (!thing || !words) return;
    const auto inner = kid_of(tokens, *words, "nsubj", false);
    const auto speaker = inner ? inner : kid_of(tokens, verb, "obj", true);
    if (!speaker || *speaker < verb || !is_at_or_below(tokens, verb + 1, *speaker)) return;
    tokens[*speaker].head = static_cast<int>(verb);
    tokens[*speaker].relation = "nsubj";
    tokens[*thing].head = static_cast<int>(*words);
    tokens[*words].relation = "ccomp";
}

/// The verb that governs the clause at `clause`, which the parse takes for a relative clause of
/// whom it is told to: "told reporters that the ban was illegal".
std::optional<std::size_t> verb_that_tells(const std::vector<Token>& tokens, std::size_t clause,
                                           const Words& words) {
    const Token& t = tokens[clause];
    if (t.relation != "acl:relcl" || t.head < 0 || !has_kid(tokens, clause, "nsubj"))
        return std::nullopt;
    // A relative clause has a gap, and its "that" fills it: it is no mark.
    if (!has_kid(tokens, clause, "mark") && !has_kid(tokens, clause, "cop")) return std::nullopt;
    const Token& told = tokens[static_cast<std::size_t>(t.head)];
    const bool is_object = is_a(told.relation, "obj") || is_a(told.relation, "iobj");
    if (!is_object || told.head < 0) return std::nullopt;
    const auto verb = static_cast<std::size_t>(told.head);
    if (!words.has("tells_somebody", lemma_of(tokens[verb])) || has_kid(tokens, verb, "ccomp"))
        return std::nullopt;
    return verb;
}

}  // namespace

Sentence mended(Sentence sentence, const Words& words) {
    mend_attachments(sentence.tokens, words);
    keep_tree(sentence.tokens, mend_companions);
    keep_tree(sentence.tokens, mend_agents);
    for (std::size_t clause = 0; clause < sentence.tokens.size(); ++clause)
        if (const auto verb = verb_that_tells(sentence.tokens, clause, words))
            keep_tree(sentence.tokens, [&](auto& tokens) {
                tokens[clause].head = static_cast<int>(*verb);
                tokens[clause].relation = "ccomp";
            });
    for (std::size_t verb = 0; verb < sentence.tokens.size(); ++verb)
        keep_tree(sentence.tokens, [&](auto& tokens) { mend_parted_words(tokens, verb); });
    for (std::size_t verb = 0; verb < sentence.tokens.size(); ++verb)
        if (const auto speaker = speaker_behind(sentence.tokens, verb, words))
            keep_tree(sentence.tokens, [&](auto& tokens) { mend_speaker(tokens, verb, *speaker); });
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_said_without_that(tokens, words); });
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_speaker_at_end(tokens, words); });
    keep_tree(sentence.tokens, mend_thought_so);
    mend_hyphenated_qualities(sentence.tokens, words);
    keep_tree(sentence.tokens, mend_parted_copula);
    keep_tree(sentence.tokens, mend_outer_subject);
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_late_objects(tokens, words); });
    keep_tree(sentence.tokens, mend_objects_behind_as);
    keep_tree(sentence.tokens, mend_called);
    keep_tree(sentence.tokens, mend_joined_infinitives);
    keep_tree(sentence.tokens, mend_wanted);
    keep_tree(sentence.tokens, mend_opening_participle);
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_inverted_speech(tokens, words); });
    mend_mistaken_verbs(sentence.tokens, words);
    keep_tree(sentence.tokens, mend_heavy_objects);
    keep_tree(sentence.tokens, mend_clauses_of_time);
    keep_tree(sentence.tokens, mend_thanks);
    keep_tree(sentence.tokens, mend_expressed);
    keep_tree(sentence.tokens, mend_cased_conjuncts);
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_behind_asides(tokens, words); });
    keep_tree(sentence.tokens, [&](auto& tokens) { mend_appeals(tokens, words); });
    const auto root = root_of(sentence);
    if (!root) return sentence;
    // A line without a full stop is a headline: "Envoy expelled".
    if (sentence.tokens.back().upos == Upos::punct) mend_false_passives(sentence.tokens);
    mend_inverted(sentence.tokens, *root);
    if (const auto past = verb_before_object(sentence.tokens, *root))
        keep_tree(sentence.tokens, [&](auto& tokens) { mend_object(tokens, *root, *past); });
    else if (const auto verb = verb_behind_aside(sentence.tokens, *root))
        keep_tree(sentence.tokens, [&](auto& tokens) { mend_subject(tokens, *root, *verb); });
    else if (const auto first = verb_of_resolution(sentence.tokens, words))
        keep_tree(sentence.tokens, [&](auto& tokens) { mend_resolution(tokens, *root, *first); });
    keep_tree(sentence.tokens, mend_lists);
    keep_tree(sentence.tokens, mend_votes);
    if (const auto noun = subject_beside_verb(sentence.tokens))
        keep_tree(sentence.tokens, [&](auto& tokens) { mend_beside(tokens, *noun); });
    if (const auto verb = verb_without_auxiliary(sentence.tokens))
        mend_active(sentence.tokens, *verb);
    return sentence;
}

}  // namespace demarche::extract
