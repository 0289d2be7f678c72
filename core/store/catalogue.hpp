#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/database.hpp"

/// What the user of a graph knows beforehand: files with tables of the catalogue's form, laid over
/// the one of the program. No article brings anything here, and nothing here is lost by an import.
namespace demarche::store {

struct CatalogueTable {
    std::string kind;  // "states", "tenures", …
    std::string text;  // a header, then a row a line
    bool operator==(const CatalogueTable&) const = default;
};

struct CatalogueFile {
    std::string name;                    // without folder; one of a name is kept
    std::string form;                    // what it was read as: "tenures", "actors of PETRARCH"
    std::vector<CatalogueTable> tables;  // by kind, of each kind one
    std::string added_at;                // RFC 3339, UTC; empty to be saved: now
    bool operator==(const CatalogueFile&) const = default;
};

enum class FileSaved { added, replaced, unchanged };

/// Takes the place of the file of that name. Tables without a row may be left out; a file without
/// tables is kept too.
FileSaved save_catalogue_file(Database& db, const CatalogueFile& file);

/// All files, by name: in the order in which they are laid over each other.
[[nodiscard]] std::vector<CatalogueFile> load_catalogue(const Database& db);

/// The names of the files whose tables are not those that were added: others changed them.
[[nodiscard]] std::vector<std::string> changed_catalogue_files(const Database& db);

/// False where there is none of that name.
bool remove_catalogue_file(Database& db, std::string_view name);

/// Takes the files of `from` that `into` does not have; of two of one name the one that was added
/// last stays, of two of one second the one whose content key is greater. One that was changed by
/// others is not taken, and gives way. How many were taken.
std::size_t merge_catalogue(Database& into, const Database& from);

}  // namespace demarche::store
