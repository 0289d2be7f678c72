#include "importers/extract/people.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/bare_offices.hpp"
#include "importers/extract/bodies.hpp"
#include "importers/extract/firms.hpp"
#include "importers/extract/names_in_text.hpp"
#include "importers/extract/short_names.hpp"
#include "importers/extract/sides.hpp"
#include "importers/extract/titles.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t kLongestName = 6;  // words

/// The full name that the text gives elsewhere of who is called by his surname: "Jörg Haider" of
/// "Mr Haider". Empty if there is none.
Run full_name_of(const Document& document, const Run& surname) {
    const std::string& word = token_at(document, surname.sentence, surname.first).form;
    for (std::size_t s = 0; s < document.sentences().size(); ++s) {
        const std::vector<Token>& tokens = document.sentences()[s].tokens;
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            if (tokens[i].form != word || tokens[i].xpos != "NNP") continue;
            std::size_t first = i;
            while (first > 0 && i - first < 3 && tokens[first - 1].xpos == "NNP" &&
                   is_capitalised(tokens[first - 1].form) &&
                   !is_title_word(document, lower_form(document, s, first - 1)) &&
                   lower_form(document, s, first - 1) != "m." &&  // "M. Perrin"
                   document.mention_at({s, static_cast<int>(first - 1)}) == nullptr)
                --first;
            const bool is_name =
                first < i && document.mention_at({s, static_cast<int>(i)}) == nullptr;
            if (is_name) return {s, first, i + 1};
        }
    }
    return {};
}

/// True of a name whose id is that of a state or body of the catalogue: "Mr. Jordan".
bool is_taken(const Document& document, const ActorId& id) {
    const Actor* known = document.catalog().actor(id);
    return known != nullptr && known->type != ActorType::person;
}

/// The name with a surname in capitals written as others are: "Omar Haddad" of "Omar HADDAD". One
/// that is all in capitals stays.
std::string without_capitals(const std::string& name) {
    constexpr std::size_t kShortest = 3;  // "JD Vance"
    std::string better;
    bool has_small = false;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find_first_of(" -", begin), name.size());
        const std::string word = name.substr(begin, end - begin);
        std::string capitals;
        bool is_small = false;
        for (std::size_t at = 0, size = 0; at < word.size(); at += size) {
            const utf8::Decoded c = utf8::decode(word, at);
            size = c.size;
            is_small |= !utf8::is_upper(c.code);
            capitals += at == 0 ? word.substr(0, size) : utf8::lower(word.substr(at, size));
        }
        has_small |= is_small && word.size() >= kShortest;
        better += is_small || word.size() < kShortest ? word : capitals;
        if (end < name.size()) better += name[end];
        begin = end + 1;
    }
    return has_small ? better : name;
}

void introduce_person(Document& document, const Run& run, const std::optional<Phrase>& title) {
    const Run full = run.size() == 1 ? full_name_of(document, run) : Run{};
    Actor person;
    person.name = without_capitals(name_of(document, full.size() > 0 ? full : run));
    person.id = {slug(person.name)};
    if (is_taken(document, person.id) && full.size() == 0 && run.first > 0) {
        person.name = name_of(document, {run.sentence, run.first - 1, run.last});
        person.id = {slug(person.name)};
    }
    if (is_taken(document, person.id)) return;
    person.type = ActorType::person;
    person.discovered = true;
    if (person.id.empty()) return;
    document.add(mention_over(document, run, person.id, MentionKind::name));
    if (full.size() > 0) document.add(mention_over(document, full, person.id, MentionKind::name));
    const ActorId firm = title ? firm_headed(document, *title, run) : ActorId{};
    if (!firm.empty() && !is_without_office(document, *title)) {
        document.set_side(person.id, firm);
    } else if (title && is_for_himself(document, *title)) {
        document.set_side(person.id, {});
    } else if (title && holds_office(document, *title)) {
        ActorId side = side_in(document, *title);
        if (side.empty() && !is_honorific_alone(document, *title))
            side = side_of_bare_office(document, *title, run);
        if (!side.empty()) {
            person.of = {side};
            person.roles = {{role_in(document, *title), side, {}, {}}};
            document.set_side(person.id, side);
        }
    }
    document.introduce(std::move(person));
}

/// The person's name in a run that may begin with titles: "MFA State Secretary Wang Yi".
Run without_titles(const Document& document, Run run) {
    // "Jewish Representative Council", not "Foreign Ministry"
    const std::string last = lower_form(document, run.sentence, run.last - 1);
    if (document.in_list("own_body", last) ||
        (document.in_list("own_body_of_three", last) && run.size() > 2))
        return run;
    const std::size_t first = run.first;
    for (std::size_t i = run.first; i + 1 < run.last; ++i) {
        const std::string word = lower_form(document, run.sentence, i);
        // "On Saturday Mr Muizzu"
        if (document.in_list("office", word) || document.in_list("before_name", word))
            run.first = i + 1;
    }
    const bool is_behind_office =
        first > 1 && lower_form(document, run.sentence, first - 1) == "of" &&
        document.in_list("office", lower_form(document, run.sentence, first - 2));
    const auto is_of_title = [&](const std::string& word) {
        // "President-elect Yoon", "Secretary of Labor Perez"
        return word == "-" || is_title_word(document, word) ||
               ((run.first > first || is_behind_office) && document.in_list("portfolio", word));
    };
    // "M. Perrin" is a Frenchman, "M. Night Shyamalan" none.
    if (run.size() == 2 && lower_form(document, run.sentence, run.first) == "m.") ++run.first;
    while (run.first < run.last && is_of_title(lower_form(document, run.sentence, run.first)))
        ++run.first;
    return run;
}

/// True of "Secretary-General".
bool is_title_alone(const Document& document, const Run& run) {
    for (std::size_t i = run.first; i < run.last; ++i)
        if (token_at(document, run.sentence, i).form != "-" &&
            !is_title_word(document, lower_form(document, run.sentence, i)))
            return false;
    return true;
}

bool is_speaker(const Document& document, const Run& run) {
    const Mention m = mention_over(document, run, {}, MentionKind::name);
    const Tree& tree = document.tree(run.sentence);
    const Token& head = tree.token(static_cast<int>(m.head));
    if (!is_a(head.relation, "nsubj") || head.head < 0) return false;
    const bool is_the = run.first > 0 && lower_form(document, run.sentence, run.first - 1) == "the";
    return !is_the && document.in_list("speaks", lemma_of(tree.token(head.head)));
}

/// True of "Luis Planas" in "Spain's Luis Planas considers", of "David Davis, who walked out" and
/// of "Rajendra Mahato of the Janata Samajbadi Party wanted".
bool is_told_of_as_person(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    for (std::size_t i = run.first; i < run.last; ++i)
        if (tokens[i].upos != Upos::propn && tokens[i].form != "-" &&
            !document.in_list("particle", utf8::lower(tokens[i].form)))
            return false;
    if (run.first > 0 && lower_form(document, run.sentence, run.first - 1) == "the") return false;
    std::size_t next = run.last;
    if (next + 1 < tokens.size() && tokens[next].form == "," &&
        lower_form(document, run.sentence, next + 1) == "who")
        return true;
    const Mention m = mention_over(document, run, {}, MentionKind::name);
    const Token& head = tokens[m.head];
    if (!body_spoken_for(document, m).empty()) return true;
    // "his coalition partner Lodewijk Asscher"
    if (run.first > 0 && run.size() > 1 && tokens[run.first - 1].upos == Upos::noun &&
        (document.in_list("related_person", utf8::lower(tokens[run.first - 1].form)) ||
         document.in_list("no_office", utf8::lower(tokens[run.first - 1].form))))
        return true;
    if (!is_a(head.relation, "nsubj")) return false;
    const auto is_body = [&](std::size_t i) {
        const Node node{run.sentence, static_cast<int>(i)};
        return document.mention_at(node) != nullptr || document.place_at(node) != nullptr;
    };
    if (run.first > 1 && is_body(run.first - 2)) {
        const std::string& mark = tokens[run.first - 1].form;
        if (mark == "'s" || mark == "’s" || mark == "'" || mark == "’") return true;
    }
    if (next + 1 >= tokens.size() || tokens[next].form != "of") return false;
    if (tokens[++next].form == "the" && next + 1 < tokens.size()) ++next;
    return is_body(next) || is_capitalised(tokens[next].form);
}

/// For whom somebody speaks whose office the sentence does not tell: "Canada's Robert Fowler said",
/// "For the Netherlands, Peter van Walsum said". Empty if for nobody.
ActorId side_beside(const Document& document, const Run& run) {
    const auto side_at = [&](std::size_t token) {
        const Node node{run.sentence, static_cast<int>(token)};
        const Mention* m = document.mention_at(node);
        if (m == nullptr) m = document.place_at(node);
        const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
        return actor == nullptr || actor->type == ActorType::person ? ActorId{} : actor->id;
    };
    if (run.first > 1) {
        const std::string before = token_at(document, run.sentence, run.first - 1).form;
        if (before == "'s" || before == "’s" || before == "'" || before == "’")
            return side_at(run.first - 2);
    }
    if (run.first < 3 || lower_form(document, run.sentence, 0) != "for") return {};
    for (std::size_t i = 1; i < 4 && i < run.first; ++i)
        if (const ActorId side = side_at(i); !side.empty()) return side;
    return {};
}

std::string last_word(const Document& document, const Run& run) {
    return lower_form(document, run.sentence, run.last - 1);
}

/// True of a name that the catalogue knows and that is a place there: "at the White House".
bool is_place(const Document& document, const Run& run) {
    const Mention* place = document.place_at({run.sentence, static_cast<int>(run.first)});
    return place != nullptr && place->first <= run.first && place->last >= run.last;
}

/// True of "Strategic Partnership" and "Air Force" before "One".
bool names_no_body(const Document& document, const Run& run) {
    const std::vector<Token>& tokens = document.sentences()[run.sentence].tokens;
    const bool is_aircraft = last_word(document, run) == "force" && run.last < tokens.size() &&
                             tokens[run.last].form == "One";
    return is_aircraft || document.in_list("no_body", utf8::lower(name_of(document, run)));
}

/// "the Commerce Ministry", "its Legislative Assembly": of the state that the text tells of.
bool is_of_state_told(Document& document, const Run& run) {
    const std::string last = last_word(document, run);
    if (run.first == 0 || run.size() != 2) return false;
    const std::string before = lower_form(document, run.sentence, run.first - 1);
    const bool is_owned = before == "its" || before == "their";
    if (last == "ministry") return is_owned || before == "the";
    if (!is_owned || (last != "assembly" && last != "parliament" && last != "senate")) return false;
    const ActorId owner = named_before(document, run.sentence, run.first, false);
    const Actor* state = document.actor(owner);
    if (state == nullptr || state->type != ActorType::state) return false;
    document.add(mention_over(document, run, owner, MentionKind::description));
    return true;
}

/// The office with all that belongs to it to which a name stands in apposition: "the leader of the
/// opposition in Sweden, Eva Lund".
std::optional<Phrase> office_named_by(const Document& document, const Mention& name) {
    const Tree& tree = document.tree(name.sentence);
    const Token& token = tree.token(static_cast<int>(name.head));
    if (!is_a(token.relation, "appos") || token.head < 0 || name.first == 0 ||
        token.head >= static_cast<int>(name.first) ||
        token_at(document, name.sentence, name.first - 1).form != "," ||
        !document.in_list("office", lemma_of(tree.token(token.head))) ||
        document.mention_at({name.sentence, token.head}) != nullptr)
        return std::nullopt;
    const auto first = static_cast<std::size_t>(tree.subtree(token.head).front());
    return Phrase{name.sentence, first, name.first};
}

void name_run(Document& document, const Run& whole) {
    const Run run = without_titles(document, whole);
    // "the post-Cold War era", not "Vice-Minister Lis"
    if (whole.first > 0 && token_at(document, whole.sentence, whole.first - 1).form == "-" &&
        !is_title_word(document, lower_form(document, whole.sentence, whole.first)))
        return;
    if (is_title_alone(document, run) || is_place(document, run)) return;
    if (run.size() == 0 || run.size() > kLongestName) return;
    const bool titled = run.first > whole.first;
    const ActorId known = short_name_of(document, run);
    if (!known.empty()) {
        document.add(mention_over(document, run, known, MentionKind::short_name));
        return;
    }
    if (document.in_list("office", lemma_of(token_at(document, run.sentence, run.last - 1))))
        return;  // "Foreign Ministers"
    const std::string last = last_word(document, run);
    if (document.in_list("no_surname", last)) return;  // "Head Start"
    if (is_party(document, run)) return introduce_party(document, run);
    if (const ActorId group = group_called(document, run); !group.empty()) {
        document.add(mention_over(document, run, group, MentionKind::short_name));
        return;
    }
    if (document.in_list("instrument", last) || names_no_body(document, run)) return;
    if (document.in_list("organisation", last)) {
        // "National Security Council" is the state's of which the text tells.
        const bool is_organ =
            run.size() == 3 &&
            document.in_list("organ", lower_form(document, run.sentence, run.first + 1));
        if (run.size() > 1 && !is_organ && !is_of_state_told(document, run) &&
            !names_issue(document, run))
            introduce_body(document, with_purpose(document, run));
        return;
    }
    if (const Run body = called_body(document, run); body.size() > 0)
        return introduce_body(document, body);
    if (!titled && is_told_of_as_body(document, run)) return introduce_body(document, run);
    Phrase before = title_before(document, run.sentence, run.first);
    // "of the CFE": what an article or a preposition parts from the title is not the holder's name.
    if (before.first < before.last) {
        const Upos next = token_at(document, run.sentence, run.first - 1).upos;
        if (next == Upos::det || next == Upos::adp || next == Upos::part)
            before.first = before.last;
    }
    // One word alone is a name only right behind a title: "President Karimov".
    if (run.size() == 1 && before.first + 1 < before.last &&
        !is_title_word(document, lower_form(document, run.sentence, before.last - 1)))
        before.first = before.last - 1;
    const Mention mention = mention_over(document, run, {}, MentionKind::name);
    const auto behind = title_behind(document, mention);
    if (titled || (before.first < before.last && holds_office(document, before))) {
        // "Mr Hans Blix, the head of the agency"
        const bool is_told_behind =
            behind && is_honorific_alone(document, before) && holds_office(document, *behind);
        introduce_person(document, run, is_told_behind ? *behind : before);
        return;
    }
    // "the leader of the opposition in Sweden, Eva Lund"
    if (const auto office = office_named_by(document, mention);
        office && run.size() > 1 && !behind) {
        introduce_person(document, run, *office);
        return;
    }
    const bool office_behind =
        behind && (holds_office(document, *behind) || is_without_office(document, *behind));
    if (run.size() < 2 ||
        (!office_behind && !is_speaker(document, run) && !is_told_of_as_person(document, run)))
        return;
    introduce_person(document, run, behind ? behind : before);
    const ActorId person = document.mention_at({run.sentence, static_cast<int>(run.first)})->actor;
    if (const ActorId side = side_beside(document, run); !office_behind && !side.empty())
        document.set_side(person, side);
}

/// The only state for which the catalogue knows the person in some office; empty if there are
/// several or none.
ActorId side_of_earlier(const Document& document, const Actor& person) {
    ActorId found;
    for (const Role& role : person.roles) {
        const Actor* of = document.catalog().actor(role.of);
        if (of == nullptr || of->type != ActorType::state) return {};
        if (!found.empty() && found != role.of) return {};
        found = role.of;
    }
    return found;
}

/// Whom a person of the catalogue acts for, where the article says so by an office.
void side_of_known(Document& document, const Mention& m) {
    const Actor* person = document.actor(m.actor);
    if (person == nullptr || person->type != ActorType::person || m.kind != MentionKind::name)
        return;
    Phrase before = title_before(document, m.sentence, m.first);
    // "the return of Manuel Zelaya": no title
    if (before.first < before.last) {
        const Upos next = token_at(document, m.sentence, m.first - 1).upos;
        if (next == Upos::det || next == Upos::adp) before.first = before.last;
    }
    // "X, the head of the Commission"
    if (!holds_office(document, before))
        if (const auto behind = title_behind(document, m)) before = *behind;
    if (is_without_office(document, before) || is_local_office(document, before))
        return document.set_side(m.actor, {});
    // "Secretary-General Ban Ki-moon" of a text without a day: the office says which.
    if (holds_office(document, before) && document.article().date.empty()) {
        std::string office;
        for (std::size_t i = before.first; i < before.last; ++i)
            if (document.in_list("office", lower_form(document, before.sentence, i)))
                office = lower_form(document, before.sentence, i);
        const ActorId now = document.party(m.actor).actor;
        const auto fits = [&](const Role& role) {
            return role.role.find(office) != std::string::npos;
        };
        const bool is_now = std::ranges::any_of(
            person->roles, [&](const Role& role) { return role.of == now && fits(role); });
        for (const Role& role : person->roles)
            if (!is_now && fits(role)) return document.set_side(m.actor, role.of);
    }
    // "the EU trade commissioner", "the UN human rights chief": the text names the whole of which
    // the catalogue knows the part.
    if (holds_office(document, before))
        if (const ActorId whole = side_in(document, before); !whole.empty())
            if (const Actor* part = document.actor(document.party(m.actor).actor);
                part != nullptr && part->type == ActorType::organization &&
                std::ranges::find(part->of, whole) != part->of.end())
                return document.set_side(m.actor, whole);
    const Actor* known_side = document.actor(document.party(m.actor).actor);
    const bool is_of_body = known_side != nullptr && known_side->type == ActorType::organization;
    if (holds_office(document, before) && !is_of_body)
        if (const ActorId body = body_with_title(document, before); !body.empty())
            return document.set_side(m.actor, body);
    // An office that the catalogue does not know of.
    if (!document.party(m.actor).speaker.empty() || !holds_office(document, before)) return;
    ActorId side = side_in(document, before);
    if (side.empty()) side = side_of_earlier(document, *person);
    if (side.empty() && !is_honorific_alone(document, before) && !is_envoy(document, before))
        side = side_of_bare_office(document, before, {m.sentence, m.first, m.last});
    if (!side.empty()) document.set_side(m.actor, side);
}

/// "Ban voiced concern": a surname that is a common word too, at the head of a sentence, before a
/// verb.
void find_surname_at_head(Document& document, std::size_t sentence) {
    const std::vector<Token>& tokens = document.sentences()[sentence].tokens;
    if (tokens.size() < 2 || document.mention_at({sentence, 0}) != nullptr) return;
    const bool is_before_verb = tokens[1].upos == Upos::verb || tokens[1].upos == Upos::aux;
    if (!is_before_verb || !is_capitalised(tokens[0].form) || tokens[0].form.size() < 3) return;
    const std::string word = utf8::fold(tokens[0].form);
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        if (m.sentence >= sentence || actor == nullptr || actor->type != ActorType::person)
            continue;
        const std::string name = utf8::fold(actor->name);
        if (!name.ends_with(" " + word) && !name.starts_with(word + " ")) continue;
        document.add(
            mention_over(document, {sentence, 0, 1}, ActorId{actor->id}, MentionKind::short_name));
        return;
    }
}

}  // namespace

void find_people_and_bodies(Document& document) {
    const std::vector<Mention> known = document.mentions();
    for (const Mention& m : known) side_of_known(document, m);
    for (std::size_t s = 0; s < document.sentences().size(); ++s)
        for (const Run& run : capitalised_runs(document, s)) name_run(document, run);
    for (std::size_t s = 0; s < document.sentences().size(); ++s) find_surname_at_head(document, s);
    // "the Labour leader, Tony Blair": the party is known by now.
    for (const Mention& m : known)
        if (document.party(m.actor).speaker.empty()) side_of_known(document, m);
    find_sides(document);
}

}  // namespace demarche::extract
