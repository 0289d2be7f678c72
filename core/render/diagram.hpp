#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/query/networks.hpp"
#include "core/render/diagram_theme.hpp"
#include "core/render/drawing.hpp"

/// Networks as diagrams: who deals with whom, who stands where on what.
namespace demarche::render {

enum class DiagramKind { relations, stances, agreement, ego, timeline };

/// What a link or a node rests on.
struct Ground {
    std::string words;  // of an article, with their day and publisher
    std::string url;    // of the article; linked where it is of the web
};

/// What stands on a diagram beside its network.
struct DiagramHead {
    std::string title;     // the question that it answers
    std::string source;    // where it is from: "sample.db: Reuters (3), RIA Novosti (2)"
    std::size_t most{60};  // nodes; the heaviest stay
    Theme theme{Theme::light};
    std::vector<std::string> centre;  // ids of the actors in the middle of an ego network
    /// Who speaks for an actor, by its id, the most heard first; the first few stand under its
    /// name.
    std::map<std::string, std::vector<std::string>> people;
    /// By the ids of a link's ends, as the network has them; of an actor, and of a
    /// statement in a timeline, by its id and "".
    std::map<std::pair<std::string, std::string>, Ground> grounds;
};

/// The diagram's bytes. Support and opposition differ by line, arrowhead and, but for print,
/// colour; pens are wider for more events or statements. A state or body frames what belongs to
/// it where the layout can show that. The lightest nodes and links are left out, which the
/// subtitle says. Pictures link to the articles that links rest on. Throws Error where Graphviz
/// fails.
[[nodiscard]] std::string write_diagram(const query::Network& network, DiagramKind kind,
                                        const DiagramHead& head, Picture picture);

/// The same as DOT that is not laid out, with comments: what each part means and why it was kept.
[[nodiscard]] std::string explain_diagram(const query::Network& network, DiagramKind kind,
                                          const DiagramHead& head);

/// "svg"; nothing where `name` is no kind of picture.
[[nodiscard]] std::optional<Picture> parse_picture(std::string_view name);

}  // namespace demarche::render
