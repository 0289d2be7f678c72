#pragma once

#include <graphviz/cgraph.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace demarche::render {

/// The numbers by which cgraph knows nodes, edges and clusters, in the order in which they are
/// made. Its own are addresses of their names: clusters are walked by number, so that where memory
/// happened to lie told in which order they are written and drawn.
class DrawingIds : public Agdisc_t {
public:
    DrawingIds();
    /// A graph keeps its address.
    DrawingIds(const DrawingIds&) = delete;
    DrawingIds& operator=(const DrawingIds&) = delete;

    /// Called once, by cgraph, before all else.
    void open(Agraph_t* graph) { graph_ = graph; }
    /// The number of the name, a new one if it `is_made`; 0 where there is none.
    IDTYPE number_of(const std::string& name, bool is_made);
    /// A number for what has no name.
    IDTYPE unnamed() { return 2 * ++unnamed_ - 1; }
    /// Null where that number has no name. cgraph's own string, as it looks before its beginning
    /// for whether it is HTML.
    [[nodiscard]] char* name_of(IDTYPE number) const;

private:
    std::unordered_map<std::string, IDTYPE> numbers_;
    std::vector<char*> names_;
    IDTYPE unnamed_{};
    Agraph_t* graph_{};
};

}  // namespace demarche::render
