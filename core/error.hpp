#pragma once

#include <stdexcept>
#include <string>

/// The exceptions of demarche. What is merely not there is an empty optional or vector, never one of these.
/// The text is one line: where, the offending text in quotes, what was expected, what to do.
namespace demarche {

/// The root of all that demarche throws on purpose.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Something that was given to us is broken: a file, a line, a date.
struct InputError : Error {
    using Error::Error;
};

/// The database cannot be opened, is another program's, is newer than we are, or is damaged.
struct StoreError : Error {
    using Error::Error;
};

}  // namespace demarche
