#pragma once

#include <iostream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "core/catalog/catalog.hpp"
#include "core/render/comparison.hpp"
#include "core/render/corrections.hpp"
#include "core/render/json.hpp"
#include "core/render/known.hpp"
#include "core/render/line.hpp"
#include "core/render/structure.hpp"
#include "core/store/database.hpp"

namespace demarche::cli {

/// For rows whose evidence a table has no room for: none is loaded for it.
[[nodiscard]] inline query::Order without_evidence_in_tables(const Options& options) {
    query::Order order = options.order;
    order.leaves_out_reports =
        options.format == render::Format::table || options.format == render::Format::md;
    return order;
}

/// Writes rows of a question to standard output, as the options say.
template <class Row>
void write_answer(const Options& options, const std::vector<Row>& rows,
                  const std::vector<std::string_view>& columns) {
    if constexpr (requires(const Row& row) { render::to_line(row); }) {
        if (options.format == render::Format::line) {
            for (const Row& row : rows) std::cout << render::to_line(row) << '\n';
            return;
        }
    }
    render::RowWriter writer{std::cout, options.format, columns, options.colour};
    for (const Row& row : rows) writer.add(render::to_json(row));
    writer.finish();
}

}  // namespace demarche::cli
