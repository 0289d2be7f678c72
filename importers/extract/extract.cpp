#include "importers/extract/extract.hpp"

#include <algorithm>
#include <utility>

#include "importers/extract/article_date.hpp"
#include "importers/extract/assemble.hpp"
#include "importers/extract/assembly.hpp"
#include "importers/extract/by_wording.hpp"
#include "importers/extract/clauses.hpp"
#include "importers/extract/coded_events.hpp"
#include "importers/extract/confidence.hpp"
#include "importers/extract/counterparts.hpp"
#include "importers/extract/document.hpp"
#include "importers/extract/groups.hpp"
#include "importers/extract/home_governments.hpp"
#include "importers/extract/issuer.hpp"
#include "importers/extract/joint_issuers.hpp"
#include "importers/extract/known_names.hpp"
#include "importers/extract/own_organs.hpp"
#include "importers/extract/people.hpp"
#include "importers/extract/references.hpp"
#include "importers/extract/unnamed_speakers.hpp"
#include "importers/extract/untold_matters.hpp"
#include "importers/extract/voices.hpp"

namespace demarche::extract {
namespace {

std::vector<ActorId> people_in(const Document& document) {
    std::vector<ActorId> people;
    for (const Mention& m : document.mentions()) {
        const Actor* actor = document.catalog().actor(m.actor);
        if (actor != nullptr && actor->type == ActorType::person) people.push_back(m.actor);
    }
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

}  // namespace

void find_parties(Document& document, Article& article) {
    find_known_names(document);
    const bool had_day = !article.date.empty();
    infer_date(article, people_in(document), document.catalog());
    // Whose name it is can hang on the day: Belgrade in 1991 is Yugoslavia.
    if (!had_day && !article.date.empty()) {
        document.forget_mentions();
        find_known_names(document);
    }
    document.issuer = issuer_of(document.article(), document.catalog(), document.words());
    document.joint =
        joint_issuers_of(document.article(), document.catalog(), document.words(), document.issuer);
    if (!document.joint.empty()) document.issuer = document.joint.front();
    if (const ActorId body = body_titled(document.article(), document.catalog());
        !body.empty() && !document.issuer.empty())
        document.issuer = body;
    if (document.issuer.empty() &&
        is_nameless_ministry(document.article(), document.catalog(), document.words()))
        document.issuer = state_of_dateline(document);
    find_own_organs(document);
    find_people_and_bodies(document);
    find_voices(document);
    find_assembly(document);
    find_bare_offices_of_bodies(document);
    find_references(document);
    find_unnamed_officials(document);
    find_groups(document);  // "the rebels" may be those that a name is known for
}

Extraction Extractor::extract(Article article, const std::vector<Sentence>& sentences) const {
    Document document{article, sentences, catalog_, words_};
    find_parties(document, article);
    Findings findings = read_clauses(document, lexicon_);
    find_by_wording(document, lexicon_, wording_, findings);
    find_counterparts(document, targets_, findings);
    find_untold_matters(document, findings);
    weigh(document, confidence_, findings);
    return assemble(document, findings);
}

Extraction Extractor::adopt(Article article) const {
    return events_coded_elsewhere(std::move(article), coded_actors_, catalog_);
}

}  // namespace demarche::extract
