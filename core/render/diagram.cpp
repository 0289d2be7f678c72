#include "core/render/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "core/render/diagram_choice.hpp"
#include "core/render/diagram_head.hpp"
#include "core/render/diagram_words.hpp"
#include "core/render/html.hpp"
#include "core/render/sentences.hpp"

namespace demarche::render {
namespace {

using query::Network;
using query::Node;

constexpr std::size_t many_links = 80;       // beyond which counts would hide them
constexpr std::size_t label_width = 24;      // characters of a label's line
constexpr std::size_t label_length = 80;     // characters of a name in a label
constexpr std::size_t tooltip_length = 300;  // characters of a quotation in a tooltip
constexpr std::size_t many_nodes = 100;      // beyond which lines are thin and straight
constexpr std::size_t most_ranked = 60;      // nodes in two columns; more make a page no one reads

Limits limits_of(DiagramKind kind, std::size_t most) {
    if (kind == DiagramKind::stances && most <= most_ranked) return {most, most <= 30 ? 3.0 : 2.0};
    return {most, most <= 15 ? 2.5 : most <= 80 ? 2.0 : 1.5};
}

std::string_view counts_of(DiagramKind kind) {
    switch (kind) {
        case DiagramKind::relations:
            return "events";
        case DiagramKind::stances:
        case DiagramKind::timeline:
            return "statements";
        case DiagramKind::agreement:
            return "issues";
        case DiagramKind::ego:
            break;
    }
    return "events or statements";
}

class Diagram {
public:
    Diagram(const Network& network, DiagramKind kind, const DiagramHead& head)
        : network_{network},
          kind_{kind},
          head_{head},
          palette_{palette_of(head.theme)},
          choice_{choose(network, limits_of(kind, head.most), head.centre)},
          drawing_{key_of_actor(shortened(head.title, tooltip_length))} {
        for (const Node& node : network_.nodes) names_[key_of(node)] = node.name;
        for (const std::string& id : head.centre) centre_.insert(key_of_actor(id));
        set_defaults();
        note_whole();
        add_clusters();
        find_opponents();
        for (const Node* node : choice_.nodes) add(*node);
        for (const Link& link : choice_.links) add(link);
        if (!opponents_.empty()) align_issues();
        drawing_.head(head_html(head_, kind_, shown()));
    }

    std::string rendered(Picture picture) const {
        std::string bytes = drawing_.rendered(engine(), picture);
        if (picture == Picture::svg) describe(bytes);
        return bytes;
    }

    std::string explained() const { return drawing_.explained(); }

private:
    /// From left to right where all lines go from actors to issues; else by attraction, which shows
    /// who stands together, where "dot" would read a rank into the order of two ids.
    std::string_view engine() const {
        return kind_ == DiagramKind::stances && choice_.nodes.size() <= most_ranked ? "dot"
                                                                                    : "sfdp";
    }
    bool is_ranked() const { return engine() == "dot"; }
    bool is_great() const { return choice_.nodes.size() > many_nodes; }

    Shown shown() const {
        Shown shown;
        for (const Link& link : choice_.links) shown.sides.insert(side_of(link));
        for (const Node* node : choice_.nodes) shown.sorts.insert(sort_of(*node));
        shown.has_frames = !framed_.empty();
        shown.heaviest = choice_.heaviest;
        shown.counts = counts_of(kind_);
        shown.nodes = choice_.nodes.size();
        shown.has_arrows = kind_ != DiagramKind::agreement;
        shown.lines.push_back(scope_of(network_));
        if (std::string rest = left_out_of(choice_, kind_); !rest.empty())
            shown.lines.push_back(std::move(rest));
        if (!opponents_.empty())
            shown.lines.emplace_back("Right of the issues: those who only oppose");
        return shown;
    }

    void set_defaults() {
        const std::string fonts = "DejaVu Sans,Verdana,sans-serif";
        const std::string text{palette_.text};
        drawing_.set({{"layout", std::string{engine()}},
                      {"rankdir", "LR"},
                      {"labelloc", "t"},
                      {"labeljust", "l"},
                      {"fontname", fonts},
                      {"fontsize", "13"},
                      {"fontcolor", text},
                      {"ranksep", "1.6"},
                      {"nodesep", "0.18"},
                      {"overlap", "prism"},
                      {"sep", choice_.nodes.size() <= 25 ? "+26" : "+10"},
                      {"splines", "true"},
                      {"outputorder", is_ranked() ? "" : "edgesfirst"},
                      {"bgcolor", std::string{palette_.background}},
                      {"pad", "0.3"},
                      {"tooltip", label_of(shortened(head_.title, tooltip_length))}});
        drawing_.for_nodes({{"fontname", fonts},
                            {"fontsize", "12"},
                            {"fontcolor", text},
                            {"color", std::string{palette_.outline}},
                            {"margin", "0.12,0.06"},
                            {"height", "0.3"}});
        drawing_.for_edges(
            {{"fontname", fonts}, {"fontsize", "10"}, {"fontcolor", text}, {"arrowsize", "0.7"}});
    }

    void note_whole() {
        drawing_.note(shortened(head_.title, tooltip_length) + ". " + scope_of(network_) + ".");
        drawing_.note(
            "A node is an actor or an issue; a line joins two that have to do with each other.");
        drawing_.note(
            fmt::format("The wider a line, the more {} it stands for.", counts_of(kind_)));
        for (const Side side : all_sides)
            drawing_.note(
                fmt::format("{}: {}{}.", stroke_of(side).words, meaning(kind_, side),
                            side == Side::mixed ? ", less than three quarters of one" : ""));
        const std::string rest = left_out_of(choice_, kind_);
        drawing_.note(rest.empty() ? "Nothing is left out."
                                   : rest + ". Give a greater --limit for more.");
        if (!head_.source.empty()) drawing_.note("Source: " + shortened(head_.source, 300) + ".");
    }

    /// Of a frame: what belongs together.
    std::string owner_of(const Node& node) const {
        return key_of_actor(node.of.empty() ? node.id : node.of);
    }

    /// A frame for each state or body to which another node belongs.
    void add_clusters() {
        if (!is_ranked()) return;  // other layouts tear them apart
        std::map<std::string, std::size_t> sizes;
        for (const Node* node : choice_.nodes) {
            if (node->is_issue || !choice_.shows(owner_of(*node))) continue;
            ++sizes[owner_of(*node)];
            owners_[key_of(*node)] = owner_of(*node);
        }
        for (const auto& [owner, size] : sizes) {
            if (size < 2) continue;
            framed_.insert(owner);
            const std::string words = shortened(names_[owner], label_length) + " and its own";
            drawing_.cluster(owner, {{"style", "dashed,rounded"},
                                     {"color", std::string{palette_.soft}},
                                     {"label", ""},
                                     {"tooltip", label_of(words)}});
            drawing_.note("A frame: " + words + ".");
        }
    }

    /// The frame that a node stands in, else its own key.
    std::string frame_of(const std::string& key) const {
        const auto owner = owners_.find(key);
        return owner != owners_.end() && framed_.contains(owner->second) ? owner->second : key;
    }

    /// Between two columns of actors, issues show who is for and who is against them: those who
    /// only oppose, with all in their frame, stand to the right.
    void find_opponents() {
        if (kind_ != DiagramKind::stances || !is_ranked()) return;
        for (const Link& link : choice_.links) opponents_.insert(frame_of(link.a));
        for (const Link& link : choice_.links)
            if (side_of(link) != Side::hostile) opponents_.erase(frame_of(link.a));
    }

    /// One column of issues, those that have opponents alone too.
    void align_issues() {
        std::vector<std::string> issues;
        for (const Node* node : choice_.nodes)
            if (node->is_issue) issues.push_back(key_of(*node));
        drawing_.rank(issues);
        drawing_.note("The issues, in one column.");
    }

    std::size_t people_shown() const {
        if (choice_.nodes.size() <= 25) return 3;
        return kind_ == DiagramKind::stances && choice_.nodes.size() <= 60 ? 2 : 0;
    }

    std::string label(const Node& node) const {
        std::string text = wrapped(shortened(node.name, label_length), label_width);
        const auto people = head_.people.find(node.id);
        const std::size_t most = people_shown();
        if (node.is_issue || people == head_.people.end() || most == 0) return text;
        for (std::size_t i = 0; i < std::min(most, people->second.size()); ++i)
            text += '\n' + shortened(people->second[i], label_width);
        if (people->second.size() > most) text += "\n…";
        return text;
    }

    const Ground* ground(const std::string& a, const std::string& b) const {
        const auto found = head_.grounds.find({a, b});
        return found == head_.grounds.end() ? nullptr : &found->second;
    }

    /// What is known, and what it rests on.
    static std::string tooltip(std::string words, const Ground* ground) {
        if (ground != nullptr && !ground->words.empty())
            words += '\n' + wrapped(shortened(ground->words, tooltip_length), 80);
        return label_of(words);
    }

    static void add_link(Attributes& attributes, const Ground* ground) {
        if (ground == nullptr) return;
        if (std::string url = link_of(ground->url); !url.empty())
            attributes.emplace_back("URL", std::move(url));
    }

    std::string told_of(const Node& node) const {
        std::string words =
            fmt::format("{}: {}", shortened(node.name, 120),
                        counted(node.weight, counts_of(kind_) == "events" ? "event" : "statement"));
        if (kind_ == DiagramKind::agreement)
            words =
                fmt::format("{}: in {}", shortened(node.name, 120), counted(node.weight, "pair"));
        const auto people = head_.people.find(node.id);
        if (!node.is_issue && people != head_.people.end()) {
            words += "\nHeard: ";
            for (std::size_t i = 0; i < std::min<std::size_t>(6, people->second.size()); ++i)
                words += (i > 0 ? ", " : "") + shortened(people->second[i], 60);
        }
        return words;
    }

    std::string_view order() const {
        return centre_.empty() ? "by weight" : "by weight, those of the centre first";
    }

    /// The heavier, the larger: eyes find the chief ones in a great diagram.
    std::string font_size(const Node& node) const {
        if (choice_.nodes.size() <= 25 || choice_.nodes.front()->weight < 2) return "12";
        const double share = std::log2(1.0 + static_cast<double>(node.weight)) /
                             std::log2(1.0 + static_cast<double>(choice_.nodes.front()->weight));
        return fmt::format("{:.0f}", 10 + 9 * share * share);
    }

    void add(const Node& node) {
        const std::string key = key_of(node);
        const Outline& outline = outline_of(sort_of(node));
        const std::string owner = node.is_issue ? std::string{} : owner_of(node);
        const bool is_centre = centre_.contains(key);
        const Ground* rests_on = ground(node.id, "");
        Attributes attributes = {
            {"label", label_of(label(node))},
            {"shape", std::string{outline.shape}},
            {"style", std::string{outline.style}},
            {"fillcolor", std::string{palette_.of(sort_of(node))}},
            {"fontsize", is_centre ? (people_shown() > 0 ? "15" : "20") : font_size(node)},
            {"tooltip", tooltip(told_of(node), rests_on)}};
        if (is_centre) attributes.emplace_back("penwidth", "3");
        if (!node.is_issue) add_link(attributes, rests_on);
        drawing_.node(key, framed_.contains(owner) ? owner : std::string{}, attributes);
        const std::size_t rank = choice_.brought.at(key);
        drawing_.note(fmt::format("{}: {}, so a{} {}.", shortened(node.name, 120), outline.words,
                                  outline.shape_words == "oval" ? "n" : "", outline.shape_words));
        drawing_.note(is_centre
                          ? "Kept: the diagram is drawn around it."
                          : fmt::format("Kept: an end of the link that is number {} of {} {}.",
                                        rank, choice_.links_in_all, order()));
    }

    /// In points, by the count's logarithm between the least and the greatest of the diagram.
    double pen(std::size_t count) const {
        const double thinnest = is_great() ? 0.6 : 1, widest = is_great() ? 3.5 : 5;
        const auto doublings = [&](std::size_t of) {
            return std::log2(static_cast<double>(std::max<std::size_t>(of, 1)));
        };
        const double range = doublings(choice_.heaviest) - doublings(choice_.lightest);
        if (range <= 0) return 1.5;
        const double scale = std::min(widest - thinnest, range);  // 2 to 3 is no 1 to 5
        return thinnest + scale * (doublings(count) - doublings(choice_.lightest)) / range;
    }

    /// To whom it is done; agreement is mutual, and has heads where it is not complete.
    struct Direction {
        Side side{};
        std::string_view operator()(const query::Tie* tie) const {
            return tie->from_a == tie->events ? "forward" : tie->from_a == 0 ? "back" : "both";
        }
        std::string_view operator()(const query::StanceTie*) const { return "forward"; }
        std::string_view operator()(const query::Agreement*) const {
            return side == Side::friendly ? "none" : "both";
        }
    };
    struct Ends {
        std::pair<std::string, std::string> operator()(const query::StanceTie* tie) const {
            return {tie->actor, tie->issue};
        }
        template <class Pair>
        std::pair<std::string, std::string> operator()(const Pair* pair) const {
            return {pair->a, pair->b};
        }
    };

    std::string count_html(const Link& link, Side side) const {
        if (choice_.links.size() > many_links) return {};
        const bool is_print = head_.theme == Theme::print;
        constexpr std::size_t some_links = 40;  // beyond which a plain line goes without "+1"
        const bool is_plain = side == Side::friendly && choice_.links.size() > some_links;
        if (link.count < 2 && (!is_print || is_plain)) return {};
        return fmt::format(
            "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\" "
            "{}><tr><td>{}{}</td></tr></table>",
            is_ranked() ? "" : fmt::format("bgcolor=\"{}\"", palette_.background),
            is_print ? stroke_of(side).sign : "", with_commas(link.count));
    }

    static void set(Attributes& attributes, std::string_view name, std::string value) {
        const auto at = std::ranges::find(attributes, name, &Attributes::value_type::first);
        if (at != attributes.end()) at->second = std::move(value);
    }

    void add(const Link& link) {
        const Side side = side_of(link);
        const Stroke& stroke = stroke_of(side);
        const auto [a, b] = std::visit(Ends{}, link.what);
        const Ground* rests_on = ground(a, b);
        const double width = pen(link.count);
        std::string words = tooltip(told(link, names_), rests_on);
        Attributes attributes = {{"color", std::string{palette_.of(side)}},
                                 {"style", std::string{stroke.line}},
                                 {"penwidth", fmt::format("{:.1f}", width)},
                                 {"arrowsize", fmt::format("{:.2f}", 0.75 - 0.06 * width)},
                                 {"dir", std::string{std::visit(Direction{side}, link.what)}},
                                 {"arrowhead", std::string{stroke.head}},
                                 {"arrowtail", std::string{stroke.head}},
                                 {"labeltooltip", words}};
        attributes.emplace_back("tooltip", std::move(words));
        add_link(attributes, rests_on);
        const bool is_turned = opponents_.contains(frame_of(link.a));
        if (is_turned) set(attributes, "dir", "back");
        drawing_.edge(is_turned ? link.b : link.a, is_turned ? link.a : link.b,
                      fmt::format("{}", link.rank), attributes, count_html(link, side));
        drawing_.note(told(link, names_) + ".");
        drawing_.note(fmt::format("{}: {}. Kept: number {} of {} {}{}.", stroke.words,
                                  meaning(kind_, side), link.rank, choice_.links_in_all, order(),
                                  link.joins ? ", the heaviest that joins two parts" : ""));
    }

    /// Says in words what the picture shows, for those who hear it read.
    void describe(std::string& svg) const {
        const std::size_t open = svg.find("<svg");
        const std::size_t end = open == std::string::npos ? open : svg.find('>', open);
        if (end == std::string::npos) return;
        svg.insert(end + 1,
                   fmt::format("\n<title>{}</title>\n<desc>{}</desc>",
                               html(shortened(head_.title, tooltip_length)),
                               html(description(network_, kind_, head_, choice_, names_))));
        svg.insert(open + 4, " role=\"img\"");
    }

    const Network& network_;
    DiagramKind kind_;
    const DiagramHead& head_;
    const Palette& palette_;
    Choice choice_;
    Drawing drawing_;
    Names names_;
    std::set<std::string> centre_, framed_, opponents_;
    std::map<std::string, std::string> owners_;  // by key, of those whose owner is shown
};

}  // namespace

std::string write_diagram(const Network& network, DiagramKind kind, const DiagramHead& head,
                          Picture picture) {
    return Diagram{network, kind, head}.rendered(picture);
}

std::string explain_diagram(const Network& network, DiagramKind kind, const DiagramHead& head) {
    return Diagram{network, kind, head}.explained();
}

std::optional<Picture> parse_picture(std::string_view name) {
    if (name == "dot" || name == "gv") return Picture::dot;
    if (name == "svg") return Picture::svg;
    if (name == "png") return Picture::png;
    if (name == "pdf") return Picture::pdf;
    return std::nullopt;
}

}  // namespace demarche::render
