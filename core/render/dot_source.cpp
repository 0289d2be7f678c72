#include "core/render/dot_source.hpp"

#include <graphviz/cgraph.h>

#include <string_view>

namespace demarche::render {
namespace {

/// As DOT reads it; agcanonStr would break long lines.
std::string quoted(const char* text) {
    if (aghtmlstr(const_cast<char*>(text)) != 0) return '<' + std::string{text} + '>';
    std::string out = "\"";
    for (const char c : std::string_view{text}) {
        if (c == '"') out += '\\';
        out += c;
    }
    return out + '"';
}

class Source {
public:
    Source(Agraph_t* graph, const NotesOf& notes) : graph_{graph}, notes_{notes} {}

    std::string text() {
        comment(graph_, "");
        out_ += "digraph " + quoted(agnameof(graph_)) + " {\n";
        statement("    graph", own(graph_, graph_, AGRAPH));
        statement("    node", defaults(AGNODE));
        statement("    edge", defaults(AGEDGE));
        for (Agraph_t* part = agfstsubg(graph_); part != nullptr; part = agnxtsubg(part))
            frame(part);
        for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node)) {
            comment(node, "    ");
            statement("    " + quoted(agnameof(node)), own(node, graph_, AGNODE));
        }
        for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node))
            for (Agedge_t* edge = agfstout(graph_, node); edge != nullptr;
                 edge = agnxtout(graph_, edge)) {
                comment(AGMKOUT(edge), "    ");  // an edge is a pair, one for each end
                statement("    " + quoted(agnameof(agtail(edge))) + " -> " +
                              quoted(agnameof(aghead(edge))),
                          own(edge, graph_, AGEDGE));
            }
        return out_ + "}\n";
    }

private:
    void comment(const void* part, std::string_view indent) {
        const std::vector<std::string> notes = notes_(part);
        if (!notes.empty() && !out_.empty()) out_ += '\n';
        for (const std::string& note : notes)
            out_.append(indent).append("// ").append(note).append("\n");
    }

    void statement(const std::string& what, const std::string& attributes) {
        if (attributes.empty() && !what.ends_with('"')) return;
        out_ += what;
        if (!attributes.empty()) out_.append(" [").append(attributes).append("]");
        out_ += ";\n";
    }

    void frame(Agraph_t* part) {
        comment(part, "    ");
        out_ += "    subgraph " + quoted(agnameof(part)) + " {\n";
        statement("        graph", own(part, graph_, AGRAPH));
        for (Agnode_t* node = agfstnode(part); node != nullptr; node = agnxtnode(part, node))
            out_ += "        " + quoted(agnameof(node)) + ";\n";
        out_ += "    }\n";
    }

    static void append(std::string& list, const char* name, const char* value) {
        list.append(list.empty() ? "" : ", ").append(name).append("=").append(quoted(value));
    }

    std::string defaults(int kind) const {
        std::string list;
        for (Agsym_t* one = agnxtattr(graph_, kind, nullptr); one != nullptr;
             one = agnxtattr(graph_, kind, one))
            if (*one->defval != '\0') append(list, one->name, one->defval);
        return list;
    }

    /// What differs from the defaults, which for the whole are none.
    static std::string own(void* thing, Agraph_t* graph, int kind) {
        std::string list;
        for (Agsym_t* one = agnxtattr(graph, kind, nullptr); one != nullptr;
             one = agnxtattr(graph, kind, one)) {
            const std::string_view value = agxget(thing, one);
            const bool is_default = thing == graph ? value.empty() : value == one->defval;
            if (!is_default) append(list, one->name, value.data());
        }
        return list;
    }

    Agraph_t* graph_;
    const NotesOf& notes_;
    std::string out_;
};

}  // namespace

std::string dot_source(Agraph_s* graph, const NotesOf& notes) {
    return Source{graph, notes}.text();
}

}  // namespace demarche::render
