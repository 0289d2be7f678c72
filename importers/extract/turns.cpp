#include <algorithm>
#include <string>

#include "core/model/utf8.hpp"
#include "importers/extract/clause_reader.hpp"

/// Turns of phrase that judge a thing without a verb that does: by a word in quotation marks, by
/// the manner of an answer, by what time it is.
namespace demarche::extract {

void ClauseReader::judged_so(const Parties& holders, int thing, int sign, int node,
                             const std::string& name, const Context& context) {
    static const Predicate good{{"call"}, 'v', Does::act, "05", {}, 1, {}, 0.6, false};
    static const Predicate bad{{"call"}, 'v', Does::act, "11", {}, -1, {}, 0.6, false};
    const Predicate& sense = sign > 0 ? good : bad;
    const Matter matter{thing, 1, phrase_of(document_, at(thing)), {}, thing};
    event(holders, first_inside(document_, at(thing), referents(context)), sense.cameo, node, name,
          matter.text, "verdict", {}, kLikely);
    stance(holders, matter, sign, node, sense, context, "verdict");
}

/// "'Ill-timed,' was how Lavrov described the text"
bool ClauseReader::named_verdict(int node, const Context& context) {
    const Tree& t = tree();
    const auto word = t.child(node, "nsubj");
    const auto verb = t.child(node, "advcl:relcl");
    const Predicate* calls = verb ? sense_at(*verb) : nullptr;
    const bool is_how = word && calls != nullptr && calls->does == Does::judge &&
                        t.child(node, "cop") && lemma_of(t.token(node)) == "how";
    if (!is_how || context.reality == Reality::supposed) return false;
    const Predicate* says = quality_of(*word);
    if (says == nullptr || says->sign == 0) return false;
    const Parties holders = subject_of(*verb, context);
    const std::vector<int> things = slot(t, *verb, "obj");
    if (holders.empty() || things.empty()) return false;
    judged_so(holders, things.front(), says->sign, node, says->name(), context);
    return true;
}

/// "reacted coolly to the plan", "greeted the pact warmly": the sign of the manner, 0 where it has
/// none.
int ClauseReader::manner_of(int node) const {
    for (const int kid : tree().children(node, "advmod")) {
        const std::string word = utf8::lower(tree().token(kid).form);
        if (!word.ends_with("ly")) continue;
        const std::string stem = word.substr(0, word.size() - 2);
        std::vector<std::string> roots{stem, stem + "e", stem + "le", stem + "l"};
        if (stem.ends_with('i')) roots.push_back(stem.substr(0, stem.size() - 1) + "y");
        if (stem.ends_with("al")) roots.push_back(stem.substr(0, stem.size() - 2));
        for (const std::string& root : roots)
            if (const int sign = lexicon_.quality(root); sign != 0) return sign;
    }
    return 0;
}

bool ClauseReader::answered_so(int node, const Context& context) {
    if (!document_.in_list("with_words", lemma_of(tree().token(node))) ||
        context.reality == Reality::supposed || is_negated(tree(), node))
        return false;
    const int sign = manner_of(node);
    const Parties holders = sign == 0 ? Parties{} : subject_of(node, context);
    if (holders.empty()) return false;
    std::vector<int> things = slot(tree(), node, "to");
    if (things.empty()) things = slot(tree(), node, "obj");
    if (things.empty()) return false;
    judged_so(holders, things.front(), sign, node, lemma_of(tree().token(node)), context);
    return true;
}

/// "The plan met with scorn in Moscow", "was greeted with applause by Tunis": who scorns what.
bool ClauseReader::met_with(int node, const Predicate& sense, const Context& context) {
    const Token& token = tree().token(node);
    const int verb = token.head;
    const bool is_reception =
        is_a(token.relation, "obl") && has_case(tree(), node, "with") && verb >= 0 &&
        sense.sign != 0 && is_one_of(lemma_of(tree().token(verb)), {"meet", "greet", "receive"}) &&
        (is_passive(tree(), verb) || !tree().child(verb, "obj"));
    if (!is_reception) return false;
    const auto thing = tree().child(verb, is_passive(tree(), verb) ? "nsubj:pass" : "nsubj");
    if (!thing) return false;
    Parties holders;
    for (const std::string_view mark : {"by", "from", "in", "among"})
        for (const int above : {verb, node})
            for (const char* relation : {"obl", "nmod"})
                for (const int kid : tree().children(above, relation))
                    if (holders.empty() && kid != node && has_case(tree(), kid, mark))
                        holders = parties_or_place(document_, at(kid), referents(context));
    if (holders.empty()) return false;
    judged_so(holders, *thing, sense.sign, node, sense.name(), context);
    return true;
}

/// "Lima was not satisfied": with what was told last.
bool ClauseReader::mood(int node, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    // "remains sceptical"
    const bool is_kept = is_a(token.relation, "xcomp") && token.head >= 0 &&
                         is_one_of(lemma_of(t.token(token.head)),
                                   {"remain", "stay", "sound", "seem", "feel", "grow", "profess",
                                    "pronounce", "declare", "look", "appear"});
    const bool is_state = t.child(node, "cop") || t.child(node, "aux:pass") || is_kept;
    const Predicate* sense = is_state ? lexicon_.attitude(utf8::lower(token.form)) : nullptr;
    if (sense == nullptr || context.reality == Reality::supposed) return false;
    const Parties who = bearer_of(node, context);
    // "We are concerned", says somebody: of himself, whatever it is on.
    const bool is_own = !who.empty() && has_actor(context.voice, who.front().actor);
    if (who.empty() || (last_matter_.empty() && !is_own)) return false;
    const int feeling = sense->sign * (is_negated(t, node) ? -1 : 1);
    event(who, {},
          feeling > 0            ? "05"
          : sense->cameo == "12" ? "12"
                                 : "11",
          node, sense->name(), last_matter_, "deed", "told before; ", kWeak);
    if (last_matter_.empty()) return true;
    // Whoever is delighted at a veto is against what was vetoed.
    stance(who, told_before(node), feeling * last_sign_, node, *sense, context, "deed");
    return true;
}

/// "is of the same opinion", "shares this view", "takes the opposite view", "thinks otherwise": who
/// stands where another does, or against him. The side of 1 is the same, of -1 the other.
int ClauseReader::side_of_view(int node) const {
    const Tree& t = tree();
    const std::string word = lemma_of(t.token(node));
    const auto side_of = [&](int noun) {
        if (!document_.in_list("stand_taken", lemma_of(t.token(noun)))) return 0;
        for (const int kid : t.children(noun)) {
            const std::string said = lemma_of(t.token(kid));
            if (is_one_of(said, {"same", "similar", "like"})) return 1;
            if (is_one_of(said, {"opposite", "contrary", "different", "opposing"})) return -1;
        }
        return 0;
    };
    if (t.child(node, "cop")) return has_case(t, node, "of") ? side_of(node) : 0;
    if (is_one_of(word, {"think", "see"}))
        return has_mark(node, "otherwise") || has_mark(node, "differently") ? -1 : 0;
    const std::vector<int> objects = slot(t, node, "obj");
    if (objects.empty() || is_negated(t, node)) return 0;
    // "shares the concern raised by its partners": it says what the concern is.
    if (word == "share" && (t.child(objects.front(), "nmod") || t.child(objects.front(), "acl")))
        return 0;
    if (word == "share")
        return document_.in_list("stand_taken", lemma_of(t.token(objects.front()))) ? 1 : 0;
    return is_one_of(word, {"take", "hold", "voice", "express", "adopt"}) ? side_of(objects.front())
                                                                          : 0;
}

void ClauseReader::like_minded(int node, const Parties& who) {
    const int side = who.empty() || found_.stances.empty() ? 0 : side_of_view(node);
    if (side == 0) return;
    const StanceFinding last = found_.stances.back();
    if (sentence_ - last.sentence > 1 || has_actor(who, last.holder.actor)) return;
    also_held(last, who, node, side < 0);
}

/// "It is time for a deal", "the time has come to lift the ban", "it is too early to talk"
bool ClauseReader::due(int node, const Context& context) {
    const Tree& t = tree();
    const auto subject = t.child(node, "nsubj");
    const std::string word = lemma_of(t.token(node));
    const auto is_hour = [&](int noun) {
        return is_one_of(lemma_of(t.token(noun)), {"time", "moment", "hour"});
    };
    const bool is_it = subject
                           ? is_one_of(utf8::lower(t.token(*subject).form), {"it", "this", "now"})
                           : t.child(node, "expl").has_value();
    const bool has_come = word == "come" && subject && is_hour(*subject);
    // "Now is not the time for it"
    const bool is_now = has_mark(node, "now") && !subject;
    const bool is_time = t.child(node, "cop") && (is_it || is_now) && is_hour(node);
    const bool is_early = t.child(node, "cop") && is_it && is_one_of(word, {"early", "soon"}) &&
                          has_mark(node, "too");
    const Parties holders = self(context);
    if ((!has_come && !is_time && !is_early) || holders.empty() ||
        context.reality == Reality::supposed)
        return false;
    std::vector<int> things = slot(t, node, "inf");
    if (things.empty()) things = slot(t, node, "for");
    if (things.empty() && subject) things = slot(t, *subject, "inf");
    if (things.empty() && subject) things = slot(t, *subject, "for");
    // "it is high time that a pact was signed"
    if (things.empty())
        for (const int kid : t.children(node, "acl"))
            if (has_mark(kid, "that")) things.push_back(kid);
    if (things.empty()) return false;
    static const Predicate is_due{{"time"}, 'n', Does::ask, "02", {}, 1, {}, 0.6, false};
    const Matter matter = matter_of(document_, lexicon_, at(things.front()));
    const int sign = matter.sign * (is_early != is_negated(t, node) ? -1 : 1);
    event(holders, {}, is_due.cameo, node, word, matter.text, "obligation", matter.steps, kLikely);
    stance(holders, matter, sign, node, is_due, context, "obligation");
    return true;
}

}  // namespace demarche::extract
