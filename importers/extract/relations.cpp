#include "importers/extract/relations.hpp"

#include <algorithm>

namespace demarche::extract {
namespace {

constexpr std::size_t most_doers = 20;  // of a deed, that are taken to stand together

std::string number(std::size_t n, std::size_t most) {
    return n >= most ? std::to_string(most) + "+" : std::to_string(n);
}

/// The two as a pair that stands for them either way.
Relations::Pair in_order(const ActorId& one, const ActorId& other) {
    return one < other ? Relations::Pair{one, other} : Relations::Pair{other, one};
}

bool is_same_deed(const EventFinding& one, const EventFinding& other) {
    return one.sentence == other.sentence && one.node == other.node;
}

Relations::Counts less(const Relations::Counts& all, const Relations::Counts& some) {
    return {all.against - some.against, all.helping - some.helping};
}

Relations::Counts of_actor(const std::map<ActorId, Relations::Counts>& counts,
                           const ActorId& actor) {
    const auto at = counts.find(actor);
    return at == counts.end() ? Relations::Counts{} : at->second;
}

}  // namespace

std::string tone_of(const std::string& cameo) {
    const std::string root = cameo.substr(0, 2);
    if (root >= "09") return "against";
    if (root == "02") return "asks";
    if (root == "04") return "meets";
    return root >= "03" ? "for" : "says";
}

void Relations::Tally::add(const EventFinding& event) {
    const std::string tone = tone_of(event.cameo);
    if (tone != "against" && tone != "for") return;
    for (Counts* counts : {&between[{event.source.actor, event.target.actor}],
                           &does[event.source.actor], &suffers[event.target.actor]})
        ++(tone == "for" ? counts->helping : counts->against);
}

Relations::Counts Relations::Tally::of(const ActorId& source, const ActorId& target) const {
    const auto at = between.find({source, target});
    return at == between.end() ? Counts{} : at->second;
}

Relations::Relations(const Document& document, const std::vector<EventFinding>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventFinding& event = events[i];
        // Who does it too stands together with it.
        const std::size_t end = std::min(events.size(), i + most_doers);
        for (std::size_t k = i + 1; k < end && is_same_deed(events[k], event); ++k)
            if (events[k].source.actor != event.source.actor && event.rule != "meeting")
                together_.insert(in_order(event.source.actor, events[k].source.actor));
        if (event.target.actor.empty()) continue;
        named_.push_back(event);
        all_.add(event);
    }
    // "Russia and China": named in one breath.
    for (const Mention& m : document.mentions())
        for (const int other : document.tree(m.sentence).children(static_cast<int>(m.head), "conj"))
            if (const Mention* o = document.mention_at({m.sentence, other}); o != nullptr)
                together_.insert(
                    in_order(document.party(m.actor).actor, document.party(o->actor).actor));
}

Relations::View Relations::view_of(const EventFinding& event) const {
    View view;
    const std::string root = event.cameo.substr(0, 2);
    for (const EventFinding& one : named_) {
        if (is_same_deed(one, event)) {
            view.own.add(one);
            continue;
        }
        if (one.cameo.substr(0, 2) != root) continue;
        const bool is_before =
            std::pair{one.sentence, one.node} < std::pair{event.sentence, event.node};
        if (is_before)
            view.before = {one.target};
        else if (view.behind.empty())
            view.behind = {one.target};
    }
    const auto most_of = [](const std::map<ActorId, Counts>& all,
                            const std::map<ActorId, Counts>& own) {
        Counts most;
        for (const auto& [actor, counts] : all) {
            const Counts others = less(counts, of_actor(own, actor));
            most = {std::max(most.against, others.against), std::max(most.helping, others.helping)};
        }
        return most;
    };
    view.most_done = most_of(all_.does, view.own.does);
    view.most_suffered = most_of(all_.suffers, view.own.suffers);
    return view;
}

void Relations::add(const EventFinding& event, const View& view, const ActorId& party,
                    Names& names) const {
    const ActorId& doer = event.source.actor;
    const Counts to_it = less(all_.of(doer, party), view.own.of(doer, party));
    const Counts by_it = less(all_.of(party, doer), view.own.of(party, doer));
    const Counts does = less(of_actor(all_.does, party), of_actor(view.own.does, party));
    const Counts suffers = less(of_actor(all_.suffers, party), of_actor(view.own.suffers, party));
    const auto add = [&](const std::string& name) { names.add(name); };
    add("blamed " + number(suffers.against - to_it.against, 3));
    add("strikes " + number(does.against - by_it.against, 3));
    add("hailed " + number(suffers.helping - to_it.helping, 3));
    add("helps " + number(does.helping - by_it.helping, 3));
    if (suffers.against > 0 && suffers.against == view.most_suffered.against) add("blamed most");
    if (does.against > 0 && does.against == view.most_done.against) add("strikes most");
    if (suffers.helping > 0 && suffers.helping == view.most_suffered.helping) add("hailed most");
    if (does.helping > 0 && does.helping == view.most_done.helping) add("helps most");
    if (to_it.against > 0) add("struck by it elsewhere");
    if (to_it.helping > 0) add("helped by it elsewhere");
    if (by_it.against > 0) add("strikes it elsewhere");
    if (by_it.helping > 0) add("helps it elsewhere");
    if (together_.contains(in_order(doer, party))) add("acts with it");
    bool has_same_foe = false;
    bool strikes_its_friend = false;
    for (auto at = all_.between.lower_bound({doer, {}});
         at != all_.between.end() && at->first.first == doer; ++at) {
        const Counts mine = less(at->second, view.own.of(doer, at->first.second));
        const Counts other = all_.of(party, at->first.second);
        has_same_foe = has_same_foe || (mine.against > 0 && other.against > 0);
        strikes_its_friend = strikes_its_friend || (mine.helping > 0 && other.against > 0) ||
                             (mine.against > 0 && other.helping > 0);
    }
    if (has_same_foe) add("has the same foe");
    if (strikes_its_friend) add("strikes its friend");
    if (has_actor(view.before, party)) add("of the same kind before");
    if (has_actor(view.behind, party)) add("of the same kind behind");
}

}  // namespace demarche::extract
