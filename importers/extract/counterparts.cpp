#include "importers/extract/counterparts.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/utf8.hpp"

namespace demarche::extract {
namespace {

constexpr std::size_t as_target = 2;  // the same of a deed done to it by name
constexpr std::size_t in_title = 3;   // mentions that one in the title is worth
constexpr double kDoubt = 0.7;        // of the confidence that a named target has

bool is_other(const EventFinding& event, const Party& party) {
    return !party.actor.empty() && party.actor != event.source.actor &&
           party.actor != event.source.speaker && party.speaker != event.source.actor;
}

Parties others(const EventFinding& event, const Parties& parties) {
    Parties found;
    for (const Party& party : parties)
        if (is_other(event, party)) found.push_back(party);
    return found;
}

/// The first party, places among them, that stands at one of the nodes and does not do the deed.
Parties first_named(const Document& document, const EventFinding& event, const Parties& doers,
                    const std::vector<int>& nodes) {
    for (const int node : nodes) {
        const Mention* m = document.mention_at({event.sentence, node});
        if (m == nullptr) m = document.acting_place_at({event.sentence, node});
        if (m == nullptr) continue;
        const Party party = document.party(m->actor);
        if (is_other(event, party) && !has_actor(doers, party.actor)) return {party};
    }
    return {};
}

Parties in_clause(const Document& document, const EventFinding& event, const Parties& doers) {
    return first_named(document, event, doers, document.tree(event.sentence).subtree(event.node));
}

Parties behind_clause(const Document& document, const EventFinding& event, const Parties& doers) {
    std::vector<int> nodes;
    for (int node = event.node + 1; node < document.tree(event.sentence).size(); ++node)
        nodes.push_back(node);
    return first_named(document, event, doers, nodes);
}

/// True of "decision" and "latest move": what was told before, and by whom.
bool means_deed_before(const Document& document, std::string_view matter) {
    const std::size_t blank = matter.rfind(' ');
    const std::string_view noun =
        blank == std::string_view::npos ? matter : matter.substr(blank + 1);
    return std::ranges::count(matter, ' ') < 2 && utf8::lower(matter) == matter &&
           document.in_list("generic_matter", utf8::lower(noun));
}

/// The words of a line, possessive endings and marks cut off.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string{line} + ' ') {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0 || c == '.' || c == '-') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

/// How often the article names each party; one in the title or done something to counts more.
class Prominence {
public:
    Prominence(const Document& document, const std::vector<EventFinding>& events) {
        for (const EventFinding& event : events)
            if (!event.target.actor.empty()) count_[event.target.actor] += as_target;
        for (const Mention& m : document.mentions()) ++count_[document.party(m.actor).actor];
        const std::vector<std::string> title = words_of(document.article().title);
        const std::vector<std::string_view> words{title.begin(), title.end()};
        for (std::size_t i = 0; i < words.size(); ++i)
            for (const auto& match :
                 document.catalog().longest_match(std::span{words}.subspan(i)).matches)
                if (const auto at = count_.find(document.party(match.actor).actor);
                    at != count_.end())
                    at->second += in_title;
    }
    Parties most_named_beside(const EventFinding& event) const {
        Parties best;
        std::size_t most = 1;  // once is not what an article is about
        for (const auto& [actor, count] : count_) {
            if (count <= most || !is_other(event, {actor, {}})) continue;
            most = count;
            best = {{actor, {}}};
        }
        return best;
    }

private:
    std::map<ActorId, std::size_t> count_;
};

/// Who answers whom, from deed to deed.
class Exchange {
public:
    void take(const EventFinding& event) {
        if (event.sentence != sentence_ || event.node != node_) {
            sentence_ = event.sentence;
            node_ = event.node;
            sources_.clear();
            if (!event.target.actor.empty()) targets_.clear();
        }
        unite(sources_, {event.source});
        if (!event.target.actor.empty()) unite(targets_, {event.target});
    }
    /// Whose deed it was that is spoken of now.
    Parties doers(const EventFinding& event) const { return others(event, sources_); }
    /// Whom the source answers, or speaks of still.
    Parties partners(const EventFinding& event) const {
        if (has_actor(sources_, event.source.actor)) return others(event, targets_);
        if (has_actor(targets_, event.source.actor)) return others(event, sources_);
        return {};
    }

private:
    std::size_t sentence_{};
    int node_{-1};
    Parties sources_, targets_;
};

struct Found {
    Parties parties;
    std::string_view how;
};

/// `doers`: all who do the deed, the event's own source among them.
Found counterparts(const Document& document, const EventFinding& event, const Parties& doers,
                   const Exchange& exchange, const Prominence& prominence) {
    Found found;
    const auto is_found = [&](Parties parties, std::string_view how) {
        found = {std::move(parties), how};
        return !found.parties.empty();
    };
    if (is_found(in_clause(document, event, doers), "in the clause")) return found;
    if (means_deed_before(document, event.matter) && is_found(exchange.doers(event), "doer before"))
        return found;
    if (is_found(exchange.partners(event), "in answer")) return found;
    if (is_found(behind_clause(document, event, doers), "behind the clause")) return found;
    // A deed on a treaty or body of a name of its own needs nobody else.
    if (utf8::lower(event.matter) == event.matter)
        is_found(prominence.most_named_beside(event), "most named");
    return found;
}

}  // namespace

void find_counterparts(const Document& document, Findings& findings) {
    const Prominence prominence{document, findings.events};
    Exchange exchange;
    std::vector<EventFinding> events;
    // Events of one deed stand together: each is completed by what was known before the deed.
    for (std::size_t i = 0; i < findings.events.size();) {
        std::size_t end = i;
        while (end < findings.events.size() &&
               findings.events[end].node == findings.events[i].node &&
               findings.events[end].sentence == findings.events[i].sentence)
            ++end;
        const std::size_t begin = events.size();
        Parties doers;
        for (std::size_t k = i; k < end; ++k) unite(doers, {findings.events[k].source});
        for (; i < end; ++i) {
            EventFinding& event = findings.events[i];
            Found found;
            if (event.target.actor.empty())
                found = counterparts(document, event, doers, exchange, prominence);
            if (found.parties.empty()) {
                events.push_back(std::move(event));
                continue;
            }
            event.steps += event.steps.empty() ? "target " : "; target ";
            event.steps += found.how;
            event.confidence = std::round(event.confidence * kDoubt * 100) / 100;
            // Many may be spoken of; words without a side are for one.
            if (event.cameo.starts_with("01")) found.parties.resize(1);
            for (const Party& party : found.parties) {
                event.target = party;
                events.push_back(event);
            }
        }
        for (std::size_t k = begin; k < events.size(); ++k) exchange.take(events[k]);
    }
    findings.events = std::move(events);
}

}  // namespace demarche::extract
