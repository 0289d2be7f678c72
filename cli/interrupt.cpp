#include "cli/interrupt.hpp"

#include <csignal>

namespace demarche::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

/// Asked a second time, the program ends at once.
void on_interrupt(int which) {
    interrupted = 1;
    std::signal(which, SIG_DFL);
}

}  // namespace

void watch_interrupts() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

bool is_interrupted() { return interrupted != 0; }

}  // namespace demarche::cli
