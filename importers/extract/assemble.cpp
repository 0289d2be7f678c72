#include "importers/extract/assemble.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/model/names.hpp"
#include "core/model/utf8.hpp"
#include "importers/extract/day_told.hpp"
#include "importers/extract/homes.hpp"
#include "importers/extract/locations.hpp"
#include "importers/extract/spelled_out.hpp"

namespace demarche::extract {
namespace {

/// An issue that the catalogue finds in the phrase, and the position on its question.
struct OnIssue {
    IssueId issue;
    std::optional<Position> position;
};

/// Whether a treaty should be kept is what its name asks.
bool is_agreement(const Document& document, const IssueId& id) {
    const Issue* issue = document.catalog().issue(id);
    if (issue == nullptr) return false;
    const std::string name = utf8::lower(issue->name);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"treaty", "convention", "accord", "agreement",
                                                "pact", "protocol", "deal"},
        [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// `is_turned`: the position is on what stands behind a word that turns it.
OnIssue on_issue(const Document& document, const catalog::IssueMatch& match, Position position,
                 bool is_turned) {
    OnIssue on{match.issue, {}};
    if (match.lean != 0)
        on.position = match.lean > 0 ? position : turned(position);
    else if (is_turned || is_agreement(document, match.issue))
        on.position = position;
    return on;
}

bool has_word(std::string_view text, const std::string& word) {
    const std::string padded = ' ' + utf8::lower(text) + ' ';
    return padded.find(' ' + word + ' ') != std::string::npos;
}

/// What "the treaty" means: the issue of such a name that the article spoke of last, up to the
/// sentence.
std::optional<catalog::IssueMatch> issue_before(const Document& document, std::size_t sentence,
                                                const std::string& noun) {
    for (std::size_t back = 0; back <= sentence; ++back) {
        const ByteSpan where = document.sentences()[sentence - back].where;
        for (const catalog::IssueMatch& match :
             document.catalog().issues_in(document.text(where))) {
            const Issue* issue = document.catalog().issue(match.issue);
            const bool is_named = issue != nullptr && has_word(issue->name, noun);
            if (is_named) return match;
        }
    }
    return std::nullopt;
}

/// What stands behind the first word of the phrase that turns it: "the treaty" of "the suspension
/// of the treaty". Empty if none does.
std::string behind_turn(const Document& document, const std::string& phrase) {
    for (std::size_t from = 0; from < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', from), phrase.size());
        if (end < phrase.size() &&
            document.in_list("turns_issue", utf8::lower(phrase.substr(from, end - from))))
            return phrase.substr(end + 1);
        from = end + 1;
    }
    return {};
}

OnIssue issue_in(const Document& document, const std::string& phrase, Position position,
                 std::size_t sentence, bool is_turned = false) {
    const std::vector<catalog::IssueMatch> found = document.catalog().issues_in(phrase);
    // "the decree suspending participation in the treaty": to back it is to turn against the
    // treaty.
    if (const std::string rest = behind_turn(document, phrase); !found.empty() && !rest.empty())
        for (const catalog::IssueMatch& match : document.catalog().issues_in(rest))
            if (match.issue == found.front().issue)
                return issue_in(document, rest, turned(position), sentence, true);
    if (!found.empty()) return on_issue(document, found.front(), position, is_turned);
    const std::string noun = utf8::lower(phrase.substr(phrase.rfind(' ') + 1));
    if (std::ranges::count(phrase, ' ') > 1 || !document.in_list("generic_matter", noun)) return {};
    const auto before = issue_before(document, sentence, noun);
    return before ? on_issue(document, *before, position, is_turned) : OnIssue{};
}

/// The words of the sentence that may say when the deed at `node` was done: not those of a relative
/// clause about something else ("the treaty, which was signed in 1990"); in one itself, its own.
std::vector<Token> words_of_deed(const Document& document, const EventFinding& f) {
    const Tree& tree = document.tree(f.sentence);
    std::vector<bool> counts(static_cast<std::size_t>(tree.size()), true);
    for (int clause = 0; clause < tree.size(); ++clause) {
        if (tree.token(clause).relation != "acl:relcl") continue;
        const bool is_own = tree.is_below(f.node, clause);
        for (int node = 0; node < tree.size(); ++node)
            if (tree.is_below(node, clause) != is_own)
                counts[static_cast<std::size_t>(node)] = false;
    }
    std::vector<Token> words;
    for (int node = 0; node < tree.size(); ++node)
        if (counts[static_cast<std::size_t>(node)]) words.push_back(tree.token(node));
    return words;
}

Day day_of_deed(const Document& document, const EventFinding& f) {
    const Day& article = document.article().date;
    const std::vector<Token>& all = document.sentences()[f.sentence].tokens;
    const bool has_relative = std::ranges::find(all, "acl:relcl", &Token::relation) != all.end();
    return (has_relative ? day_told(words_of_deed(document, f), article) : day_told(all, article))
        .value_or(article);
}

Report report_of(const Document& document, std::size_t sentence, const std::string& rule,
                 const std::string& steps, double confidence) {
    return {document.article().id, document.sentences()[sentence].where, rule, steps, confidence};
}

/// Adds a report unless the same sentence is there already.
template <class Statement>
void add_report(Statement& statement, Report report) {
    const bool there = std::ranges::any_of(
        statement.reports, [&](const Report& r) { return r.where == report.where; });
    if (there) return;
    statement.confidence = std::max(statement.confidence, report.confidence);
    statement.reports.push_back(std::move(report));
}

std::string last_word(const std::string& phrase) {
    return utf8::lower(phrase.substr(phrase.rfind(' ') + 1));
}

Event event_of(const Document& document, const EventFinding& f, const Actor* home) {
    Event event;
    event.location = location_of(document, f, home);
    event.date = day_of_deed(document, f);
    event.source = f.source.actor;
    event.source_speaker = f.source.speaker;
    event.target = f.target.actor;
    event.target_speaker = f.target.speaker;
    event.cameo = f.cameo;
    event.predicate = f.predicate;
    const std::string matter = spelled_out(document, f.sentence, f.matter);
    event.issue = issue_in(document, matter, Position::neutral, f.sentence).issue;
    // "urged restraint" and "urged talks" are two deeds.
    const std::string what = event.issue.empty() ? last_word(matter) : event.issue.text;
    event.id = {content_id("e", {to_text(event.date), event.source.text, event.target.text,
                                 event.cameo, event.predicate, what})};
    return event;
}

Stance stance_of(const Document& document, const StanceFinding& f) {
    Stance stance;
    stance.date = document.article().date;
    stance.holder = f.holder.actor;
    stance.speaker = !f.holder.speaker.empty() ? f.holder.speaker : f.reported_by.speaker;
    stance.target = spelled_out(document, f.sentence, f.target,
                                f.position == Position::opposes ? f.holder.actor : ActorId{});
    const OnIssue on = issue_in(document, stance.target, f.position, f.sentence);
    stance.issue = on.issue;
    stance.on_issue = on.position;
    stance.position = f.position;
    stance.strength = f.strength;
    stance.conditional = !f.condition.empty();
    stance.condition = f.condition;
    if (!f.reported_by.actor.empty()) {
        const Actor* by = document.actor(f.reported_by.actor);
        stance.reported_by = by == nullptr ? f.reported_by.actor.text : by->name;
    }
    stance.id = {content_id("s", {to_text(stance.date), stance.holder.text, stance.speaker.text,
                                  stance.issue.text, stance.target, to_text(stance.position)})};
    return stance;
}

/// What a second telling adds: the place told most fully.
void complete(Event& event, const Event& told) {
    if (told.location.size() > event.location.size()) event.location = told.location;
}
void complete(Stance& /*stance*/, const Stance& /*told*/) {}

template <class Statement, class Finding, class Make>
std::vector<Statement> merged(const Document& document, const std::vector<Finding>& findings,
                              Make make) {
    std::vector<Statement> made;
    std::map<decltype(Statement::id), std::size_t> at;
    for (const Finding& f : findings) {
        Statement statement = make(document, f);
        const auto [where, is_new] = at.try_emplace(statement.id, made.size());
        if (is_new)
            made.push_back(std::move(statement));
        else
            complete(made[where->second], statement);
        add_report(made[where->second],
                   report_of(document, f.sentence, f.rule, f.steps, f.confidence));
    }
    return made;
}

/// The mentions of the text, and for who does something though only his adjective or his minister
/// is told: "American commandos", "Chancellor Kohl" for Germany.
std::vector<Mention> mentions_of(const Document& document, const Extraction& extraction) {
    std::vector<Mention> mentions = document.mentions();
    std::set<ActorId> missing;
    for (const Event& e : extraction.events)
        for (const ActorId* id : {&e.source, &e.target}) missing.insert(*id);
    for (const Stance& s : extraction.stances) missing.insert(s.holder);
    for (const Mention& m : document.mentions()) missing.insert(document.party(m.actor).actor);
    for (const Mention& m : document.mentions()) missing.erase(m.actor);
    for (const Mention& place : document.places())
        if (missing.contains(place.actor)) mentions.push_back(place);
    for (const Mention& place : document.places()) missing.erase(place.actor);
    for (const Mention& m : document.mentions())
        if (const Party side = document.party(m.actor);
            !side.speaker.empty() && missing.contains(side.actor)) {
            mentions.push_back(m);
            mentions.back().actor = side.actor;
            mentions.back().kind = MentionKind::office;
        }
    std::ranges::sort(mentions, {}, [](const Mention& m) { return std::pair{m.where, m.actor}; });
    return mentions;
}

/// The actors that the extraction names, with those that these belong to.
std::vector<Actor> actors_of(const Document& document, const Extraction& extraction) {
    std::set<ActorId> ids;
    const auto need = [&](const ActorId& id) {
        if (!id.empty()) ids.insert(id);
    };
    for (const Mention& m : extraction.mentions) need(m.actor);
    for (const Event& e : extraction.events)
        for (const ActorId* id : {&e.source, &e.source_speaker, &e.target, &e.target_speaker})
            need(*id);
    for (const Stance& s : extraction.stances)
        for (const ActorId* id : {&s.holder, &s.speaker}) need(*id);
    for (const Issue& issue : extraction.issues)
        for (const ActorId& id : issue.parties)
            if (document.actor(id) != nullptr) need(id);
    std::vector<ActorId> open{ids.begin(), ids.end()};
    while (!open.empty()) {
        const Actor* actor = document.actor(open.back());
        open.pop_back();
        if (actor == nullptr) continue;
        const auto follow = [&](const ActorId& id) {
            if (document.actor(id) != nullptr && ids.insert(id).second) open.push_back(id);
        };
        for (const ActorId& id : actor->of) follow(id);
        for (const Role& role : actor->roles) follow(role.of);
    }
    std::vector<Actor> actors;
    for (const ActorId& id : ids)
        if (const Actor* actor = document.actor(id)) {
            actors.push_back(*actor);
            actors.back().code = document.catalog().code_of(*actor);
            if (actors.back().code.empty()) actors.back().code = code_of_home(document, *actor);
        }
    return actors;
}

std::vector<Issue> issues_of(const Document& document, const Extraction& extraction) {
    std::set<IssueId> ids;
    for (const Event& e : extraction.events)
        if (!e.issue.empty()) ids.insert(e.issue);
    for (const Stance& s : extraction.stances)
        if (!s.issue.empty()) ids.insert(s.issue);
    std::vector<Issue> issues;
    std::vector<IssueId> open{ids.begin(), ids.end()};
    while (!open.empty()) {
        const Issue* issue = document.catalog().issue(open.back());
        open.pop_back();
        if (issue == nullptr) continue;
        issues.push_back(*issue);
        if (!issue->parent.empty() && ids.insert(issue->parent).second)
            open.push_back(issue->parent);
    }
    std::ranges::sort(issues, {}, &Issue::id);
    return issues;
}

}  // namespace

Extraction assemble(const Document& document, const Findings& findings) {
    Extraction extraction;
    extraction.article = document.article();
    extraction.events = merged<Event>(
        document, findings.events,
        [home = only_state_of(document)](const Document& whole, const EventFinding& f) {
            return event_of(whole, f, home);
        });
    extraction.stances = merged<Stance>(document, findings.stances, stance_of);
    extraction.mentions = mentions_of(document, extraction);
    extraction.issues = issues_of(document, extraction);
    extraction.actors = actors_of(document, extraction);
    return extraction;
}

}  // namespace demarche::extract
