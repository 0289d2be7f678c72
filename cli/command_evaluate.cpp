#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "core/catalog/catalog.hpp"
#include "core/query/evaluation.hpp"
#include "core/query/events.hpp"
#include "core/query/lists.hpp"
#include "core/query/stances.hpp"
#include "core/render/rows.hpp"
#include "core/store/database.hpp"
#include "core/store/save.hpp"
#include "importers/extract/extract.hpp"
#include "importers/language/language.hpp"

namespace demarche::cli {
namespace {

using Json = nlohmann::ordered_json;
using query::Evaluation;
using query::Tally;

std::vector<query::GoldArticle> gold_in(const std::filesystem::path& path, int& status) {
    std::ifstream file{path};
    if (!file.is_open()) throw InputError{fmt::format("{}: cannot be read", path.string())};
    std::vector<query::GoldArticle> all;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            all.push_back(query::read_gold(line));
        } catch (const InputError& error) {
            fmt::print(stderr, "demarche: {}:{}: {}\n", path.string(), number, error.what());
            status = 1;
        }
    }
    return all;
}

/// The articles, imported into a graph of their own with only what is given of each.
store::Database graph_of(const std::vector<query::GoldArticle>& gold) {
    const catalog::Catalog catalog;
    const language::Engine engine;
    const extract::Extractor extractor{catalog};
    std::vector<Extraction> found;
    read::ReadOptions how;
    how.as = read::Kind::jsonl;
    for (const query::GoldArticle& one : gold)
        read::read_bytes(one.id, one.header + "\n", how,
                         {[&](Article article) {
                              const std::size_t from =
                                  article.dateline ? article.dateline->where.end : 0;
                              const auto sentences = engine.parse(article.text, from);
                              found.push_back(extractor.extract(std::move(article), sentences));
                          },
                          [&](const read::Rejection& rejection) {
                              fmt::print(stderr, "demarche: {}: {}\n", one.id, rejection.reason);
                          },
                          {}});
    store::Database db = store::Database::in_memory();
    store::save_extractions(db, found, "1970-01-01T00:00:00Z");
    return db;
}

/// What a stance was told by, of the steps to its sign: "demand" of "halt -; demand +".
std::string last_word(const std::string& steps) {
    const std::size_t from = steps.rfind("; ");
    std::string last = from == std::string::npos ? steps : steps.substr(from + 2);
    if (last.ends_with(" +") || last.ends_with(" -")) last.resize(last.size() - 2);
    return last;
}

/// What the graph holds of each article, one entry a report.
std::map<std::string, query::Found> found_in(const store::Database& db) {
    std::map<std::string, query::Found> found;
    for (const query::ArticleRow& row : query::articles_in(db, {}))
        found[row.article].date = row.date.empty() ? std::string{} : to_text(row.date);
    for (const query::MentionRow& row : query::mentions_in(db, {}))
        found[row.article].actors.insert(row.actor);
    for (const query::EventRow& row : query::events_in(db, {}))
        for (const query::ReportRow& report : row.reports)
            found[report.article].events.push_back({row.source, row.source_speaker, row.target,
                                                    row.target_speaker, row.cameo, row.confidence,
                                                    report.evidence, report.rule, row.predicate});
    for (const query::StanceEachRow& row : query::stances_each(db, {}))
        for (const query::ReportRow& report : row.reports)
            found[report.article].stances.push_back({row.holder, row.speaker, row.issue, row.target,
                                                     row.position, row.confidence, report.evidence,
                                                     report.rule, last_word(report.steps)});
    return found;
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json row_of(const char* measure, const Tally& tally) {
    return {{"measure", measure},
            {"precision", rounded(tally.precision())},
            {"recall", rounded(tally.recall())},
            {"f1", rounded(tally.f1())},
            {"found", tally.found},
            {"wrong", tally.wrong},
            {"missed", tally.missed}};
}

void write_measures(render::RowWriter& writer, const std::vector<Evaluation>& all) {
    Tally actors, events, dyads, stances, unsigned_stances;
    std::size_t dates = 0;
    std::size_t right = 0;
    for (const Evaluation& one : all) {
        actors += one.actors;
        events += one.events;
        dyads += one.dyads;
        stances += one.stances;
        unsigned_stances += one.stances_unsigned;
        dates += one.has_date;
        right += one.is_date_right;
    }
    writer.add(row_of("actors", actors));
    writer.add(row_of("events", events));
    writer.add(row_of("dyads", dyads));
    writer.add(row_of("stances", stances));
    writer.add(row_of("stances unsigned", unsigned_stances));
    const Tally date{right, dates - right, dates - right};
    writer.add(row_of("dates", date));
}

void write_by_article(render::RowWriter& writer, std::vector<Evaluation> all) {
    const auto faults = [](const Evaluation& e) {
        return e.events.wrong + e.events.missed + e.stances.wrong + e.stances.missed;
    };
    std::ranges::stable_sort(all, std::greater{}, faults);
    for (const Evaluation& one : all)
        writer.add(Json{{"article", one.article},
                        {"events_f1", rounded(one.events.f1())},
                        {"stances_f1", rounded(one.stances.f1())},
                        {"actors_f1", rounded(one.actors.f1())},
                        {"faults", faults(one)}});
}

void write_misses(render::RowWriter& writer, const std::vector<Evaluation>& all) {
    for (const Evaluation& one : all)
        for (const query::Miss& miss : one.misses)
            writer.add(Json{{"article", miss.article},
                            {"measure", miss.measure},
                            {"verdict", miss.is_wrong ? "wrong" : "missed"},
                            {"item", miss.item},
                            {"evidence", miss.evidence}});
}

/// Of what has at least that confidence: how much is right, and what share of all that is right.
void write_by_confidence(render::RowWriter& writer, const std::vector<Evaluation>& all) {
    for (const char* measure : {"events", "stances"}) {
        const bool is_events = std::string_view{measure} == "events";
        std::vector<query::Judged> judged;
        Tally sum;
        for (const Evaluation& one : all) {
            const auto& part = is_events ? one.judged_events : one.judged_stances;
            judged.insert(judged.end(), part.begin(), part.end());
            sum += is_events ? one.events : one.stances;
        }
        for (int tenth = 9; tenth >= 0; --tenth) {
            const double least = tenth / 10.0;
            std::size_t right = 0;
            std::size_t wrong = 0;
            for (const query::Judged& j : judged)
                if (j.confidence >= least - 1e-9) ++(j.is_right ? right : wrong);
            const std::size_t wanted = sum.found + sum.missed;
            const double precision = right + wrong == 0 ? 0
                                                        : static_cast<double>(right) /
                                                              static_cast<double>(right + wrong);
            const double recall = wanted == 0 ? 0
                                              : static_cast<double>(std::min(right, wanted)) /
                                                    static_cast<double>(wanted);
            writer.add(Json{{"measure", measure},
                            {"at_least", least},
                            {"precision", rounded(precision)},
                            {"recall", rounded(recall)},
                            {"right", right},
                            {"wrong", wrong}});
        }
    }
}

/// How much of what each rule found, or each word by a rule, is right; what is wrong most often
/// first.
void write_by_rule(render::RowWriter& writer, const std::vector<Evaluation>& all, bool by_word) {
    struct Group {
        std::string measure, rule, word;
        auto operator<=>(const Group&) const = default;
    };
    struct Count {
        std::size_t right{}, wrong{};
    };
    std::map<Group, Count> counts;
    const auto add = [&](const char* measure, const std::vector<query::Judged>& judged) {
        for (const query::Judged& one : judged) {
            Count& count = counts[{measure, one.rule, by_word ? one.word : std::string{}}];
            ++(one.is_right ? count.right : count.wrong);
        }
    };
    for (const Evaluation& one : all) {
        add("events", one.judged_events);
        add("stances", one.judged_stances);
    }
    std::vector<std::pair<Group, Count>> rows{counts.begin(), counts.end()};
    std::ranges::stable_sort(rows, std::greater{},
                             [](const auto& row) { return row.second.wrong; });
    for (const auto& [group, count] : rows) {
        Json row{{"measure", group.measure}, {"rule", group.rule}};
        if (by_word) row["word"] = group.word;
        row["precision"] = rounded(static_cast<double>(count.right) /
                                   static_cast<double>(count.right + count.wrong));
        row["right"] = count.right;
        row["wrong"] = count.wrong;
        writer.add(row);
    }
}

using Columns = std::vector<std::string_view>;

Columns columns_for(const Options& options) {
    if (options.each) return {"article", "measure", "verdict", "item", "evidence"};
    if (options.by_article) return {"article", "events_f1", "stances_f1", "actors_f1", "faults"};
    if (options.by_confidence)
        return {"measure", "at_least", "precision", "recall", "right", "wrong"};
    if (options.by_rule) return {"measure", "rule", "precision", "right", "wrong"};
    if (options.by_word) return {"measure", "rule", "word", "precision", "right", "wrong"};
    return {"measure", "precision", "recall", "f1", "found", "wrong", "missed"};
}

}  // namespace

int evaluate_gold(const Options& options) {
    int status = 0;
    std::vector<query::GoldArticle> gold;
    for (const std::filesystem::path& path : options.paths)
        for (query::GoldArticle& one : gold_in(path, status)) gold.push_back(std::move(one));
    const store::Database db = graph_of(gold);
    const std::map<std::string, query::Found> found = found_in(db);
    std::vector<Evaluation> all;
    for (const query::GoldArticle& one : gold) {
        const auto at = found.find(one.id);
        all.push_back(query::evaluate(one, at == found.end() ? query::Found{} : at->second));
    }
    render::RowWriter writer{std::cout, options.format, columns_for(options), options.colour};
    if (options.each)
        write_misses(writer, all);
    else if (options.by_article)
        write_by_article(writer, all);
    else if (options.by_confidence)
        write_by_confidence(writer, all);
    else if (options.by_rule || options.by_word)
        write_by_rule(writer, all, options.by_word);
    else
        write_measures(writer, all);
    writer.finish();
    if (options.detail != Detail::quiet) fmt::print(stderr, "{} articles\n", gold.size());
    return status;
}

}  // namespace demarche::cli
