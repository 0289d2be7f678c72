#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A drawing through Graphviz: cgraph holds it, gvc lays it out.
namespace demarche::render {

enum class Picture { dot, svg, png, pdf };

/// Attributes of Graphviz and their values: {{"shape", "box"}, {"label", label_of("A & B")}}.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// A text that Graphviz shows as it is: no escape, entity or line of the text means anything to it.
[[nodiscard]] std::string label_of(std::string_view text);

/// The address of a page as an attribute. Empty where it is none of the web: a picture links to
/// nothing else.
[[nodiscard]] std::string link_of(std::string_view url);

/// Directed, any number of edges between two nodes. Same calls, same bytes.
class Drawing {
public:
    explicit Drawing(std::string_view name);
    ~Drawing();
    Drawing(Drawing&&) noexcept;
    Drawing& operator=(Drawing&&) noexcept;

    void set(const Attributes& attributes);
    /// The label of the whole: `html` in the HTML of Graphviz, whose texts html() made.
    void head(std::string_view html);
    void for_nodes(const Attributes& defaults);
    void for_edges(const Attributes& defaults);
    /// A frame around nodes. `id` is ours; nodes join it by `node`.
    void cluster(std::string_view id, const Attributes& attributes);
    /// A node, in a cluster that was made before, or in none where `cluster` is empty.
    void node(std::string_view id, std::string_view cluster, const Attributes& attributes);
    /// Nodes that were made before, as one rank of a layout from left to right.
    void rank(const std::vector<std::string>& ids);
    /// An edge between nodes that were made before. Edges of one pair are told apart by `key`.
    /// Its label, if any, is `html` as in `head`.
    void edge(std::string_view from, std::string_view to, std::string_view key,
              const Attributes& attributes, std::string_view html = {});
    /// What the thing that was made last means, the whole where none was made: a comment in
    /// `explained`.
    void note(std::string_view words);

    /// The graph in DOT, not laid out.
    [[nodiscard]] std::string source() const;
    /// The same, each part below its notes.
    [[nodiscard]] std::string explained() const;

    /// The picture's bytes, laid out by `engine` ("dot", "fdp", "sfdp"); for DOT the source. Lines
    /// lead past nodes. A label of an edge that would lie on a node or another label is left out.
    /// In a process of its own:
    /// Graphviz is not safe for threads, cannot be stopped, and breaks down on some graphs. Throws
    /// Error where it fails or takes more than half a minute.
    [[nodiscard]] std::string rendered(std::string_view engine, Picture picture) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::render
