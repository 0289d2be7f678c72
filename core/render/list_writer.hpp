#pragma once

#include <memory>
#include <ostream>
#include <string_view>
#include <vector>

#include "core/render/fields.hpp"
#include "core/render/rows.hpp"

namespace demarche::render {

/// What RowWriter writes, from fields: for lists that may be long. All but a table, whose columns
/// are as wide as their widest cell, is written at once: rows that are out take no room.
class ListWriter {
public:
    /// Keeps the reference to `out`.
    ListWriter(std::ostream& out, Format format, std::vector<std::string_view> columns,
               Colour colour = Colour::none);
    ~ListWriter();
    ListWriter(const ListWriter&) = delete;
    ListWriter& operator=(const ListWriter&) = delete;

    void add(const Fields& row);
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::render
