#include "importers/extract/clauses.hpp"

#include <algorithm>
#include <utility>

#include "core/model/utf8.hpp"
#include "importers/extract/assembly.hpp"
#include "importers/extract/clause_reader.hpp"

namespace demarche::extract {

Findings ClauseReader::read() {
    count_named_together();
    for (sentence_ = 0; sentence_ < document_.sentences().size(); ++sentence_) {
        const Tree& tree = this->tree();
        known_.assign(static_cast<std::size_t>(tree.size()), {});
        has_quotation_ = is_quotation_in(tree.sentence());
        if (tree.root() < 0) continue;
        find_pair();
        Context context;
        if (is_quotation_alone()) context.voice = last_speaker_;
        if (quoted_ && !quoted_speaker_.empty()) context.voice = quoted_speaker_;
        const Parties spoke_before = last_speaker_;
        const std::size_t begun = found_.events.size();
        if (is_question()) context.reality = Reality::supposed;
        const std::size_t before = found_.events.size();
        const std::size_t stances = found_.stances.size();
        only_said_.reset();
        outermost_ = context;
        if (context.reality == Reality::supposed) asks_against(tree.root(), context);
        clause(tree.root(), context);
        if (only_said_ && found_.events.size() == before && found_.stances.size() == stances)
            event(only_said_->speakers, {}, "01", only_said_->node, only_said_->name, {},
                  "statement", {}, kWeak);
        count_dealings(before);
        follow_quotation(spoke_before);
        if (found_.events.size() > begun) last_doer_ = doers_of_deed(begun);
    }
    return std::move(found_);
}

/// Who did the deed that the event is of, all of them: "Peru and Chile closed the border".
Parties ClauseReader::doers_of_deed(std::size_t event) const {
    const int node = found_.events[event].node;
    Parties doers{found_.events[event].source};
    for (; event < found_.events.size() && found_.events[event].node == node; ++event)
        if (found_.events[event].rule == "deed") unite(doers, {found_.events[event].source});
    return doers;
}

/// Keeps whether the sentence leaves a quotation open, which then goes on in the next one, and
/// whose it is: who spoke before it where it is nothing but words of the quotation.
void ClauseReader::follow_quotation(const Parties& spoke_before) {
    const bool was_open = quoted_;
    for (const Token& t : document_.sentences()[sentence_].tokens) {
        if (t.form == "“" || t.form == "«" || t.form == "``") quoted_ = true;
        if (t.form == "”" || t.form == "»" || t.form == "''") quoted_ = false;
        if (t.form == "\"") quoted_ = !quoted_;
    }
    if (quoted_ && !was_open) quoted_speaker_ = is_quotation_alone() ? spoke_before : last_speaker_;
    if (!quoted_) {
        quoted_for_ = 0;
    } else if (++quoted_for_ > longest_quotation) {
        quoted_ = false;
        quoted_for_ = 0;
    }
}

/// True of a sentence that asks: what it says is not said to be so.
bool ClauseReader::is_question() const {
    const std::vector<Token>& tokens = document_.sentences()[sentence_].tokens;
    for (auto last = tokens.rbegin(); last != tokens.rend(); ++last)
        if (!is_one_of(last->form, {"\"", "”", "''", ")", "»", "’", "'"})) return last->form == "?";
    return false;
}

Reality ClauseReader::reality_of(int node, Reality outer) const {
    if (outer == Reality::supposed) return outer;
    for (const int kid : tree().children(node)) {
        const Token& t = tree().token(kid);
        // "are to meet"
        const bool is_be = is_a(t.relation, "cop") || (t.relation == "aux" && lemma_of(t) == "be");
        if (is_be && has_mark(node, "to")) return Reality::intended;
        // "which Chile has yet to ratify"
        if (lemma_of(t) == "yet" && is_a(t.relation, "advmod") && has_mark(node, "to"))
            return Reality::supposed;
        // "nearly went to war": it did not
        if (is_a(t.relation, "advmod") && kid < node && tree().token(node).upos == Upos::verb &&
            is_one_of(utf8::lower(t.form), {"nearly", "almost"}))
            return Reality::supposed;
        if (!is_a(t.relation, "aux")) continue;
        const std::string lemma = lemma_of(t);
        // "should the coalition be sworn in", a condition
        if (const auto subject = tree().child(node, "nsubj");
            subject && kid < *subject && lemma == "should" &&
            is_a(tree().token(node).relation, "advcl"))
            return Reality::supposed;
        // Who cannot accept it will not.
        if (is_one_of(lemma, {"can", "could"}) && is_negated(tree(), node))
            return Reality::intended;
        if (is_one_of(lemma, {"may", "might", "could", "can"})) return Reality::supposed;
        // "will leave should the law be passed"
        const auto who = tree().child(node, "nsubj");
        if (lemma == "should" && who && kid < *who && kid == tree().subtree(node).front())
            return Reality::supposed;
        if (is_one_of(lemma, {"will", "would", "shall", "'ll", "wo"})) return Reality::intended;
        if (is_one_of(lemma, {"must", "should", "ought"})) return Reality::wanted;
    }
    // "you will recall that Peru expelled two envoys": it did
    const Token& token = tree().token(node);
    // "Peru will sign, and Chile refused to"
    const bool is_apart = is_a(token.relation, "ccomp") ||
                          (is_a(token.relation, "conj") && tree().child(node, "nsubj"));
    if (outer == Reality::intended && token.xpos == "VBD" && is_apart && !tree().child(node, "aux"))
        return Reality::told;
    return outer;
}

bool ClauseReader::is_past(int node) const {
    if (is_one_of(tree().token(node).xpos, {"VBD", "VBN"})) return true;
    if (shares_auxiliary(tree(), node)) return is_past(tree().head(node));
    return std::ranges::any_of(tree().children(node, "aux"), [&](int kid) {
        return utf8::lower(tree().token(kid).form) == "did";
    });
}

/// The code that the deed has by scope: what will be done is promised or threatened, what is asked
/// for is an appeal, what is not done is no event, or a refusal.
std::string ClauseReader::code_of(const Predicate& sense, int node, Reality reality,
                                  bool negated) const {
    if (sense.cameo.empty() || reality == Reality::supposed) return {};
    const std::string root = sense.cameo.substr(0, 2);
    if (negated) {
        const bool refused = is_one_of(root, {"03", "05"});
        const bool past = is_past(node);
        // "would not comment"
        if (root == "01") return reality == Reality::intended ? sense.cameo : std::string{};
        const bool will_not = reality == Reality::intended && !sense.cameo.empty() && root < "09";
        return (refused && !past) || will_not ? "12" : std::string{};
    }
    if (reality == Reality::intended) {
        if (is_one_of(root, {"04", "05", "06", "07", "08"})) return "03";
        // Who says that it will leave a treaty or a body gives notice of it.
        const bool is_leaving = is_one_of(
            sense.name(), {"leave", "quit", "withdraw from", "pull out of", "exit", "opt out"});
        if (root >= "14" && root <= "20" && !is_leaving) return "13";
    }
    if (reality == Reality::wanted) return {};
    return sense.cameo;
}

/// True of "urged" in "he said that X would be met with Y and urged Z": a verb without a subject of
/// its own, joined to what is said.
bool ClauseReader::speaks_on(int node) const {
    const Token& token = tree().token(node);
    return is_a(token.relation, "conj") && !tree().child(node, "nsubj") &&
           (token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP");
}

/// What is said of a thing that is called so: "was a flagrant breach", "is an unprovoked attack".
const Predicate* ClauseReader::quality_of(int node) const {
    // "lawful but unfair": what comes after the "but" weighs more
    for (const int other : tree().children(node, "conj"))
        if (tree().token(other).upos == Upos::adj)
            for (const int joint : tree().children(other, "cc"))
                if (lemma_of(tree().token(joint)) == "but")
                    if (const Predicate* says = lexicon_.verdict(tree(), other)) return says;
    // "tantamount to an act of war"
    if (is_one_of(lemma_of(tree().token(node)), {"tantamount", "akin", "equivalent", "equal"}))
        for (const int kid : tree().children(node))
            if (has_case(tree(), kid, "to"))
                if (const Predicate* says = quality_of(kid)) return says;
    const Predicate* found = lexicon_.verdict(tree(), node);
    if (found == nullptr) found = purpose_of(node);
    for (const int part : tree().children(node, "amod"))
        if (found == nullptr) found = lexicon_.verdict(tree(), part);
    // "sovereign but disappointing", "a sovereign but disappointing step"
    std::vector<int> joined = tree().children(node, "conj");
    for (const int part : tree().children(node, "amod"))
        for (const int other : tree().children(part, "conj")) joined.push_back(other);
    for (const int other : joined)
        if (found == nullptr && tree().token(other).upos == Upos::adj)
            found = lexicon_.verdict(tree(), other);
    // "a day of shame", "an act of cowardice": what is behind the "of" says it
    if (found == nullptr && document_.in_list("mere_kind", lemma_of(tree().token(node))))
        for (const int what : tree().children(node, "nmod"))
            if (found == nullptr && has_case(tree(), what, "of")) found = quality_of(what);
    return found;
}

/// "Demands that all parties withdraw": a line of a resolution, whose subject is who adopts it.
bool ClauseReader::is_resolution_line(int node) const {
    const Token& token = tree().token(node);
    if (node == tree().root() && is_line_of_communique(document_, sentence_)) return true;
    return node == tree().root() && token.xpos == "VBZ" && !tree().child(node, "nsubj") &&
           !tree().child(node, "expl") && !tree().child(node, "csubj") &&
           std::ranges::all_of(tree().subtree(node), [&](int below) {
               const Upos upos = tree().token(below).upos;
               return below >= node || upos == Upos::adv || upos == Upos::punct ||
                      upos == Upos::num || upos == Upos::cconj || upos == Upos::x;
           });
}

/// The body whose text the article is: its issuer, else the body that it names first.
Parties ClauseReader::resolving_body() const {
    if (!document_.joint.empty()) return self({});
    if (!document_.issuer.empty()) return {Party{document_.issuer, {}}};
    for (const Mention& m : document_.mentions()) {
        const Actor* actor = document_.actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::organization) return {Party{m.actor, {}}};
    }
    return {};
}

namespace {

/// True of "steps" in "is against hasty steps", whatever the word for them says: a side is taken.
/// Not of "against the law", a verdict.
bool is_against_thing(const Document& document, Node node) {
    return has_case(document.tree(node.sentence), node.token, "against") &&
           !document.in_list("rule_or_norm", lemma_of(document.token(node)));
}

}  // namespace

/// Who says what the clause tells, by a verb of speech that hangs below it: "…, Lavrov said". Empty
/// if nobody.
Parties ClauseReader::speaker_beside(int node, const Context& context) const {
    const Tree& t = tree();
    Parties found;
    std::vector<int> asides = t.children(node, "parataxis");
    if (const auto who = t.child(node, "nsubj"))
        for (const int kid : t.children(*who)) {
            // "The plan, Oslo said, would fail"
            if (is_a(t.token(kid).relation, "parataxis")) asides.push_back(kid);
        }
    for (const int kid : asides) {
        const Predicate* says = sense_at(kid);
        const auto speaker = t.child(kid, "nsubj");
        // "Kenya, he charged, had leaned on them"
        const bool is_said =
            says != nullptr && (says->does == Does::say ||
                                std::ranges::find(says->content, "that") != says->content.end());
        // "…, fumed the premier", however little the lexicon makes of it
        const bool is_voiced = document_.in_list("voices", lemma_of(t.token(kid))) &&
                               !t.child(kid, "obj") && !t.child(kid, "ccomp");
        const bool bare = is_voiced || (is_said && content_of(kid, *says).empty());
        if (bare && speaker) {
            Parties who = parties_of(document_, at(*speaker), referents(context));
            if (!who.empty()) found = std::move(who);
        }
    }
    return found;
}

/// The sense of the predicate at `node`, or what it says of its subject where that is a thing:
/// "was an act of courage", "said the deal was at odds with the charter". Null if neither.
const Predicate* ClauseReader::sense_or_verdict(int node, const Predicate* sense,
                                                const Context& inner) const {
    const Tree& t = tree();
    // "was an act of courage", whatever part of speech the parse takes the verdict for
    if (sense == nullptr && (t.child(node, "cop") || linked_subject(node)))
        sense = quality_of(node);
    // "said the deal was at odds with the charter"
    if (sense != nullptr && sense->pos == 'n' && sense->does != Does::judged &&
        t.child(node, "cop") && t.child(node, "case") && t.child(node, "nsubj") &&
        !self(inner).empty() && subject_of(node, inner).empty())
        if (const Predicate* says = quality_of(node); says != nullptr && says->words.size() > 1)
            sense = says;
    // "said the strikes would strain ties"
    if (sense == nullptr && !self(inner).empty() && subject_of_verdict(node) &&
        subject_of(node, inner).empty())
        sense = lexicon_.said_of_subject(t, node);
    // "was designed to divide the region", says somebody
    if (!inner.voice.empty() && subject_of_verdict(node) && subject_of(node, inner).empty())
        if (const Predicate* why = purpose_of(node)) sense = why;
    return sense;
}

/// Tells what a clause says whose predicate is a noun, or has no sense of its own.
void ClauseReader::without_sense(int node, bool is_noun, Context inner) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    const bool is_verb = token.upos == Upos::verb || t.child(node, "cop") || t.child(node, "nsubj");
    if (is_noun) noun(node, inner);
    if (is_verb) {
        inner.subject = subject_of(node, inner);
        // "Expresses its gratitude to Gabon"
        if (inner.subject.empty() && is_resolution_line(node)) inner.subject = resolving_body();
        keep_together(inner.subject);
    }
    const bool is_gerund = token.xpos == "VBG" && t.child(node, "cop") && t.child(node, "mark");
    const bool is_against = lemma_of(token) == "against";
    if (is_noun || is_gerund || is_against || token.upos == Upos::pron)
        side_taken(node, inner.subject, inner);
    what_is_wanted(node, inner);
    affects(node, inner);
    below(node, inner, {});
    // "is among those who favour it, as are Austria and Italy"
    for (const int deed : t.children(node, "acl:relcl")) echo_as(node, deed, inner);
}

/// Tells what a predicate says of `subject`, by what kind of word it is.
void ClauseReader::with_sense(int node, const Predicate& sense, const Parties& subject,
                              Context inner) {
    if (sense.does == Does::judged) {
        verdict(node, sense, inner);
        below(node, inner, {});
    } else if (sense.does == Does::judge) {
        judgement(node, subject, inner);
        inner.subject = subject;  // "called it piracy and froze the talks"
        below(node, inner, {});
    } else if ((sense.does == Does::say || tree().child(node, "expl")) && sense.pos == 'v' &&
               declares_so(node)) {
        judgement(node, subject, inner);
        inner.subject = subject;
        below(node, inner, {});
    } else if (sense.does == Does::say) {
        speech(node, sense, subject, inner);
    } else {
        inner.subject = subject;
        predicate(node, sense, subject, inner);
    }
}

void ClauseReader::clause(int node, const Context& context) {
    const Tree& t = tree();
    const Token& token = t.token(node);
    if (gapped(node, context)) return;
    // "Oslo's line is that the ban must go": whose line it is wants it
    if (t.child(node, "nsubj:outer") && holds_view(node, context)) return;
    if (is_matter_of(node, context)) return;
    if (is_mere_noun(node)) return below(node, context, {});
    Context inner = context;
    inner.reality = reality_of(node, context.reality);
    if (Parties speaker = speaker_beside(node, context); !speaker.empty())
        inner.voice = last_speaker_ = std::move(speaker);
    if (Parties mind = in_whose_view(node, inner); !mind.empty()) inner.voice = std::move(mind);
    // "Peru has betrayed us, the minister said"
    if (node == t.root() && !inner.voice.empty()) said_of_others(node, inner);
    if (inner.reality == Reality::wanted && context.reality != Reality::wanted) {
        obligation(node, subject_of(node, inner), inner);
        inner.reality = Reality::supposed;
    }
    if (holds_view(node, inner)) return;
    if (is_needful(node, inner) || lays_blame(node, inner) || is_to_blame(node, inner) ||
        cries(node, inner) || tells_aim(node, inner) || sits_with(node, inner))
        return below(node, inner, {});
    if (will_not_suffer(node, inner) || named_verdict(node, inner) || answered_so(node, inner) ||
        due(node, inner))
        return below(node, inner, {});
    const Predicate* sense = recast(node, sense_at(node));
    // "The plan worries Moscow", whatever else worrying is
    if (sense != nullptr && sense->pos == 'v' && content_of(node, *sense).empty())
        affects(node, inner);
    beside_the_deed(node, subject_of(node, inner), inner);
    if (comes_under(node, inner) || are_present(node, inner) || answer_is_no(node, inner))
        return below(node, inner, {});
    if (has_time_to(node, inner) || blames_for_vice(node, inner) || raises_with(node, inner))
        return;
    // "Kenya was furious", "remains opposed": with what was told last
    const bool says_what = sense != nullptr && (sense->pos != 'v' || token.xpos != "VBN" ||
                                                !content_of(node, *sense).empty());
    if (!says_what && mood(node, inner)) return below(node, inner, {});
    sense = sense_or_verdict(node, sense, inner);
    if (will_not(node, inner)) return;
    if (will_go_on(node, inner)) return below(node, inner, {});
    if (answers_in_kind(node, subject_of(node, inner))) return below(node, inner, {});
    if (agrees(node, inner) || is_word_for(node, inner) || defies(node, inner))
        return below(node, inner, {});
    if (reacts(node, subject_of(node, inner), inner) ||
        answers(node, subject_of(node, inner), inner)) {
        inner.subject = subject_of(node, inner);
        return below(node, inner, {});
    }
    if (argues(node, sense, inner)) return below(node, inner, {});
    if (sense == nullptr && differs(node, inner)) return;
    // "recalled the growth of the fleet": it was remembered
    static const Predicate remind{{"recall"}, 'v', Does::say, "01", {"obj"}, 0, {"to"}, 0.5};
    if (sense != nullptr && sense->name() == "recall" && is_called_to_mind(node)) sense = &remind;
    if ((sense == nullptr || says_the_same(node)) &&
        follows(node, subject_of(node, inner), inner.reality))
        return;
    const bool is_judged = sense != nullptr && (sense->pos == 'a' || sense->does == Does::judged);
    const bool is_noun = (token.upos == Upos::noun || token.upos == Upos::propn) &&
                         (!is_judged || is_against_thing(document_, at(node)));
    if (sense == nullptr || is_noun) return without_sense(node, is_noun, inner);
    // "Britain said it could support that": what a speaker can, it offers.
    const Parties own = self(inner);
    if (inner.reality == Reality::supposed && context.reality != Reality::supposed &&
        !own.empty() && is_one_of(sense->cameo.substr(0, 2), {"03", "05"})) {
        const Parties who = subject_of(node, inner);
        if (!who.empty() && has_actor(own, who.front().actor)) inner.reality = Reality::intended;
    }
    Parties subject = sense->pos == 'a' ? bearer_of(node, inner) : subject_of(node, inner);
    // "said it was ready to take some": the speaker, though a parse finds no subject in "it"
    if (subject.empty() && sense->pos == 'a' && sense->does == Does::will && t.child(node, "expl"))
        subject = inner.voice;
    if (subject.empty() && done_by_both(node, *sense, inner)) return below(node, inner, {});
    if (subject.empty()) subject = doer_left_out(node, *sense, inner);
    // "he said that they were close and promised a fast procedure": who speaks promises.
    const bool is_spoken =
        sense->does == Does::ask || sense->does == Does::say ||
        (sense->does == Does::will &&
         is_one_of(sense->words.front(), {"promise", "pledge", "vow", "offer", "threaten"}));
    if ((subject.empty() || (is_spoken && !inner.voice.empty())) && speaks_on(node))
        subject = inner.voice;
    keep_together(subject);
    // "Beijing said the patrol violated its borders"
    if (sense->pos == 'v' && subject.empty() && !self(inner).empty() && subject_of_verdict(node))
        if (const Predicate* says = lexicon_.said_of_subject(t, node)) sense = says;
    with_sense(node, *sense, subject, inner);
}

Findings read_clauses(const Document& document, const Lexicon& lexicon) {
    return ClauseReader{document, lexicon}.read();
}

}  // namespace demarche::extract
