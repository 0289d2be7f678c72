#pragma once

#include <filesystem>
#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

/// The knowledge graph on disk: one SQLite file. Everything that touches SQL is in this room.
namespace demarche::store {

/// What to do with a file that is there, or is not.
enum class Open {
    existing,  // it has to be there; may be written
    create,    // made where it is not there
    read_only  // it has to be there, and stays as it is
};

/// An open knowledge graph. Foreign keys are on, the journal is a write-ahead log: readers are
/// never blocked by a writer, and a second writer waits up to a minute. A file of an older
/// version is migrated when it is opened for writing, after a copy was made beside it. What is
/// opened to read shows what people corrected (core/store/overlay.hpp), as all was at that moment,
/// and may lie where nothing can be written.
class Database {
public:
    /// Throws StoreError where the file is not there, is no database, is another program's, is
    /// newer than this program, or cannot be read.
    explicit Database(const std::filesystem::path& file, Open how = Open::existing);
    /// A graph of its own that ends with the object.
    [[nodiscard]] static Database in_memory();
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    [[nodiscard]] const std::filesystem::path& file() const;  // ":memory:" for in_memory
    /// The copy that was made before an older file was migrated.
    [[nodiscard]] const std::optional<std::filesystem::path>& copied_to() const;

    /// For core/store alone.
    [[nodiscard]] SQLite::Database& handle() const;

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace demarche::store
