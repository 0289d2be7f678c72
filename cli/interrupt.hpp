#pragma once

namespace demarche::cli {

inline constexpr int interrupted_status = 130;

/// From now on Ctrl-C and SIGTERM end nothing by themselves: who works asks `is_interrupted` and
/// finishes what it has in hand.
void watch_interrupts();
[[nodiscard]] bool is_interrupted();

}  // namespace demarche::cli
