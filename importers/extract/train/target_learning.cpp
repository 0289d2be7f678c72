#include "importers/extract/train/target_learning.hpp"

#include <fmt/format.h>

#include <span>

#include "importers/extract/counterparts.hpp"
#include "importers/extract/exchange.hpp"
#include "importers/extract/extract.hpp"
#include "importers/extract/target_features.hpp"
#include "importers/extract/train/boosting.hpp"

namespace demarche::extract {
namespace {

constexpr int kPasses = 2;
constexpr const char* kComment =
    "For whom deeds are meant that name nobody: trees of importers/extract/boosted_model.hpp.";

bool is_named(const Party& party) { return !party.actor.empty(); }

}  // namespace

void TargetLearning::learn() {
    without_.assign(kFolds, "# none yet\nnode\twhat\n");
    for (int pass = 0; pass < kPasses; ++pass) {
        samples_.clear();
        choices_ = 0;
        for (std::size_t fold = 0; fold < kFolds; ++fold) {
            const BoostedModel model{without_[fold]};
            for (std::size_t i = fold; i < texts_.size(); i += kFolds)
                add_samples(i, texts_[i].article, texts_[i].sentences, model, pass);
        }
        for (std::size_t fold = 0; fold < kFolds; ++fold)
            without_[fold] = boosted(samples_, fold, kComment);
    }
}

std::string TargetLearning::trees() const { return boosted(samples_, kFolds, kComment); }

void TargetLearning::report() const {
    fmt::print(stderr, "{} samples\n", samples_.size());
    check_boosted(samples_);
}

void TargetLearning::add_samples(std::size_t at, Article article,
                                 const std::vector<Sentence>& sentences, const BoostedModel& model,
                                 int pass) {
    Document document{article, sentences, catalog_, words_};
    find_parties(document, article);
    Findings findings = read_clauses(document, lexicon_);
    const TargetFeatures features{document, findings.events};
    const Judge judge{document, texts_[at].gold};
    Exchange exchange;
    for (const std::span<EventFinding> deed : by_deed(findings.events)) {
        Parties doers;
        for (const EventFinding& event : deed) unite(doers, {event.source});
        std::vector<EventFinding> ready;
        for (const EventFinding& event : deed) {
            if (!event.target.actor.empty()) {
                ready.push_back(event);
                continue;
            }
            const TargetFeatures::Setting setting = features.setting_of(event, doers, exchange);
            Parties all = features.candidates(event, doers);
            all.insert(all.begin(), Party{});
            std::vector<Chance> chances;
            std::vector<Sample> of_event;
            Parties right;
            for (const Party& party : all) {
                const auto answer = judge.there(event, party);
                std::vector<std::string> seen = features.of(event, party, setting);
                chances.push_back({party, model.sum(seen), {}});
                if (answer == Judge::Answer::optional) continue;
                const bool is_right = answer == Judge::Answer::right;
                if (is_right) right.push_back(party);
                of_event.push_back({std::move(seen), is_right, at, choices_});
            }
            ++choices_;
            share(chances);
            // Whoever allows that nobody is meant where somebody is too, is served by a name; what
            // a release says to nobody stays without one.
            if (std::ranges::any_of(right, is_named)) {
                if (const auto nobody = std::ranges::find_if_not(right, is_named);
                    nobody != right.end()) {
                    right.erase(nobody);
                    if (!document.issuer.empty()) of_event.push_back(of_event.front());
                    of_event.front().is_right = false;  // nobody is asked first
                }
            }
            // Where nobody is right, the deed itself was misread, and says nothing of targets.
            if (!right.empty()) samples_.insert(samples_.end(), of_event.begin(), of_event.end());
            // What the text goes on from is what would be found: at first, what is right.
            EventFinding one = event;
            if (pass > 0) {
                right.clear();
                for (const Chance& c : chosen(chances)) right.push_back(c.party);
            }
            if (right.empty()) right.push_back({});
            for (const Party& party : right) {
                one.target = party;
                ready.push_back(one);
            }
        }
        for (const EventFinding& event : ready) exchange.take(event);
    }
}

}  // namespace demarche::extract
