/// demarche_train_targets GOLD...: learns from annotated articles (JSON lines) for whom deeds are
/// meant that name nobody, and prints the weights of target_model.hpp. What it finds on articles
/// that it did not learn from stands on standard error.

#include <fmt/format.h>

#include <cmath>
#include <exception>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "importers/extract/clauses.hpp"
#include "importers/extract/counterparts.hpp"
#include "importers/extract/exchange.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/target_features.hpp"
#include "importers/language/language.hpp"
#include "importers/read/read.hpp"

namespace demarche::extract {
namespace {

using nlohmann::json;

constexpr std::size_t kFolds = 5;
constexpr int kPasses = 3;
constexpr int kRounds = 300;
constexpr double kPull = 0.2;  // of each weight to zero
constexpr double kRate = 0.1;

/// One answer about an event: is it right with this party as its target?
struct Sample {
    std::vector<std::string> features;
    bool is_right{};
    std::size_t article{};
};

/// A gold article, read up to where targets are missing.
struct Text {
    json gold;
    Article article;
    std::vector<Sentence> sentences;
};

std::set<std::string> names_of(const json& gold, const json& list) {
    std::set<std::string> names;
    for (const json& name : list) {
        if (name.is_null()) continue;
        names.insert(name);
        for (const json& actor : gold["actors"]) {
            std::set<std::string> all{actor["name"]};
            for (const json& other : actor.value("also", json::array())) all.insert(other);
            if (all.contains(name)) names.insert(all.begin(), all.end());
        }
    }
    return names;
}

class Judge {
public:
    Judge(const Document& document, const json& gold) : document_{document}, gold_{gold} {}

    enum class Answer { right, wrong, optional };

    Answer of(const EventFinding& event, const Party& target) const {
        Answer answer = Answer::wrong;
        for (const json& g : gold_["events"]) {
            if (!is_root(event, g)) continue;
            const bool is_pair =
                fits(g, event.source, target) ||
                (may_turn(g) && !target.actor.empty() && fits(g, target, event.source));
            if (!is_pair) continue;
            if (!g.value("optional", false)) return Answer::right;
            answer = Answer::optional;
        }
        return answer;
    }

private:
    static bool is_root(const EventFinding& event, const json& g) {
        for (const json& root : g["cameo"])
            if (root.get<std::string>() == event.cameo.substr(0, 2)) return true;
        return false;
    }
    static bool may_turn(const json& g) {
        for (const json& root : g["cameo"])
            if (root == "04") return true;
        return g.value("sym", false);
    }
    bool is_named(const json& list, const Party& party) const {
        const std::set<std::string> names = names_of(gold_, list);
        for (const ActorId* id : {&party.actor, &party.speaker}) {
            const Actor* actor = document_.actor(*id);
            if (actor != nullptr && names.contains(actor->name)) return true;
        }
        return false;
    }
    bool fits(const json& g, const Party& source, const Party& target) const {
        if (!is_named(g["source"], source)) return false;
        if (!target.actor.empty()) return is_named(g["target"], target);
        bool is_bare = g["target"].empty();
        for (const json& t : g["target"]) is_bare = is_bare || t.is_null();
        return is_bare;
    }

    const Document& document_;
    const json& gold_;
};

class Trainer {
public:
    void read(const std::string& path) {
        std::ifstream file{path};
        for (std::string line; std::getline(file, line);) {
            Text text{json::parse(line), {}, {}};
            json header{{"id", text.gold["id"]}, {"text", text.gold["text"]}};
            const json given = text.gold.value("given", json{{"title", true}, {"published", true}});
            for (const char* field : {"title", "published", "source"})
                if (given.value(field, std::string_view{field} == "source") &&
                    text.gold.contains(field))
                    header[field] = text.gold[field];
            read::ReadOptions options;
            options.as = read::Kind::jsonl;
            read::read_bytes(path, header.dump() + "\n", options,
                             {[&](Article article) { text.article = std::move(article); },
                              [](const read::Rejection&) {},
                              {}});
            text.sentences = engine_.parse(text.article.text);
            texts_.push_back(std::move(text));
        }
    }

    void train() {
        std::map<std::string, double> weights;
        for (int pass = 0; pass < kPasses; ++pass) {
            const TargetModel model{table_of(weights)};
            std::vector<Sample> samples;
            for (std::size_t i = 0; i < texts_.size(); ++i) add_samples(i, model, pass, samples);
            weights = learnt(samples, kFolds);
            fmt::print(stderr, "{} samples, {} features\n", samples.size(), weights.size());
            if (pass + 1 == kPasses) check(samples);
        }
        fmt::print("{}", table_of(weights));
    }

private:
    void add_samples(std::size_t at, const TargetModel& model, int pass,
                     std::vector<Sample>& samples) {
        Text& text = texts_[at];
        Document document{text.article, text.sentences, catalog_, words_};
        find_parties(document, text.article);
        Findings findings = read_clauses(document, lexicon_);
        const TargetFeatures features{document, findings.events};
        const Judge judge{document, text.gold};
        Exchange exchange;
        for (const std::span<EventFinding> deed : by_deed(findings.events)) {
            Parties doers;
            for (const EventFinding& event : deed) unite(doers, {event.source});
            std::vector<EventFinding> completed;
            for (const EventFinding& event : deed) {
                if (!event.target.actor.empty()) {
                    completed.push_back(event);
                    continue;
                }
                Parties all = features.candidates(event, doers);
                all.insert(all.begin(), Party{});
                std::vector<Chance> chances;
                Parties right;
                for (const Party& party : all) {
                    const auto answer = judge.of(event, party);
                    std::vector<std::string> seen = features.of(event, doers, party, exchange);
                    chances.push_back({party, model.chance(seen), {}});
                    if (answer == Judge::Answer::optional) continue;
                    const bool is_right = answer == Judge::Answer::right;
                    if (is_right) right.push_back(party);
                    samples.push_back({std::move(seen), is_right, at});
                }
                // What the text goes on from is what is right, or what would be found.
                EventFinding one = event;
                if (right.empty() && pass > 0)
                    for (const Chance& c : chosen(chances)) right.push_back(c.party);
                if (right.empty()) right.push_back({});
                for (const Party& party : right) {
                    one.target = party;
                    completed.push_back(one);
                }
            }
            for (const EventFinding& event : completed) exchange.take(event);
        }
    }

    static double chance(const std::map<std::string, double>& weights, const Sample& sample) {
        double sum = 0;
        for (const std::string& f : sample.features)
            if (const auto at = weights.find(f); at != weights.end()) sum += at->second;
        return 1 / (1 + std::exp(-sum));
    }

    /// Logistic regression by gradient descent with a rate a feature (Duchi et al. 2011); samples
    /// of the articles of fold `left_out` do not count.
    static std::map<std::string, double> learnt(const std::vector<Sample>& samples,
                                                std::size_t left_out) {
        std::map<std::string, int> counts;
        for (const Sample& sample : samples)
            for (const std::string& f : sample.features) ++counts[f];
        std::map<std::string, double> weights, squares;
        for (int round = 0; round < kRounds; ++round) {
            std::map<std::string, double> gradient;
            for (const Sample& sample : samples) {
                if (sample.article % kFolds == left_out) continue;
                const double off = chance(weights, sample) - sample.is_right;
                for (const std::string& f : sample.features)
                    if (counts[f] > 2) gradient[f] += off;
            }
            for (auto& [f, g] : gradient) {
                const double step =
                    g + kPull * static_cast<double>(samples.size()) / 100 * weights[f];
                squares[f] += step * step;
                weights[f] -= kRate * step / std::sqrt(squares[f] + 1e-9);
            }
        }
        return weights;
    }

    static void check(const std::vector<Sample>& samples) {
        double loss = 0;
        std::map<int, std::pair<int, int>> by_chance;  // tenth: right, all
        for (std::size_t fold = 0; fold < kFolds; ++fold) {
            const auto weights = learnt(samples, fold);
            for (const Sample& sample : samples) {
                if (sample.article % kFolds != fold) continue;
                const double p = chance(weights, sample);
                loss -= std::log(std::max(1e-9, sample.is_right ? p : 1 - p));
                auto& [right, all] = by_chance[static_cast<int>(p * 10)];
                right += sample.is_right;
                ++all;
            }
        }
        fmt::print(stderr, "on articles left out: loss {:.4f} a sample\n",
                   loss / static_cast<double>(samples.size()));
        for (const auto& [tenth, n] : by_chance)
            fmt::print(stderr, "chance {:.1f}: {} of {} right\n", tenth / 10.0, n.first, n.second);
    }

    static std::string table_of(const std::map<std::string, double>& weights) {
        std::string table =
            "# How much each feature speaks for a party as the target, in thousandths of a logit.\n"
            "feature\tweight\n";
        for (const auto& [feature, weight] : weights)
            if (const auto whole = std::lround(weight * 1000); whole != 0)
                table += fmt::format("{}\t{}\n", feature, whole);
        return table;
    }

    language::Engine engine_;
    catalog::Catalog catalog_;
    Lexicon lexicon_;
    Words words_;
    std::vector<Text> texts_;
};

}  // namespace
}  // namespace demarche::extract

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: demarche_train_targets GOLD...\n");
        return 2;
    }
    try {
        demarche::extract::Trainer trainer;
        for (int i = 1; i < argc; ++i) trainer.read(argv[i]);
        trainer.train();
    } catch (const std::exception& error) {
        fmt::print(stderr, "demarche_train_targets: {}\n", error.what());
        return 1;
    }
    return 0;
}
