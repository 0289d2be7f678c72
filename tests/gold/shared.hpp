#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Material that lies beside the project and is not part of it. Tests that want it say so and pass
/// where it is not there.
namespace demarche::test {

/// `name` in the folder "shared" beside the project, or beside the folder of its worktrees.
[[nodiscard]] std::optional<std::filesystem::path> shared(std::string_view name);

}  // namespace demarche::test
