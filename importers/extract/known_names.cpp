#include "importers/extract/known_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/titles.hpp"
#include "importers/extract/union_names.hpp"

namespace demarche::extract {
namespace {

using catalog::LongestMatch;
using catalog::NameKind;
using catalog::NameMatch;

MentionKind kind_of(NameKind kind) {
    switch (kind) {
        case NameKind::demonym:
            return MentionKind::demonym;
        case NameKind::seat:
            return MentionKind::seat;
        case NameKind::noun:
            return MentionKind::description;
        case NameKind::surname:
            return MentionKind::short_name;
        case NameKind::name:
            break;
    }
    return MentionKind::name;
}

/// The word before which the name stands as a modifier: "Airlines" in "China Airlines". Empty if
/// none.
std::string governing_noun(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    const Token& head = tree.token(static_cast<int>(m.head));
    const bool modifies = is_a(head.relation, "compound") || is_a(head.relation, "amod") ||
                          is_a(head.relation, "nmod:poss") || is_a(head.relation, "flat");
    return modifies && head.head >= 0 ? lemma_of(tree.token(head.head)) : std::string{};
}

/// True where the name is part of the name of something else: a treaty, an airline, a newspaper.
bool names_a_thing(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    // "Air Canada", "Radio Pakistan"
    if (m.first > 0 && m.kind == MentionKind::name &&
        (tokens[m.first - 1].form == "Air" || tokens[m.first - 1].form == "Radio"))
        return true;
    const std::string noun = governing_noun(document, m);
    if (noun.empty()) return false;
    const Token& next = m.last < tokens.size() ? tokens[m.last] : tokens[m.first];
    const bool possessive =
        next.form == "'s" || next.form == "’s" || next.form == "'" || next.form == "’";
    if (possessive) return false;
    return document.in_list("instrument", noun) &&
           (m.kind == MentionKind::seat || is_capitalised(next.form));
}

/// True of the noun right behind a state's name that begins the name of a body: "Jamaica Council of
/// Churches", "German Federation of Trade Unions", not "Russian Council of Ministers".
bool is_body_of_people(const Document& document, const Mention& m, std::size_t noun) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    if (noun + 2 >= tokens.size()) return false;
    const std::string& link = tokens[noun + 1].form;
    if ((link != "of" && link != "for") || !is_capitalised(tokens[noun + 2].form)) return false;
    const std::string word = utf8::lower(tokens[noun].form);
    const std::string whose = utf8::lower(tokens[noun + 2].form);
    if (document.in_list("of_state_alone", whose)) return false;
    return document.in_list("own_body", word) || word == "chamber" || word == "confederation" ||
           (m.kind == MentionKind::name && (word == "council" || word == "congress"));
}

/// True where the name is part of the name of a body of its own: "Sudan Liberation Movement",
/// "Georgian Orthodox Church".
bool names_own_body(const Document& document, const Mention& m) {
    const std::vector<Token>& tokens = document.sentences()[m.sentence].tokens;
    std::size_t capitals = 0;
    for (std::size_t i = m.last; i < tokens.size() && i < m.last + 5; ++i) {
        const std::string& form = tokens[i].form;
        const bool is_own = form == "'s" || form == "’s";
        if (is_own && capitals == 0) return false;
        if (!is_own && !is_capitalised(form)) return false;
        const bool is_own_body =
            document.in_list("own_body", utf8::lower(form)) ||
            (m.kind == MentionKind::name && document.in_list("named_body", utf8::lower(form)));
        if (is_own_body && capitals > 0) return true;
        if (capitals == 0 && is_body_of_people(document, m, i)) return true;
        ++capitals;
    }
    return false;
}

bool is_place(const Document& document, const Mention& m, const Actor& actor) {
    if (actor.type != ActorType::state || m.kind == MentionKind::demonym) return false;
    const Tree& tree = document.tree(m.sentence);
    const auto head = static_cast<int>(m.head);
    std::string before = preposition_of(tree, head);
    const Token& token = tree.token(head);
    if (before.empty() && (is_a(token.relation, "conj") || is_a(token.relation, "appos")) &&
        token.head >= 0)
        before = preposition_of(tree, token.head);
    if (document.in_list("place_before", before)) return true;
    if (m.kind != MentionKind::seat) return false;
    const std::string noun = governing_noun(document, m);
    if (is_a(token.relation, "compound") && !noun.empty() && !document.in_list("agent", noun))
        return true;
    return document.in_list("city_before", before);
}

/// True where a demonym only describes what it stands before: "Afghan poppies", not "Afghan
/// officials".
bool only_describes(const Document& document, const Mention& m) {
    if (m.kind != MentionKind::demonym) return false;
    const std::string noun = governing_noun(document, m);
    return !noun.empty() && !document.in_list("agent", noun) && !document.in_list("office", noun) &&
           !document.in_list("generic_matter", noun);
}

/// True of a body that began long after the day or ended long before it: "the Council of Ministers"
/// of 1955 is not the Union's.
bool is_of_another_age(const catalog::Catalog& catalog, const Actor& actor, const Day& day) {
    constexpr int kYears = 8;  // a body is spoken of before it is set up, and after its end
    if (actor.type != ActorType::organization || day.year == 0) return false;
    const auto existed_in = [&](int year) {
        Day other;
        other.year = static_cast<decltype(other.year)>(year);
        return catalog.existed(actor.id, other);
    };
    return !existed_in(static_cast<int>(day.year) + kYears) &&
           !existed_in(static_cast<int>(day.year) - kYears);
}

/// The state as it was called on the article's day: "Germany" and "the Germans" of 1970 are West
/// Germany's.
ActorId as_of_day(const Document& document, const ActorId& state) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBefore{
        {{"germany", "west-germany"},
         {"russia", "soviet-union"},
         {"czech-republic", "czechoslovakia"}}};
    const Day& day = document.article().date;
    if (day.year == 0 || document.catalog().existed(state, day)) return state;
    for (const auto& [now, before] : kBefore) {
        const ActorId earlier{std::string{before}};
        if (state.text == now && document.catalog().existed(earlier, day)) return earlier;
    }
    return state;
}

/// The first that was there on the article's day, else the first: Moscow in 1990 is the Soviet
/// Union.
std::optional<NameMatch> chosen(const Document& document, const LongestMatch& found) {
    std::optional<NameMatch> first;
    // "George Bush": who was in office that day
    if (found.matches.size() > 1 && document.article().date.year != 0)
        for (const NameMatch& match : found.matches)
            if (!document.party(match.actor).speaker.empty()) return match;
    for (const NameMatch& match : found.matches) {
        const Actor* actor = document.catalog().actor(match.actor);
        if (actor == nullptr || match.kind == NameKind::noun) continue;
        const Day& day = document.article().date;
        if (day.empty() || document.catalog().existed(match.actor, day)) return match;
        if (!first && !is_of_another_age(document.catalog(), *actor, day)) first = match;
    }
    return first;
}

/// A name that is a common word too ("Turkey", "Jordan", "us") is taken where the tagger sees a
/// name.
bool reads_as_name(std::span<const Token> tokens, const NameMatch& match) {
    const Token& token = tokens.front();
    // "Let me speak plainly": no short name of a body.
    const bool is_small_word = token.upos == Upos::verb || token.upos == Upos::aux ||
                               token.upos == Upos::adp || token.upos == Upos::det ||
                               token.upos == Upos::pron || token.upos == Upos::adv ||
                               token.upos == Upos::sconj || token.upos == Upos::intj;
    // "Her Majesty's Government" begins with one
    const bool is_style = tokens.size() > 1 && token.xpos == "PRP$";
    if (is_small_word && !is_style && token.form.size() < 4 &&
        utf8::lower(token.form.substr(1)) == token.form.substr(1))
        return false;
    if (!match.ambiguous) return true;
    // "Guinea is distancing itself", where the tagger sees a coin
    if (match.kind == NameKind::name && is_capitalised(token.form) &&
        is_a(token.relation, "nsubj") && token.upos == Upos::noun && token.xpos == "NN")
        return true;
    // "General Assembly", where the tagger sees an adjective
    const bool has_name =
        std::ranges::any_of(tokens, [](const Token& t) { return t.upos == Upos::propn; });
    return has_name || (match.kind == NameKind::demonym && is_capitalised(token.form));
}

/// "Latin American presidents", "the African American vote": no state's.
bool is_part_of_continent(const Document& document, std::string_view before,
                          std::string_view name) {
    return name.starts_with("America") && document.in_list("before_american", utf8::lower(before));
}

/// "Amazon Indians", "two Guarani Indians": peoples of America.
bool are_of_america(const Document& document, std::string_view before, std::string_view name) {
    return (name == "Indians" || name == "Indian") &&
           document.in_list("people_of_america", utf8::lower(before));
}

bool is_capital(const Document& document, std::string_view word) {
    return std::ranges::any_of(document.catalog().named(word),
                               [](const NameMatch& match) { return match.kind == NameKind::seat; });
}

/// True where another state's name in the possessive, or its adjective, stands before the token.
bool is_owned_by_other(const Document& document, std::size_t sentence, std::size_t token,
                       const Actor& actor) {
    std::size_t before = token - 1;
    const std::string& form = token_at(document, sentence, before).form;
    if ((form == "'s" || form == "’s" || form == "'" || form == "’") && before > 0) --before;
    const Mention* owner = document.mention_at({sentence, static_cast<int>(before)});
    ActorId state = owner == nullptr ? ActorId{} : owner->actor;
    if (owner == nullptr)
        for (const NameMatch& match :
             document.catalog().named(token_at(document, sentence, before).form))
            if (match.kind == NameKind::demonym) state = match.actor;
    return !state.empty() && std::ranges::find(actor.of, state) == actor.of.end();
}

/// True where the name is only the end or the beginning of another body's: "Bangladesh Nationalist
/// Party", "National Security Council", "Conservative Party of Canada".
bool is_part_of_other_body(const Document& document, const Run& run, const Actor& actor) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    const std::string last = utf8::lower(tokens[run.last - 1].form);
    if (actor.type != ActorType::organization || !document.in_list("organisation", last))
        return false;
    // "National Liberal Congress"
    const bool is_congress =
        (last == "congress" || last == "party") && run.first > 0 &&
        is_capitalised(tokens[run.first - 1].form) &&
        (tokens[run.first - 1].upos == Upos::adj || tokens[run.first - 1].form == "National");
    if (run.first > 0 && (run.size() > 1 || last == "congress")) {
        const Token& before = tokens[run.first - 1];
        const bool is_name =
            is_capitalised(before.form) && (before.upos == Upos::propn || is_congress) &&
            !document.in_list("day_or_month", utf8::lower(before.form)) &&
            !document.in_list("office", utf8::lower(before.form)) &&
            (is_congress || !document.in_list("honorific", utf8::lower(before.form)));
        const Mention* m = document.mention_at({run.sentence, static_cast<int>(run.first) - 1});
        const bool is_own =
            m != nullptr &&
            (m->actor == actor.id || std::ranges::find(actor.of, m->actor) != actor.of.end());
        if (is_name && !is_own) return true;
    }
    if (run.last + 1 >= tokens.size() || tokens[run.last].form != "of") return false;
    const std::string& whose = tokens[run.last + 1].form;
    return std::ranges::any_of(document.catalog().named(whose), [&](const NameMatch& match) {
        const Actor* state = document.catalog().actor(match.actor);
        return match.kind == NameKind::name && state != nullptr &&
               state->type == ActorType::state &&
               std::ranges::find(actor.of, match.actor) == actor.of.end();
    });
}

/// True of "Supreme Court", "Democrats": a name that bodies of many states bear.
bool is_of_any_state(const Document& document, const Run& run) {
    return document.in_list("of_any_state", utf8::lower(name_of(document, run)));
}

/// True of a shared name that the word before gives to another: "Polish Coast Guard", "Social
/// Democrats", "Nebraska Supreme Court".
bool is_named_as_of_other(const Document& document, const Run& run, const Actor& actor) {
    if (!is_of_any_state(document, run)) return false;
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    // "Air Force One" flies.
    if (run.last < tokens.size() && tokens[run.last].form == "One") return true;
    if (run.first == 0) return false;
    const Token& before = tokens[run.first - 1];
    return is_owned_by_other(document, run.sentence, run.first, actor) ||
           document.in_list("party_kind", utf8::lower(before.form)) ||
           (before.upos == Upos::propn && is_capitalised(before.form) && run.first > 1 &&
            document.mention_at({run.sentence, static_cast<int>(run.first) - 1}) == nullptr);
}

/// "Germany's Foreign Office": a seat that the possessive gives to another state than the one that
/// it is known for.
bool is_seat_of_other(const Document& document, const Run& run, const NameMatch& match,
                      const Actor& actor) {
    if (match.kind != NameKind::seat || run.size() < 2 || run.first == 0) return false;
    const std::string& mark = token_at(document, run.sentence, run.first - 1).form;
    const bool is_owned = mark == "'s" || mark == "’s" || mark == "'" || mark == "’";
    if (!is_owned || run.first < 2) return false;
    const Mention* owner = document.mention_at({run.sentence, static_cast<int>(run.first) - 2});
    const Actor* state = owner == nullptr ? nullptr : document.actor(owner->actor);
    return state != nullptr && state->type == ActorType::state && state->id != actor.id;
}

/// "Sofia Lind": the given name of somebody that is like the name of a capital.
bool is_given_name(const Document& document, const Run& run, const NameMatch& match) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    if (match.kind != NameKind::seat || run.size() != 1 || run.last >= tokens.size()) return false;
    const Token& next = tokens[run.last];
    return next.upos == Upos::propn && is_capitalised(next.form) && next.relation == "flat" &&
           next.head == static_cast<int>(run.first);
}

/// "Ana Ruiz (Peru)": whom a person speaks for, or where a town is; no party of its own.
bool is_in_brackets(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    std::size_t before = run.first;
    if (before > 1 && utf8::lower(tokens[before - 1].form) == "the") --before;
    if (before < 2 || tokens[before - 1].form != "(" || run.last >= tokens.size()) return false;
    if (tokens[run.last].form != ")") return false;
    return tokens[before - 2].upos == Upos::propn && is_capitalised(tokens[before - 2].form);
}

/// "Mr. Jordan", "MR ICE": the surname of somebody that is like the name of a state or body.
bool is_surname(const Document& document, const Run& run, const Actor& actor) {
    if (run.size() != 1 || run.first == 0 || actor.type == ActorType::person) return false;
    const std::string before = lower_form(document, run.sentence, run.first - 1);
    // "Lord Salisbury"
    return document.in_list("mister", before) || document.in_list("peer", before);
}

/// "King Abdullah of Saudi Arabia": the name of a ruler whom the text gives to another state than
/// the one that the catalogue knows him of.
bool is_ruler_of_other(const Document& document, const Run& run, const Actor& actor) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    if (actor.type != ActorType::person || run.last + 1 >= tokens.size() ||
        tokens[run.last].form != "of" ||
        !document.in_list("ruler", lower_form(document, run.sentence, run.first)))
        return false;
    std::vector<std::string_view> forms;
    for (std::size_t i = run.last + 1; i < std::min(tokens.size(), run.last + 5); ++i)
        forms.push_back(tokens[i].form);
    const auto state = chosen(document, document.catalog().longest_match(std::span{forms}));
    const Actor* land = state ? document.catalog().actor(state->actor) : nullptr;
    return land != nullptr && land->type == ActorType::state && state->kind == NameKind::name &&
           std::ranges::none_of(actor.roles, [&](const Role& role) { return role.of == land->id; });
}

void find_in_sentence(Document& document, std::size_t sentence, std::vector<Mention>& unsure) {
    const std::vector<Token>& tokens = document.sentences()[sentence].tokens;
    std::vector<std::string_view> forms;
    forms.reserve(tokens.size());
    for (const Token& token : tokens) forms.push_back(token.form);
    for (std::size_t i = 0; i < tokens.size();) {
        const LongestMatch found = document.catalog().longest_match(std::span{forms}.subspan(i));
        const auto match = found.words > 0 ? chosen(document, found) : std::nullopt;
        if (!match || !reads_as_name(std::span{tokens}.subspan(i, found.words), *match)) {
            ++i;
            continue;
        }
        // "Latin American presidents"
        const std::string_view before = i > 0 ? std::string_view{tokens[i - 1].form} : "";
        const std::string_view after =
            i + 1 < tokens.size() ? std::string_view{tokens[i + 1].form} : "";
        const std::string_view name = tokens[i].form;
        if (found.words == 1 &&
            (is_part_of_continent(document, before, name) ||
             are_of_america(document, before, name) || are_of_america(document, name, after))) {
            ++i;
            continue;
        }
        const Run run{sentence, i, i + found.words};
        const ActorId meant = as_of_day(document, match->actor);
        const Mention mention = mention_over(document, run, ActorId{meant}, kind_of(match->kind));
        const Actor& actor = *document.catalog().actor(meant);
        i += found.words;
        // "the Senate in Brasilia" is not the one that the name is known for.
        const bool is_elsewhere = found.words == 1 && actor.type == ActorType::organization &&
                                  i + 1 < tokens.size() && tokens[i].form == "in" &&
                                  document.in_list("governing", utf8::lower(tokens[i - 1].form)) &&
                                  is_capital(document, tokens[i + 1].form);
        // "Poland's Senate", "the Polish Senate"
        const bool is_shared =
            (found.words == 1 &&
             document.in_list("governing", utf8::lower(tokens[run.first].form))) ||
            utf8::lower(name_of(document, run)) == "council of ministers";
        const bool is_of_other = is_shared && actor.type == ActorType::organization &&
                                 run.first > 0 &&
                                 is_owned_by_other(document, sentence, run.first, actor);
        if (is_elsewhere || is_of_other || is_part_of_other_body(document, run, actor) ||
            is_named_as_of_other(document, run, actor) || is_surname(document, run, actor) ||
            is_ruler_of_other(document, run, actor))
            continue;
        if (is_seat_of_other(document, run, *match, actor) || is_given_name(document, run, *match))
            continue;
        if (names_a_thing(document, mention) || names_own_body(document, mention)) continue;
        if (actor.type == ActorType::state && is_in_brackets(document, run)) {
            document.add_place(mention);
            continue;
        }
        const bool is_of_state =
            match->ambiguous && actor.type == ActorType::organization && !actor.of.empty();
        if (is_of_state || is_place(document, mention, actor) ||
            only_describes(document, mention)) {
            unsure.push_back(mention);
        } else {
            document.add(mention);
        }
    }
}

/// How often the text names each state, in which sentences.
std::map<ActorId, std::vector<std::size_t>> sentences_of_states(
    const Document& document, const std::vector<Mention>& unsure) {
    std::map<ActorId, std::vector<std::size_t>> found;
    const auto add = [&](const Mention& m) {
        const Actor* actor = document.catalog().actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::state)
            found[m.actor].push_back(m.sentence);
    };
    for (const Mention& m : document.mentions()) add(m);
    for (const Mention& m : unsure) add(m);
    return found;
}

/// A shared name means the body of the state of which the text tells most, where the sentence names
/// no other alone.
bool is_of_main_state(const ActorId& state, std::size_t sentence,
                      const std::map<ActorId, std::vector<std::size_t>>& states) {
    const auto own = states.find(state);
    if (own == states.end()) return false;
    const auto is_here = [&](const auto& entry) {
        return std::ranges::find(entry.second, sentence) != entry.second.end();
    };
    const bool is_with_other = std::ranges::any_of(
        states, [&](const auto& entry) { return entry.first != state && is_here(entry); });
    if (is_with_other && !is_here(*own)) return false;
    return std::ranges::none_of(
        states, [&](const auto& entry) { return entry.second.size() > own->second.size(); });
}

}  // namespace

void find_known_names(Document& document) {
    std::vector<Mention> unsure;
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        find_in_sentence(document, s, unsure);
    std::unordered_set<ActorId> acting;
    for (const Mention& mention : document.mentions()) acting.insert(mention.actor);
    std::unordered_set<ActorId> named = acting;
    for (const Mention& mention : unsure) named.insert(mention.actor);
    const auto states = sentences_of_states(document, unsure);
    for (const Mention& mention : unsure) {
        const Actor* actor = document.catalog().actor(mention.actor);
        const Run run{mention.sentence, mention.first, mention.last};
        if (actor != nullptr && !actor->of.empty() && is_of_any_state(document, run)) {
            if (is_of_main_state(actor->of.front(), mention.sentence, states))
                document.add(mention);
            continue;
        }
        // "the House of Commons": Britain's where the text names Britain.
        if (actor != nullptr && actor->type == ActorType::organization) {
            if (std::ranges::any_of(actor->of, [&](const ActorId& of) {
                    const Actor* whole = document.catalog().actor(of);
                    return whole == nullptr || whole->type != ActorType::state ||
                           named.contains(of);
                }))
                document.add(mention);
            continue;
        }
        document.add_place(mention);
        const bool place = mention.kind != MentionKind::demonym;
        if (acting.contains(mention.actor) && !place) document.add(mention);
    }
    find_union_names(document);
}

}  // namespace demarche::extract
