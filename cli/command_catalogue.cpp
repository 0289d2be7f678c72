#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/reread.hpp"
#include "cli/verbs.hpp"
#include "core/catalog/addition.hpp"
#include "core/catalog/forms.hpp"
#include "core/query/unknown_name.hpp"
#include "importers/extract/predicates.hpp"

namespace demarche::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largest = 64U << 20U;  // bytes; the greatest public dictionary has 1.5 MB

void write(const Options& options, const std::vector<Json>& rows,
           const std::vector<std::string_view>& columns) {
    render::write_rows(std::cout, rows, options.format, columns, options.colour);
}

// Counts

struct Kind {
    std::string_view name;
    std::size_t catalog::Counts::*count;
};

constexpr std::array<Kind, 8> kinds = {{{"states", &catalog::Counts::states},
                                        {"bodies", &catalog::Counts::bodies},
                                        {"people", &catalog::Counts::people},
                                        {"offices", &catalog::Counts::offices},
                                        {"tenures", &catalog::Counts::tenures},
                                        {"issues", &catalog::Counts::issues},
                                        {"names", &catalog::Counts::names},
                                        {"agencies", &catalog::Counts::agencies}}};

/// Each kind with how many are known, and how many of them the user of the graph has added.
int count_known(const Options& options) {
    const auto db = graph_if_any(options);
    const catalog::Counts all = catalogue_of(db).counts();
    const catalog::Counts ours = catalog::Catalog{}.counts();
    std::vector<Json> rows;
    rows.reserve(kinds.size() + 1);
    for (const Kind& kind : kinds)
        rows.push_back({{"kind", kind.name},
                        {"count", all.*kind.count},
                        {"added", all.*kind.count - ours.*kind.count}});
    rows.push_back({{"kind", "predicates"}, {"count", extract::count_predicates()}, {"added", 0}});
    write(options, rows, {"kind", "count", "added"});
    return 0;
}

int list_added(const Options& options) {
    const store::Database db{options.db, store::Open::read_only};
    std::vector<Json> rows;
    for (const store::CatalogueFile& file : store::load_catalogue(db)) {
        std::size_t lines = 0;
        for (const store::CatalogueTable& table : file.tables)
            lines += static_cast<std::size_t>(std::ranges::count(table.text, '\n')) - 1;
        rows.push_back({{"file", file.name},
                        {"form", file.form},
                        {"rows", lines},
                        {"added_at", file.added_at}});
    }
    write(options, rows, {"file", "form", "rows", "added_at"});
    return 0;
}

/// The tables that can be added, with their columns.
int list_forms(const Options& options) {
    std::vector<Json> rows;
    for (const catalog::TableForm& form : catalog::table_forms())
        rows.push_back({{"kind", form.kind},
                        {"columns", fmt::format("{}", fmt::join(form.columns, ", "))},
                        {"row", form.row}});
    write(options, rows, {"kind", "columns", "row"});
    return 0;
}

// Files

/// A file that was named, its content, or why it cannot be read.
struct Given {
    std::filesystem::path path;
    std::string bytes;
    std::string reason;

    [[nodiscard]] std::string name() const { return path.filename().string(); }
};

Given given(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return {path, {}, "is a folder; name the files in it"};
    if (!std::filesystem::exists(path, error)) return {path, {}, "there is no such file"};
    std::ifstream in{path, std::ios::binary};
    std::string bytes;
    if (std::filesystem::file_size(path, error) > largest && !error)
        return {path, {}, "is larger than 64 MB; split it"};
    bytes.assign(std::istreambuf_iterator<char>{in}, {});
    if (in.bad() || !in.is_open()) return {path, {}, "cannot be read; check who may read it"};
    return {path, std::move(bytes), {}};
}

/// The files that were named: those to which others refer first.
std::vector<Given> given_files(const Options& options) {
    if (options.verb.size() < 2)
        throw UsageError{fmt::format("'catalogue {}' needs a file; see 'demarche help catalogue'",
                                     options.verb.front())};
    std::vector<Given> files;
    for (const std::string& path : std::span{options.verb}.subspan(1)) files.push_back(given(path));
    std::ranges::stable_sort(
        files, {}, [](const Given& file) { return catalog::rank_of(file.name(), file.bytes); });
    return files;
}

/// A file as it was read, and what it gives.
struct Reading {
    Given file;
    catalog::Addition addition;
};

store::CatalogueFile stored(const Reading& reading) {
    store::CatalogueFile file{reading.file.name(), reading.addition.form, {}, {}};
    for (const catalog::AddedTable& table : reading.addition.tables)
        file.tables.push_back({table.name.substr(0, table.name.find('/')), table.text});
    return file;
}

bool is_dictionary(std::string_view form) { return form.ends_with("PETRARCH"); }

/// Reads each file against what is known: the tables before it, but no other dictionary, so that
/// the order in which those come is without effect. `use` takes it.
template <class Use>
void read_each(const Options& options, std::vector<store::CatalogueFile> known, Use use) {
    std::erase_if(known, [](const auto& file) { return is_dictionary(file.form); });
    for (Given& file : given_files(options)) {
        Reading reading{std::move(file), {}};
        if (!reading.file.reason.empty()) {
            reading.addition.problems.push_back({0, reading.file.reason});
            use(reading);
            continue;
        }
        const std::string name = reading.file.name();
        const catalog::Catalog catalog{added_tables(known, name)};
        reading.addition = catalog::read_addition(name, reading.file.bytes, catalog);
        use(reading);
        std::erase_if(known, [&](const auto& one) { return one.name == name; });
        if (!is_dictionary(reading.addition.form)) known.push_back(stored(reading));
    }
}

std::string place_of(const std::filesystem::path& path, const catalog::Problem& problem) {
    return problem.line == 0 ? path.string() : fmt::format("{}:{}", path.string(), problem.line);
}

int check_files(const Options& options) {
    std::vector<Json> rows;
    std::string sound;
    read_each(options, added_on_disk(options), [&](const Reading& reading) {
        for (const catalog::Problem& problem : reading.addition.problems)
            rows.push_back({{"file", reading.file.path.string()},
                            {"line", problem.line == 0 ? Json(nullptr) : Json(problem.line)},
                            {"reason", problem.reason}});
        if (reading.addition.problems.empty())
            sound += fmt::format("{}: {}, nothing is wrong\n", reading.file.path.string(),
                                 reading.addition.form);
    });
    if (options.format == render::Format::table && options.detail != Detail::quiet)
        std::cout << sound;
    write(options, rows, {"file", "line", "reason"});
    return rows.empty() ? 0 : 1;
}

std::string_view to_text(store::FileSaved saved) {
    switch (saved) {
        case store::FileSaved::added:
            return "added";
        case store::FileSaved::replaced:
            return "replaced";
        case store::FileSaved::unchanged:
            break;
    }
    return "unchanged";
}

Json row_of(const Reading& reading, std::string_view result) {
    Json row = {
        {"file", reading.file.name()},
        {"form", reading.addition.form.empty() ? Json(nullptr) : Json(reading.addition.form)},
        {"result", result}};
    for (const Kind& kind : kinds)
        row[std::string{kind.name}] = reading.addition.counts.*kind.count;
    row["refused"] = reading.addition.problems.size();
    return row;
}

int add_files(const Options& options) {
    store::Database db{options.db, store::Open::create};
    std::vector<Json> rows;
    int status = 0;
    read_each(options, store::load_catalogue(db), [&](const Reading& reading) {
        for (const catalog::Problem& problem : reading.addition.problems) {
            fmt::print(stderr, "demarche: {}: {}\n", place_of(reading.file.path, problem),
                       problem.reason);
            status = 1;
        }
        const bool is_empty = reading.addition.tables.empty();
        rows.push_back(
            row_of(reading, is_empty ? "refused"
                                     : to_text(store::save_catalogue_file(db, stored(reading)))));
    });
    if (options.detail != Detail::quiet)
        write(options, rows,
              {"file", "form", "result", "states", "bodies", "people", "offices", "tenures",
               "issues", "names", "refused"});
    return status;
}

int remove_files(const Options& options) {
    if (options.verb.size() < 2)
        throw UsageError{
            "'catalogue remove' needs the name of a file; 'demarche catalogue list' "
            "has them"};
    store::Database db{options.db, store::Open::existing};
    std::vector<std::string> names;
    for (const store::CatalogueFile& file : store::load_catalogue(db)) names.push_back(file.name);
    const std::span wanted = std::span{options.verb}.subspan(1);
    for (const std::string& name : wanted)
        if (std::ranges::find(names, name) == names.end())
            throw query::UnknownName{"added file", name, query::nearest(name, names, 3)};
    for (const std::string& name : wanted) {
        store::remove_catalogue_file(db, name);
        if (options.detail != Detail::quiet) fmt::print(stderr, "'{}' is removed\n", name);
    }
    return 0;
}

}  // namespace

int run_catalogue(const Options& options) {
    if (options.verb.empty()) return count_known(options);
    constexpr std::array<std::string_view, 6> verbs = {"list",  "forms",  "add",
                                                       "check", "remove", "apply"};
    const std::string verb = verb_of("catalogue", options.verb, verbs);
    if (verb == "add") return add_files(options);
    if (verb == "check") return check_files(options);
    if (verb == "forms") return list_forms(options);
    if (verb == "apply") return reread_articles(options);
    return verb == "remove" ? remove_files(options) : list_added(options);
}

}  // namespace demarche::cli
