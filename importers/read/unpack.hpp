#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "importers/read/byte_stream.hpp"

/// Packed inputs: gzip, bzip2, xz, zstd, alone or around tar, and zip. Nothing is ever written to
/// disk.
namespace demarche::read {

/// True where `head`, the first bytes of an input, opens one of them.
[[nodiscard]] bool opens_packed(std::string_view head);

/// Called with the path of each regular file inside, empty where the input is one packed file, and
/// a stream over its bytes. What it does not take is skipped.
using TakeFile = std::function<void(const std::string& path, ByteStream& in)>;

/// Unpacks `in`, file by file, as it is read; links, devices and hidden files are left out. Throws
/// InputError where the input is broken or cut off, encrypted, or unpacks to more than 200 times
/// its size.
void unpack(ByteStream& in, const TakeFile& take);

}  // namespace demarche::read
