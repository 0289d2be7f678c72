#pragma once

/// The sizes of the parser's network, the same in training and use.
namespace demarche::language::sizes {

constexpr int form = 64, suffix = 24, vector = 40, cluster = 16, tag = 40, shape = 8;
constexpr int input = form + suffix + vector + cluster + tag + shape;
constexpr int state = 128;  // of an LSTM, one direction
constexpr int both = 2 * state;
constexpr int gates = 4 * state;
constexpr int arc = 96;
constexpr int label = 40;
constexpr int tag_view = 96;
constexpr int suffix_buckets = 1024;
constexpr int shape_buckets = 64;

}  // namespace demarche::language::sizes
