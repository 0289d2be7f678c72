#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"
#include "importers/extract/sense_words.hpp"

/// Which side a deed takes that governs nothing, since its thing is a word of its own: "suspended
/// the talks", "slapped tariffs on steel", "will not pay a cent".
namespace demarche::extract {

namespace {

const Predicate kFor{{"deed"}, 'v', Does::act, "", {}, 1, {}, 0.6, false};
const Predicate kAgainst{{"deed"}, 'v', Does::act, "", {}, -1, {}, 0.6, false};

}  // namespace

/// The noun of the sense that the verb at `node` has as object: the talks, in "suspended the
/// talks". Nothing where it has none.
std::optional<int> ClauseReader::own_noun(int node, const Predicate& sense) const {
    std::vector<int> things =
        tree().children(node, is_passive(tree(), node) ? "nsubj:pass" : "obj");
    // "the talks that China broke off"
    if (is_object_of_relative(tree(), node)) things = {tree().head(node)};
    // "joined in the complaint"
    if (sense.words.front() == "join")
        for (const int kid : slot(tree(), node, "in")) things.push_back(kid);
    for (const int thing : things) {
        const std::string noun = lemma_of(tree().token(thing));
        for (std::size_t i = 1; i < sense.words.size(); ++i)
            if (noun == sense.words[i] || noun == sense.words[i] + "s") return thing;
    }
    return std::nullopt;
}

/// What a deed of cutting off, calling or holding back says of its noun: "halted trade" -1,
/// "slapped tariffs" 1, "called a meeting" 1, "will not give up its claim" 1; 0 where it says
/// nothing.
int ClauseReader::side_of_noun(int node, const Predicate& sense, int thing) const {
    const std::string noun = lemma_of(tree().token(thing));
    const bool is_denied = is_denied_there(node, sense);
    const std::string root = sense.cameo.substr(0, 2);
    // "joined in the complaint", "does not share that view", "shares our concern"
    if (sense.words.front() == "join")
        return is_one_of(noun, {"complaint", "lawsuit", "suit", "case", "appeal", "call"}) &&
                       !is_denied
                   ? 1
                   : 0;
    if (sense.words.front() == "share" && root != "11")
        return is_one_of(noun, {"view", "opinion", "assessment", "analysis", "position", "reading"})
                   ? is_denied ? -1 : 1
                   : 0;
    if (root == "16") {
        if (document_.in_list("sanctioning", noun))
            return sense.does == Does::end || is_denied ? -1 : 1;
        const bool is_dealing =
            document_.in_list("instrument", noun) || document_.in_list("generic_matter", noun) ||
            is_one_of(noun, {"trade", "relation", "relations", "tie", "contact", "cooperation",
                             "negotiation", "import", "export", "rule", "exercise", "drill"});
        return !is_dealing || is_denied ? 0 : -1;
    }
    if (is_one_of(root, {"02", "10"}) && sense.does == Does::ask && !is_denied)
        return document_.in_list("generic_matter", noun) || noun == "session" || noun == "inquiry"
                   ? 1
                   : 0;
    // "denied the delegation permission to land", "will not grant recognition"
    if (root == "12" &&
        is_one_of(noun, {"recognition", "permission", "request", "access", "clearance", "appeal",
                         "application", "bid", "plea", "entry"}))
        return -1;
    const bool is_kept =
        is_denied && noun != "ground" &&
        is_one_of(sense.words.front(), {"give", "renounce", "abandon", "drop", "waive", "cede"});
    return is_kept ? 1 : 0;
}

/// "will not pay a cent", "would not sell oil to anybody": what is refused in so many words, with a
/// thing that it is refused of.
bool ClauseReader::is_plain_refusal(int node, const Predicate& sense, const Context& inner) const {
    const bool will = std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return is_one_of(utf8::lower(tree().token(kid).form),
                         {"will", "would", "shall", "wo", "'ll", "’ll"});
    });
    const std::string root = sense.cameo.substr(0, 2);
    const bool is_word = is_one_of(root, {"01", "02", "13"}) || sense.does == Does::say ||
                         sense.does == Does::ask || sense.does == Does::not_do ||
                         is_one_of(sense.words.front(), {"exclude", "let", "rule", "fight"});
    const std::vector<int> things = slot(tree(), node, sense, "obj");
    const bool has_thing = std::ranges::any_of(things, [&](int thing) {
        return tree().token(thing).upos == Upos::noun &&
               parties_of(document_, at(thing), {}).empty();
    });
    return sense.pos == 'v' && inner.reality == Reality::intended && will && !is_word &&
           has_thing && (sense.says_not() || is_negated(tree(), node)) &&
           tree().token(node).upos == Upos::verb;
}

/// What a hostile deed is done over: the ban, in "recalled its envoy over the ban", "in response to
/// the ban". Nothing where that is not told.
std::optional<int> ClauseReader::cause_of_deed(int node, const Predicate& sense) const {
    const std::string root = sense.cameo.substr(0, 2);
    if (!is_one_of(root, {"11", "13", "14", "16"}) || is_denied_there(node, sense))
        return std::nullopt;
    // "disagreed over the well": each has his own side of it
    if (sense.words.back() == "over") return std::nullopt;
    const bool is_suit =
        root == "11" && sense.words.size() > 1 &&
        is_one_of(sense.words.back(), {"case", "suit", "charge", "action", "claim", "complaint",
                                       "court", "proceeding", "grievance", "appeal", "lawsuit"});
    std::vector<int> behind = tree().children(node, "obl");
    for (const int object : slot(tree(), node, "obj"))
        for (const int kid : tree().children(object, "nmod")) behind.push_back(kid);
    for (const int kid : behind) {
        // "a remark for which it called in the envoy"
        if (is_relative(tree(), kid) &&
            (has_case(tree(), kid, "for") || has_case(tree(), kid, "over")))
            return kid;
        // "brought a case against the ban", "sued over the ban"
        const bool is_suit_against =
            is_suit && (has_case(tree(), kid, "against") || has_case(tree(), kid, "about"));
        if ((has_case(tree(), kid, "over") || is_suit_against) && is_thing_or_clause(kid) &&
            tree().token(kid).upos == Upos::noun &&
            !is_one_of(lemma_of(tree().token(kid)), {"weekend", "time", "period", "phone", "past"}))
            return kid;
        const bool is_answer =
            has_case(tree(), kid, "in") &&
            is_one_of(lemma_of(tree().token(kid)), {"response", "retaliation", "answer", "reply",
                                                    "reaction", "protest", "reprisal", "revenge"});
        if (is_answer)
            for (const char* mark : {"to", "for", "at", "against", "over"})
                for (const int thing : slot(tree(), kid, mark))
                    if (is_thing_or_clause(thing)) return thing;
    }
    return std::nullopt;
}

/// The force in "will take part in the force", "promised 400 men for the force". Nothing where the
/// deed joins in none.
std::optional<int> ClauseReader::joined_effort(int node, const Predicate& sense) const {
    if (!is_one_of(sense.words.front(), {"take", "contribute", "participate", "pledge", "promise",
                                         "offer", "send", "provide"}) ||
        (sense.words.front() == "take" && sense.name() != "take part"))
        return std::nullopt;
    std::vector<int> above = tree().children(node, "obj");
    above.push_back(node);
    for (const int word : above)
        for (const char* mark : {"in", "to", "for"})
            for (const int thing : slot(tree(), word, mark))
                if (is_one_of(lemma_of(tree().token(thing)),
                              {"force", "mission", "operation", "coalition", "fund", "effort",
                               "campaign", "exercise", "plan", "project", "programme", "talk"}) ||
                    ((is_denied_there(node, sense) || is_negated(tree(), thing)) &&
                     is_one_of(
                         lemma_of(tree().token(thing)),
                         {"discussion", "debate", "meeting", "summit", "conference", "boycott",
                          "tender", "session", "ceremony", "negotiation", "embargo", "inquiry"})))
                    return thing;
    return std::nullopt;
}

/// True of what somebody only means to do himself, where no word says that it is good or bad for
/// anything: "vowed to filibuster", "tried to calm the waters", "promised not to come".
bool ClauseReader::is_own_course(const Predicate& sense, const Matter& matter) const {
    if (sense.does != Does::will || tree().token(matter.node).upos != Upos::verb) return false;
    // "vowed to fill the reservoir" is for the filling
    const auto object = tree().child(matter.node, "obj");
    const bool has_thing = object && tree().token(*object).upos == Upos::noun;
    const std::string& verb = sense.words.front();
    const bool is_resolve = verb == "try" || verb == "attempt" || (verb == "vow" && !has_thing);
    if (matter.steps.empty()) return is_resolve;
    return matter.steps == "not; " &&
           (is_resolve || sense_at(matter.node) == nullptr || sense.words.front() == "assure");
}

void ClauseReader::side_of_deed(int node, const Predicate& sense, const Parties& subject,
                                const Context& inner, std::size_t before) {
    if (found_.stances.size() > before || subject.empty() || sense.pos != 'v' ||
        inner.reality == Reality::supposed || inner.reality == Reality::wanted)
        return;
    // "a text that would have imposed a ban": nobody imposes it
    const auto doer = tree().child(node, "nsubj");
    if (doer && is_relative(tree(), *doer))
        if (const auto meant = antecedent_of(tree(), *doer);
            meant && parties_of(document_, at(*meant), {}).empty())
            return;
    if (const auto thing = own_noun(node, sense))
        if (const int sign = side_of_noun(node, sense, *thing); sign != 0) {
            const Matter matter{*thing, 1, phrase_of(document_, at(*thing)), {}, *thing};
            return stance(subject, matter, sign, node, sign > 0 ? kFor : kAgainst, inner, "deed");
        }
    // "used its veto to defeat the embargo"
    if (sense.cameo.starts_with("12") && !is_denied_there(node, sense) && sense.words.size() > 1)
        for (const char* relation : {"xcomp", "advcl", "acl"})
            for (const int above : {node, own_noun(node, sense).value_or(node)})
                for (const int clause : tree().children(above, relation))
                    for (const int thing : slot(tree(), clause, "obj"))
                        if (has_mark(clause, "to") && is_thing_or_clause(thing))
                            return stance(subject,
                                          {thing, 1, phrase_of(document_, at(thing)), {}, thing},
                                          -1, node, kAgainst, inner, "deed");
    if (const auto effort = joined_effort(node, sense)) {
        const int sign = is_denied_there(node, sense) || is_negated(tree(), *effort) ? -1 : 1;
        const Matter matter{*effort, 1, phrase_of(document_, at(*effort)), {}, *effort};
        return stance(subject, matter, sign, node, sign > 0 ? kFor : kAgainst, inner, "deed");
    }
    if (const auto cause = cause_of_deed(node, sense)) {
        const Matter matter = matter_of(document_, lexicon_, at(*cause));
        return stance(subject, matter, -matter.sign, node, kAgainst, inner, "deed");
    }
    if (!is_plain_refusal(node, sense, inner)) return;
    // "will not be attended by Chile"
    if (is_passive(tree(), node)) {
        const int thing = slot(tree(), node, "obj").front();
        return stance(subject, {thing, 1, phrase_of(document_, at(thing)), {}, thing}, -1, node,
                      kAgainst, inner, "refusal");
    }
    // "will not withdraw its candidate": the candidate
    const bool is_end = sense.does == Does::end || sense.cameo.starts_with("08");
    for (const int thing : is_end ? slot(tree(), node, "obj") : std::vector<int>{})
        if (tree().token(thing).upos == Upos::noun &&
            parties_of(document_, at(thing), {}).empty()) {
            const Matter matter{thing, 1, phrase_of(document_, at(thing)), {}, thing};
            return stance(subject, matter, 1, node, kFor, inner, "refusal");
        }
    Matter matter{node, 1, phrase_of(document_, at(node)), {}, node};
    for (const std::string_view no : {"not ", "n't ", "never "})
        if (matter.text.starts_with(no)) matter.text.erase(0, no.size());
    stance(subject, matter, -1, node, kAgainst, inner, "refusal");
}

/// "paid tribute to the part played by Chad", "firms run by Togo": whom the
/// participle below the thing names, where that is one alone.
Parties ClauseReader::parties_of_participle(int thing, const Parties& subject,
                                            const Referents& who) const {
    if (tree().token(thing).upos != Upos::noun || !owners_of(document_, at(thing)).empty())
        return {};
    for (const int clause : tree().children(thing, "acl")) {
        const std::string& tag = tree().token(clause).xpos;
        if (tree().token(clause).relation != "acl" || (tag != "VBG" && tag != "VBN")) continue;
        const Parties others = without(parties_inside(document_, at(clause), who), subject);
        return others.size() == 1 ? others : Parties{};
    }
    return {};
}

}  // namespace demarche::extract
