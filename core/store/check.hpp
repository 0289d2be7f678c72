#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/content_id.hpp"
#include "core/store/database.hpp"

/// Whether a graph is what saving made of it, and what to do where it is not.
///
/// What is looked at, each by the name of its part:
/// - "identity": the marks by which a file is known as ours and of this version;
/// - "pages": SQLite's own structure, page by page, and each index against its table;
/// - "schema": every table, view, index and trigger, against those of a new graph;
/// - "full text": the index of words against titles and texts;
/// - "foreign keys": rows that name a row which is not there;
/// - "text": that each article is still what came in, by the keys of its content and text;
/// - "evidence": that what each article reports stands for itself, by the rule of saving and
///   merging (`require_whole`): every place lies in the text and holds the words that are kept of
///   it;
/// - "values": days, codes, shares and places that can be;
/// - "names": that each actor and issue has an id, is known by its own name and found by all of its
///   names, and that what is known of it is text, and of days that can be;
/// - "statements": that the id of an event or stance fits what it says, and the rest of it what its
///   reports say together;
/// - "stories": that texts of one story are alike, texts that are alike are of one story, and the
///   bands by which they meet;
/// - "corrections": that each entry of the log still says what it said when it was made;
/// - "catalogue": that the tables that a user added are those that were added.
namespace demarche::store {

/// Something that is wrong with a database.
struct Finding {
    std::string part;
    std::string what;   // one line
    std::string to_do;  // one line
    bool operator==(const Finding&) const = default;
};

/// What a person does about damage that cannot be mended in place: back to a backup, else all that
/// the file still gives into a new one.
[[nodiscard]] std::string rescue_of(const std::filesystem::path& file);

/// Told what is looked at, and how many of how many articles are through (0 of 0 where that is not
/// known). False ends the examination. Called often.
using CheckStep = std::function<bool(std::string_view part, std::size_t done, std::size_t all)>;

/// What an examination tells.
struct Examination {
    std::vector<Finding> damage;          // up to 20 of a kind, then how many more
    std::vector<Finding> notes;           // what may be right, but a person should know
    std::vector<ArticleId> to_read_anew;  // whose damage goes where their text is extracted again
    bool is_stopped{};                    // by the step: then it tells only what it came to
};

/// Reads the whole database, at some 0.1 ms an article of two sentences and 0.7 ms one of 4.6 kB,
/// as it is at this moment, whoever writes meanwhile. Where its pages or tables are broken it ends
/// there: the rest would only repeat that. What is open to be read alone is not asked whether its
/// index of words fits, which is told as a note. Throws StoreError where it cannot be read: another
/// program holds it, the disk fails.
[[nodiscard]] Examination examine(const Database& db, const CheckStep& step = {});

/// What is damaged; empty where the database is sound.
[[nodiscard]] std::vector<Finding> check(const Database& db);

/// What `repair` has done, a line each, and what is left for who can extract.
struct Repair {
    std::vector<std::string> done;
    std::vector<ArticleId>
        to_read_anew;  // as above: once these are saved anew, all is mended that can be
    bool is_stopped{};
};

/// Makes anew what follows from the rest, where it is damaged, and touches nothing else: indexes;
/// tables that are gone, empty where no other holds their rows; views and triggers; the index of
/// words; the keys of texts; stories; what reports say together. Writes nothing where the pages of
/// a table are broken.
[[nodiscard]] Repair repair(Database& db, const CheckStep& step = {});

/// Finds anew which articles tell one story, and how sure all that they report is.
void find_stories_anew(Database& db);

/// Makes the index of words anew from the articles.
void rebuild_full_text(Database& db);

}  // namespace demarche::store
