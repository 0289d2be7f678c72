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

/// Directed, any number of edges between two nodes. Same calls, same bytes.
class Drawing {
public:
    explicit Drawing(std::string_view name);
    ~Drawing();
    Drawing(Drawing&&) noexcept;
    Drawing& operator=(Drawing&&) noexcept;

    void set(const Attributes& attributes);
    void for_nodes(const Attributes& defaults);
    void for_edges(const Attributes& defaults);
    /// A frame around nodes. `id` is ours; nodes join it by `node`.
    void cluster(std::string_view id, const Attributes& attributes);
    /// A node, in a cluster that was made before, or in none where `cluster` is empty.
    void node(std::string_view id, std::string_view cluster, const Attributes& attributes);
    /// A node that is only its label: `html` in the HTML of Graphviz, from us, never from an article.
    void html_node(std::string_view id, std::string_view html);
    /// An edge between nodes that were made before. Edges of one pair are told apart by `key`.
    void edge(std::string_view from, std::string_view to, std::string_view key,
              const Attributes& attributes);

    /// The picture's bytes, laid out by `engine` ("dot", "fdp", "sfdp"). In a process of its own:
    /// Graphviz is not safe for threads, cannot be stopped, and breaks down on some graphs. Throws
    /// Error where it fails or takes more than half a minute.
    [[nodiscard]] std::string rendered(std::string_view engine, Picture picture) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::render
