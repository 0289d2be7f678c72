#include "core/model/judged.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "core/model/names.hpp"

namespace demarche {
namespace {

bool is_addition(CorrectionKind kind) {
    return kind == CorrectionKind::event_add || kind == CorrectionKind::stance_add;
}

bool is_rejection(CorrectionKind kind) {
    return kind == CorrectionKind::event_reject || kind == CorrectionKind::stance_reject;
}

bool is_confirmation(CorrectionKind kind) {
    return kind == CorrectionKind::event_confirm || kind == CorrectionKind::stance_confirm;
}

/// What a correction in dispute counts as: a kind that judges nothing.
constexpr CorrectionKind no_effect = CorrectionKind::undo;

bool is_edit(CorrectionKind kind) {
    return is_judgement(kind) && !is_rejection(kind) && !is_confirmation(kind);
}

void correct(Event& event, CorrectionKind kind, const std::string& value) {
    using enum CorrectionKind;
    if (kind == event_source) event.source.text = value;
    if (kind == event_target) event.target.text = value;
    if (kind == event_cameo) event.cameo = value;
    if (kind == event_date) event.date = parse_day(value).value_or(event.date);
}

void correct(Stance& stance, CorrectionKind kind, const std::string& value) {
    using enum CorrectionKind;
    if (kind == stance_holder) stance.holder.text = value;
    if (kind == stance_issue) stance.issue.text = value;
    if (kind == stance_target) stance.target = value;
    if (kind == stance_position) stance.position = parse_position(value).value_or(stance.position);
}

const Report& report_in(const Saying& saying) {
    return std::visit([](const auto& one) -> const Report& { return one.reports.front(); }, saying);
}

/// Of two of one kind, `same` of both.
template <class Same>
bool both(const Saying& a, const Saying& b, const Same& same) {
    if (a.index() != b.index()) return false;
    if (const auto* event = std::get_if<Event>(&a)) return same(*event, std::get<Event>(b));
    return same(std::get<Stance>(a), std::get<Stance>(b));
}

/// How much of what says the same is put the same.
int points_alike(const Event& a, const Event& b) {
    return (a.predicate == b.predicate ? 2 : 0) + (a.cameo == b.cameo ? 1 : 0);
}

int points_alike(const Stance& a, const Stance& b) {
    return (a.target == b.target ? 2 : 0) + (a.condition == b.condition ? 1 : 0);
}

int points_alike(const Saying& a, const Saying& b) {
    if (a.index() != b.index()) return 0;
    if (const auto* event = std::get_if<Event>(&a)) return points_alike(*event, std::get<Event>(b));
    return points_alike(std::get<Stance>(a), std::get<Stance>(b));
}

/// The day is the article's, as it is found there now; what a person says of it is laid over it.
void put_day_of(const Saying& found, Saying& kept) {
    const Day day = std::visit([](const auto& one) { return one.date; }, found);
    std::visit([&](auto& one) { one.date = day; }, kept);
}

/// Whether `found` is the very thing that a person would have added, had it not been there: what
/// 'event add' and 'stance add' refuse to add again.
struct IsTheVerySame {
    bool operator()(const Event& added, const Event& found) const {
        return added.date == found.date && added.source == found.source &&
               added.target == found.target && added.cameo == found.cameo;
    }
    bool operator()(const Stance& added, const Stance& found) const {
        return added.date == found.date && added.holder == found.holder &&
               added.issue == found.issue && added.position == found.position &&
               (added.target == found.target || (added.target.empty() && !added.issue.empty()));
    }
};

template <class Value>
bool adds_nothing(const Value& added, const Value& found) {
    return added == Value{} || added == found;
}

/// Whether `found` tells all that a person said when adding the same.
struct TellsAllOf {
    bool operator()(const Event& added, const Event& found) const {
        return adds_nothing(added.source_speaker, found.source_speaker) &&
               adds_nothing(added.issue, found.issue);
    }
    bool operator()(const Stance& added, const Stance& found) const {
        return adds_nothing(added.speaker, found.speaker) &&
               adds_nothing(added.on_issue, found.on_issue) &&
               adds_nothing(added.conditional, found.conditional) &&
               adds_nothing(added.condition, found.condition);
    }
};

/// Where merges lead from an id. Those in force make no circle; of such as do, it stops.
std::string end_of(const std::map<std::string, std::string>& merged, std::string id) {
    for (std::size_t steps = 0; steps <= merged.size(); ++steps) {
        const auto next = merged.find(id);
        if (next == merged.end()) break;
        id = next->second;
    }
    return id;
}

}  // namespace

const std::string& id_of(const Saying& saying) {
    return std::visit([](const auto& one) -> const std::string& { return one.id.text; }, saying);
}

bool is_judgement(CorrectionKind kind) {
    const std::string_view text = to_text(kind);
    return (text.starts_with("event ") || text.starts_with("stance ")) && !is_addition(kind);
}

bool says_the_same(const Event& a, const Event& b) {
    return a.source == b.source && a.target == b.target && a.issue == b.issue &&
           a.cameo.substr(0, 2) == b.cameo.substr(0, 2);
}

bool says_the_same(const Stance& a, const Stance& b) {
    return a.holder == b.holder && a.position == b.position && a.issue == b.issue &&
           (!a.issue.text.empty() || a.target == b.target);
}

bool says_the_same(const Saying& a, const Saying& b) {
    return both(a, b, [](const auto& one, const auto& other) { return says_the_same(one, other); });
}

bool meet(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

std::optional<ByteSpan> place_of_words(std::string_view text, std::string_view words,
                                       std::size_t begin) {
    if (words.empty()) return std::nullopt;
    const std::size_t after = text.find(words, begin);
    const std::size_t before = text.rfind(words, begin);
    constexpr std::size_t nowhere = std::string_view::npos;
    if (after == nowhere && before == nowhere) return std::nullopt;
    const bool is_before =
        after == nowhere || (before != nowhere && begin - before <= after - begin);
    const std::size_t at = is_before ? before : after;
    return ByteSpan{at, at + words.size()};
}

Judgements::Judgements(const std::vector<Correction>& effective,
                       const std::vector<Correction>& disputed) {
    for (const Correction& one : effective) {
        if (one.kind == CorrectionKind::actor_merge) actors_[one.subject] = one.value;
        if (one.kind == CorrectionKind::issue_merge) issues_[one.subject] = one.value;
        if (is_judgement(one.kind))
            said_[one.subject].push_back({one.kind, one.value, one.author, one.time});
        if (is_addition(one.kind) && one.added)
            additions_[report_of(*one.added).article].push_back(
                {*one.added, one.subject, one.time});
    }
    for (const Correction& one : disputed)
        if (is_judgement(one.kind)) said_[one.subject].push_back({no_effect, "", "", one.time});
    for (auto& [id, said] : said_) std::ranges::sort(said, {}, &Said::time);
}

std::vector<std::string> Judgements::subjects() const {
    std::vector<std::string> ids;
    for (const auto& [id, said] : said_) ids.push_back(id);
    return ids;
}

bool Judgements::is_rejected(const std::string& id) const {
    const auto said = said_.find(id);
    return said != said_.end() && std::ranges::any_of(said->second, is_rejection, &Said::kind);
}

void Judgements::carry(const std::string& id, const Carried& carried) {
    for (const AddedStatement& told : carried.reports)
        if (id_of(told.what) == id)
            places_[report_of(told).article].push_back({told, carried.beside});
}

std::vector<ArticleId> Judgements::articles() const {
    std::set<ArticleId> all;
    for (const auto& [article, places] : places_) all.insert(article);
    for (const auto& [article, additions] : additions_) all.insert(article);
    return {all.begin(), all.end()};
}

Standing Judgements::standing_in(const ArticleId& article, std::string_view text,
                                 const std::vector<Saying>& found) const {
    Standing standing;
    const std::vector<Saying> not_found = keep(article, text, found, standing);
    meet_additions(article, text, found, not_found, standing);
    std::ranges::stable_sort(standing.gives_way, {}, &Standing::GivesWay::at);
    const auto twice = std::unique(
        standing.gives_way.begin(), standing.gives_way.end(),
        [](const Standing::GivesWay& a, const Standing::GivesWay& b) { return a.at == b.at; });
    standing.gives_way.erase(twice, standing.gives_way.end());
    return standing;
}

Saying Judgements::followed(Saying saying) const {
    const auto actor = [&](ActorId& id) { id.text = end_of(actors_, id.text); };
    const auto issue = [&](IssueId& id) { id.text = end_of(issues_, id.text); };
    if (auto* event = std::get_if<Event>(&saying)) {
        for (ActorId* id : {&event->source, &event->source_speaker, &event->target}) actor(*id);
        issue(event->issue);
    } else {
        auto& stance = std::get<Stance>(saying);
        for (ActorId* id : {&stance.holder, &stance.speaker}) actor(*id);
        issue(stance.issue);
    }
    return saying;
}

Saying Judgements::corrected(const std::string& id, Saying saying) const {
    if (const auto said = said_.find(id); said != said_.end())
        for (const Said& one : said->second)
            std::visit([&](auto& told) { correct(told, one.kind, one.value); }, saying);
    return saying;
}

std::string Judgements::note_on(const std::string& id) const {
    const std::vector<Said>& said = said_.at(id);
    const auto last = [&](auto is_meant) {
        return std::find_if(said.rbegin(), said.rend(),
                            [&](const Said& one) { return is_meant(one.kind); });
    };
    if (const auto edit = last(is_edit); edit != said.rend())
        return "kept: corrected by " + edit->author;
    if (const auto confirmation = last(is_confirmation); confirmation != said.rend())
        return "kept: confirmed by " + confirmation->author;
    return "kept: in dispute";
}

bool Judgements::may_give_way(const Saying& found, const Place& judged, ByteSpan where) const {
    const std::string& id = id_of(judged.told.what);
    const std::string& other = id_of(found);
    if (other == id || has(other) || !meet(where, report_in(found).where)) return false;
    if (std::ranges::find(judged.beside, other) != judged.beside.end()) return false;
    const Saying as_found = followed(found);
    if (says_the_same(followed(judged.told.what), as_found)) return true;
    return !is_rejected(id) && says_the_same(followed(corrected(id, judged.told.what)), as_found);
}

int Judgements::likeness(const Saying& found, const Saying& told) const {
    return std::max(points_alike(found, told), points_alike(found, corrected(id_of(told), told)));
}

/// All that say the same, but as many less as stood beside it when it was judged and are not found
/// any more: those may have got another id as it did, and nobody judged them. One at least: the
/// most alike.
std::vector<std::size_t> Judgements::giving_way(const std::vector<Saying>& found,
                                                const Place& judged, ByteSpan where) const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (may_give_way(found[i], judged, where)) all.push_back(i);
    if (all.size() < 2) return all;
    const auto is_gone = [&](const std::string& id) {
        return std::ranges::find(found, id, [](const Saying& one) { return id_of(one); }) ==
               found.end();
    };
    const auto gone = static_cast<std::size_t>(std::ranges::count_if(judged.beside, is_gone));
    std::ranges::stable_sort(all, std::greater{},
                             [&](std::size_t at) { return likeness(found[at], judged.told.what); });
    all.resize(all.size() > gone ? all.size() - gone : 1);
    return all;
}

std::vector<Saying> Judgements::keep(const ArticleId& article, std::string_view text,
                                     const std::vector<Saying>& found, Standing& standing) const {
    std::vector<Saying> not_found;
    const auto places = places_.find(article);
    if (places == places_.end()) return not_found;
    std::set<std::string> told;
    for (const Saying& one : found) told.insert(id_of(one));
    for (const Place& judged : places->second) {
        const std::string& id = id_of(judged.told.what);
        if (told.contains(id)) continue;
        const auto where =
            place_of_words(text, judged.told.evidence, report_of(judged.told).where.begin);
        if (!where) continue;
        AddedStatement kept = judged.told;
        const std::vector<std::size_t> others = giving_way(found, judged, *where);
        if (!others.empty()) put_day_of(found[others.front()], kept.what);
        for (const std::size_t at : others) standing.gives_way.push_back({at, id});
        not_found.push_back(kept.what);
        if (is_rejected(id))
            standing.kept_off.push_back(id);
        else
            standing.kept.push_back({std::move(kept), *where, note_on(id)});
        std::visit([&](auto& one) { one.reports.front().where = *where; }, not_found.back());
    }
    return not_found;
}

/// As it is in the tables or, where it was corrected, as it is then. What a person says of it after
/// the addition is said of both.
bool Judgements::is_told_by(const Addition& addition, const Saying& found) const {
    const std::string& id = id_of(found);
    const auto is_same = [&](const Saying& added, const Saying& other) {
        return both(followed(added), followed(other), IsTheVerySame{});
    };
    const Saying added = corrected(addition.id, addition.added.what);
    if (is_same(added, corrected(id, found))) return true;
    const auto said = said_.find(id);
    const bool is_judged_before = said != said_.end() && said->second.back().time < addition.time;
    return !is_judged_before && (is_same(added, found) || is_same(addition.added.what, found));
}

void Judgements::meet_additions(const ArticleId& article, std::string_view text,
                                const std::vector<Saying>& found,
                                const std::vector<Saying>& not_found, Standing& standing) const {
    const auto additions = additions_.find(article);
    if (additions == additions_.end()) return;
    for (const Addition& addition : additions->second) {
        const auto where =
            place_of_words(text, addition.added.evidence, report_of(addition.added).where.begin);
        if (!where) continue;
        const auto is_told = [&](const Saying& one) {
            return meet(*where, report_in(one).where) && is_told_by(addition, one);
        };
        for (std::size_t i = 0; i < found.size(); ++i)
            if (is_told(found[i]) && settle_addition(addition, found[i], standing))
                standing.gives_way.push_back({i, addition.id});
        for (const Saying& one : not_found)  // judged, so that it does not give way
            if (is_told(one)) static_cast<void>(settle_addition(addition, one, standing));
    }
}

/// Of an addition and what an extractor found by itself, one is shown: what was found, unless the
/// person told more or corrected the addition.
bool Judgements::settle_addition(const Addition& addition, const Saying& found,
                                 Standing& standing) const {
    const std::string& id = id_of(found);
    if (has(addition.id)) return !has(id);
    if (is_rejected(id)) {
        if (said_.at(id).back().time > addition.time)
            standing.told_again.try_emplace(addition.id, id);
        return false;
    }
    if (!has(id) && !both(followed(addition.added.what), followed(found), TellsAllOf{}))
        return true;
    standing.told_again.try_emplace(addition.id, id);
    return false;
}

}  // namespace demarche
