#include "core/render/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

using query::Network;
using query::Node;

/// How a line looks. Colours are those of Okabe and Ito, which the colour-blind tell apart; line
/// and arrowhead say the same without any colour.
struct Look {
    std::string_view name;
    std::string_view colour, line, head;
    std::string_view sign;  // the same in letters, for the legend
};
constexpr Look friendly{"friendly", "#0072B2", "solid", "normal", "━━━━▶"};
constexpr Look hostile{"hostile", "#D55E00", "dashed", "tee", "╍╍╍╍┫"};
constexpr Look mixed{"mixed", "#CC79A7", "bold", "diamond", "━━━━◆"};
constexpr Look neutral{"neutral", "#777777", "dotted", "odot", "┈┈┈┈○"};

constexpr std::size_t many_edges = 100;  // beyond which counts would hide the lines
constexpr std::size_t many_nodes = 200;  // beyond which fdp takes minutes
constexpr std::size_t line_width = 26;   // characters of a label's line
constexpr std::size_t people_shown = 3;

/// Broken at blanks into lines of about `line_width` bytes.
std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (column > 0) {
            const bool fits = column + word.size() < line_width;
            out += fits ? ' ' : '\n';
            column = fits ? column + 1 : 0;
        }
        out += word;
        column += word.size();
        at = end + 1;
    }
    return out;
}

std::string pen(std::size_t count) {
    return fmt::format("{:.1f}", std::min(5.0, 1 + std::log2(static_cast<double>(count))));
}

/// "2007-04 to 2007-12", one day, or nothing.
std::string span(const Day& first, const Day& last) {
    if (first.empty()) return {};
    return first == last ? to_text(first) : fmt::format("{} to {}", to_text(first), to_text(last));
}

std::string counted(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

const Look& look_of(std::size_t for_it, std::size_t against) {
    const std::size_t all = for_it + against;
    if (all == 0) return neutral;
    if (for_it * 4 >= all * 3) return friendly;
    return against * 4 >= all * 3 ? hostile : mixed;
}

class Diagram {
public:
    Diagram(const Network& network, DiagramKind kind, const DiagramHead& head)
        : network_{network}, kind_{kind}, head_{head}, drawing_{head.title} {
        choose_nodes();
        set_defaults();
        add_clusters();
        for (const Node* node : shown_) add(*node);
        for (const query::Tie& tie : network_.ties) add(tie);
        for (const query::StanceTie& tie : network_.stances) add(tie);
        for (const query::Agreement& pair : network_.agreements) add(pair);
        add_legend();
    }

    std::string rendered(Picture picture) const {
        std::string bytes = drawing_.rendered(engine(), picture);
        if (picture == Picture::svg) describe(bytes);
        return bytes;
    }

private:
    /// From left to right where all lines go from actors to issues; else by attraction.
    std::string_view engine() const {
        if (kind_ == DiagramKind::stances) return "dot";
        return shown_.size() > many_nodes ? "sfdp" : "fdp";
    }

    struct Link {
        std::size_t weight{};
        const std::string* a{};
        const std::string* b{};
    };

    /// All links, the heaviest first. What is known by a phrase only, not as an issue, comes last.
    std::vector<Link> links() const {
        constexpr std::size_t known = 1000000;
        std::vector<Link> all;
        for (const query::StanceTie& tie : network_.stances)
            all.push_back({tie.statements() + (tie.issue.starts_with("phrase:") ? 0 : known),
                           &tie.actor, &tie.issue});
        for (const query::Tie& tie : network_.ties)
            all.push_back({tie.events + known, &tie.a, &tie.b});
        for (const query::Agreement& pair : network_.agreements)
            all.push_back({pair.same + pair.opposed, &pair.a, &pair.b});
        std::ranges::stable_sort(all, std::ranges::greater{}, &Link::weight);
        return all;
    }

    /// The ends of the heaviest links, so that nothing is shown that is joined to nothing.
    void choose_nodes() {
        for (const Link& link : links()) {
            const std::size_t more = !ids_.contains(*link.a) + !ids_.contains(*link.b);
            if (ids_.size() + more > head_.most) continue;
            ids_.insert(*link.a);
            ids_.insert(*link.b);
        }
        for (const Node& node : network_.nodes)
            if (ids_.contains(node.id)) shown_.push_back(&node);
    }

    std::size_t left_out() const {
        return network_.left_out + network_.nodes.size() - shown_.size();
    }

    std::string subtitle() const {
        if (shown_.empty()) return "nothing matches";
        std::string text = counted(network_.articles, "article");
        if (const std::string days = span(network_.first, network_.last); !days.empty())
            text += ", " + days;
        if (left_out() > 0)
            text += fmt::format("; showing {} of {}", shown_.size(), shown_.size() + left_out());
        return text;
    }

    void set_defaults() {
        drawing_.set({{"rankdir", "LR"},
                      {"label", label_of(head_.title + '\n' + subtitle())},
                      {"labelloc", "t"},
                      {"fontname", "DejaVu Sans"},
                      {"fontsize", "16"},
                      {"ranksep", "1.4"},
                      {"nodesep", "0.22"},
                      {"overlap", "prism"},
                      {"splines", "true"},
                      {"bgcolor", "white"},
                      {"pad", "0.3"},
                      {"tooltip", label_of(head_.title)}});
        drawing_.for_nodes({{"fontname", "DejaVu Sans"},
                            {"fontsize", "12"},
                            {"style", "filled"},
                            {"color", "#555555"},
                            {"margin", "0.14,0.07"},
                            {"height", "0.3"}});
        drawing_.for_edges({{"fontname", "DejaVu Sans"}, {"fontsize", "10"}, {"arrowsize", "0.8"}});
    }

    /// A frame for each state or body to which another node belongs.
    void add_clusters() {
        std::map<std::string, std::size_t> sizes;
        for (const Node* node : shown_) {
            const std::string& owner = node->of.empty() ? node->id : node->of;
            if (!node->is_issue && ids_.contains(owner)) ++sizes[owner];
        }
        for (const auto& [owner, size] : sizes) {
            if (size < 2) continue;
            framed_.insert(owner);
            drawing_.cluster(owner, {{"style", "dashed,rounded"},
                                     {"color", "#999999"},
                                     {"label", ""},
                                     {"tooltip", label_of(owner)}});
        }
    }

    std::string label(const Node& node) const {
        std::string text = wrapped(node.name);
        const auto people = head_.people.find(node.id);
        if (people == head_.people.end()) return text;
        for (std::size_t i = 0; i < std::min(people_shown, people->second.size()); ++i)
            text += '\n' + people->second[i];
        if (people->second.size() > people_shown) text += "\n…";
        return text;
    }

    static std::string_view fill(const Node& node) {
        if (node.is_issue) return "#FFF9E0";
        switch (node.type) {
            case ActorType::state:
                return "#E6F0F8";
            case ActorType::organization:
                return "#EDEAF6";
            case ActorType::group:
                return "#F8EEE4";
            case ActorType::person:
                break;
        }
        return "#FFFFFF";
    }

    void add(const Node& node) {
        const std::string& owner = node.of.empty() ? node.id : node.of;
        drawing_.node(node.id, framed_.contains(owner) ? owner : std::string{},
                      {{"label", label_of(label(node))},
                       {"shape", node.is_issue ? "ellipse" : "box"},
                       {"fillcolor", std::string{fill(node)}},
                       {"tooltip", label_of(fmt::format("{}: {}", node.name,
                                                        counted(node.weight, "statement")))}});
    }

    bool is_shown(const std::string& a, const std::string& b) const {
        return ids_.contains(a) && ids_.contains(b);
    }

    const std::string& name(const std::string& id) const {
        const auto node = std::ranges::find(network_.nodes, id, &Node::id);
        return node == network_.nodes.end() ? id : node->name;
    }

    void line(const std::string& from, const std::string& to, const Look& look, std::size_t count,
              std::string_view direction, const std::string& tooltip) {
        used_.insert(look.name);
        Attributes attributes = {
            {"color", std::string{look.colour}},   {"fontcolor", std::string{look.colour}},
            {"style", std::string{look.line}},     {"penwidth", pen(count)},
            {"dir", std::string{direction}},       {"arrowhead", std::string{look.head}},
            {"arrowtail", std::string{look.head}}, {"tooltip", label_of(tooltip)},
            {"labeltooltip", label_of(tooltip)}};
        const std::size_t edges =
            network_.ties.size() + network_.stances.size() + network_.agreements.size();
        if (count > 1 && edges <= many_edges)
            attributes.emplace_back("label", fmt::format("{}", count));
        drawing_.edge(from, to, fmt::format("{}", next_key_++), attributes);
    }

    void add(const query::Tie& tie) {
        if (!is_shown(tie.a, tie.b)) return;
        const std::string_view direction = tie.from_a == tie.events ? "forward"
                                           : tie.from_a == 0        ? "back"
                                                                    : "both";
        line(tie.a, tie.b, look_of(tie.cooperative(), tie.hostile()), tie.events, direction,
             fmt::format("{} and {}: {}, {} cooperative, {} hostile; {}", name(tie.a), name(tie.b),
                         counted(tie.events, "event"), tie.cooperative(), tie.hostile(),
                         span(tie.first, tie.last)));
    }

    void add(const query::StanceTie& tie) {
        if (!is_shown(tie.actor, tie.issue)) return;
        const Look& look = look_of(tie.supports, tie.opposes);
        line(tie.actor, tie.issue, look, tie.statements(), "forward",
             fmt::format("{} on {}: {} for, {} against, {} neutral; {}", name(tie.actor),
                         name(tie.issue), tie.supports, tie.opposes, tie.neutral,
                         span(tie.first, tie.last)));
    }

    void add(const query::Agreement& pair) {
        if (!is_shown(pair.a, pair.b)) return;
        line(pair.a, pair.b, look_of(pair.same, pair.opposed), pair.same + pair.opposed, "none",
             fmt::format("{} and {}: agree on {}, differ on {}", name(pair.a), name(pair.b),
                         pair.same, pair.opposed));
    }

    /// What a look means in this kind of diagram.
    std::string meaning(const Look& look) const {
        const std::size_t column = &look == &friendly ? 0 : &look == &hostile ? 1 : 2;
        constexpr std::array<std::array<std::string_view, 3>, 4> words = {{
            {"cooperative", "hostile", "both"},
            {"supports", "opposes", "both"},
            {"agree", "differ", "both"},
            {"supports, cooperates", "opposes, hostile", "both"},
        }};
        if (&look == &neutral) return "neutral";
        return std::string{words.at(static_cast<std::size_t>(kind_)).at(column)};
    }

    void add_legend() {
        if (used_.empty()) return;
        std::string rows;
        for (const Look* look : {&friendly, &hostile, &mixed, &neutral})
            if (used_.contains(look->name))
                rows += fmt::format(
                    "<tr><td align=\"left\"><font color=\"{}\">{}</font></td>"
                    "<td align=\"left\">{}</td></tr>",
                    look->colour, look->sign, meaning(*look));
        drawing_.html_node(" legend",
                           fmt::format("<table border=\"1\" cellborder=\"0\" "
                                       "color=\"#BBBBBB\" style=\"rounded\">{}<tr><td "
                                       "colspan=\"2\">wider: more often</td></tr></table>",
                                       rows));
    }

    /// Says in words what the picture shows, for those who hear it read.
    void describe(std::string& svg) const {
        const std::size_t open = svg.find("<svg");
        const std::size_t end = open == std::string::npos ? open : svg.find('>', open);
        if (end == std::string::npos) return;
        std::string words = fmt::format("{}. {}.", head_.title, subtitle());
        for (std::size_t i = 0; i < std::min<std::size_t>(network_.stances.size(), 12); ++i) {
            const query::StanceTie& tie = network_.stances[i];
            words += fmt::format(" {}: {} for, {} against {}.", name(tie.actor), tie.supports,
                                 tie.opposes, name(tie.issue));
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(network_.ties.size(), 12); ++i) {
            const query::Tie& tie = network_.ties[i];
            words += fmt::format(" {} and {}: {} cooperative, {} hostile.", name(tie.a),
                                 name(tie.b), tie.cooperative(), tie.hostile());
        }
        std::string escaped;
        for (const char c : visible(words))
            escaped += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '>' ? "&gt;" : std::string{c};
        svg.insert(end + 1, fmt::format("\n<desc>{}</desc>", escaped));
        svg.insert(open + 4, " role=\"img\"");
    }

    const Network& network_;
    DiagramKind kind_;
    const DiagramHead& head_;
    Drawing drawing_;
    std::vector<const Node*> shown_;
    std::set<std::string> ids_, framed_;
    std::set<std::string_view> used_;
    std::size_t next_key_{};
};

}  // namespace

std::string write_diagram(const Network& network, DiagramKind kind, const DiagramHead& head,
                          Picture picture) {
    return Diagram{network, kind, head}.rendered(picture);
}

std::optional<Picture> parse_picture(std::string_view name) {
    if (name == "dot" || name == "gv") return Picture::dot;
    if (name == "svg") return Picture::svg;
    if (name == "png") return Picture::png;
    if (name == "pdf") return Picture::pdf;
    return std::nullopt;
}

}  // namespace demarche::render
