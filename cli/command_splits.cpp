#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/correction_names.hpp"
#include "cli/corrections.hpp"
#include "cli/drafts.hpp"
#include "cli/typed.hpp"
#include "core/model/correction_value.hpp"
#include "core/query/unknown_name.hpp"
#include "core/store/load.hpp"

/// 'demarche actor split', 'demarche issue split' and 'demarche actor office'.
namespace demarche::cli {
namespace {

using enum CorrectionKind;

std::pair<std::string, std::string> names_after_verb(std::string_view command,
                                                     const std::vector<std::string>& typed,
                                                     std::string_view needed) {
    if (typed.size() != 3 || typed[1].empty() || typed[2].empty())
        throw UsageError{fmt::format("'{} {}' needs {}, in quotes where they hold blanks", command,
                                     typed.front(), needed)};
    return {typed[1], typed[2]};
}

/// One line: the log parts what it keeps by lines.
std::string in_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

void require_order(const Day& since, const Day& until, const CorrectionOptions& asked) {
    if (!since.empty() && !until.empty() && until < since && !overlaps(since, until))
        throw UsageError{
            fmt::format("--until '{}' is before --since '{}'", asked.until, asked.since)};
}

Split asked_split(const CorrectionOptions& asked, std::string_view command) {
    Split split;
    split.since = day_of("--since", asked.since);
    split.until = day_of("--until", asked.until);
    require_order(split.since, split.until, asked);
    for (const std::string& article : asked.articles)
        split.articles.push_back({in_one_line(article)});
    split.target = in_one_line(asked.target);
    if (conditions_of(to_value(split)).empty())
        throw UsageError{
            fmt::format("'{} split' needs what goes to the other: --since, --until{}", command,
                        command == "issue" ? ", --article or --target" : " or --article")};
    return split;
}

void require_articles(const store::Database& db, const Split& split) {
    for (const ArticleId& id : split.articles) {
        if (store::load_article(db, id)) continue;
        std::vector<std::string> known;
        for (const ArticleId& one : store::load_article_ids(db)) known.push_back(one.text);
        throw query::UnknownName{"article", id.text, query::nearest(id.text, known, 3)};
    }
}

/// What is there under that name, as long as it is another than `from`; else a new one. A name of
/// `from`, or of what was merged into it, is taken from it.
template <class Thing, class Find>
Thing found_or_new(const Thing& from, const std::string& name, const Find& find) {
    try {
        if (Thing found = find(name); found.id != from.id) return found;
    } catch (const query::UnknownName&) {  // nobody bears it yet
    }
    Thing made;
    made.name = in_one_line(name);
    made.id.text = slug(made.name);
    if (made.id.text.empty() || made.id == from.id)
        throw UsageError{
            fmt::format("'{}' is '{}' itself; give another name for what goes", name, from.name)};
    return made;
}

template <class Thing>
Correction split_draft(CorrectionKind kind, const Thing& from, const Thing& into, Split split) {
    split.into = into.id.text;
    Correction made = naming(kind, from.id.text, into);
    made.value = to_value(std::move(split));
    return made;
}

}  // namespace

int split_actor(const Options& options) {
    const auto [first, second] = names_after_verb("actor", options.verb, "two names");
    const Split split = asked_split(options.correction, "actor");
    store::Database db = opened(options);
    require_articles(db, split);
    const Names names{db};
    const Actor from = names.actor_in_graph(first);
    Actor into = found_or_new(from, second, [&](const auto& name) { return names.actor(name); });
    if (!store::describe_actor(db, into.id) && names.catalog().actor(into.id) == nullptr)
        into.type = from.type;
    return record(options, db, {split_draft(actor_split, from, into, split)});
}

int split_issue(const Options& options) {
    const auto [first, second] = names_after_verb("issue", options.verb, "two names");
    const Split split = asked_split(options.correction, "issue");
    store::Database db = opened(options);
    require_articles(db, split);
    const Names names{db};
    const Issue from = names.issue_in_graph(first);
    const Issue into =
        found_or_new(from, second, [&](const auto& name) { return names.issue(name); });
    return record(options, db, {split_draft(issue_split, from, into, split)});
}

int add_office(const Options& options) {
    const auto [name, role] = names_after_verb("actor", options.verb, "a name and an office");
    const CorrectionOptions& asked = options.correction;
    if (asked.of.empty())
        throw UsageError{"'actor office' needs --of: the state or body whose office it is"};
    Role office{
        in_one_line(role), {}, day_of("--since", asked.since), day_of("--until", asked.until)};
    require_order(office.since, office.until, asked);
    store::Database db = opened(options);
    const Names names{db};
    const Actor holder = names.actor_in_graph(name);
    const Actor of = names.actor(asked.of);
    office.of = of.id;
    Correction made = naming(actor_office, holder.id.text, of);
    made.value = to_value(office);
    return record(options, db, {std::move(made)});
}

void require_none_of_split(const Options& options, std::string_view command,
                           const std::string& verb) {
    const CorrectionOptions& asked = options.correction;
    const bool is_split = verb == "split", is_office = verb == "office";
    struct Given {
        std::string_view option;
        bool is_given, is_taken;
        std::string_view taker;
    };
    const std::array given = {
        Given{"--since", !asked.since.empty(), is_split || is_office, "split"},
        Given{"--until", !asked.until.empty(), is_split || is_office, "split"},
        Given{"--article", !asked.articles.empty(), is_split, "split"},
        Given{"--target", !asked.target.empty(), is_split, "split"},
        Given{"--of", !asked.of.empty(), is_office, "office"},
    };
    for (const Given& one : given)
        if (one.is_given && !one.is_taken)
            throw UsageError{fmt::format("'{0} {1}' takes no {2}; '{0} {3}' does", command, verb,
                                         one.option, one.taker)};
}

}  // namespace demarche::cli
