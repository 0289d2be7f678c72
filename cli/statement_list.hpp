#pragma once

#include <iostream>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "core/render/line.hpp"
#include "core/render/list_writer.hpp"
#include "core/render/statement_fields.hpp"

namespace demarche::cli {

/// Writes events or statements to standard output as the options say, one after the other: a list
/// of any length takes no room. Only a table is kept until its columns are known.
class StatementList {
public:
    StatementList(const Options& options, std::vector<std::string_view> columns)
        : format_{options.format},
          writer_{std::cout, options.format, std::move(columns), options.colour} {}

    template <class Row>
    void add(const Row& row) {
        if (format_ == render::Format::line)
            std::cout << render::to_line(row) << '\n';
        else
            writer_.add(render::fields_of(row));
    }
    void finish() {
        if (format_ != render::Format::line) writer_.finish();
    }

private:
    render::Format format_;
    render::ListWriter writer_;
};

/// The order of the options, and reports only for what shows them: neither a table nor a
/// spreadsheet has room for them.
[[nodiscard]] inline query::Order list_order(const Options& options) {
    using render::Format;
    query::Order order = options.order;
    order.leaves_out_reports = options.format == Format::table || options.format == Format::csv ||
                               options.format == Format::md;
    return order;
}

}  // namespace demarche::cli
