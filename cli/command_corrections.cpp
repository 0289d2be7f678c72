#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/command.hpp"
#include "cli/correction_names.hpp"
#include "cli/corrections.hpp"
#include "cli/drafts.hpp"
#include "cli/statement_edits.hpp"
#include "cli/verbs.hpp"
#include "core/query/corrections.hpp"
#include "core/query/unknown_name.hpp"
#include "core/render/rows.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"
#include "core/store/overlay.hpp"

namespace demarche::cli {
namespace {

using enum CorrectionKind;

/// The two names after a verb.
std::pair<std::string, std::string> two_after_verb(std::string_view command,
                                                   const std::vector<std::string>& typed) {
    if (typed.size() != 3 || typed[1].empty() || typed[2].empty())
        throw UsageError{fmt::format("'{} {}' needs two names, in quotes where they hold blanks",
                                     command, typed.front())};
    return {typed[1], typed[2]};
}

std::string id_after_verb(std::string_view command, const std::vector<std::string>& typed) {
    if (typed.size() != 2)
        throw UsageError{fmt::format("'{0} {1}' needs the id of one {0}; see 'demarche {0}s'",
                                     command, typed.front())};
    return typed[1];
}

void require_known(const store::Database& db, CorrectionKind kind, std::string_view what,
                   const std::string& id) {
    if (!store::has_subject(db, kind, id)) throw query::UnknownName{what, id, {}};
}

/// Options that only `edit` takes.
void require_none(const Options& options, std::string_view command, const std::string& verb) {
    const CorrectionOptions& asked = options.correction;
    for (const auto& [name, value] : {std::pair{"--source", asked.source},
                                      {"--speaker", asked.speaker},
                                      {"--target", asked.target},
                                      {"--type", asked.type},
                                      {"--date", asked.date},
                                      {"--position", asked.position},
                                      {"--holder", asked.holder},
                                      {"--on-issue", asked.answer},
                                      {"--issue", asked.issue}})
        if (!value.empty())
            throw UsageError{
                fmt::format("'{0} {1}' takes no {2}; '{0} edit' does", command, verb, name)};
}

/// Options that only `add` takes.
void require_none_of_add(const CorrectionOptions& asked, std::string_view command,
                         const std::string& verb) {
    const bool has_issue = command == "event" && !asked.issue.empty();
    for (const auto& [name, is_given] : {std::pair{"--evidence", !asked.evidence.empty()},
                                         {"--begin", !asked.begin.empty()},
                                         {"--end", !asked.end.empty()},
                                         {"--issue", has_issue},
                                         {"--date", command == "stance" && !asked.date.empty()},
                                         {"--condition", !asked.condition.empty()},
                                         {"--conditional", asked.is_conditional}})
        if (is_given)
            throw UsageError{
                fmt::format("'{0} {1}' takes no {2}; '{0} add' does", command, verb, name)};
}

/// A name leads to one: what another is called is refused. What another is called besides ("the
/// President") two may share, and whoever asks for it learns of both.
void require_free(const Options& options, const Names& names, const std::string& name,
                  const ActorId& of) {
    const std::vector<Actor> others = names.others_named(name, of);
    for (const Actor& other : others)
        if (names.is_called(other, name))
            throw InputError{fmt::format("'{}' is '{}' already; merge them, or give another name",
                                         name, other.id.text)};
    if (options.detail == Detail::quiet) return;
    for (const Actor& other : others)
        if (names.is_in_graph(other.id))
            fmt::print(stderr,
                       "demarche: '{0}' is a name of '{1}' too; 'demarche actors --actor \"{0}\"' "
                       "tells whom it leads to\n",
                       render::visible(name), render::visible(other.id.text));
}

/// How many stances answer the issue's question.
std::size_t answers_to(const store::Database& db, const IssueId& issue) {
    store::Selection chosen;
    chosen.issues = {issue};
    const auto stances = store::load_stances(db, chosen, std::nullopt, store::WithReports::no);
    return static_cast<std::size_t>(std::ranges::count_if(
        stances, [](const store::StoredStance& one) { return one.stance.on_issue.has_value(); }));
}

std::string command_for(const Issue& issue) {
    return fmt::format("'demarche stances --issue {} --each'", issue.id.text);
}

/// Answers stay: most questions are only put in other words.
int ask(const Options& options, store::Database& db, const Issue& issue,
        const std::string& question) {
    const std::size_t answered =
        issue.question.empty() || issue.question == question ? 0 : answers_to(db, issue.id);
    const int status = record(options, db, {draft(issue_question, issue.id.text, question)});
    if (answered > 0 && options.detail != Detail::quiet)
        fmt::print(stderr,
                   "demarche: {} stances answered the question as it was, '{}'; where the new one "
                   "asks the opposite, correct them with 'demarche stance edit ID --on-issue': see "
                   "{}\n",
                   answered, render::visible(issue.question), command_for(issue));
    return status;
}

/// Answers to another question are none, which the user has to know.
int merge_issues(const Options& options, store::Database& db, const Issue& stays,
                 const Issue& goes) {
    const bool asks_otherwise = !goes.question.empty() && goes.question != stays.question;
    const std::size_t answered = asks_otherwise ? answers_to(db, goes.id) : 0;
    const int status = record(options, db, {naming(issue_merge, goes.id.text, stays)});
    if (answered > 0 && !stays.question.empty() && options.detail != Detail::quiet)
        fmt::print(stderr,
                   "demarche: {} stances answered '{}'; they say neither yes nor no to '{}' until "
                   "'demarche stance edit ID --on-issue' does: see {}\n",
                   answered, render::visible(goes.question), render::visible(stays.question),
                   command_for(stays));
    return status;
}

int run_judgement(const Options& options, const std::string& kind) {
    constexpr std::array<std::string_view, 4> verbs = {"add", "reject", "confirm", "edit"};
    const std::string verb = verb_of(kind, options.verb, verbs);
    if (verb == "add") return kind == "event" ? add_event(options) : add_stance(options);
    require_none_of_add(options.correction, kind, verb);
    const std::string id = id_after_verb(kind, options.verb);
    if (verb != "edit") require_none(options, kind, verb);
    require_position("--position", options.correction.position);
    store::Database db = opened(options);
    return record(options, db, judged(db, {kind, id}, verb, options.correction));
}

}  // namespace

store::Database opened(const Options& options) {
    store::Database db{options.db, store::Open::existing};
    store::lay_corrections(db);
    return db;
}

std::string author_of(const Options& options) {
    if (!options.correction.author.empty()) return options.correction.author;
    if (const char* user = std::getenv("USER"); user != nullptr && *user != '\0') return user;
    throw UsageError{"who corrects is not known; give --author NAME"};
}

std::vector<Correction> entered(const Options& options, store::Database& db,
                                std::vector<Correction> drafts, store::Replaces which) {
    const std::string author = author_of(options);
    for (Correction& one : drafts) {
        one.author = author;
        one.reason = options.correction.reason;
    }
    return store::save_corrections(db, std::move(drafts), which);
}

int record(const Options& options, store::Database& db, std::vector<Correction> drafts) {
    std::vector<CorrectionId> ids;
    std::vector<std::string> touched;
    for (const Correction& saved : entered(options, db, std::move(drafts), store::Replaces::all)) {
        ids.push_back(saved.id);
        touched.push_back(saved.subject);
        if (saved.kind == actor_merge || saved.kind == issue_merge) touched.push_back(saved.value);
    }
    if (options.detail != Detail::quiet) write_log(options, db, ids);
    tell_conflicts(query::conflicts_about(db, touched));
    return 0;
}

std::vector<Correction> judged(const store::Database& db, const Statement& what,
                               const std::string& verb, const CorrectionOptions& asked) {
    const bool is_event = what.kind == "event";
    const CorrectionKind rejects = is_event ? event_reject : stance_reject;
    const CorrectionKind confirms = is_event ? event_confirm : stance_confirm;
    require_known(db, rejects, what.kind, what.id);
    const Names names{db};
    std::vector<Correction> drafts;
    for (const std::string& id : store::united_in(db, store::united_into(db, what.id))) {
        if (verb == "reject") drafts.push_back(draft(rejects, id));
        if (verb == "confirm") drafts.push_back(draft(confirms, id));
        if (verb != "edit") continue;
        for (Correction& one :
             is_event ? event_edits(db, names, id, asked) : stance_edits(db, names, id, asked))
            drafts.push_back(std::move(one));
    }
    return drafts;
}

int run_event(const Options& options) { return run_judgement(options, "event"); }

int run_stance(const Options& options) { return run_judgement(options, "stance"); }

int correct_actor(const Options& options, const std::string& verb) {
    const auto [first, second] = two_after_verb("actor", options.verb);
    store::Database db = opened(options);
    const Names names{db};
    if (verb != "merge") {
        const Actor named = names.actor_in_graph(first);
        require_free(options, names, second, named.id);
        if (verb == "name") return record(options, db, {draft(actor_name, named.id.text, second)});
        return record(options, db,
                      {draft(actor_alias, names.actor_as_typed(first).id.text, second)});
    }
    const Actor goes = names.actor_in_graph(second);
    if (names.actor(first).id == goes.id)
        throw UsageError{fmt::format("'{}' and '{}' are one actor already", first, second)};
    return record(options, db, {naming(actor_merge, goes.id.text, names.actor_as_typed(first))});
}

int correct_issue(const Options& options, const std::string& verb) {
    const auto [first, second] = two_after_verb("issue", options.verb);
    store::Database db = opened(options);
    const Names names{db};
    if (verb == "question") return ask(options, db, names.issue_in_graph(first), second);
    const Issue goes = names.issue_in_graph(second);
    if (names.issue(first).id == goes.id)
        throw UsageError{fmt::format("'{}' and '{}' are one issue already", first, second)};
    return merge_issues(options, db, names.issue_as_typed(first), goes);
}

}  // namespace demarche::cli
