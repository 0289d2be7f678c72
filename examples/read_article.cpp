// What the importers make of a file, before anything is extracted: the article, and what was left
// out and why.
//     build/release/examples/read_article examples/articles/2007-06-26-nato-chief-in-moscow.txt
// `demarche read` is the same on the command line.
#include <iostream>

#include "importers/read/read.hpp"

int main(int argc, char** argv) {
    using namespace demarche;
    const read::Sink sink{[](const Article& article) {
                              std::cout << article.title << '\n';
                              if (article.dateline)
                                  std::cout << "  " << article.dateline->place << ", "
                                            << to_text(article.dateline->day) << ", "
                                            << article.dateline->agency << '\n';
                              std::cout << "  " << article.text.size() << " bytes of text, "
                                        << article.language << '\n';
                              for (const DroppedLine& line : article.dropped)
                                  std::cout << "  left out (" << line.reason
                                            << "): " << line.line.substr(0, 60) << '\n';
                          },
                          [](const read::Rejection& rejection) {
                              std::cerr << rejection.input << ": " << rejection.reason << '\n';
                          },
                          {}};
    for (int i = 1; i < argc; ++i) read::read_path(argv[i], {}, sink);
}
