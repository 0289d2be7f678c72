#pragma once

#include <cstddef>

#include "core/render/diagram_theme.hpp"

namespace demarche::cli {

/// What `diagram` asks for beside its kind and form.
struct DiagramOptions {
    render::Theme theme{render::Theme::light};
    bool explains{};       // DOT with comments
    std::size_t depth{1};  // of an ego network: steps from its centre
};

}  // namespace demarche::cli
