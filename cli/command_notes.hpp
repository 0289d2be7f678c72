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
    "One that is killed leaves a file FILE.*.part, which nothing reads and you may remove.\n"
    "Status 1: no copy was made, and why is said. A graph of an older version wants 'demarche\n"
    "check' first, which brings it up to date and keeps it as it was as a copy, FILE.vN.";

inline constexpr const char* check_notes =
    "Examined is whether the graph is still what reading, extracting and correcting made of\n"
    "it. Each finding says what is wrong and what to do, up to 20 of a kind, and of what part:\n"
    "  identity      the marks by which the file is known as a graph of this version\n"
    "  pages         SQLite's own structure, page by page; each index against its table\n"
    "  schema        tables, views, indexes and triggers, against those of a new graph\n"
    "  full text     the index of words, against titles and texts\n"
    "  foreign keys  rows that name a row which is not there\n"
    "  text          that each article says what it said when it came in\n"
    "  evidence      that the words of each report stand in the text where it says\n"
    "  values        days, codes, shares and places that can be\n"
    "  names         that each actor and issue has an id and is known by its own name\n"
    "  statements    that events and stances say what their ids and their reports say\n"
    "  stories       that articles of one story are alike, and those that are alike of one\n"
    "  corrections   that each entry of the log says what it said when it was made\n"
    "  catalogue     that the tables which a user added are as they were added\n"
    "Status 0: sound; 1: damage was found, or the graph cannot be read. Notes on standard\n"
    "error are no damage.\n"
    "--repair first makes anew what follows from the rest, where it is damaged: indexes, views\n"
    "and triggers, the index of words, keys, stories, what reports say together, and what was\n"
    "extracted from texts that are as they came in. It touches nothing else: what an article\n"
    "said, what people corrected and pages that are broken stay as they are. What brings them\n"
    "back is said: a backup; or the articles imported into a new graph and this one merged\n"
    "into it, with which the corrections come along. The status is that of what is left.\n"
    "A graph of an older version is first brought up to date, as by every command that writes;\n"
    "as it was it stays beside it as FILE.vN, N being that version, which is nothing but a\n"
    "backup. Of one that may not be written the index of words is not examined.";

}  // namespace demarche::cli
