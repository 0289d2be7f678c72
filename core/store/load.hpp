#pragma once

/// Rows out of the database, as values.
#include "core/store/load_extraction.hpp"
#include "core/store/load_lists.hpp"
#include "core/store/load_names.hpp"
#include "core/store/load_statements.hpp"
