#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/extract/deed.hpp"
#include "importers/extract/findings.hpp"
#include "importers/extract/matter.hpp"
#include "importers/extract/one_of.hpp"
#include "importers/extract/parties.hpp"
#include "importers/extract/predicates.hpp"

namespace demarche::extract {

/// True of a clause that begins with "as long as", a condition.
[[nodiscard]] bool begins_as_long_as(const Tree& tree, int node);

/// True where words of others stand in the sentence between marks.
[[nodiscard]] bool is_quotation_in(const Sentence& sentence);

/// Goes down the trees of a document, from clause to clause, with whose words it reads and how real
/// they are. Its members stand in the files that README.md names under `clauses`, by what they say.
class ClauseReader {
public:
    ClauseReader(const Document& document, const Lexicon& lexicon)
        : document_{document}, lexicon_{lexicon} {}

    Findings read();

private:
    const Tree& tree() const { return document_.tree(sentence_); }
    Node at(int node) const { return {sentence_, node}; }
    Parties self(const Context& context) const {
        return context.voice.empty() ? own_voice() : context.voice;
    }

    /// Whose words the sentence is: all who issue the text, where several do.
    Parties own_voice() const {
        const Party& own = document_.voice(sentence_);
        if (own.actor.empty()) return {};
        if (document_.joint.empty() || own.actor != document_.issuer || !own.speaker.empty())
            return {own};
        Parties all;
        for (const ActorId& one : document_.joint) all.push_back({one, {}});
        return all;
    }

    /// Who says "we": whose text it is, whatever others say in it, outside quotations.
    Parties we(const Context& context) const {
        const Parties own = own_voice();
        return own.empty() || quoted_ || has_quotation() ? self(context) : own;
    }
    [[nodiscard]] bool has_quotation() const { return has_quotation_; }

    /// The sense of the word at `node`, looked up once a sentence.
    const Predicate* sense_at(int node) const {
        Known& known = known_[static_cast<std::size_t>(node)];
        if (!known.is_looked_up) known = {lexicon_.match(tree(), node), true};
        return known.sense;
    }

    Referents referents(const Context& context) const {
        const bool is_just_named = listed_.size() == 2 && sentence_ - listed_at_ < 2;
        return {we(context),     context.is_of_many ? context.voice : many_,
                pair_,           listed_,
                first_together_, is_just_named ? listed_ : pair_};
    }
    /// True where the word at `node` is negated, by more than the sense itself says.
    bool is_denied_there(int node, const Predicate& sense) const {
        return !sense.says_not() && is_negated(tree(), node);
    }
    /// Keeps who acts together, for "they" and "both sides".
    void keep_together(const Parties& parties) {
        if (parties.size() < 2 || parties.size() > most_together) return;
        many_ = parties;
        const bool is_larger = sentence_ < opening && parties.size() > first_together_.size();
        if (first_together_.empty() || is_larger) first_together_ = parties;
        keep_listed(parties);
    }
    void keep_listed(const Parties& parties) {
        if (parties.size() < 2 || parties.size() > most_together) return;
        listed_ = parties;
        listed_at_ = sentence_;
        if (parties.size() == 2 && parties.front().actor != parties.back().actor)
            ++dealings_[std::minmax(parties.front().actor, parties.back().actor)];
    }

    void count_named_together();
    /// Which two a sentence may speak of: "both sides" are any, "both countries" are states.
    enum class TwoOf { nobody, anybody, states };
    [[nodiscard]] TwoOf speaks_of_two() const;
    [[nodiscard]] std::size_t weight_of_pair(const std::pair<ActorId, ActorId>& two) const;
    [[nodiscard]] Parties pair_but_for(const Parties& others, TwoOf kind) const;
    [[nodiscard]] Parties pair_beside(const Parties& others) const;
    [[nodiscard]] Parties pair_with(const Parties& doers) const;
    [[nodiscard]] bool is_clearly(const Parties& pair, const Parties& others) const;
    [[nodiscard]] bool are_addressed(const Parties& named, const Parties& pair,
                                     const Parties& doers) const;
    void find_pair();
    /// As `referents`, for those to whom `doers` do something.
    Referents referents_beside(const Parties& doers, const Context& context) const {
        Referents who = referents(context);
        if (Parties two = pair_beside(doers); !two.empty()) {
            if (!are_addressed(who.both, two, doers)) who.both = two;
            who.pair = std::move(two);
        }
        return who;
    }

    bool is_quotation_alone() const {
        const std::vector<Token>& tokens = document_.sentences()[sentence_].tokens;
        return !tokens.empty() && is_one_of(tokens.front().form, {"\"", "“", "``", "''", "«"});
    }

    [[nodiscard]] Parties deployed(int node, const Context& context) const;
    Parties subject_of(int node, const Context& context) const;
    [[nodiscard]] Parties agents_of(int node, const Context& context) const;
    [[nodiscard]] Parties named_as_subject(int node, int subject, const Context& context) const;
    Parties authors_of(int text, int verb, const Context& context) const;
    Parties host_of_envoy(int node) const;
    [[nodiscard]] Parties ground_to_leave(int node) const;
    bool is_called_home(int node) const;
    Parties heard_in(int node, const Predicate& sense) const;
    [[nodiscard]] Parties who_was_asked(int thing, const Predicate& sense, Parties askers) const;
    Parties known_doer(int node, const Predicate& sense, const Context& context) const;
    Parties understood_doer(int node, const Predicate& sense, const Context& context) const;
    Parties issued_by(int node, const Predicate& sense, const Context& context) const;
    Parties led_by(int node) const;
    Parties doer_left_out(int node, const Predicate& sense, const Context& context) const;
    bool has_agent(int node) const;
    [[nodiscard]] bool fights_others(int node, const Predicate& sense) const;
    [[nodiscard]] Parties state_of_persecuted(int node, const Predicate& sense) const;
    [[nodiscard]] Parties where_gone(int node, const Referents& who) const;
    [[nodiscard]] bool is_asked_of(int node) const;
    Parties likely_doer(int node, const Predicate& sense, const Context& context) const;
    Parties bearer_of(int node, const Context& context) const;
    [[nodiscard]] Parties meant_by_all(const std::vector<int>& content, const Parties& subject,
                                       const Context& inner) const;
    [[nodiscard]] Parties parties_of_participle(int thing, const Parties& subject,
                                                const Referents& who) const;
    Parties slot_parties(int node, const Predicate& sense, const Parties& subject,
                         const std::vector<int>& content, const Context& context) const;
    std::vector<int> content_of(int node, const Predicate& sense) const;
    std::vector<int> thing_judged(int node, const Predicate& sense) const;
    bool leaves_out_object(int node) const;
    std::string condition_of(int node) const;
    Reality reality_of(int node, Reality outer) const;
    bool is_past(int node) const;
    std::string code_of(const Predicate& sense, int node, Reality reality, bool negated) const;

    bool speaks_on(int node) const;
    bool gives_no_aid(int node, const Predicate& sense) const;
    std::string code_of_order(int thing) const;
    bool meets_nobody(int node, const Predicate& sense, bool is_of_several) const;
    bool is_sent_home(int node, const std::vector<int>& content) const;
    bool is_sent_to_front(int node, const std::vector<int>& content) const;
    bool is_published(int node) const;
    bool joins_in_deed(int node) const;
    bool is_no_deed(const Deed& deed) const;
    bool is_settled(const Deed& deed) const;
    bool is_each_other(int node) const;
    [[nodiscard]] bool is_for_each_other(const Parties& doers,
                                         const std::vector<int>& content) const;
    [[nodiscard]] std::optional<int> word_joined(const Predicate& sense,
                                                 const std::vector<int>& content) const;
    void event_each(const Parties& sides, const std::string& code, int node,
                    const std::string& name);
    bool is_hoped_of_others(const Deed& deed) const;
    bool is_hoped_of_things(const Deed& deed) const;
    std::string code_by_object(std::string code, const Deed& deed) const;
    std::string code_by_intent(std::string code, const Deed& deed, const Matter& matter,
                               bool is_own_word) const;
    bool addresses_somebody(int node, const Predicate& sense) const;
    [[nodiscard]] bool gives_reason(int node) const;
    void comes_to_somebody(int node, const Parties& doers, const Context& inner);
    bool is_question() const;
    void clause(int node, const Context& context);
    [[nodiscard]] Parties speaker_beside(int node, const Context& context) const;
    [[nodiscard]] const Predicate* sense_or_verdict(int node, const Predicate* sense,
                                                    const Context& inner) const;
    void without_sense(int node, bool is_noun, Context inner);
    void with_sense(int node, const Predicate& sense, const Parties& subject, Context inner);
    /// Reads what hangs on `node` under `context`, clauses that are joined to it under `beside`.
    void below(int node, const Context& context, const std::vector<int>& done,
               const Context& beside);
    void below(int node, const Context& context, const std::vector<int>& done) {
        below(node, context, done, context);
    }
    void predicate(int node, const Predicate& sense, const Parties& subject, Context inner);
    static Parties against_own(const Parties& doers, const Parties& targets,
                               const Predicate& sense);
    Parties expected_to_act(int node, const Predicate& sense, const Parties& doers,
                            const Context& inner) const;
    [[nodiscard]] Parties hosts_of(int node, const Context& context) const;
    bool meets_one_by_one(int node, const Predicate& sense) const;
    [[nodiscard]] bool is_purpose_of_meeting(int node) const;
    [[nodiscard]] Parties invaders_of(int node, const Context& context) const;
    bool goes_along(int node, const Predicate& sense, const Parties& holder,
                    const Context& context);
    void votes_of(int node, const Context& inner);
    void deed(int node, const Predicate& sense, const Parties& doers, const Context& inner,
              const std::vector<int>& content);
    std::optional<int> harmful_thing(int node) const;
    bool leaves_out_matter(const Predicate& sense) const;
    bool is_free_relative(int thing) const;
    [[nodiscard]] std::optional<int> called_so(int thing) const;
    [[nodiscard]] bool is_not_this_but(int thing) const;
    [[nodiscard]] bool is_complained_of(const Predicate& sense, int thing,
                                        const Matter& matter) const;
    [[nodiscard]] const Predicate* undone_below(const Predicate& sense, int node, int thing) const;
    [[nodiscard]] int told_anew(int thing) const;
    bool is_only_done_to(const Predicate& sense, int thing) const;
    bool is_denied(const Predicate& sense, int thing) const;
    [[nodiscard]] bool is_quarrel(int thing) const;
    bool takes_no_side(const Predicate& sense, int node, int thing) const;
    bool called_so(int thing, int node, const Predicate& sense, const Parties& subject,
                   const Context& inner);
    void positions(int node, const Predicate& sense, const Parties& subject, const Context& inner,
                   const std::vector<int>& content);
    std::optional<int> linked_subject(int node) const;
    void verdict(int node, const Predicate& verb, const Context& context);
    [[nodiscard]] bool declares_so(int node) const;
    [[nodiscard]] std::optional<int> clause_behind(int verb, int quality) const;
    std::vector<int> complements(int node, const std::vector<int>& objects) const;
    void judgement(int node, const Parties& subject, const Context& inner);
    void side_taken(int node, const Parties& subject, const Context& inner);
    void affects(int node, const Context& context);
    void judged_so(const Parties& holders, int thing, int sign, int node, const std::string& name,
                   const Context& context);
    [[nodiscard]] bool is_own_course(const Predicate& sense, const Matter& matter) const;
    void called_by_verdict(const Parties& holders, int thing, int owner, const Predicate& says,
                           int node, const Context& context);
    bool named_verdict(int node, const Context& context);
    [[nodiscard]] int manner_of(int node) const;
    bool answered_so(int node, const Context& context);
    bool met_with(int node, const Predicate& sense, const Context& context);
    [[nodiscard]] int side_of_view(int node) const;
    void like_minded(int node, const Parties& who);
    bool due(int node, const Context& context);
    bool will_not_suffer(int node, const Context& inner);
    void what_is_wanted(int node, const Context& context);
    void obligation(int node, const Parties& subject, const Context& inner);
    void accusation(int part, const Context& said);
    bool is_threat(int part, const Parties& others, const Context& said);
    std::string code_of_having(int part) const;
    std::string code_of_being(int part) const;
    bool is_duty_or_right(int part, const Parties& others, const Context& said);
    bool is_turn_of(int part, const Context& said);
    [[nodiscard]] bool tells_own_course(int part, const Context& said) const;
    [[nodiscard]] bool is_hard_step(int part) const;
    [[nodiscard]] bool aids_armed(int part) const;
    [[nodiscard]] std::optional<int> shown_by_evidence(int part) const;
    bool charged_by_evidence(int part, const Context& said);
    [[nodiscard]] Parties whose_matter(int node) const;
    bool is_matter_of(int node, const Context& inner);
    bool raises_with(int node, const Context& inner);
    [[nodiscard]] bool says_what_follows(int node) const;
    void said_of_others(int part, const Context& said);
    void exclaimed(int part, const Parties& subject, const Context& inner);
    void called_out(int part, const Parties& subject, const Context& inner);
    void spoken_of(int node, const Predicate& sense, const Parties& subject,
                   const std::vector<int>& content, const Context& inner);
    [[nodiscard]] bool is_said(int noun) const;
    [[nodiscard]] bool is_decreed(int noun, const Predicate& verb) const;
    void speech(int node, const Predicate& sense, const Parties& subject, Context inner);
    [[nodiscard]] const Mention* people_at(int adjective) const;
    [[nodiscard]] Parties utterers_of(int node, const Context& context) const;
    Parties holder_of(int node, const Predicate& sense, const Context& context) const;
    [[nodiscard]] Parties beside_at(int node, const Context& inner) const;
    [[nodiscard]] bool is_in_office(int node, const Parties& who) const;
    void stands_beside(int node, const Parties& who, const Context& inner);
    void holds_what_is_called(int node, const Parties& who, const Context& inner);
    void visits_place(int node, const Parties& who, const Context& inner);
    void meets_there(int node, const Parties& who, const Context& inner);
    void hears_from(int node, const Parties& who, const Context& inner);
    void comes_or_calls(int node, const Parties& who, const Context& inner);
    [[nodiscard]] Parties whose_encounter(int noun, const Context& context) const;
    bool is_of_none(int node) const;
    [[nodiscard]] Parties displeased_with(int node, const Context& context) const;
    [[nodiscard]] Parties retaliated_against(int node, const Context& context) const;
    bool is_own_step(int node) const;
    [[nodiscard]] bool is_set_to_inquire(int node, int kid) const;
    [[nodiscard]] bool is_mere_noun(int node) const;
    [[nodiscard]] bool is_the_opposition(int node, const Predicate& sense) const;
    bool done_by_both(int node, const Predicate& sense, const Context& context);
    bool is_done_wrongly(int part) const;
    [[nodiscard]] bool shows_vice(int part) const;
    bool blames_for_vice(int node, const Context& inner);
    bool is_of_own_people(int node, const Predicate& sense, const Parties& doers) const;
    void makes_condition(int node, const Parties& who, const Context& inner);
    void neither_confirms(int node, const Parties& who, const Context& inner);
    void beside_the_deed(int node, const Parties& who, const Context& inner);
    bool are_present(int node, const Context& inner);
    [[nodiscard]] bool opens_with_no() const;
    bool says_no(int node, const Parties& who, const Context& inner);
    bool answer_is_no(int node, const Context& inner);
    bool nothing_to_discuss(int node, const Context& context);
    [[nodiscard]] int measured(int node) const;
    [[nodiscard]] std::optional<int> receiver_of(int node) const;
    [[nodiscard]] Parties givers_of(int node, const Context& context) const;
    bool received(int node, const Predicate* sense, const Context& context);
    [[nodiscard]] Parties sufferers_of(const Predicate& sense, const std::vector<int>& content,
                                       const Parties& targets, const Referents& who) const;
    /// Who suffered the last blow of which the article tells, and who dealt the last to them.
    [[nodiscard]] Parties struck_last() const;
    [[nodiscard]] Parties who_struck(const Parties& sufferers, const Parties& doers) const;
    [[nodiscard]] Parties meant_for(const Predicate& sense, const Parties& targets,
                                    const Parties& doers, const Parties& sufferers) const;
    [[nodiscard]] Parties given_party(int node, const Parties& doers, const Context& context) const;
    [[nodiscard]] Parties engaged_in(int node, const Predicate& sense,
                                     const Context& context) const;
    [[nodiscard]] bool is_manner(int node, const Predicate& sense) const;
    [[nodiscard]] std::optional<int> what_received(int node, const Predicate& sense) const;
    [[nodiscard]] bool is_told_before_of(int node, const Predicate& sense) const;
    [[nodiscard]] bool is_answered(int node) const;
    [[nodiscard]] bool is_told_by_verb(int node, const Predicate& sense) const;
    [[nodiscard]] bool between_on_verb(int node, std::string_view name) const;
    [[nodiscard]] bool is_bare_attitude(int node, const Predicate& sense) const;
    [[nodiscard]] bool says_it_goes_on(int node) const;
    bool will_go_on(int node, const Context& inner);
    bool comes_under(int node, const Context& inner);
    void in_defiance(int node, const Parties& who, const Context& inner);
    bool has_time_to(int node, const Context& inner);
    bool is_to_blame(int node, const Context& inner);
    bool lays_blame(int node, const Context& inner);
    bool is_needful(int node, const Context& inner);
    bool no_question_of(int node, const Context& context);
    bool nothing_of_it(int node, const Context& context);
    bool has_child_by(int node) const;
    bool has_been(int node, int kid) const;
    bool is_not_told(int node, int kid) const;
    bool does_as_asked(int node, const Predicate& sense, const Parties& holder,
                       const Context& context);
    [[nodiscard]] bool is_rather_than(int node) const;
    void shunned(int node, const Context& context);
    bool is_proviso(int kid) const;
    bool is_behind_semicolon(int kid) const;
    bool is_aside_of_refusal(int node, int kid) const;
    Reality reality_of_clause(int kid, Reality under, Reality beside) const;
    [[nodiscard]] bool is_of_whom_it_is_told(int node, int kid) const;
    [[nodiscard]] Parties speaker_in_text(int node, int kid, const Context& context) const;
    [[nodiscard]] Parties some_of_those(int node, int kid, Parties subject,
                                        const Context& context) const;
    Parties subject_below(int node, int kid, const Context& context) const;
    [[nodiscard]] std::optional<int> who_does_so(int node) const;
    bool has_mark(int node, std::string_view word) const;
    void echo(int node, std::size_t sentence, const Parties& others, int at_node);
    void echo_as(int node, int deed, const Context& inner);
    void proposer(int thing, const Context& inner);
    [[nodiscard]] EventFinding last_main_deed() const;
    [[nodiscard]] bool joins_denial(int node) const;
    [[nodiscard]] bool says_the_same(int node) const;
    bool follows(int node, const Parties& doers, Reality reality);
    void will_be_done(std::size_t from);
    /// By value: the position may lie among those that grow.
    void also_held(StanceFinding position, const Parties& by, int node, bool is_turned);
    bool will_not(int node, const Context& context);
    bool answers_in_kind(int node, const Parties& doers);
    bool differs(int node, const Context& context);
    [[nodiscard]] std::vector<int> left_out(int node) const;
    [[nodiscard]] Parties parties_left_out(int node) const;
    void exceptions(int node, const Predicate& sense, const Context& inner,
                    const std::vector<int>& on);
    bool takes_other_side(int node, int rest, const Parties& who, const Context& context);
    bool gapped(int node, const Context& context);
    [[nodiscard]] bool is_put_behind(int thing) const;
    void other_side(int node, const Parties& subject, const Context& inner);
    void has_its_way(int node, const Parties& holder, const Context& context);
    const Predicate* feeling_of(int node) const;
    Matter reacted_to(int node) const;
    bool reacts(int node, const Parties& subject, const Context& inner);
    bool answers(int node, const Parties& subject, const Context& inner);
    bool is_word_for(int node, const Context& inner);
    bool defies(int node, const Context& inner);
    int shares_view(int node) const;
    void turn_round(std::size_t events, std::size_t stances);
    bool agrees(int node, const Context& inner);
    /// What was told last, as what a word at `node` is on that names nothing.
    Matter told_before(int node) const { return {node, 1, topic(), "told before; ", node}; }
    [[nodiscard]] std::optional<int> subject_word(int node) const;
    [[nodiscard]] bool is_thing_or_clause(int node) const;
    [[nodiscard]] std::vector<int> understood_content(int node, const Predicate& sense) const;
    void side_on(const Parties& holders, int thing, int sign, int node, const Predicate& sense,
                 const Context& context);
    [[nodiscard]] std::optional<int> thing_of_grounds(int noun) const;
    bool there_are_grounds(int noun, const Context& context);
    [[nodiscard]] bool is_scant(int noun) const;
    bool justifies_nothing(int node, const Context& inner);
    bool is_needed(int node, const Context& inner);
    bool is_said_for(int node, const Context& inner);
    bool does_only(int node, const Context& inner);
    bool argues(int node, const Predicate* sense, const Context& inner);
    [[nodiscard]] std::optional<int> subject_of_verdict(int node) const;
    [[nodiscard]] std::optional<int> own_noun(int node, const Predicate& sense) const;
    [[nodiscard]] int side_of_noun(int node, const Predicate& sense, int thing) const;
    [[nodiscard]] std::optional<int> cause_of_deed(int node, const Predicate& sense) const;
    [[nodiscard]] bool can_be_disputed(int node) const;
    [[nodiscard]] bool can_be_condoned(int node) const;
    bool has_to_be(int node, const Context& inner);
    [[nodiscard]] std::optional<int> joined_effort(int node, const Predicate& sense) const;
    [[nodiscard]] bool is_plain_refusal(int node, const Predicate& sense,
                                        const Context& inner) const;
    void side_of_deed(int node, const Predicate& sense, const Parties& subject,
                      const Context& inner, std::size_t before);
    bool sits_with(int node, const Context& context);
    bool would_rather(int node, const Context& inner);
    const Predicate* recast(int node, const Predicate* sense) const;
    bool is_wrongdoing(int node) const;
    bool cries(int node, const Context& inner);
    [[nodiscard]] Parties who_asks() const;
    [[nodiscard]] std::optional<int> asked_against(int node) const;
    void asks_against(int node, const Context& context);
    [[nodiscard]] Parties owner_of_noun(int noun, const Context& context) const;
    [[nodiscard]] int sign_of_aim(int noun) const;
    bool is_aim(int node, const Context& context);
    bool is_door(int node, const Context& inner);
    bool is_way(int node, const Context& inner);
    void by_what_means(int node, const Context& inner);
    bool all_want(int node, const Context& inner);
    bool is_past_time(int node, const Context& inner);
    bool tells_aim(int node, const Context& inner);
    [[nodiscard]] int tenor_of_phrase(int node, int depth) const;
    [[nodiscard]] int tenor_of_clause(int node) const;
    bool tenor(int node, const Predicate* sense, const Context& inner);
    [[nodiscard]] std::string at_hand() const;
    [[nodiscard]] std::string named_just_before() const;
    [[nodiscard]] std::string topic() const;
    [[nodiscard]] std::string first_matter() const;
    bool mood(int node, const Context& context);
    bool is_called_to_mind(int node) const;
    [[nodiscard]] const Predicate* purpose_of(int node) const;
    const Predicate* quality_of(int node) const;
    Parties in_whose_view(int node, const Context& context) const;
    /// A view: who holds it, the clause that says it, its noun.
    struct View {
        Parties holders;
        int clause;
        int noun;
    };
    [[nodiscard]] std::optional<int> clause_of_view(int noun) const;
    [[nodiscard]] Parties owner_of_view(int noun, const Context& context) const;
    [[nodiscard]] std::optional<View> view_at(int node, const Context& context) const;
    bool holds_view(int node, const Context& context);
    bool is_resolution_line(int node) const;
    Parties resolving_body() const;
    void of_oneself(int node, int quality, const Parties& subject, const Context& inner);
    void encounter(int node, const Predicate& sense, const Context& context);
    bool taken_back(int node, const Predicate& sense, const Context& context);
    bool reaction(int node, const Context& context);
    void noun(int node, const Context& context);

    void event(const Parties& sources, const Parties& targets, const std::string& cameo, int node,
               const std::string& name, const std::string& matter, std::string rule,
               std::string steps, double confidence);
    void count_dealings(std::size_t from);
    [[nodiscard]] Parties doers_of_deed(std::size_t event) const;
    void follow_quotation(const Parties& spoke_before);
    void together(const Parties& sides, int node, const Predicate& sense, const std::string& code);
    std::string target_of(const Matter& matter);
    std::string agreement_before(int before) const;
    void stance(const Parties& holders, const Matter& matter, int sign, int node,
                const Predicate& sense, const Context& context, std::string rule);

    // How sure a rule is of what it finds, before the target is weighed.
    static constexpr double kSure = 0.7;
    static constexpr double kLikely = 0.5;
    static constexpr double kWeak = 0.35;
    static constexpr std::size_t opening = 4;         // sentences that say who signs
    static constexpr std::size_t most_together = 12;  // parties that "they" may be

    const Document& document_;
    const Lexicon& lexicon_;
    struct Known {
        const Predicate* sense{};
        bool is_looked_up{};
    };
    TwoOf two_of_{};                    // whom the sentence in hand may call two
    bool has_quotation_{};              // the sentence in hand
    mutable std::vector<Known> known_;  // of the sentence in hand, by node
    std::size_t sentence_{};
    Context outermost_;  // under which the sentence stands
    Parties last_speaker_;
    Parties last_doer_;         // who did the first thing that a sentence before tells
    bool quoted_{};             // a quotation is open at the end of the sentence before
    Parties quoted_speaker_;    // whose it is
    std::size_t quoted_for_{};  // sentences for which it has been
    static constexpr std::size_t longest_quotation = 12;
    Parties many_;
    Parties first_together_;
    Parties pair_;
    std::size_t listed_at_{};  // the sentence that named them
    Parties listed_;           // who was named together last, doers or not
    /// What somebody said of whom nothing else is found in the sentence: "…, Oslo believes".
    struct Statement {
        Parties speakers;
        int node;
        std::string name;
    };
    std::optional<Statement> only_said_;
    std::map<std::pair<ActorId, ActorId>, std::size_t> dealings_;  // events of two with each other
    std::map<std::pair<ActorId, ActorId>, std::size_t> named_together_;  // how much, weighed
    /// A thing that a position was taken on.
    struct Topic {
        std::string noun;
        std::string phrase;
        std::size_t sentence;
    };
    std::vector<Topic> topics_;
    std::string last_matter_;
    int last_sign_{1};            // of the position that was taken on it
    std::size_t last_side_at_{};  // the sentence of the last position
    Findings found_;
};

}  // namespace demarche::extract
