#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::read {

struct ProgramResult {
    std::string output;  // at most 64 MiB
    int status{};        // of its exit; -1 where a signal ended it
    bool found{};        // false where it is not installed
    bool timed_out{};
};

/// Runs a program that reads one file and writes to standard output: `name arguments… FILE -`. The
/// file is in memory only. It gets 20 seconds, 1 GiB of memory, and may write no file.
[[nodiscard]] ProgramResult run_limited(const std::string& name,
                                        const std::vector<std::string>& arguments,
                                        std::string_view bytes);

}  // namespace demarche::read
