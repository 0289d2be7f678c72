#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "core/store/database.hpp"
#include "core/store/save.hpp"

namespace demarche::store {

/// Told after each batch how many articles of how many have been looked at; false ends the merge,
/// which can be taken up again.
using MergeStep = std::function<bool(std::size_t done, std::size_t all)>;

/// Told why an article is left out: it does not stand for itself (see require_whole).
using MergeRefusal = std::function<void(const std::string& reason)>;

/// Takes over what people put into `from`: files of the user's catalogue and the log of
/// corrections; how many corrections are new. Reads nothing of its articles, and so succeeds where
/// they are damaged.
std::size_t merge_by_hand(Database& into, const Database& from);

/// Takes the articles of `from` into `into`, with all that was made of them. The order of merges is
/// without effect, and merging twice changes nothing: of an article that both know, the one that
/// was imported last is kept; of two imported in the same second, the one whose content key is
/// greater. Reads `from` as it is at the beginning, whoever writes to it meanwhile. A batch of
/// articles is one transaction. Throws the InputError of an article that is broken where `refused`
/// is not given.
Saved merge_articles(Database& into, const Database& from, const MergeStep& step = {},
                     const MergeRefusal& refused = {});

/// Both, what people put in first. So of files of the user's catalogue too the last is kept; the
/// logs of corrections are united.
Saved merge(Database& into, const Database& from, const MergeStep& step = {},
            const MergeRefusal& refused = {});

}  // namespace demarche::store
