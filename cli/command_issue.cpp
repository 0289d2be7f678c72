#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>

#include "cli/answers.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/verbs.hpp"
#include "core/catalog/addition.hpp"
#include "core/catalog/forms.hpp"
#include "core/catalog/table.hpp"
#include "core/query/candidates.hpp"
#include "core/query/unknown_name.hpp"
#include "core/render/known.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

/// The file of the graph's catalogue that holds what was added one by one.
constexpr std::string_view own_issues = "issues added by hand";

int show_issue(const Options& options) {
    const std::string name = name_after_verb("issue", options.verb);
    const auto db = graph_if_any(options);
    const catalog::Catalog catalog = catalogue_of(db);
    render::write_known(std::cout, query::known_issues(db ? &*db : nullptr, catalog, name),
                        options.format, options.colour);
    return 0;
}

/// The file of own issues as it is; empty where there is none yet.
store::CatalogueFile own_file(const std::vector<store::CatalogueFile>& files) {
    const auto found = std::ranges::find(files, own_issues, &store::CatalogueFile::name);
    return found == files.end() ? store::CatalogueFile{} : *found;
}

/// A list may not hold what parts its items.
std::string list_of(std::string_view option, const std::vector<std::string>& items) {
    for (const std::string& item : items)
        if (item.find_first_of(";\t\n") != std::string::npos)
            throw UsageError{fmt::format(
                "{} '{}' holds a semicolon, tab or line end; give the option twice for two", option,
                item)};
    return fmt::format("{}", fmt::join(items, "; "));
}

/// False for "do that", "work together" and "our allies": a deed, or whose it is another sentence
/// has to say. The parser is asked what it takes the phrase for as the object of a verb.
bool is_noun_phrase(const language::Engine& engine, const std::string& phrase) {
    constexpr int verb = 1;  // of "They back …"
    const std::vector<Sentence> sentences = engine.parse("They back " + phrase + ".");
    if (sentences.size() != 1 || phrase.starts_with("behalf of ")) return false;
    const std::vector<Token>& tokens = sentences[0].tokens;
    const auto object = std::ranges::find_if(
        tokens, [](const Token& token) { return token.head == verb && token.relation == "obj"; });
    if (object == tokens.end() || (object->upos != Upos::noun && object->upos != Upos::propn))
        return false;
    const auto at = static_cast<int>(object - tokens.begin());
    return std::ranges::none_of(tokens, [at](const Token& token) {
        const bool points = token.lemma == "this" || token.lemma == "that" ||
                            token.lemma == "such" || token.lemma == "some";
        const bool is_someones = token.upos == Upos::pron && token.relation == "nmod:poss";
        return token.head == at && (is_someones || points);
    });
}

/// The rows of the file, each with all its columns.
std::vector<std::vector<std::string>> rows_of(const store::CatalogueFile& file) {
    const std::size_t columns = catalog::form_of("issues").columns.size();
    std::vector<std::vector<std::string>> rows;
    for (const store::CatalogueTable& table : file.tables)
        for (const catalog::Row& row : catalog::read_table(table.text).rows) {
            std::vector<std::string>& cells = rows.emplace_back(columns);
            for (std::size_t i = 0; i < columns; ++i) cells[i] = row[i];
        }
    return rows;
}

catalog::TableText table_of(const std::vector<std::vector<std::string>>& rows) {
    catalog::TableText table{"issues"};
    for (const std::vector<std::string>& row : rows)
        table.add(std::vector<std::string_view>{row.begin(), row.end()});
    return table;
}

/// `list` with what `more` has besides; both part their items by semicolons.
std::string united(const std::string& list, const std::string& more) {
    std::vector<std::string_view> all = catalog::items(list);
    for (const std::string_view item : catalog::items(more))
        if (std::ranges::find(all, item) == all.end()) all.push_back(item);
    return fmt::format("{}", fmt::join(all, "; "));
}

/// The canonical name of the wider issue. Throws UnknownName.
std::string parent_of(const Options& options, const catalog::Catalog& catalog) {
    if (options.parent.empty()) return {};
    return query::known_issues(nullptr, catalog, options.parent).front().issue;
}

/// Puts what was typed into the row of that issue, a new one where there is none: lists grow, a
/// question or parent takes the place of what was there.
void put_row(std::vector<std::vector<std::string>>& rows, const std::string& name,
             const Options& options, const std::string& parent) {
    auto row =
        std::ranges::find_if(rows, [&](const auto& one) { return slug(one[0]) == slug(name); });
    if (row == rows.end()) {
        row = rows.emplace(rows.end(), catalog::form_of("issues").columns.size());
        (*row)[0] = name;
    }
    std::vector<std::string>& cells = *row;
    cells[1] = united(cells[1], list_of("--alias", options.aliases));
    if (!options.question.empty()) cells[2] = options.question;
    cells[3] = united(cells[3], list_of("--for", options.phrases_for));
    cells[4] = united(cells[4], list_of("--against", options.phrases_against));
    if (!parent.empty()) cells[6] = parent;
}

void save(store::Database& db, const catalog::TableText& table) {
    store::save_catalogue_file(db,
                               {std::string{own_issues}, "issues", {{"issues", table.text()}}, {}});
}

/// Refuses what a table could not hold either.
void require_good(const catalog::TableText& table, const catalog::Catalog& known) {
    const catalog::Addition checked = catalog::read_addition("issues", table.text(), known);
    if (!checked.problems.empty())
        throw UsageError{
            fmt::format("the issue cannot be added: {}", checked.problems.front().reason)};
}

int add_issue_row(const Options& options) {
    const std::string name = name_after_verb("issue", options.verb);
    store::Database db{options.db, store::Open::existing};
    const std::vector<store::CatalogueFile> files = store::load_catalogue(db);
    const catalog::Catalog known{added_tables(files, own_issues)};
    auto rows = rows_of(own_file(files));
    put_row(rows, name, options, parent_of(options, catalogue_of(db)));
    const catalog::TableText table = table_of(rows);
    require_good(table, known);
    save(db, table);
    if (options.detail == Detail::quiet) return 0;
    render::write_known(std::cout, query::known_issues(&db, catalogue_of(db), name), options.format,
                        options.colour);
    return 0;
}

int remove_issue(const Options& options) {
    const std::string name = name_after_verb("issue", options.verb);
    store::Database db{options.db, store::Open::existing};
    auto rows = rows_of(own_file(store::load_catalogue(db)));
    std::vector<std::string> names;
    names.reserve(rows.size());
    for (const auto& row : rows) names.push_back(row[0]);
    if (std::erase_if(rows, [&](const auto& row) { return slug(row[0]) == slug(name); }) == 0)
        throw query::UnknownName{"issue added by hand", name, query::nearest(name, names, 3)};
    if (rows.empty())
        store::remove_catalogue_file(db, own_issues);
    else
        save(db, table_of(rows));
    if (options.detail != Detail::quiet) fmt::print(stderr, "'{}' is removed\n", name);
    return 0;
}

}  // namespace

int list_candidates(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    const catalog::Catalog catalog = catalogue_of(db);
    const store::Selection chosen = query::select(db, catalog, options.filter);
    const language::Engine engine;
    const auto can_name = [&](const std::string& phrase) { return is_noun_phrase(engine, phrase); };
    write_answer(options, query::issue_candidates(db, catalog, can_name, chosen, options.order),
                 {"phrase", "days", "holders", "statements", "supports", "opposes", "first", "last",
                  "holder", "evidence"});
    return 0;
}

int run_issue(const Options& options) {
    constexpr std::array<std::string_view, 6> verbs = {"show",  "add",   "remove",
                                                       "merge", "split", "question"};
    const std::string verb = verb_of("issue", options.verb, verbs);
    require_none_of_split(options, "issue", verb);
    if (verb == "split") return split_issue(options);
    if (verb == "add") return add_issue_row(options);
    if (verb == "merge" || verb == "question") return correct_issue(options, verb);
    return verb == "remove" ? remove_issue(options) : show_issue(options);
}

}  // namespace demarche::cli
