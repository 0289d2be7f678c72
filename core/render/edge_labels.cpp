#include "core/render/edge_labels.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <vector>

namespace demarche::render {
namespace {

struct Box {
    double left{}, bottom{}, right{}, top{};
};

Box around(const pointf& middle, double width, double height) {
    return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2,
            middle.y + height / 2};
}

bool touch(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

Box box_of(Agnode_t* node) {
    constexpr double points = 72;  // an inch
    return around(ND_coord(node), ND_width(node) * points, ND_height(node) * points);
}

std::vector<Agedge_t*> labelled_edges(Agraph_t* graph) {
    std::vector<Agedge_t*> edges;
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node))
        for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge))
            if (ED_label(edge) != nullptr) edges.push_back(edge);
    std::ranges::sort(edges, {}, [](Agedge_t* edge) { return AGSEQ(edge); });
    return edges;
}

}  // namespace

void hide_colliding_labels(Agraph_s* graph) {
    std::vector<Box> taken;
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node))
        taken.push_back(box_of(node));
    for (Agedge_t* edge : labelled_edges(graph)) {
        textlabel_t* label = ED_label(edge);
        const Box box = around(label->pos, label->dimen.x, label->dimen.y);
        if (std::ranges::any_of(taken, [&](const Box& other) { return touch(box, other); }))
            label->set = 0;
        else
            taken.push_back(box);
    }
}

}  // namespace demarche::render
