#include "importers/extract/mend_agents.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/token_kids.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

bool has_case(const std::vector<Token>& tokens, std::size_t node, std::string_view word) {
    const auto mark = kid_of(tokens, node, "case");
    return mark && lemma_of(tokens[*mark]) == word;
}

/// "was criticised for the ban by Chad", "was told to leave by Chad", not "for the use by Chad of
/// mines".
void mend_strayed_agent(std::vector<Token>& tokens, std::size_t by) {
    Token& agent = tokens[by];
    if (agent.head < 0 || agent.upos != Upos::propn || !has_case(tokens, by, "by")) return;
    const auto above = static_cast<std::size_t>(agent.head);
    const Token& beside = tokens[above];
    if (beside.head < 0 || above > by) return;
    const auto verb = static_cast<std::size_t>(beside.head);
    // "after a visit by Chad" tells who visits: only what somebody is blamed or praised for.
    const auto article = kid_of(tokens, above, "det");
    const bool is_matter = has_case(tokens, above, "for") || has_case(tokens, above, "over");
    const bool is_known = !article || lemma_of(tokens[*article]) == "the";
    const bool is_of_noun =
        is_a(agent.relation, "nmod") && is_a(beside.relation, "obl") && is_matter && is_known;
    const bool is_of_infinitive = is_a(agent.relation, "obl") && is_a(beside.relation, "xcomp") &&
                                  beside.xpos == "VB" && !kid_of(tokens, above, "aux:pass");
    if ((!is_of_noun && !is_of_infinitive) || tokens[verb].xpos != "VBN" ||
        !kid_of(tokens, verb, "nsubj:pass") || kid_of(tokens, verb, "obl:agent"))
        return;
    for (std::size_t i = by + 1; i < tokens.size(); ++i)
        if (tokens[i].head == agent.head && has_case(tokens, i, "of")) return;
    agent.head = static_cast<int>(verb);
    agent.relation = "obl:agent";
}

/// "shuttled between Chad and Mali", "will choose between": the doer goes or stands there.
bool is_of_doer(const Token& verb) {
    static constexpr std::array<std::string_view, 12> kMoves = {
        "shuttle", "travel",  "commute",   "fly",         "move",      "stand",
        "choose",  "mediate", "arbitrate", "distinguish", "alternate", "sit"};
    return std::ranges::find(kMoves, lemma_of(verb)) != kMoves.end();
}

/// "a row erupted between Chad and Mali": what stands between two is the noun's.
void mend_between(std::vector<Token>& tokens, std::size_t two) {
    Token& sides = tokens[two];
    if (sides.head < 0 || !is_a(sides.relation, "obl") || !has_case(tokens, two, "between") ||
        !kid_of(tokens, two, "conj"))
        return;
    const auto verb = static_cast<std::size_t>(sides.head);
    const auto subject = kid_of(tokens, verb, "nsubj");
    if (!subject || *subject > verb || tokens[*subject].upos != Upos::noun ||
        tokens[verb].upos != Upos::verb || kid_of(tokens, verb, "obj") || two < verb ||
        is_of_doer(tokens[verb]))
        return;
    sides.head = static_cast<int>(*subject);
    sides.relation = "nmod";
}

/// "a step that Chad called scandalous": "that" is what it called so.
void mend_relative_object(std::vector<Token>& tokens, std::size_t relative) {
    Token& that = tokens[relative];
    if (that.head < 0 || that.xpos != "WDT") return;
    const auto verb = static_cast<std::size_t>(that.head);
    if (tokens[verb].relation != "acl:relcl" || tokens[verb].upos != Upos::verb) return;
    bool has_other_subject = false;
    for (std::size_t i = relative + 1; i < verb; ++i)
        has_other_subject = has_other_subject || (tokens[i].head == static_cast<int>(verb) &&
                                                  is_a(tokens[i].relation, "nsubj"));
    const bool is_stray = that.relation == "obl:unmarked" || that.relation == "nsubj";
    if (!is_stray || !has_other_subject || !kid_of(tokens, verb, "xcomp")) {
        // "which Chad called an insult": two objects, of which the parse sees the last
        const auto object = kid_of(tokens, verb, "obj");
        if (!is_stray || !has_other_subject || !object || *object < verb ||
            lemma_of(tokens[verb]) != "call")
            return;
        tokens[*object].relation = "xcomp";
    }
    that.relation = "obj";
}

/// "“The ban,” Lind, the envoy, said, “is illegal”": what is illegal is the ban.
void mend_parted_subject(std::vector<Token>& tokens, std::size_t thing) {
    Token& noun = tokens[thing];
    if (noun.head < 0 || noun.relation != "ccomp" ||
        (noun.upos != Upos::noun && noun.upos != Upos::propn) || kid_of(tokens, thing, "cop") ||
        kid_of(tokens, thing, "nsubj"))
        return;
    const auto verb = static_cast<std::size_t>(noun.head);
    if (thing > verb) return;
    for (std::size_t said = verb + 1; said < tokens.size(); ++said) {
        const bool is_clause =
            tokens[said].head == static_cast<int>(verb) &&
            (tokens[said].relation == "ccomp" || tokens[said].relation == "parataxis") &&
            !kid_of(tokens, said, "nsubj") && !kid_of(tokens, said, "expl");
        const bool is_finite = kid_of(tokens, said, "cop") || kid_of(tokens, said, "aux") ||
                               tokens[said].xpos == "VBZ" || tokens[said].xpos == "VBP";
        if (!is_clause || !is_finite) continue;
        noun.head = static_cast<int>(said);
        noun.relation = kid_of(tokens, said, "aux:pass") ? "nsubj:pass" : "nsubj";
        tokens[said].relation = "ccomp";
        return;
    }
}

/// The same where the parse gives the ban to "said" and Lind to "illegal", which crosses.
void mend_crossed_subjects(std::vector<Token>& tokens, std::size_t thing) {
    Token& noun = tokens[thing];
    if (noun.head < 0 || noun.relation != "nsubj" || thing + 2 >= tokens.size()) return;
    const int verb = noun.head;
    if (static_cast<int>(thing) > verb || tokens[thing + 1].form != ",") return;
    for (std::size_t speaker = thing + 2; static_cast<int>(speaker) < verb; ++speaker) {
        Token& who = tokens[speaker];
        if (!is_a(who.relation, "nsubj") || who.head <= verb) continue;
        const Token& said = tokens[static_cast<std::size_t>(who.head)];
        if (said.relation != "ccomp" || said.head != verb) continue;
        std::swap(noun.head, who.head);
        std::swap(noun.relation, who.relation);
        return;
    }
}

/// "said that Chad had closed the port, and condemned the ban": who said so condemned it, since
/// what Chad did would stand in the tense of "had closed".
void mend_tense(std::vector<Token>& tokens, std::size_t verb) {
    Token& main = tokens[verb];
    const bool may_be_past =
        main.xpos == "VBD" || (main.xpos == "VBN" && main.form.ends_with("ed"));
    if (main.head < 0 || main.relation != "conj" || !may_be_past || kid_of(tokens, verb, "nsubj") ||
        kid_of(tokens, verb, "aux"))
        return;
    const auto joint = kid_of(tokens, verb, "cc");
    const Token& told = tokens[static_cast<std::size_t>(main.head)];
    if (!joint || *joint == 0 || tokens[*joint - 1].form != "," || told.relation != "ccomp" ||
        told.head < 0)
        return;
    bool is_before = false;
    for (const Token& t : tokens)
        is_before = is_before || (t.head == main.head && is_a(t.relation, "aux") &&
                                  (t.form == "had" || t.form == "would" || t.form == "was"));
    const auto teller = static_cast<std::size_t>(told.head);
    if (!is_before || teller > verb || tokens[teller].xpos != "VBD") return;
    main.head = told.head;
    main.xpos = "VBD";
}

/// "Not only Chad but also Mali condemned it"
void mend_not_only(std::vector<Token>& tokens, std::size_t verb) {
    Token& main = tokens[verb];
    if (main.head < 0 || main.relation != "conj" || main.upos != Upos::verb) return;
    const auto first = static_cast<std::size_t>(main.head);
    const auto second = kid_of(tokens, verb, "nsubj");
    if (first < 2 || !second || tokens[first].upos != Upos::propn || *second < first ||
        lemma_of(tokens[first - 1]) != "only" || lemma_of(tokens[first - 2]) != "not")
        return;
    main.head = std::exchange(tokens[first].head, static_cast<int>(*second));
    main.relation = std::exchange(tokens[first].relation, "conj");
}

/// "Citing the toll, Chad's minister, Idris Nour, left the talks", "At its seat in Lima, the
/// director, Ana Ruiz, voiced dismay": a parse may take the minister for another name of the toll,
/// which leaves the verb without a subject.
void mend_subject_behind_opening(std::vector<Token>& tokens, std::size_t verb) {
    const std::string& tag = tokens[verb].xpos;
    if ((tag != "VBD" && tag != "VBZ" && tag != "VBP") || kid_of(tokens, verb, "nsubj")) return;
    auto opening = kid_of(tokens, verb, "advcl", false);
    const bool is_participle =
        opening && (tokens[*opening].xpos == "VBG" || tokens[*opening].xpos == "VBN");
    if (!is_participle) opening = kid_of(tokens, verb, "obl", false);
    if (!opening) return;
    std::size_t comma = *opening;
    while (comma < verb && tokens[comma].form != ",") ++comma;
    for (std::size_t who = comma + 1; who < verb; ++who) {
        Token& name = tokens[who];
        const bool is_noun = name.upos == Upos::noun || name.upos == Upos::propn;
        if (!is_noun || name.relation != "appos" || name.head < 0) continue;
        const auto thing = static_cast<std::size_t>(name.head);
        if (thing > comma || !is_below(tokens, thing, *opening)) continue;
        for (std::size_t i = who + 1; i < verb; ++i)
            if (tokens[i].head == static_cast<int>(thing) && tokens[i].relation == "appos")
                tokens[i].head = static_cast<int>(who);
        name.head = static_cast<int>(verb);
        name.relation = "nsubj";
        return;
    }
}

/// "noted with concern the toll of Chad": the toll is noted, with concern.
void mend_manner_with_object(std::vector<Token>& tokens, std::size_t manner) {
    Token& noun = tokens[manner];
    const auto with = kid_of(tokens, manner, "mark", false);
    const auto thing = kid_of(tokens, manner, "obj", true);
    if (noun.upos != Upos::noun || noun.relation != "advcl" || noun.head < 0 || !with || !thing ||
        lemma_of(tokens[*with]) != "with" || *with + 1 != manner)
        return;
    const auto verb = static_cast<std::size_t>(noun.head);
    if (verb > manner || kid_of(tokens, verb, "obj")) return;
    noun.relation = "obl";
    tokens[*with].relation = "case";
    tokens[*thing].head = static_cast<int>(verb);
}

/// "rebels shot five soldiers": a tagger may take the form for one of today.
void mend_irregular(Token& token) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kForms{
        {{"shot", "shoot"},
         {"strung", "string"},
         {"slew", "slay"},
         {"flung", "fling"},
         {"stung", "sting"},
         {"sprang", "spring"}}};
    if (token.upos != Upos::verb) return;
    for (const auto& [form, lemma] : kForms)
        if (utf8::lower(token.form) == form && token.lemma != lemma) token.lemma = lemma;
}

}  // namespace

void mend_agents(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        mend_manner_with_object(tokens, i);
        mend_subject_behind_opening(tokens, i);
        mend_strayed_agent(tokens, i);
        mend_between(tokens, i);
        mend_relative_object(tokens, i);
        mend_parted_subject(tokens, i);
        mend_crossed_subjects(tokens, i);
        mend_not_only(tokens, i);
        mend_tense(tokens, i);
        mend_irregular(tokens[i]);
    }
}

}  // namespace demarche::extract
