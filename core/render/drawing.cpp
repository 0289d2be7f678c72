#include "core/render/drawing.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <fmt/format.h>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/render/bends.hpp"
#include "core/render/dot_source.hpp"
#include "core/render/drawing_ids.hpp"
#include "core/render/edge_labels.hpp"
#include "core/render/html.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {
namespace {

constexpr std::chrono::seconds time_limit{30};

/// cgraph 2.42 takes what it only reads as `char*`.
char* chars(const std::string& text) { return const_cast<char*>(text.c_str()); }

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};

void set_all(void* thing, const Attributes& attributes) {
    for (const auto& [name, value] : attributes)
        agsafeset(thing, chars(std::string{name}), chars(value), chars(std::string{}));
}

/// Graphviz's own SVG keeps texts as texts; PNG and PDF are cairo's.
const char* name_of(Picture picture) {
    switch (picture) {
        case Picture::svg:
            return "svg";
        case Picture::png:
            return "png:cairo";
        case Picture::pdf:
            return "pdf:cairo";
        case Picture::dot:
            break;
    }
    return "dot";
}

}  // namespace

struct Drawing::Impl {
    DrawingIds ids;  // lasts longer than the graph
    std::unique_ptr<Agraph_t, CloseGraph> graph;
    std::map<std::string, Agraph_t*, std::less<>> clusters;
    std::map<const void*, std::vector<std::string>> notes;
    const void* latest{};

    /// An attribute in the HTML of Graphviz.
    void set_html(void* thing, const char* name, std::string_view html) {
        char* value = agstrdup_html(graph.get(), chars(std::string{html}));
        agsafeset(thing, chars(std::string{name}), value, chars(std::string{}));
        agstrfree(graph.get(), value);
    }
};

std::string label_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (at > 0) out += "\\n";
        for (const char c : visible(text.substr(at, end - at))) {
            if (c == '\\')
                out += "\\\\";
            else if (c == '&')
                out += "&amp;";
            else
                out += c;
        }
        at = end + 1;
    }
    return out;
}

std::string link_of(std::string_view url) {
    if (!is_web(url)) return {};
    constexpr std::string_view unfit = "\"<>\\^`{|}";
    std::string out;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F || unfit.find(c) != std::string_view::npos)
            out += fmt::format("%{:02X}", byte);
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

Drawing::Drawing(std::string_view name) : impl_{std::make_unique<Impl>()} {
    // A graph whose name begins with '%' is anonymous to cgraph 2.42, which then loses its record.
    const std::string text = (name.starts_with('%') ? " " : "") + std::string{name};
    impl_->graph.reset(agopen(chars(text), Agdirected, &impl_->ids));
    if (!impl_->graph) throw Error{"Graphviz makes no graph"};
}
Drawing::~Drawing() = default;
Drawing::Drawing(Drawing&&) noexcept = default;
Drawing& Drawing::operator=(Drawing&&) noexcept = default;

void Drawing::set(const Attributes& attributes) { set_all(impl_->graph.get(), attributes); }

void Drawing::head(std::string_view html) { impl_->set_html(impl_->graph.get(), "label", html); }

void Drawing::for_nodes(const Attributes& defaults) {
    for (const auto& [name, value] : defaults)
        agattr(impl_->graph.get(), AGNODE, chars(std::string{name}), chars(value));
}

void Drawing::for_edges(const Attributes& defaults) {
    for (const auto& [name, value] : defaults)
        agattr(impl_->graph.get(), AGEDGE, chars(std::string{name}), chars(value));
}

void Drawing::cluster(std::string_view id, const Attributes& attributes) {
    const std::string name = "cluster_" + std::string{id};
    Agraph_t* part = agsubg(impl_->graph.get(), chars(name), 1);
    impl_->clusters[std::string{id}] = part;
    impl_->latest = part;
    set_all(part, attributes);
}

void Drawing::node(std::string_view id, std::string_view cluster, const Attributes& attributes) {
    const auto in = impl_->clusters.find(cluster);
    Agraph_t* part = in == impl_->clusters.end() ? impl_->graph.get() : in->second;
    Agnode_t* node = agnode(part, chars(std::string{id}), 1);
    impl_->latest = node;
    set_all(node, attributes);
}

void Drawing::rank(const std::vector<std::string>& ids) {
    Agraph_t* part = agsubg(impl_->graph.get(), nullptr, 1);
    set_all(part, {{"rank", "same"}});
    for (const std::string& id : ids)
        if (Agnode_t* node = agnode(impl_->graph.get(), chars(id), 0); node != nullptr)
            agsubnode(part, node, 1);
    impl_->latest = part;
}

void Drawing::edge(std::string_view from, std::string_view to, std::string_view key,
                   const Attributes& attributes, std::string_view html) {
    Agraph_t* graph = impl_->graph.get();
    Agnode_t* tail = agnode(graph, chars(std::string{from}), 0);
    Agnode_t* head = agnode(graph, chars(std::string{to}), 0);
    if (tail == nullptr || head == nullptr) return;
    Agedge_t* edge = agedge(graph, tail, head, chars(std::string{key}), 1);
    impl_->latest = AGMKOUT(edge);
    set_all(edge, attributes);
    if (!html.empty()) impl_->set_html(edge, "label", html);
}

void Drawing::note(std::string_view words) {
    const void* thing = impl_->latest == nullptr ? impl_->graph.get() : impl_->latest;
    impl_->notes[thing].push_back(visible(words));
}

std::string Drawing::source() const {
    char* data = nullptr;
    std::size_t size = 0;
    std::FILE* const stream = open_memstream(&data, &size);
    const bool is_written = stream != nullptr && agwrite(impl_->graph.get(), stream) == 0;
    const bool is_whole = stream != nullptr && std::fclose(stream) == 0 && is_written;
    const std::unique_ptr<char, decltype(&std::free)> owned{data, &std::free};
    if (!is_whole) throw Error{"the diagram cannot be written as DOT"};
    return {data, size};
}

std::string Drawing::explained() const {
    return dot_source(impl_->graph.get(), [this](const void* thing) {
        const auto notes = impl_->notes.find(thing);
        return notes == impl_->notes.end() ? std::vector<std::string>{} : notes->second;
    });
}

namespace {

/// Lays out and renders in this process.
std::string render_here(Agraph_t* graph, const std::string& engine, const char* format) {
    const std::unique_ptr<GVC_t, FreeContext> context{gvContext()};
    if (engine != "dot") set_all(graph, {{"splines", "line"}});  // to be bent
    if (gvLayout(context.get(), graph, engine.c_str()) != 0) return {};
    if (engine != "dot") {
        bend_around_nodes(graph);
        hide_colliding_labels(graph);
    }
    char* data = nullptr;
    unsigned size = 0;
    const int failed = gvRenderData(context.get(), graph, format, &data, &size);
    std::string bytes{data == nullptr || failed != 0 ? "" : data, failed != 0 ? 0 : size};
    gvFreeRenderData(data);
    gvFreeLayout(context.get(), graph);
    return bytes;
}

void write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// What comes from `file` until its end; nothing where it has not ended in time.
std::optional<std::string> read_all(int file, std::chrono::seconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    std::string bytes;
    std::array<char, 65536> part;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd wait{file, POLLIN, 0};
        if (left.count() <= 0 || poll(&wait, 1, static_cast<int>(left.count())) == 0)
            return std::nullopt;
        const ssize_t got = read(file, part.data(), part.size());
        if (got <= 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

std::string Drawing::rendered(std::string_view engine, Picture picture) const {
    if (picture == Picture::dot) return source();
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw Error{"no pipe to Graphviz can be made"};
    const pid_t child = fork();
    if (child < 0) throw Error{"no process for Graphviz can be made"};
    if (child == 0) {
        close(ends[0]);
        if (freopen("/dev/null", "w", stderr) == nullptr) _exit(1);
        const std::string bytes =
            render_here(impl_->graph.get(), std::string{engine}, name_of(picture));
        write_all(ends[1], bytes);
        _exit(bytes.empty() ? 1 : 0);
    }
    close(ends[1]);
    const std::optional<std::string> bytes = read_all(ends[0], time_limit);
    close(ends[0]);
    if (!bytes) kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (!bytes)
        throw Error{fmt::format(
            "the diagram is not laid out after {} seconds; narrow it by a filter or --limit",
            time_limit.count())};
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error{"Graphviz cannot lay the diagram out; narrow it by a filter or --limit"};
    return *bytes;
}

}  // namespace demarche::render
