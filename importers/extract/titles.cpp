#include "importers/extract/titles.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/extract/names_in_text.hpp"

namespace demarche::extract {
namespace {

// Words before a name: "the deputy head of the foreign ministry of".
constexpr std::size_t kLongestTitle = 9;

/// True of "the leader of New Democracy", "head of Amnesty": of a body that nobody knows.
bool is_of_unknown_body(const Document& document, const Phrase& phrase) {
    bool leads = false;
    for (std::size_t i = phrase.first; i + 1 < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        leads |= document.in_list("leads", word);
        std::size_t next = i + 1;
        if (!leads || (word != "of" && word != "for")) continue;
        if (lower_form(document, phrase.sentence, next) == "the") ++next;
        if (next >= phrase.last) return false;
        const Node at{phrase.sentence, static_cast<int>(next)};
        return is_capitalised(token_at(document, phrase.sentence, next).form) &&
               document.mention_at(at) == nullptr && document.place_at(at) == nullptr &&
               !is_title_word(document, lower_form(document, phrase.sentence, next));
    }
    return false;
}

constexpr std::size_t kFarTold = 2;  // sentences back that tell whose minister it is

/// True of the subject of the clause on which the sentence hangs, with what belongs to it.
bool is_subject_of_all(const Document& document, const Mention& m) {
    const Tree& tree = document.tree(m.sentence);
    int node = static_cast<int>(m.head);
    bool is_abroad = false;  // "two of the Russian embassy's men were expelled": not by Russia
    while (node >= 0 && !is_a(tree.token(node).relation, "nsubj")) {
        node = tree.head(node);
        is_abroad |= node >= 0 && document.in_list("posted", lemma_of(tree.token(node)));
    }
    if (is_abroad && tree.token(node < 0 ? 0 : node).relation == "nsubj:pass") return false;
    return node >= 0 && tree.head(node) == tree.root();
}

/// True of "the Swede", "a Greek": one without an office whom the text calls by his people alone.
bool is_one_man(const Document& document, const Mention& m) {
    const Token& token = token_at(document, m.sentence, m.head);
    const bool has_noun = is_a(token.relation, "amod") || is_a(token.relation, "compound");
    const bool is_many = token.xpos == "NNS" || token.xpos == "NNPS" || token.form.ends_with('s');
    if (has_noun || is_many || m.first == 0) return false;
    const std::string article = utf8::lower(token_at(document, m.sentence, m.first - 1).form);
    return (article == "the" || article == "a" || article == "an") &&
           (token.upos == Upos::noun || token.upos == Upos::propn);
}

}  // namespace

std::string lower_form(const Document& document, std::size_t sentence, std::size_t token) {
    return utf8::lower(token_at(document, sentence, token).form);
}

bool is_title_word(const Document& document, const std::string& word) {
    return document.in_list("office", word) || document.in_list("honorific", word) ||
           (word.starts_with("ex-") && document.in_list("office", word.substr(3)));
}

bool holds_office(const Document& document, const Phrase& phrase) {
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        if (is_title_word(document, lower_form(document, phrase.sentence, i))) return true;
    return false;
}

bool is_honorific_alone(const Document& document, const Phrase& phrase) {
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        if (!document.in_list("courtesy", word)) return false;
    }
    return true;
}

bool is_without_office(const Document& document, const Phrase& phrase) {
    bool has_office = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        has_office |= document.in_list("office", lower_form(document, phrase.sentence, i));
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        // "the former's prime minister, Paul Martin"
        const bool is_of_two = word == "former" && i + 1 < phrase.last &&
                               (lower_form(document, phrase.sentence, i + 1) == "'s" ||
                                lower_form(document, phrase.sentence, i + 1) == "’s");
        // "the Foreign Minister of Peru, Professor"
        const bool is_courtesy = document.in_list("courtesy", word) && has_office;
        if (!is_of_two && !is_courtesy && document.in_list("no_office", word)) return true;
        if (word.starts_with("ex-") && document.in_list("office", word.substr(3))) return true;
    }
    return false;
}

bool is_local_office(const Document& document, const Phrase& phrase) {
    bool is_local = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        if (word == "bank") return false;
        is_local |= document.in_list("local_office", word);
    }
    return is_local;
}

namespace {

/// True of what may stand within a title: "the deputy head of", "Norway's ambassador at the UN".
bool is_inside_title(const Document& document, std::size_t sentence, std::size_t at) {
    const Token& t = token_at(document, sentence, at);
    if (t.upos == Upos::adj || t.upos == Upos::noun || t.upos == Upos::propn ||
        t.upos == Upos::det || t.upos == Upos::part || t.form == "-")
        return true;
    if (t.upos != Upos::adp) return false;
    const bool is_posted = (t.form == "at" || t.form == "with") && at > 0 &&
                           document.in_list("posted", lower_form(document, sentence, at - 1));
    // "its spokesman on energy"
    const bool is_on = t.form == "on" && at > 0 &&
                       document.in_list("serves_on", lower_form(document, sentence, at - 1));
    return is_posted || is_on || t.form == "of" || t.form == "for" || t.form == "to";
}

/// Where the title begins of which the token before `past` is the last; `past` if there is none.
std::size_t first_of_title(const Document& document, std::size_t sentence, std::size_t past,
                           std::size_t longest) {
    std::size_t first = past;
    while (first > 0 && past - first < longest && is_inside_title(document, sentence, first - 1))
        --first;
    return first;
}

/// "the Foreign Minister of Peru, Mr" before "Lund": where it begins. `courtesy`, where the "Mr"
/// does, if no office stands before it, or a person: "President Bush, Mr".
std::size_t office_before_courtesy(const Document& document, std::size_t sentence,
                                   std::size_t courtesy) {
    if (courtesy < 2 || token_at(document, sentence, courtesy - 1).form != ",") return courtesy;
    const std::size_t past = courtesy - 1;
    const std::size_t first = first_of_title(document, sentence, past, kLongestTitle);
    bool has_office = false;
    for (std::size_t i = first; i < past; ++i) {
        const std::string word = lower_form(document, sentence, i);
        const Mention* m = document.mention_at({sentence, static_cast<int>(i)});
        const Actor* actor = m == nullptr ? nullptr : document.actor(m->actor);
        if (actor != nullptr && actor->type == ActorType::person) return courtesy;
        const bool is_unknown = m == nullptr && i + 1 == past && !is_title_word(document, word) &&
                                is_capitalised(token_at(document, sentence, i).form);
        if (is_unknown) return courtesy;  // "Minister Lund, Mr"
        has_office |= document.in_list("office", word);
    }
    return has_office ? first : courtesy;
}

}  // namespace

Phrase title_before(const Document& document, std::size_t sentence, std::size_t name) {
    std::size_t courtesy = name;
    while (courtesy > 0 &&
           (document.in_list("courtesy", lower_form(document, sentence, courtesy - 1)) ||
            document.in_list("soldier", lower_form(document, sentence, courtesy - 1))))
        --courtesy;
    if (courtesy < name && courtesy > 0)
        if (const std::size_t first = office_before_courtesy(document, sentence, courtesy);
            first < courtesy)
            return {sentence, first, name};
    const bool is_behind_comma = name > 0 && token_at(document, sentence, name - 1).form == ",";
    const std::size_t past = is_behind_comma ? name - 1 : name;
    const std::size_t first =
        first_of_title(document, sentence, past, kLongestTitle - (name - past));
    return {sentence, first, name};
}

std::optional<Phrase> title_behind(const Document& document, const Mention& name) {
    const Tree& tree = document.tree(name.sentence);
    // "Baron Testoni, the delegate": a parse may take the courtesy for the head of the name.
    std::size_t first = name.first;
    while (first > 0 &&
           document.in_list("courtesy", lower_form(document, name.sentence, first - 1)))
        --first;
    for (std::size_t i = first; i < name.last; ++i)
        for (const int kid : tree.children(static_cast<int>(i), "appos")) {
            const std::vector<int> below = tree.subtree(kid);
            if (below.front() < static_cast<int>(name.last)) continue;
            // "the Timorese leader whom Jakarta let go": Jakarta is no part of the title.
            int last = below.back() + 1;
            for (const int part : below) {
                if (part <= kid) continue;
                // "the premier, in Lima for talks": Lima is no part of it either.
                const int front = tree.subtree(part).front();
                const bool is_where =
                    is_a(tree.token(part).relation, "nmod") &&
                    (has_case(tree, part, "in") || has_case(tree, part, "on")) && front > kid &&
                    (tree.token(front).form == "," || tree.token(front - 1).form == ",");
                if (is_where || tree.token(part).relation == "acl:relcl")
                    last = std::min(last, front);
            }
            return Phrase{name.sentence, static_cast<std::size_t>(below.front()),
                          static_cast<std::size_t>(std::max(last, kid + 1))};
        }
    return std::nullopt;
}

std::string owning_pronoun_of(const Document& document, const Phrase& phrase) {
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        if (word == "its" || word == "his" || word == "her") return word;
        if (word != ",") break;
    }
    return {};
}

bool is_for_himself(const Document& document, const Phrase& phrase) {
    return is_without_office(document, phrase) || is_local_office(document, phrase) ||
           is_of_unknown_body(document, phrase);
}

namespace {

/// True of a body behind "leader of", "head of the".
bool leads_what_follows(const Document& document, const Phrase& phrase, const Mention& body) {
    bool leads = false;
    bool is_of = false;
    for (std::size_t i = phrase.first; i < body.first; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        leads |= document.in_list("leads", word);
        is_of |= leads && word == "of";
    }
    return is_of;
}

}  // namespace

namespace {

/// True of "to" and "at" in "ambassador to", "envoy at".
bool is_sent_to(const Document& document, const Phrase& phrase, std::size_t at) {
    const std::string word = lower_form(document, phrase.sentence, at);
    return word == "to" ||
           ((word == "at" || word == "with") && at > phrase.first &&
            document.in_list("posted", lower_form(document, phrase.sentence, at - 1)));
}

/// True of "Spain" in "the delegate in Spain".
bool stands_in(const Document& document, const Phrase& phrase, const Mention& m) {
    std::size_t at = m.first;
    if (at > phrase.first && lower_form(document, phrase.sentence, at - 1) == "the") --at;
    return at > phrase.first + 1 && lower_form(document, phrase.sentence, at - 1) == "in" &&
           is_title_word(document, lower_form(document, phrase.sentence, at - 2));
}

/// True of the party in "Norway's Labour Party spokesman".
bool is_led_by_next(const Document& document, const Phrase& phrase, const Mention& m) {
    return m.last < phrase.last &&
           document.in_list("leads", lower_form(document, phrase.sentence, m.last)) &&
           document.in_list("own_body", lower_form(document, phrase.sentence, m.last - 1));
}

}  // namespace

ActorId side_in(const Document& document, const Phrase& phrase) {
    const Mention* found = nullptr;
    bool is_led = false;
    std::vector<Mention> named = document.mentions();
    named.insert(named.end(), document.places().begin(), document.places().end());
    for (const Mention& m : named) {
        if (m.sentence != phrase.sentence || m.first < phrase.first || m.last > phrase.last)
            continue;
        const Actor* actor = document.actor(m.actor);
        if (actor == nullptr || actor->type == ActorType::person) continue;
        bool sent_to = false;
        for (std::size_t i = phrase.first; i < m.first; ++i)
            sent_to |= is_sent_to(document, phrase, i);
        if (sent_to) continue;
        // "the Front's delegate in Spain": the Front's
        if (found != nullptr && stands_in(document, phrase, m)) continue;
        // "the leader of Britain's Conservatives", "the Polish president of the European Council"
        const bool is_led_body =
            actor->type != ActorType::state && m.first > phrase.first &&
            (leads_what_follows(document, phrase, m) || is_led_by_next(document, phrase, m));
        const bool better =
            found == nullptr || is_led_body || (actor->type == ActorType::state && !is_led);
        is_led |= is_led_body;
        if (better) found = &m;
    }
    return found == nullptr ? ActorId{} : state_behind(document, found->actor);
}

ActorId body_led_in(const Document& document, const Phrase& phrase) {
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        const bool is_body =
            m.sentence == phrase.sentence && m.first > phrase.first && m.last <= phrase.last &&
            actor != nullptr &&
            (actor->type == ActorType::organization || actor->type == ActorType::group);
        if (is_body && leads_what_follows(document, phrase, m)) return m.actor;
    }
    return {};
}

ActorId state_behind(const Document& document, const ActorId& organ) {
    const Actor* body = document.actor(organ);
    if (body == nullptr || body->of.size() != 1 || body->code.size() < 6) return organ;
    const std::string kind = body->code.substr(3, 3);
    const bool is_organ = kind == "GOV" || kind == "MIL" || kind == "SPY";
    const bool is_bank = body->code.ends_with("CBR") || body->code.ends_with("FED");
    return is_organ && !is_bank && !body->code.ends_with("PTY") ? body->of.front() : organ;
}

ActorId told_of_before(const Document& document, std::size_t sentence) {
    const auto state_of = [&](const Mention& m) {
        const Actor* actor = document.actor(document.party(m.actor).actor);
        if (actor == nullptr || actor->type == ActorType::person) return ActorId{};
        if (actor->type == ActorType::state) return actor->id;
        return actor->discovered && actor->of.size() == 1 ? actor->of.front() : ActorId{};
    };
    ActorId found;
    std::size_t best = 0;
    const auto weigh = [&](const Mention& m, bool is_mention) {
        if (m.sentence >= sentence || sentence - m.sentence > kFarTold) return;
        const bool begins = m.first < 3 && m.kind == MentionKind::seat && !is_mention;
        if (!is_mention && !begins) return;
        // "The Swede had been due in Lima": a man, not a state
        if (m.kind == MentionKind::demonym && is_one_man(document, m)) return;
        const ActorId state = state_of(m);
        const bool leads = begins || is_subject_of_all(document, m);
        const std::size_t rank =
            1 + m.first + (leads ? 2000 : 0) + 1000 * (kFarTold - (sentence - m.sentence));
        if (state.empty() || rank < best) return;
        found = state;
        best = rank;
    };
    for (const Mention& m : document.places()) weigh(m, false);
    for (const Mention& m : document.mentions()) weigh(m, true);
    return found;
}

ActorId nearest_state(const Document& document, std::size_t sentence, std::size_t before) {
    const auto is_state = [&](const Mention& m) {
        const Actor* actor = document.actor(m.actor);
        return actor != nullptr && actor->type == ActorType::state;
    };
    const Tree& tree = document.tree(sentence);
    // "From Lima, where he was on a visit": who was there is of another state.
    const std::vector<Token>& tokens = document.sentences()[sentence].tokens;
    const auto is_visited = [&](const Mention& m) {
        return m.last + 1 < tokens.size() && tokens[m.last].form == "," &&
               utf8::lower(tokens[m.last + 1].form) == "where";
    };
    for (const Mention& m : document.places())
        if (m.sentence == sentence && m.first < 3 && m.last <= before && is_state(m) &&
            !is_visited(m))
            return m.actor;
    // "For Moscow, Deputy Ambassador Safronkov"
    if (lower_form(document, sentence, 0) == "for")
        for (const Mention& m : document.mentions())
            if (m.sentence == sentence && m.first < 3 && m.last <= before && is_state(m))
                return m.actor;
    ActorId named;
    for (const Mention& m : document.mentions()) {
        if (m.sentence != sentence || !is_state(m) || m.first > before) continue;
        if (named.empty()) named = m.actor;
        int node = static_cast<int>(m.head);
        while (tree.head(node) >= 0 && !is_a(tree.token(node).relation, "nsubj"))
            node = tree.head(node);
        if (is_a(tree.token(node).relation, "nsubj")) return m.actor;
    }
    if (!named.empty()) return named;
    // "Minister Lund accused Chad": he is not Chad's.
    const auto is_done_to = [&](const ActorId& state) {
        return std::ranges::any_of(document.mentions(), [&](const Mention& m) {
            const auto head = static_cast<int>(m.head);
            const int verb = m.sentence == sentence ? tree.head(head) : -1;
            if (verb < 0 || m.actor != state || !is_a(tree.token(head).relation, "obj"))
                return false;
            const auto who = tree.child(verb, "nsubj");
            if (!who) return false;
            const std::vector<int> subject = tree.subtree(*who);
            return std::ranges::find(subject, static_cast<int>(before)) != subject.end();
        });
    };
    if (const ActorId before_it = told_of_before(document, sentence);
        !before_it.empty() && !is_done_to(before_it))
        return before_it;
    // "the minister, on a visit to Lima"
    const auto is_goal = [&](const Mention& m) {
        return m.first > 1 && utf8::lower(tokens[m.first - 1].form) == "to" &&
               document.in_list("journey", lemma_of(tokens[m.first - 2]));
    };
    for (const auto* list : {&document.places(), &document.mentions()})
        for (const Mention& m : *list)
            if (m.sentence == sentence && is_state(m) && !is_done_to(m.actor) && !is_goal(m))
                return m.actor;
    for (const Mention& m : document.mentions())
        if (is_state(m) && !is_done_to(m.actor)) return m.actor;
    return {};
}

bool is_envoy(const Document& document, const Phrase& phrase) {
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        const std::string word = lower_form(document, phrase.sentence, i);
        const bool is_high = word == "commissioner" && i > phrase.first &&
                             lower_form(document, phrase.sentence, i - 1) == "high";
        if (is_high || document.in_list("envoy", word)) return true;
    }
    return false;
}

ActorId sender_of_envoy(const Document& document, std::size_t sentence, std::size_t before) {
    const ActorId host =
        document.issuer.empty() ? nearest_state(document, sentence, before) : document.issuer;
    const Tree& tree = document.tree(sentence);
    for (int node = static_cast<int>(before); node >= 0; node = tree.head(node))
        if (document.in_list("calls_home", lemma_of(tree.token(node)))) return host;
    std::map<ActorId, std::size_t> counts;
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::state && m.actor != host)
            ++counts[m.actor];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
    return most == counts.end() ? host : most->first;
}

std::string role_in(const Document& document, const Phrase& phrase) {
    std::string role;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        if (document.mention_at({phrase.sentence, static_cast<int>(i)}) != nullptr) continue;
        const std::string word = lower_form(document, phrase.sentence, i);
        const bool skipped =
            word == "the" || word == "a" || word == "'s" || word == "’s" || word == ",";
        if (skipped) continue;
        if (!role.empty()) role += ' ';
        role += word;
    }
    return role;
}

}  // namespace demarche::extract
