#include "core/render/diagram_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>
#include <tuple>
#include <utility>

#include "core/model/utf8.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

constexpr std::string_view phrase = "phrase:";

/// All links, those of the centre before others, the heaviest first; ranked.
std::vector<Link> links_of(const query::Network& network, const std::set<std::string>& centre) {
    std::vector<Link> links;
    for (const query::StanceTie& tie : network.stances)
        links.push_back({key_of_actor(tie.actor), key_of_issue(tie.issue), tie.statements(), &tie});
    for (const query::Tie& tie : network.ties)
        links.push_back({key_of_actor(tie.a), key_of_actor(tie.b), tie.events, &tie});
    for (const query::Agreement& pair : network.agreements)
        links.push_back(
            {key_of_actor(pair.a), key_of_actor(pair.b), pair.same + pair.opposed, &pair});
    const auto place = [&](const Link& link) {
        return std::pair{!centre.contains(link.a) && !centre.contains(link.b),
                         link.b.starts_with(phrase)};
    };
    std::ranges::stable_sort(links, [&](const Link& one, const Link& other) {
        return std::tuple{place(one), other.count} < std::tuple{place(other), one.count};
    });
    for (std::size_t i = 0; i < links.size(); ++i) links[i].rank = i + 1;
    return links;
}

using Brought = std::map<std::string, std::size_t>;

/// The ends of the heaviest links, so that nothing is shown that is joined to nothing.
Brought heaviest_ends(const std::vector<Link>& links, std::size_t most) {
    Brought brought;
    for (const Link& link : links) {
        const std::size_t more = !brought.contains(link.a) + !brought.contains(link.b);
        if (brought.size() + more > most) continue;
        brought.try_emplace(link.a, link.rank);
        brought.try_emplace(link.b, link.rank);
    }
    return brought;
}

/// The centre, and what grows from it by the heaviest link at hand.
Brought grown_from(const std::set<std::string>& centre, const std::vector<Link>& links,
                   std::size_t most) {
    std::map<std::string_view, std::vector<const Link*>> touching;
    for (const Link& link : links) {
        touching[link.a].push_back(&link);
        touching[link.b].push_back(&link);
    }
    Brought brought;
    const auto later = [](const Link* one, const Link* other) { return one->rank > other->rank; };
    std::priority_queue<const Link*, std::vector<const Link*>, decltype(later)> waiting{later};
    const auto take = [&](const std::string& key, std::size_t rank) {
        if (!brought.try_emplace(key, rank).second) return;
        for (const Link* link : touching[key]) waiting.push(link);
    };
    for (const std::string& key : centre) take(key, 0);
    while (!waiting.empty() && brought.size() < most) {
        const Link& link = *waiting.top();
        waiting.pop();
        take(link.a, link.rank);
        take(link.b, link.rank);
    }
    return brought;
}

/// Sets of nodes that hang together.
class Parts {
public:
    /// Whether the two were apart until now.
    bool join(const std::string& a, const std::string& b) {
        const std::string one = root(a), other = root(b);
        if (one == other) return false;
        above_[one] = other;
        return true;
    }

private:
    std::string root(std::string key) {
        for (auto above = above_.find(key); above != above_.end(); above = above_.find(key))
            key = above->second;
        return key;
    }
    std::map<std::string, std::string> above_;
};

/// Those between shown nodes, thinned out: what joins, then the heaviest.
void thin_out(Choice& choice, std::vector<Link> links, double per_node) {
    std::erase_if(links,
                  [&](const Link& link) { return !choice.shows(link.a) || !choice.shows(link.b); });
    Parts parts;
    std::size_t joining = 0;
    for (Link& link : links)
        if (link.joins = parts.join(link.a, link.b); link.joins) ++joining;
    const auto most =
        static_cast<std::size_t>(std::ceil(per_node * static_cast<double>(choice.nodes.size())));
    std::size_t others = most > joining ? most - joining : 0;
    for (Link& link : links) {
        if (!link.joins && others == 0) {
            ++choice.links_left_out;
            continue;
        }
        if (!link.joins) --others;
        choice.heaviest = std::max(choice.heaviest, link.count);
        choice.lightest = choice.links.empty() ? link.count : std::min(choice.lightest, link.count);
        choice.links.push_back(std::move(link));
    }
}

}  // namespace

std::string key_of_actor(std::string_view id) {
    std::string key;
    for (std::size_t at = 0; at < id.size();) {
        const utf8::Decoded c = utf8::decode(id, at);
        const std::string_view bytes = id.substr(at, c.size);
        if (c.code == '\\')
            key += "\\\\";  // DOT reads pairs of them alone
        else if (visible(bytes) != bytes)
            key += fmt::format("[U+{:04X}]", static_cast<unsigned>(c.code));
        else
            key += bytes;
        at += c.size;
    }
    return key;
}

std::string key_of_issue(std::string_view id) {
    return (id.starts_with(phrase) ? "" : "issue:") + key_of_actor(id);
}

std::string key_of(const query::Node& node) {
    return node.is_issue ? key_of_issue(node.id) : key_of_actor(node.id);
}

Choice choose(const query::Network& network, const Limits& limits,
              const std::vector<std::string>& centre) {
    std::set<std::string> middle;
    for (const std::string& id : centre) middle.insert(key_of_actor(id));
    std::vector<Link> links = links_of(network, middle);
    Choice choice;
    choice.nodes_in_all = network.nodes.size() + network.left_out;
    choice.links_in_all = links.size();
    choice.brought = middle.empty() ? heaviest_ends(links, limits.nodes)
                                    : grown_from(middle, links, limits.nodes);
    for (const query::Node& node : network.nodes)
        if (choice.shows(key_of(node))) choice.nodes.push_back(&node);
    thin_out(choice, std::move(links), limits.links_per_node);
    return choice;
}

}  // namespace demarche::render
