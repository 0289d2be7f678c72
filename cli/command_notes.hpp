#pragma once

/// What there is to say of commands that fill, copy or judge a graph, below their examples: in the
/// help, and in the manual pages under NOTES. Lines of up to 88 bytes, which stay as they
/// are there.
namespace demarche::cli {

inline constexpr const char* import_notes =
    "Of a folder all files are read, in order of their paths, and links to files; links to\n"
    "folders in it, and what is hidden, are not. What is in already and says the same is\n"
    "unchanged; what comes in with other words or another day takes the place of what was in.\n"
    "Corrections stay. What cannot be read is named on standard error with its reason, and\n"
    "the status is 1: all else is in. One that is interrupted (130) or killed keeps what it\n"
    "committed, each 200 articles; the same command goes on from there.\n"
    "A graph of an older version is brought up to date first; as it was it stays as FILE.vN,\n"
    "N being that version.";

inline constexpr const char* load_notes =
    "The order of lines and files is without effect, and loading twice changes nothing. Of\n"
    "two articles with one id the one extracted last is kept.\n"
    "A line that is broken is named by its file and number and refused, a file that cannot be\n"
    "read is named, and the status is 1: all other lines are in. So a file that was cut short\n"
    "gives all its lines but the last; to load nothing of it, look at the status of 'demarche\n"
    "extract' first. One that is interrupted (130) keeps what it committed; the same command\n"
    "goes on.\n"
    "A graph of an older version is brought up to date first; as it was it stays as FILE.vN.";

inline constexpr const char* extract_notes =
    "A line is one article with all that was made of it, as one object of JSON:\n"
    "demarche_extraction (the version of the form, 1), extracted_at, article, actors, issues,\n"
    "mentions, events, stances. 'demarche load' reads them, in any order.\n"
    "With -o the file has its name only once it is whole: where it is not there nothing was\n"
    "written, be it that the disk is full. The status is 1 then, and also where an article\n"
    "was refused and all others are in the file; who needs to know which asks whether the\n"
    "file is there.";

inline constexpr const char* merge_notes =
    "The order is without effect, and merging twice changes nothing. Of an article that both\n"
    "know, the one imported last is kept. Corrections come along. Where two people corrected\n"
    "one field in two ways neither has effect until it is corrected once more: such are\n"
    "named, and the status is still 0.\n"
    "A graph that cannot be read, or is of an older version, and an article in it that is\n"
    "damaged, are named and left out, and the status is 1: all else is in. One that is\n"
    "interrupted (130) keeps what it merged; the same command goes on.";

inline constexpr const char* backup_notes =
    "The copy is of one moment, and others may read and write meanwhile. It lies beside FILE\n"
    "under a name of its own until it has been examined as 'demarche check' does; a damaged\n"
    "graph leaves no copy. Where FILE is there and the same, nothing is done; where it is\n"
    "another it is refused, or with --force replaced, with what SQLite keeps beside it\n"
    "(FILE-wal, FILE-shm, FILE-journal). To go back to a copy, give it with --db, or put it\n"
    "in the graph's place and remove the -wal and -shm of the old one.\n"
    "Status 1: no copy was made, and why is said. A graph of an older version wants 'demarche\n"
    "check' first, which brings it up to date and keeps it as it was as a copy, FILE.vN.";

}  // namespace demarche::cli
