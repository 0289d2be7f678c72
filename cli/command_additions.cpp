#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/correction_names.hpp"
#include "cli/corrections.hpp"
#include "cli/statement_edits.hpp"
#include "cli/typed.hpp"
#include "core/model/names.hpp"
#include "core/query/passage.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/corrections.hpp"
#include "core/store/load.hpp"

/// 'demarche event add' and 'demarche stance add'.
namespace demarche::cli {
namespace {

/// An offset of bytes, 0 too. Throws UsageError.
std::size_t offset_of(std::string_view option, const std::string& text) {
    std::size_t offset = 0;
    const char* end = text.data() + text.size();
    const auto [read_to, error] = std::from_chars(text.data(), end, offset);
    if (text.empty() || error != std::errc{} || read_to != end)
        throw UsageError{
            fmt::format("{} '{}' is no number of bytes; 'demarche show' tells them", option, text)};
    return offset;
}

void require_whole_question(const Options& options, std::string_view kind) {
    const CorrectionOptions& asked = options.correction;
    if (options.verb.size() != 2)
        throw UsageError{fmt::format(
            "'{} add' needs the id of the article that says it; see 'demarche articles'", kind)};
    const bool has_place = !asked.begin.empty() || !asked.end.empty();
    if (asked.evidence.empty() && !has_place)
        throw UsageError{fmt::format(
            "'{} add' needs the words that say it: --evidence, or --begin and --end", kind)};
    if (!asked.evidence.empty() && has_place)
        throw UsageError{"--evidence goes without --begin and --end"};
    if (has_place && (asked.begin.empty() || asked.end.empty()))
        throw UsageError{"--begin and --end go together"};
}

Article article_of(const store::Database& db, const std::string& id) {
    auto stored = store::load_article(db, {id});
    if (stored) return std::move(stored->article);
    std::vector<std::string> known;
    for (const ArticleId& one : store::load_article_ids(db)) known.push_back(one.text);
    throw query::UnknownName{"article", id, query::nearest(id, known, 3)};
}

ByteSpan place_in(const Article& article, const CorrectionOptions& asked) {
    if (!asked.evidence.empty()) return query::passage_of(article, asked.evidence);
    const ByteSpan where{offset_of("--begin", asked.begin), offset_of("--end", asked.end)};
    query::require_passage(article, where);
    return where;
}

/// What is to be added, while its parts are named one by one.
class Draft {
public:
    Draft(const Names& names, const Article& article, ByteSpan where)
        : names_{names}, evidence_{slice(article.text, where)} {
        report_.article = article.id;
        report_.where = where;
        report_.rule = by_hand;
        report_.confidence = 1;
    }

    /// Empty for an empty name.
    [[nodiscard]] ActorId actor(const std::string& name) {
        if (name.empty()) return {};
        const Actor found = described(names_.actor_as_typed(name));
        if (std::ranges::find(actors_, found.id, &Actor::id) == actors_.end())
            actors_.push_back(found);
        return found.id;
    }

    [[nodiscard]] IssueId issue(const std::string& name) {
        if (name.empty()) return {};
        issues_ = {described(names_.issue_as_typed(name))};
        return issues_.front().id;
    }

    /// The correction that adds it.
    template <class Statement>
    [[nodiscard]] Correction entry(CorrectionKind kind, Statement statement) {
        statement.confidence = report_.confidence;
        statement.reports = {report_};
        AddedStatement added{statement, evidence_, std::move(actors_), std::move(issues_)};
        statement.id.text = id_of(added);
        Correction made;
        made.kind = kind;
        made.subject = statement.id.text;
        made.value =
            fmt::format("{}:{}-{}", report_.article.text, report_.where.begin, report_.where.end);
        added.what = std::move(statement);
        made.added = std::move(added);
        return made;
    }

private:
    const Names& names_;
    std::string evidence_;
    Report report_;
    std::vector<Actor> actors_;
    std::vector<Issue> issues_;
};

/// Refuses what an answer holds already: those of `told` that say the same in words that overlap.
template <class Stored, class Same>
void require_untold(std::string_view kind, const std::vector<Stored>& told, ByteSpan where,
                    const Same& says_the_same) {
    for (const Stored& one : told) {
        const auto& statement = says_the_same(one);
        if (!statement) continue;
        for (const store::StoredReport& stored : one.reports)
            if (stored.report.where.begin < where.end && where.begin < stored.report.where.end)
                throw InputError{
                    fmt::format("'{1}' says that already; 'demarche {0} confirm {1}' makes it sure",
                                kind, *statement)};
    }
}

/// What answers show: a party that is merged away is the one that stays.
template <class Id>
bool is_shown_as(const store::Database& db, const Id& named, const Id& shown) {
    return store::merged_into(db, named) == shown;
}

store::Selection of_article(const Article& article) {
    store::Selection chosen;
    chosen.articles = {article.id};
    return chosen;
}

/// How a position on the phrase answers the issue's question, where nobody says it: nothing where
/// that is not known.
std::optional<Position> on_issue(const catalog::Catalog& catalog, const Stance& stance,
                                 const std::string& said) {
    if (stance.issue.empty()) return std::nullopt;
    if (!said.empty()) return parse_position(said);
    const int lean = lean_of(catalog, stance.target, stance.issue);
    if (lean == 0) return std::nullopt;
    return lean > 0 ? stance.position : turned(stance.position);
}

/// The issue that was named, else the one that the phrase names.
IssueId issue_of(Draft& draft, const Names& names, const CorrectionOptions& asked) {
    if (!asked.issue.empty()) return draft.issue(asked.issue);
    const auto matches = names.catalog().issues_in(asked.target);
    return matches.empty() ? IssueId{} : draft.issue(matches.front().issue.text);
}

void require_stance_options(const CorrectionOptions& asked) {
    if (asked.holder.empty()) throw UsageError{"'stance add' needs --holder: whose position it is"};
    if (asked.position.empty())
        throw UsageError{"'stance add' needs --position: supports, opposes or neutral"};
    require_position("--position", asked.position);
    require_position("--on-issue", asked.answer);
    if (asked.issue.empty() && asked.target.empty())
        throw UsageError{"'stance add' needs what it is on: --issue, or --target PHRASE, or both"};
}

}  // namespace

int add_event(const Options& options) {
    const CorrectionOptions& asked = options.correction;
    require_whole_question(options, "event");
    if (!asked.condition.empty() || asked.is_conditional)
        throw UsageError{"'event add' takes no condition; an event has happened"};
    if (asked.source.empty()) throw UsageError{"'event add' needs --source: who did it"};
    if (asked.type.empty()) throw UsageError{"'event add' needs --type: what was done"};
    Event event;
    event.cameo = code_of(asked.type);
    event.date = day_of("--date", asked.date);
    store::Database db = opened(options);
    const Article article = article_of(db, options.verb[1]);
    const ByteSpan where = place_in(article, asked);
    const Names names{db};
    Draft draft{names, article, where};
    if (asked.date.empty()) event.date = article.date;
    event.source = draft.actor(asked.source);
    event.source_speaker = draft.actor(asked.speaker);
    event.target = draft.actor(asked.target);
    event.issue = draft.issue(asked.issue);
    require_untold("event", store::load_events(db, of_article(article)), where,
                   [&](const store::StoredEvent& one) -> std::optional<std::string> {
                       const Event& told = one.event;
                       const bool is_same = told.date == event.date && told.cameo == event.cameo &&
                                            is_shown_as(db, event.source, told.source) &&
                                            is_shown_as(db, event.target, told.target);
                       return is_same ? std::optional{told.id.text} : std::nullopt;
                   });
    return record(options, db, {draft.entry(CorrectionKind::event_add, std::move(event))});
}

int add_stance(const Options& options) {
    const CorrectionOptions& asked = options.correction;
    require_whole_question(options, "stance");
    require_stance_options(asked);
    Stance stance;
    stance.date = day_of("--date", asked.date);
    store::Database db = opened(options);
    const Article article = article_of(db, options.verb[1]);
    const ByteSpan where = place_in(article, asked);
    const Names names{db};
    Draft draft{names, article, where};
    if (asked.date.empty()) stance.date = article.date;
    stance.holder = draft.actor(asked.holder);
    stance.speaker = draft.actor(asked.speaker);
    stance.target = asked.target;
    stance.issue = issue_of(draft, names, asked);
    stance.position = *parse_position(asked.position);
    stance.on_issue = on_issue(names.catalog(), stance, asked.answer);
    stance.condition = asked.condition;
    stance.conditional = asked.is_conditional || !asked.condition.empty();
    require_untold("stance", store::load_stances(db, of_article(article)), where,
                   [&](const store::StoredStance& one) -> std::optional<std::string> {
                       const Stance& told = one.stance;
                       const bool is_same = told.date == stance.date &&
                                            told.target == stance.target &&
                                            told.position == stance.position &&
                                            is_shown_as(db, stance.holder, told.holder) &&
                                            is_shown_as(db, stance.issue, told.issue);
                       return is_same ? std::optional{told.id.text} : std::nullopt;
                   });
    return record(options, db, {draft.entry(CorrectionKind::stance_add, std::move(stance))});
}

}  // namespace demarche::cli
