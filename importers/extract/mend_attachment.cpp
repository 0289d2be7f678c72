#include "importers/extract/mend_attachment.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/tree.hpp"

namespace demarche::extract {
namespace {

bool has_kid(const std::vector<Token>& tokens, std::size_t of, std::string_view relation) {
    return std::ranges::any_of(tokens, [&](const Token& t) {
        return t.head == static_cast<int>(of) && is_a(t.relation, relation);
    });
}

void mend_both(std::vector<Token>& tokens) {
    if (tokens.size() < 3 || utf8::lower(tokens[0].form) != "both" || tokens[0].head != 1) return;
    Token& verb = tokens[1];
    if ((verb.xpos != "VBN" && verb.xpos != "VBD") || has_kid(tokens, 1, "nsubj") ||
        has_kid(tokens, 1, "aux"))
        return;
    tokens[0].relation = "nsubj";
    verb.xpos = "VBD";
    for (Token& t : tokens)
        if (t.head == 1 && t.relation == "obl:agent") t.relation = "obl";
}

void mend_second_relative(std::vector<Token>& tokens, std::size_t which) {
    Token& token = tokens[which];
    if (token.xpos != "WDT" || token.relation != "obl" || token.head < 0 ||
        has_kid(tokens, which, "case"))
        return;
    const auto verb = static_cast<std::size_t>(token.head);
    const bool is_open = has_kid(tokens, verb, "nsubj") && !has_kid(tokens, verb, "obj");
    if (is_open && is_a(tokens[verb].relation, "conj")) token.relation = "obj";
}

bool is_day(const Token& token) {
    static constexpr std::array<std::string_view, 7> days{
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    const std::string word = utf8::lower(token.form);
    return std::ranges::find(days, word) != days.end();
}

bool is_at_or_below(const std::vector<Token>& tokens, std::size_t node, std::size_t under) {
    int at = static_cast<int>(node);
    while (at >= 0 && at != static_cast<int>(under)) at = tokens[static_cast<std::size_t>(at)].head;
    return at >= 0;
}

/// True where what hangs at `node` names somebody: "the Peruvian police", not "Friday", "force".
bool names_somebody(const std::vector<Token>& tokens, std::size_t node) {
    if (tokens[node].upos == Upos::num || is_day(tokens[node])) return false;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (is_at_or_below(tokens, i, node) &&
            (tokens[i].upos == Upos::propn || tokens[i].upos == Upos::adj) &&
            tokens[i].form != utf8::lower(tokens[i].form))
            return true;
    return false;
}

void mend_doer_of_noun(std::vector<Token>& tokens, std::size_t by) {
    const Token& mark = tokens[by];
    if (by == 0 || mark.form != "by" || mark.relation != "case" || mark.head < 0) return;
    const auto doer = static_cast<std::size_t>(mark.head);
    const std::size_t noun = by - 1;
    Token& named = tokens[doer];
    const bool is_beside_object =
        named.relation == "obl" && named.head >= 0 && is_a(tokens[noun].relation, "obj") &&
        tokens[noun].head == named.head && tokens[noun].upos == Upos::noun;
    if (!is_beside_object || !has_kid(tokens, static_cast<std::size_t>(named.head), "nsubj") ||
        !names_somebody(tokens, doer))
        return;
    named.head = static_cast<int>(noun);
    named.relation = "nmod";
    // "by the Peruvian police of two divers"
    for (std::size_t i = doer + 1; i < tokens.size(); ++i) {
        Token& done_to = tokens[i];
        const bool is_of = std::ranges::any_of(tokens, [&](const Token& t) {
            return t.head == static_cast<int>(i) && t.relation == "case" && t.form == "of";
        });
        if (is_of && done_to.head == static_cast<int>(doer) && is_a(done_to.relation, "nmod") &&
            (has_kid(tokens, doer, "amod") || tokens[doer].upos == Upos::propn))
            done_to.head = static_cast<int>(noun);
    }
}

/// "condemned the attack on a village", "on Chad", not "on Friday", "on behalf of the Union".
void mend_what_is_judged(std::vector<Token>& tokens, std::size_t mark, const Words& words) {
    const Token& on = tokens[mark];
    if (mark == 0 || on.relation != "case" || on.head < 0 ||
        (on.form != "on" && on.form != "against" && on.form != "upon"))
        return;
    const auto thing = static_cast<std::size_t>(on.head);
    const Token& noun = tokens[mark - 1];
    Token& named = tokens[thing];
    const bool is_beside_object = named.relation == "obl" && named.head >= 0 &&
                                  is_a(noun.relation, "obj") && noun.head == named.head &&
                                  noun.upos == Upos::noun;
    if (!is_beside_object ||
        !words.has("judges", lemma_of(tokens[static_cast<std::size_t>(named.head)])))
        return;
    const bool is_time =
        named.upos == Upos::num || is_day(named) || has_kid(tokens, thing, "nummod");
    if (is_time || words.has("where_told", lemma_of(named))) return;
    named.head = static_cast<int>(mark - 1);
    named.relation = "nmod";
}

/// "Oslo had on Friday met him": "had" is the auxiliary of "met".
void mend_parted_auxiliary(std::vector<Token>& tokens, std::size_t have) {
    Token& auxiliary = tokens[have];
    if (auxiliary.lemma != "have" || auxiliary.relation == "aux" || has_kid(tokens, have, "obj") ||
        !has_kid(tokens, have, "nsubj") || has_kid(tokens, have, "aux"))
        return;
    for (std::size_t verb = have + 2; verb < tokens.size(); ++verb) {
        Token& past = tokens[verb];
        const bool is_past = past.xpos == "VBN" || past.xpos == "VBD";
        if (past.head != static_cast<int>(have) || past.relation != "xcomp" || !is_past) continue;
        if (has_kid(tokens, verb, "nsubj") || has_kid(tokens, verb, "mark") ||
            has_kid(tokens, verb, "aux"))
            return;
        past.head = auxiliary.head;
        past.relation = auxiliary.relation;
        past.xpos = "VBN";
        for (Token& t : tokens)
            if (t.head == static_cast<int>(have) && &t != &past) t.head = static_cast<int>(verb);
        auxiliary.head = static_cast<int>(verb);
        auxiliary.relation = "aux";
        return;
    }
}

/// The name that begins the clause, above a past tense that the parse takes for what describes
/// something in an aside to it. -1 if there is none.
int name_above(const std::vector<Token>& tokens, std::size_t verb) {
    for (int at = tokens[verb].head; at >= 0; at = tokens[static_cast<std::size_t>(at)].head) {
        const Token& t = tokens[static_cast<std::size_t>(at)];
        const bool is_loose = t.relation == "nsubj" || t.relation == "vocative" ||
                              t.relation == "dislocated" || t.relation == "parataxis" ||
                              t.relation == "conj";
        if (t.upos == Upos::propn && is_loose && at < static_cast<int>(verb)) return at;
    }
    return -1;
}

/// "Lund, the outgoing minister, summoned the envoy; nobody knew why", "Oslo, which keeps out of
/// it, blamed Chad, and Niger went on": a past tense behind a comma describes nothing, it is what
/// the name does.
void mend_finite_aside(std::vector<Token>& tokens, std::size_t verb) {
    Token& past = tokens[verb];
    if (verb == 0 || past.xpos != "VBD" || past.relation != "acl" || tokens[verb - 1].form != "," ||
        !has_kid(tokens, verb, "obj"))
        return;
    const int subject = name_above(tokens, verb);
    if (subject < 0) return;
    Token& name = tokens[static_cast<std::size_t>(subject)];
    if (name.relation == "nsubj") {
        if (name.head < static_cast<int>(verb) ||
            !has_kid(tokens, static_cast<std::size_t>(name.head), "cc"))
            return;
        Token& next = tokens[static_cast<std::size_t>(name.head)];
        past.head = std::exchange(next.head, static_cast<int>(verb));
        past.relation = std::exchange(next.relation, "conj");
    } else {
        past.head = name.head;
        past.relation = name.relation == "conj" ? "conj" : "parataxis";
        for (std::size_t i = verb + 1; i < tokens.size(); ++i)
            if (tokens[i].head == subject && !is_a(tokens[i].relation, "appos"))
                tokens[i].head = static_cast<int>(verb);
    }
    name.head = static_cast<int>(verb);
    name.relation = "nsubj";
}

/// "spoke by telephone with Oslo": it speaks with Oslo.
void mend_by_telephone(std::vector<Token>& tokens, std::size_t whom) {
    static constexpr std::array<std::string_view, 5> means{"telephone", "phone", "videoconference",
                                                           "video", "videolink"};
    Token& named = tokens[whom];
    if (named.relation != "nmod" || named.head < 0 || !has_kid(tokens, whom, "case")) return;
    const auto by = static_cast<std::size_t>(named.head);
    const bool is_with = std::ranges::any_of(tokens, [&](const Token& t) {
        return t.head == static_cast<int>(whom) && t.relation == "case" &&
               (t.form == "with" || t.form == "to");
    });
    const bool is_means = std::ranges::find(means, lemma_of(tokens[by])) != means.end() &&
                          is_a(tokens[by].relation, "obl") && by < whom;
    if (!is_with || !is_means) return;
    named.head = tokens[by].head;
    named.relation = "obl";
}

/// "joined the two powers in voting against it": who joins votes too.
void mend_joined_in(std::vector<Token>& tokens, std::size_t doing) {
    Token& gerund = tokens[doing];
    if (gerund.xpos != "VBG" || gerund.relation != "acl" || gerund.head < 0) return;
    const bool is_in = std::ranges::any_of(tokens, [&](const Token& t) {
        return t.head == static_cast<int>(doing) && t.form == "in" &&
               (t.relation == "mark" || t.relation == "case");
    });
    const Token& joined = tokens[static_cast<std::size_t>(gerund.head)];
    if (!is_in || !is_a(joined.relation, "obj") || joined.head < 0) return;
    if (lemma_of(tokens[static_cast<std::size_t>(joined.head)]) != "join") return;
    gerund.head = joined.head;
    gerund.relation = "advcl";
}

/// "wants the embargo on the north lifted": what is wanted is that it is lifted.
void mend_wanted_done(std::vector<Token>& tokens, std::size_t verb, const Words& words) {
    if (tokens[verb].upos != Upos::verb || !words.has("wants_done", lemma_of(tokens[verb]))) return;
    for (std::size_t done = tokens.size(); done-- > verb + 2;) {
        Token& past = tokens[done];
        if (past.xpos != "VBN" || past.relation != "acl" || past.head < 0 ||
            has_kid(tokens, done, "obl:agent") || has_kid(tokens, done, "nsubj") ||
            has_kid(tokens, done, "aux") || tokens[done - 1].form == ",")
            continue;
        int thing = past.head;
        while (thing >= 0 && !is_a(tokens[static_cast<std::size_t>(thing)].relation, "obj") &&
               is_a(tokens[static_cast<std::size_t>(thing)].relation, "nmod"))
            thing = tokens[static_cast<std::size_t>(thing)].head;
        if (thing < 0) continue;
        const Token& object = tokens[static_cast<std::size_t>(thing)];
        if (!is_a(object.relation, "obj") || object.head != static_cast<int>(verb)) continue;
        past.head = static_cast<int>(verb);
        past.relation = "xcomp";
        return;
    }
}

/// "lent the accord its support", "offered the plan lukewarm support": what is lent is the second.
void mend_given(std::vector<Token>& tokens, std::size_t verb, const Words& words) {
    if (tokens[verb].upos != Upos::verb || !words.has("gives_two", lemma_of(tokens[verb]))) return;
    for (std::size_t whom = verb + 1; whom < tokens.size(); ++whom) {
        if (tokens[whom].head != static_cast<int>(verb) || tokens[whom].relation != "obj") continue;
        for (std::size_t what = whom + 1; what < tokens.size(); ++what) {
            Token& given = tokens[what];
            const bool is_below = given.head == static_cast<int>(whom) &&
                                  (is_a(given.relation, "obj") || given.relation == "nmod");
            const bool is_beside = given.head == static_cast<int>(verb) &&
                                   (given.relation == "xcomp" || given.relation == "obl:unmarked");
            if ((!is_below && !is_beside) || given.upos != Upos::noun ||
                has_kid(tokens, what, "case") || has_kid(tokens, what, "cop") ||
                !words.has("feeling", lemma_of(given)))
                continue;
            given.head = static_cast<int>(verb);
            given.relation = "obj";
            tokens[whom].relation = "iobj";
            return;
        }
    }
}

}  // namespace

void mend_attachments(std::vector<Token>& tokens, const Words& words) {
    mend_both(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        mend_second_relative(tokens, i);
        mend_doer_of_noun(tokens, i);
        mend_what_is_judged(tokens, i, words);
        mend_parted_auxiliary(tokens, i);
        mend_joined_in(tokens, i);
        mend_by_telephone(tokens, i);
        mend_wanted_done(tokens, i, words);
        mend_given(tokens, i, words);
        mend_finite_aside(tokens, i);
    }
}

}  // namespace demarche::extract
