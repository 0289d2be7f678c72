#include "importers/extract/bare_offices.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "importers/extract/sides.hpp"

namespace demarche::extract {
namespace {

bool is_named(const Document& document, std::string_view body) {
    return document.issuer.text == body ||
           std::ranges::any_of(document.mentions(),
                               [&](const Mention& m) { return m.actor.text == body; });
}

/// The first of them that the text names; empty if none.
ActorId first_named(const Document& document, std::initializer_list<std::string_view> bodies) {
    for (const std::string_view body : bodies)
        if (is_named(document, body)) return {std::string{body}};
    return {};
}

/// The subject under which the name stands: "Vice-Minister Kawai protested".
int subject_with(const Tree& tree, int node) {
    while (node >= 0 && !is_a(tree.token(node).relation, "nsubj")) {
        const std::string& relation = tree.token(node).relation;
        const bool is_part = is_a(relation, "flat") || is_a(relation, "compound") ||
                             is_a(relation, "appos") || is_a(relation, "amod");
        if (!is_part) return -1;
        node = tree.head(node);
    }
    return node;
}

/// True where the sentence tells, before the name, of another state: in whose capital it begins,
/// or who is its subject.
bool tells_of_another(const Document& document, const Run& name) {
    const auto is_other = [&](const Mention& m) {
        const Actor* actor = document.actor(m.actor);
        return m.sentence == name.sentence && m.last <= name.first && m.actor != document.issuer &&
               actor != nullptr && actor->type == ActorType::state;
    };
    const Tree& tree = document.tree(name.sentence);
    return std::ranges::any_of(document.places(),
                               [&](const Mention& m) { return m.first < 3 && is_other(m); }) ||
           std::ranges::any_of(document.mentions(), [&](const Mention& m) {
               return is_other(m) && subject_with(tree, static_cast<int>(m.head)) >= 0;
           });
}

/// The issuer of the release where who bears the title does something in it.
ActorId issuer_of_office(const Document& document, const Phrase& title, const Run& name) {
    const Actor* issuer = document.actor(document.issuer);
    if (issuer == nullptr || issuer->type == ActorType::person) return {};
    const Mention m = mention_over(document, name, {}, MentionKind::name);
    if (subject_with(document.tree(name.sentence), static_cast<int>(m.head)) < 0) return {};
    if (issuer->type == ActorType::state)
        return tells_of_another(document, name) ? ActorId{} : issuer->id;
    for (std::size_t i = title.first; i < title.last; ++i)
        if (document.in_list("office_of_body", lower_form(document, title.sentence, i)))
            return issuer->id;
    return {};
}

/// The words of the title, folded, a blank on each side: " under secretary of state ".
std::string words_of_title(const Document& document, const Phrase& title) {
    std::string words{' '};
    for (std::size_t i = title.first; i < title.last; ++i)
        (words += lower_form(document, title.sentence, i)) += ' ';
    return words;
}

/// The state that alone has an office of that name, where the text names it: a Taoiseach is Irish,
/// a Secretary of Transportation American. Empty if the title tells nothing.
ActorId state_with_title(const Document& document, const Phrase& title) {
    struct Own {
        std::string_view words, state;
    };
    static constexpr std::array kOwn{
        Own{" secretary of state for ", "united-kingdom"},
        Own{" chancellor of the exchequer ", "united-kingdom"},
        Own{" home secretary ", "united-kingdom"},
        Own{" lord privy seal ", "united-kingdom"},
        Own{" paymaster general ", "united-kingdom"},
        Own{" first sea lord ", "united-kingdom"},
        Own{" secretary of state ", "united-states"},
        Own{" secretary of transportation ", "united-states"},
        Own{" secretary of commerce ", "united-states"},
        Own{" secretary of labor ", "united-states"},
        Own{" secretary of agriculture ", "united-states"},
        Own{" secretary of the treasury ", "united-states"},
        Own{" secretary of defense ", "united-states"},
        Own{" secretary of energy ", "united-states"},
        Own{" secretary of homeland security ", "united-states"},
        Own{" transportation secretary ", "united-states"},
        Own{" commerce secretary ", "united-states"},
        Own{" treasury secretary ", "united-states"},
        Own{" defense secretary ", "united-states"},
        Own{" agriculture secretary ", "united-states"},
        Own{" trade representative ", "united-states"},
        Own{" majority leader ", "united-states"},
        Own{" minority leader ", "united-states"},
        Own{" taoiseach ", "ireland"},
        Own{" tanaiste ", "ireland"},
        Own{" tánaiste ", "ireland"},
        Own{" nuncio ", "holy-see"},
        Own{" shri ", "india"},
        Own{" minister of external affairs ", "india"},
        Own{" external affairs minister ", "india"},
    };
    const std::string words = words_of_title(document, title);
    for (const Own& own : kOwn)
        if (words.find(own.words) != std::string::npos && is_named(document, own.state))
            return {std::string{own.state}};
    return {};
}

/// "Representative Bow of Ohio": who sits for a part of a state.
bool sits_for_part(const Document& document, const Run& name) {
    const std::size_t count = document.sentences()[name.sentence].tokens.size();
    if (name.last + 1 >= count) return false;
    const std::string link = lower_form(document, name.sentence, name.last);
    return (link == "of" || link == "from") &&
           document.in_list("american_state", lower_form(document, name.sentence, name.last + 1));
}

}  // namespace

ActorId body_with_title(const Document& document, const Phrase& title) {
    bool is_high = false;
    for (std::size_t i = title.first; i < title.last; ++i) {
        const std::string word = lower_form(document, title.sentence, i);
        const std::string before =
            i == title.first ? std::string{} : lower_form(document, title.sentence, i - 1);
        is_high |= word == "high" || word == "police" || word == "rights";
        if (word == "commissioner" && (before == "european" || before == "eu"))
            return {"european-commission"};
        if (word == "commissioner" && !is_high)
            return first_named(document, {"european-commission", "european-union"});
        const bool is_of_un =
            word == "rapporteur" || word == "under-secretary-general" ||
            (word == "coordinator" &&
             (before == "humanitarian" || before == "resident" || before == "special"));
        if (is_of_un) return first_named(document, {"united-nations"});
    }
    return {};
}

ActorId side_of_bare_office(const Document& document, const Phrase& title, const Run& name) {
    // "Petra Lind, its minister for Europe"
    const std::string pronoun = owning_pronoun_of(document, title);
    if (title.first >= name.last && !pronoun.empty())
        if (ActorId owner = named_before(document, name.sentence, name.first, pronoun != "its");
            !owner.empty())
            return owner;
    if (ActorId body = body_with_title(document, title); !body.empty()) return body;
    if (sits_for_part(document, name)) return {};
    if (ActorId state = state_with_title(document, title); !state.empty()) return state;
    if (is_envoy(document, title)) return sender_of_envoy(document, name.sentence, name.first);
    if (ActorId issuer = issuer_of_office(document, title, name); !issuer.empty()) return issuer;
    return nearest_state(document, name.sentence, name.first);
}

}  // namespace demarche::extract
