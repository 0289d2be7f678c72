#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "core/catalog/catalog.hpp"
#include "core/store/catalogue.hpp"
#include "core/store/database.hpp"

/// The catalogue with what the user of a graph has added to it.
namespace demarche::cli {

/// The tables of `files`, without those of the file `but`.
[[nodiscard]] std::vector<catalog::AddedTable> added_tables(
    const std::vector<store::CatalogueFile>& files, std::string_view but = {});

[[nodiscard]] catalog::Catalog catalogue_of(const store::Database& db);

/// The graph that the options name, for reading; nothing where none is named and there is none:
/// what is known beforehand needs no graph. Throws StoreError where the named one is not there.
[[nodiscard]] std::optional<store::Database> graph_if_any(const Options& options);

/// The catalogue of that graph, or that of the program alone.
[[nodiscard]] catalog::Catalog catalogue_of(const std::optional<store::Database>& db);

/// What the graph that the options name has added, as it lies on disk; nothing where it does not.
[[nodiscard]] std::vector<store::CatalogueFile> added_on_disk(const Options& options);

/// The catalogue with that, for articles that are read.
[[nodiscard]] catalog::Catalog catalogue_on_disk(const Options& options);

}  // namespace demarche::cli
