#include "cli/catalogue.hpp"

#include <fmt/format.h>

namespace demarche::cli {

std::vector<catalog::AddedTable> added_tables(const std::vector<store::CatalogueFile>& files,
                                              std::string_view but) {
    std::vector<catalog::AddedTable> tables;
    for (const store::CatalogueFile& file : files)
        if (file.name != but)
            for (const store::CatalogueTable& table : file.tables)
                tables.push_back({fmt::format("{}/{}", table.kind, file.name), table.text});
    return tables;
}

catalog::Catalog catalogue_of(const store::Database& db) {
    return catalog::Catalog{added_tables(store::load_catalogue(db))};
}

std::optional<store::Database> graph_if_any(const Options& options) {
    if (options.db == Options{}.db && !std::filesystem::exists(options.db)) return std::nullopt;
    return store::Database{options.db, store::Open::read_only};
}

catalog::Catalog catalogue_of(const std::optional<store::Database>& db) {
    return db ? catalogue_of(*db) : catalog::Catalog{};
}

std::vector<store::CatalogueFile> added_on_disk(const Options& options) {
    if (!std::filesystem::exists(options.db)) return {};
    return store::load_catalogue(store::Database{options.db, store::Open::read_only});
}

catalog::Catalog catalogue_on_disk(const Options& options) {
    return catalog::Catalog{added_tables(added_on_disk(options))};
}

}  // namespace demarche::cli
