#include "core/render/drawing_ids.hpp"

namespace demarche::render {
namespace {

DrawingIds& ids_at(void* state) { return *static_cast<DrawingIds*>(state); }

void* open_ids(Agraph_t* graph, Agdisc_t* discipline) {
    auto* ids = static_cast<DrawingIds*>(discipline);
    ids->open(graph);
    return ids;
}

long map_name(void* state, int /*kind*/, char* name, IDTYPE* number, int is_made) {
    *number =
        name == nullptr ? ids_at(state).unnamed() : ids_at(state).number_of(name, is_made != 0);
    return *number != 0 ? 1 : 0;
}

/// Nobody may choose a number of his own.
long refuse_number(void* /*state*/, int /*kind*/, IDTYPE /*number*/) { return 0; }

/// Names keep their numbers as long as the graph lasts.
void keep_number(void* /*state*/, int /*kind*/, IDTYPE /*number*/) {}

char* name_at(void* state, int /*kind*/, IDTYPE number) { return ids_at(state).name_of(number); }

void close_ids(void* /*state*/) {}

void note_nothing(void* /*state*/, int /*kind*/, void* /*thing*/) {}

Agiddisc_t calls{open_ids, map_name, refuse_number, keep_number, name_at, close_ids, note_nothing};

}  // namespace

DrawingIds::DrawingIds() : Agdisc_t{nullptr, &calls, nullptr} {}

// Named ones are even, as those of cgraph's own are.
IDTYPE DrawingIds::number_of(const std::string& name, bool is_made) {
    if (const auto known = numbers_.find(name); known != numbers_.end()) return known->second;
    if (!is_made) return 0;
    names_.push_back(agstrdup(graph_, const_cast<char*>(name.c_str())));
    const IDTYPE number = 2 * names_.size();
    numbers_.emplace(name, number);
    return number;
}

char* DrawingIds::name_of(IDTYPE number) const {
    const bool is_named = number % 2 == 0 && number != 0 && number / 2 <= names_.size();
    return is_named ? names_[number / 2 - 1] : nullptr;
}

}  // namespace demarche::render
