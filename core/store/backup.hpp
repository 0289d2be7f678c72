#pragma once

#include <filesystem>
#include <functional>

#include "core/store/database.hpp"

namespace demarche::store {

/// Told how many pages of how many are copied.
using BackupProgress = std::function<void(int done, int all)>;

/// A copy of the graph as it is at this moment, by SQLite's online backup: others may read and
/// write meanwhile, and are not kept waiting. Throws StoreError where `file` holds something
/// already or cannot be written; what was begun of it is then gone.
void backup(const Database& db, const std::filesystem::path& file,
            const BackupProgress& progress = {});

}  // namespace demarche::store
