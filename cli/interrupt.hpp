#pragma once

namespace demarche::cli {

inline constexpr int interrupted_status = 130;

/// What becomes of a read that waits for input when an interruption comes.
enum class Waiting { goes_on, ends };

/// From now on Ctrl-C and SIGTERM end nothing by themselves: who works asks `is_interrupted` and
/// finishes what it has in hand. Asked a second time, the program ends at once.
void watch_interrupts(Waiting waiting = Waiting::goes_on);
[[nodiscard]] bool is_interrupted();

}  // namespace demarche::cli
