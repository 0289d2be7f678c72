#include "importers/extract/references.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/antecedents.hpp"
#include "importers/extract/firms.hpp"
#include "importers/extract/home_governments.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/possessives.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kFarthest = 3;     // sentences back that a pronoun reaches
constexpr std::size_t kAnywhere = 1000;  // the same for an office

bool is_person(const Document& document, const ActorId& id) {
    const Actor* actor = document.actor(id);
    return actor != nullptr && actor->type == ActorType::person;
}

/// The nearest named actor before (sentence, token) that `fits`; a subject before any other.
template <class Fits>
const Mention* antecedent(const Document& document, std::size_t sentence, std::size_t token,
                          Fits fits, std::size_t farthest = kFarthest) {
    const Mention* best = nullptr;
    const auto rank = [&](const Mention& m) {
        const std::size_t near = farthest - (sentence - m.sentence);
        return 4 * near + (is_subject(document, m) ? 3U : 0U) + (leads(document, m) ? 1U : 0U);
    };
    for (const Mention& m : document.mentions()) {
        const bool before = m.sentence < sentence || (m.sentence == sentence && m.last <= token);
        if (!before || sentence - m.sentence > farthest || !fits(m)) continue;
        // "He", who leads a sentence, goes on leading the next.
        if (m.kind == MentionKind::pronoun && !(m.sentence < sentence && leads(document, m)))
            continue;
        if (best == nullptr || rank(m) >= rank(*best)) best = &m;
    }
    return best;
}

bool is_free(const Document& document, std::size_t s, std::size_t i) {
    return document.mention_at({s, static_cast<int>(i)}) == nullptr;
}

void refer(Document& document, std::size_t s, std::size_t i, const Mention* to, MentionKind kind) {
    if (to == nullptr) return;
    document.add(mention_over(document, {s, i, i + 1}, ActorId{to->actor}, kind));
}

/// Who is the subject of the verb whose clause the pronoun is the subject of: "Russia, whose
/// company drills there, noted that it respected the vote". Null if nobody.
const Mention* subject_above(const Document& document, std::size_t s, int pronoun) {
    const Tree& tree = document.tree(s);
    if (!is_a(tree.token(pronoun).relation, "nsubj")) return nullptr;
    const int verb = tree.head(pronoun);
    if (verb < 0 || tree.head(verb) < 0) return nullptr;
    // "said that Chad was at fault, since it had refused"
    const bool is_reason = is_a(tree.token(verb).relation, "advcl") && tree.head(verb) < verb &&
                           tree.head(verb) != tree.root() &&
                           std::ranges::any_of(tree.children(verb, "mark"), [&](int mark) {
                               const std::string word = lemma_of(tree.token(mark));
                               return word == "since" || word == "because" || word == "as" ||
                                      word == "after" || word == "until" || word == "unless";
                           });
    if (!is_reason && !is_a(tree.token(verb).relation, "ccomp")) return nullptr;
    const auto subject = tree.child(tree.head(verb), "nsubj");
    if (!subject || *subject > pronoun) return nullptr;
    const Mention* found = document.mention_at({s, *subject});
    return found == nullptr || found->kind == MentionKind::pronoun ? nullptr : found;
}

bool is_object(const Tree& tree, int node) {
    const std::string& relation = tree.token(node).relation;
    return relation == "obj" || relation == "iobj" || is_a(relation, "obl");
}

/// Who does what is done to the pronoun: the subject of its verb, or of the clause that the verb's
/// hangs on. Null if nobody is named.
const Mention* doer_to(const Document& document, std::size_t s, int pronoun) {
    const auto named_by = [&](int subject) -> const Mention* {
        if (const Mention* own = document.mention_at({s, subject})) return own;
        for (const Mention& m : document.mentions())  // "President George W. Bush"
            if (m.sentence == s && document.tree(s).head(static_cast<int>(m.head)) == subject)
                return &m;
        return nullptr;
    };
    const Tree& tree = document.tree(s);
    for (int verb = tree.head(pronoun); verb >= 0; verb = tree.head(verb)) {
        if (const auto subject = tree.child(verb, "nsubj")) return named_by(*subject);
        const std::string& relation = tree.token(verb).relation;
        const bool goes_on = is_a(relation, "advcl") || is_a(relation, "xcomp") ||
                             is_a(relation, "conj") || is_a(relation, "ccomp");
        if (!goes_on) break;
    }
    return nullptr;
}

/// True where "it" is more likely a thing than a side: "signed it", "thinks little of it".
bool is_of_thing(const Document& document, std::size_t s, int it) {
    const Tree& tree = document.tree(s);
    if (!is_object(tree, it) || tree.head(it) < 0 || has_case(tree, it, "with")) return false;
    return !document.in_list("takes_party", lemma_of(tree.token(tree.head(it))));
}

/// True of a sentence whose subject is a body without a name: "the trawlermen's union denounced".
bool is_of_nameless_body(const Document& document, std::size_t s) {
    const Tree& tree = document.tree(s);
    if (tree.root() < 0) return false;
    const auto subject = tree.child(tree.root(), "nsubj");
    if (!subject || tree.token(*subject).upos != Upos::noun) return false;
    const std::string word = utf8::lower(tree.token(*subject).form);
    if (!document.in_list("own_body", word) || document.mention_at({s, *subject}) != nullptr)
        return false;
    return std::ranges::none_of(tree.subtree(*subject), [&](int node) {
        return document.mention_at({s, node}) != nullptr;
    });
}

/// Whose the official is that leads the sentence before without a name: "The Peruvian ambassador
/// rejected this. He left." Null where somebody else may be "he".
const Mention* unnamed_official_before(const Document& document, std::size_t s, std::size_t he) {
    if (s == 0 || document.tree(s).token(static_cast<int>(he)).relation != "nsubj") return nullptr;
    const Tree& tree = document.tree(s - 1);
    if (tree.root() < 0) return nullptr;
    const auto subject = tree.child(tree.root(), "nsubj");
    if (!subject || tree.token(*subject).xpos != "NN" ||
        !document.in_list("office", lemma_of(tree.token(*subject))))
        return nullptr;
    const Mention* side = nullptr;
    for (const int below : tree.subtree(*subject)) {
        const Mention* m = document.mention_at({s - 1, below});
        if (m == nullptr) continue;
        if (side != nullptr || is_person(document, m->actor)) return nullptr;
        side = m;
    }
    for (const Mention& m : document.mentions())
        if (is_person(document, m.actor) &&
            (m.sentence == s - 1 || (m.sentence == s && m.first < he)))
            return nullptr;
    return side;
}

void pronoun(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    const bool person = document.in_list("pronoun_person", word);
    if (!person && !document.in_list("pronoun_thing", word)) return;
    const Tree& tree = document.tree(s);
    const std::string& relation = tree.token(static_cast<int>(i)).relation;
    if (relation == "expl") return;
    const auto node = static_cast<int>(i);
    if (!person && is_of_thing(document, s, node)) return;
    // "thanked Norway for its support": Norway's
    if (const auto whom = done_to_for(document, {s, node}))
        if (const Mention* m = document.mention_at({s, *whom});
            m != nullptr && m->kind != MentionKind::pronoun &&
            is_person(document, m->actor) == person)
            return refer(document, s, i, m, MentionKind::pronoun);
    // "Ecuador broke with Colombia, accusing it": who accuses is not who is accused.
    const Mention* doer = is_object(tree, node) ? doer_to(document, s, node) : nullptr;
    if (!person && s > 0 &&
        (is_of_nameless_body(document, s - 1) || is_led_by_text(document, s - 1)))
        return;
    if (person)
        if (const Mention* side = unnamed_official_before(document, s, i)) {
            document.add(mention_over(document, {s, i, i + 1}, document.party(side->actor).actor,
                                      MentionKind::pronoun));
            return;
        }
    const auto is_of_regime = [&](const Mention& m) {
        const Tree& where = document.tree(m.sentence);
        const int noun = where.head(static_cast<int>(m.head));
        return is_person(document, m.actor) && noun >= 0 &&
               is_a(where.token(static_cast<int>(m.head)).relation, "nmod:poss") &&
               document.in_list("governing", lemma_of(where.token(noun))) &&
               is_a(where.token(noun).relation, "nsubj");
    };
    if (const Mention* speaker = subject_above(document, s, static_cast<int>(i));
        speaker != nullptr && is_person(document, speaker->actor) == person &&
        (!person || agrees(document, word, *document.actor(speaker->actor))))
        return refer(document, s, i, speaker, MentionKind::pronoun);
    if (is_of_unknown(document, s, node, person)) return;
    const Mention* meant = antecedent(document, s, i, [&](const Mention& m) {
        if (!person && is_of_regime(m)) return true;
        if (is_person(document, m.actor) != person) return false;
        if (doer != nullptr && doer->actor == m.actor) return false;
        if (!person && doer != nullptr && m.sentence == s) return true;
        return person ? agrees(document, word, *document.actor(m.actor)) : is_subject(document, m);
    });
    // "Kim's regime was unmoved. Its ministry": the state's.
    if (meant != nullptr && !person && is_of_regime(*meant)) {
        const Party side = document.party(meant->actor);
        document.add(
            mention_over(document, {s, i, i + 1}, ActorId{side.actor}, MentionKind::pronoun));
        return;
    }
    refer(document, s, i, meant, MentionKind::pronoun);
}

constexpr std::size_t kLongestTitle = 7;  // words of a title before a name

/// True where the words just before the name hold the word: "Secretary of State Antony Blinken".
bool has_title_before(const Document& document, const Mention& m, const std::string& word) {
    const std::size_t first = m.first > kLongestTitle ? m.first - kLongestTitle : 0;
    const bool speaks_for_another = document.in_list("speaks_for_another", word);
    bool is_of_named = false;
    for (std::size_t i = m.first; i > first; --i) {
        const Token& t = token_at(document, m.sentence, i - 1);
        if (utf8::lower(t.form) == word) return !is_of_named;
        if (t.upos == Upos::verb || t.upos == Upos::aux) return false;
        // "spokesman for Secretary-General Ban": it is another who speaks
        is_of_named |= speaks_for_another && (t.form == "for" || t.form == "of" || t.form == "to");
    }
    return false;
}

/// False of an office that was left, or not yet taken, by that day.
bool is_held_on(const Role& role, const Day& on) {
    if (on.year == 0) return true;
    const bool begun = role.since.empty() || first_of(role.since) <= last_of(on);
    const bool over = !role.until.empty() && last_of(role.until) < first_of(on);
    return begun && !over;
}

/// True where the article or the catalogue gives the person an office of all those words.
bool has_role(const Document& document, const Mention& m, const std::vector<std::string>& words) {
    const Actor* actor = document.actor(m.actor);
    if (actor == nullptr || actor->type != ActorType::person) return false;
    return std::ranges::all_of(words, [&](const std::string& word) {
        return has_title_before(document, m, word) ||
               std::ranges::any_of(actor->roles, [&](const Role& role) {
                   return role.role.find(word) != std::string::npos &&
                          is_held_on(role, document.article().date);
               });
    });
}

bool has_article(const Tree& tree, std::size_t i) {
    for (const int kid : tree.children(static_cast<int>(i)))
        if (tree.token(kid).relation == "det" && lemma_of(tree.token(kid)) == "the") return true;
    return false;
}

/// "the foreign minister": the last person named who holds such an office.
void office(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (!document.in_list("office", word) && !document.in_list("rank", word)) return;
    const std::vector<Token>& tokens = document.sentences()[s].tokens;
    const bool is_part =
        i + 1 < tokens.size() && (tokens[i + 1].upos == Upos::propn || tokens[i + 1].form == "of");
    if (is_part) return;
    std::vector<std::string> words{word};
    std::size_t first = i;
    while (first > 0 && document.in_list("title_part", utf8::lower(tokens[first - 1].form)))
        words.push_back(utf8::lower(tokens[--first].form));
    if (first == 0 || utf8::lower(tokens[first - 1].form) != "the") return;
    // In a release, "the Secretary" is the issuer's, whomever else he meets.
    const bool is_written_large = tokens[i].form != word;
    const Mention* bearer = nullptr;
    if (is_written_large && !document.issuer.empty())
        bearer = antecedent(
            document, s, i,
            [&](const Mention& m) {
                return has_role(document, m, words) &&
                       document.party(m.actor).actor == document.issuer;
            },
            kAnywhere);
    if (bearer == nullptr)
        bearer = antecedent(
            document, s, i, [&](const Mention& m) { return has_role(document, m, words); },
            kAnywhere);
    if (bearer != nullptr) return refer(document, s, i, bearer, MentionKind::office);
    if (is_written_large && !document.issuer.empty())
        return document.add(
            mention_over(document, {s, i, i + 1}, ActorId{document.issuer}, MentionKind::office));
    // "the prime minister retorted", whom nobody names: of the state of which the text tells.
    if (!document.in_list("of_one_state", word) ||
        !is_a(document.tree(s).token(static_cast<int>(i)).relation, "nsubj"))
        return;
    if (const ActorId state = nearest_state(document, s, i); !state.empty())
        document.add(mention_over(document, {s, i, i + 1}, state, MentionKind::office));
}

/// "The Foreign Ministry", "the government", of no state that is named: that of the capital in
/// which its sentence begins, of the sentence before, else of the text's first.
void state_body(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (!document.in_list("state_body", word)) return;
    const Tree& tree = document.tree(s);
    const auto node = static_cast<int>(i);
    if (!has_article(tree, i) || !is_a(tree.token(node).relation, "nsubj")) return;
    for (const int below : tree.subtree(node))
        if (document.mention_at({s, below}) != nullptr || document.place_at({s, below}) != nullptr)
            return;
    const auto is_state = [&](const Mention& m) {
        const Actor* actor = document.actor(m.actor);
        return actor != nullptr && actor->type == ActorType::state;
    };
    const Mention* last = nullptr;
    // "the ministry": whose ministry the text has told before
    const std::size_t before = i > 0 ? i - 1 : 0;
    if (utf8::lower(token_at(document, s, before).form) == "the" &&
        token_at(document, s, i).form == word)
        for (const Mention& m : document.mentions())
            if (m.sentence < s && m.kind == MentionKind::description &&
                utf8::lower(document.text(m.where)) == word)
                last = &m;
    if (last != nullptr) return refer(document, s, i, last, MentionKind::description);
    // "In Beijing, the foreign ministry thanked Cambodia"
    for (const Mention& place : document.places())
        if (place.sentence == s && place.last <= i && place.first < 3 && is_state(place))
            last = &place;
    if (last == nullptr)
        for (const Mention& m : document.mentions())
            if (m.sentence == s && m.last <= i && is_state(m) && is_subject(document, m)) last = &m;
    if (last == nullptr)
        if (const ActorId told = told_of_before(document, s); !told.empty())
            return document.add(
                mention_over(document, {s, i, i + 1}, told, MentionKind::description));
    if (last == nullptr)
        for (const Mention& m : document.mentions())
            if (is_state(m)) {
                last = &m;
                break;
            }
    refer(document, s, i, last, MentionKind::description);
}

/// "Parliament adopted it": the last one that the text names.
void bare_parliament(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (word != "parliament" && word != "congress") return;
    const Tree& tree = document.tree(s);
    const Token& token = tree.token(static_cast<int>(i));
    if (!is_a(token.relation, "nsubj") || !is_capitalised(token.form) ||
        tree.child(static_cast<int>(i), "det") || tree.child(static_cast<int>(i), "amod"))
        return;
    const Mention* last = antecedent(
        document, s, i,
        [&](const Mention& m) {
            const Actor* actor = document.actor(m.actor);
            return actor != nullptr && actor->type == ActorType::organization &&
                   utf8::lower(actor->name).ends_with(word);
        },
        kAnywhere);
    refer(document, s, i, last, MentionKind::description);
}

/// "the South": the state of that half whose name the text has told before.
void half(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (word != "north" && word != "south") return;
    const std::vector<Token>& tokens = document.sentences()[s].tokens;
    if (!has_article(document.tree(s), i) || tokens[i].form == word) return;
    if (i + 1 < tokens.size() && (tokens[i + 1].form == "of" || is_capitalised(tokens[i + 1].form)))
        return;
    const Mention* last = antecedent(
        document, s, i,
        [&](const Mention& m) {
            const Actor* actor = document.actor(m.actor);
            return actor != nullptr && actor->type == ActorType::state &&
                   utf8::lower(actor->name).starts_with(word + " ");
        },
        kAnywhere);
    refer(document, s, i, last, MentionKind::description);
    if (last != nullptr) return;
    // "South Korea shelled the North": the half that is not named
    const std::string_view other = word == "north" ? "South Korea" : "North Korea";
    const ActorId meant{word + "-korea"};
    const bool is_told = std::ranges::any_of(document.mentions(), [&](const Mention& m) {
        const Actor* actor = document.actor(m.actor);
        return m.sentence == s && m.first < i && actor != nullptr && actor->name == other;
    });
    if (is_told && document.catalog().actor(meant) != nullptr)
        document.add(mention_over(document, {s, i, i + 1}, meant, MentionKind::description));
}

/// The list of states that the noun calls by what they are: "the emirate", "the island nation",
/// "the breakaway province". Empty where it calls none so.
std::string list_of_kind(const Document& document, std::size_t s, std::size_t i,
                         const std::string& word) {
    static constexpr std::array<std::string_view, 8> own{"kingdom",     "emirate", "sultanate",
                                                         "archipelago", "enclave", "superpower",
                                                         "junta",       "island"};
    static constexpr std::array<std::string_view, 4> before{"island", "breakaway", "himalayan",
                                                            "islamic"};
    const std::string last =
        i == 0 ? std::string{} : utf8::lower(token_at(document, s, i - 1).form);
    if (document.in_list("kind_of_land", word))
        for (const std::string_view kind : before)
            if (last == kind || (kind == "breakaway" && (last == "separatist" || last == "rebel")))
                return "called_" + std::string{kind};
    const bool is_bare = last == "the" || last == "oil-rich" || last == "tiny";
    return is_bare && std::ranges::find(own, word) != own.end() ? "called_" + word : std::string{};
}

/// "the emirate": the last state named that is one.
void kind_of_state(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (!has_article(document.tree(s), i)) return;
    // "bases on the island" are on its ground.
    const Token& token = document.tree(s).token(static_cast<int>(i));
    const bool is_taken =
        is_a(token.relation, "obj") && token.head >= 0 &&
        document.in_list("takes_party", lemma_of(document.tree(s).token(token.head)));
    if (!is_taken && !is_a(token.relation, "nsubj") && !is_a(token.relation, "nmod:poss") &&
        !is_a(token.relation, "obl:agent"))
        return;
    const std::string list = list_of_kind(document, s, i, word);
    if (list.empty()) return;
    const Tree& tree = document.tree(s);
    for (const int below : tree.subtree(static_cast<int>(i)))
        if (document.mention_at({s, below}) != nullptr || document.place_at({s, below}) != nullptr)
            return;
    const Mention* last = antecedent(
        document, s, i, [&](const Mention& m) { return document.in_list(list, m.actor.text); },
        kAnywhere);
    refer(document, s, i, last, MentionKind::description);
}

/// "the alliance": the last body named of which the catalogue knows that noun.
void noun(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (!has_article(document.tree(s), i)) return;
    std::vector<ActorId> bearers;
    for (const catalog::NameMatch& match : document.catalog().named(word))
        if (match.kind == catalog::NameKind::noun) bearers.push_back(match.actor);
    if (bearers.empty()) return;
    const Mention* last = nullptr;
    for (const Mention& m : document.mentions())
        if (m.sentence <= s && std::ranges::find(bearers, m.actor) != bearers.end()) last = &m;
    refer(document, s, i, last, MentionKind::description);
}

/// "accused the government", says a party of its own.
void home_rule(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    if (const ActorId state = home_government(document, s, i, word); !state.empty())
        document.add(mention_over(document, {s, i, i + 1}, state, MentionKind::description));
}

/// "the body", "the organisation": the one that led a sentence last; "the judges": the last court.
void kind_of_body(Document& document, std::size_t s, std::size_t i, const std::string& word) {
    static constexpr std::array<std::string_view, 5> any{"body", "organisation", "organization",
                                                         "institution", "grouping"};
    static constexpr std::array<std::string_view, 3> of_court{"judges", "justices", "bench"};
    const bool is_any = std::ranges::find(any, word) != any.end();
    const bool is_of_court = std::ranges::find(of_court, word) != of_court.end();
    const bool is_kind = document.in_list("body_kind", word);
    const Tree& tree = document.tree(s);
    const auto node = static_cast<int>(i);
    if ((!is_any && !is_of_court && !is_kind) || !has_article(tree, i) ||
        !is_a(tree.token(node).relation, "nsubj") || tree.child(node, "amod") ||
        tree.child(node, "nmod"))
        return;
    const Mention* last = antecedent(
        document, s, i,
        [&](const Mention& m) {
            const Actor* actor = document.actor(m.actor);
            if (actor == nullptr || actor->type != ActorType::organization) return false;
            const std::string name = utf8::lower(actor->name);
            if (is_kind && !is_any) return is_of_kind(*actor, word);
            return is_any ? is_subject(document, m)
                          : name.find("court") != std::string::npos ||
                                name.find("tribunal") != std::string::npos;
        },
        is_any ? kFarthest : kAnywhere);
    refer(document, s, i, last, MentionKind::description);
}

}  // namespace

void find_references(Document& document) {
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const std::size_t n = document.sentences()[s].tokens.size();
        for (std::size_t i = 0; i < n; ++i) {
            if (!is_free(document, s, i)) continue;
            const Token& token = token_at(document, s, i);
            const std::string word = utf8::lower(token.form);
            if (token.upos == Upos::pron)
                pronoun(document, s, i, word);
            else if (token.upos == Upos::noun || token.upos == Upos::propn) {
                office(document, s, i, word);
                if (is_free(document, s, i)) noun(document, s, i, word);
                if (is_free(document, s, i)) kind_of_body(document, s, i, word);
                if (is_free(document, s, i))
                    if (const ActorId state = ruled_by_force(document, s, i, word); !state.empty())
                        document.add(
                            mention_over(document, {s, i, i + 1}, state, MentionKind::description));
                if (is_free(document, s, i)) state_body(document, s, i, word);
                if (is_free(document, s, i)) half(document, s, i, word);
                if (is_free(document, s, i)) bare_parliament(document, s, i, word);
                if (is_free(document, s, i)) kind_of_state(document, s, i, word);
                if (is_free(document, s, i)) home_rule(document, s, i, word);
            }
        }
    }
}

}  // namespace demarche::extract
