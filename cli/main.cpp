#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <span>

#include "cli/command_line.hpp"
#include "core/error.hpp"
#include "core/query/unknown_name.hpp"
#include "core/render/rows.hpp"

namespace {

constexpr int failed = 1;
constexpr int wrong_use = 2;

int fail(const std::exception& error, int status) {
    fmt::print(stderr, "demarche: {}\n", demarche::render::visible(error.what()));
    return status;
}

/// Results that were not written whole are no success: the disk may be full.
void require_written() {
    std::cout.flush();
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout) return;
    throw demarche::InputError{
        "standard output: cannot be written to its end; make room, or write elsewhere"};
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL);  // a reader that has seen enough ends us without a word
    std::signal(
        SIGXFSZ,
        SIG_IGN);  // a limit on files' sizes: the write fails and is told, as on a full disk
    try {
        const auto invocation =
            demarche::cli::parse_command_line(std::span{argv, static_cast<std::size_t>(argc)});
        const int status = invocation ? invocation->run(invocation->options) : 0;
        require_written();
        return status;
    } catch (const demarche::cli::UsageError& error) {
        return fail(error, wrong_use);
    } catch (const demarche::query::UnknownName& error) {
        return fail(error, wrong_use);
    } catch (const std::exception& error) {
        return fail(error, failed);
    }
}
