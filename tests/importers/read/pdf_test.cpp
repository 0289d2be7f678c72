#include "importers/read/pdf.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "importers/read/limited_program.hpp"
#include "importers/read/read.hpp"

namespace demarche::read {
namespace {

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("p", bytes, {},
               {[&](Article article) { got.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

/// A document of one page that shows `lines`.
std::string pdf_of(const std::vector<std::string>& lines) {
    std::string stream = "BT /F1 12 Tf 50 700 Td 14 TL\n";
    for (const std::string& line : lines) stream += "(" + line + ") Tj T*\n";
    stream += "ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 "
           "R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
           "4 0 obj<</Length " +
           std::to_string(stream.size()) + ">>stream\n" + stream +
           "\nendstream endobj\n"
           "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 "
           "R>>\n%%EOF\n";
}

bool is_installed() { return run_limited("pdftotext", {"-v"}, "").found; }

}  // namespace

TEST_CASE("text_of_pages: hyphens are undone, running heads and page numbers go") {
    CHECK(text_of_pages("BALTIC OBSERVER\nThe inter-\nnational treaty was\nsigned.\n1\n\fBALTIC "
                        "OBSERVER\nThe Franco-\n"
                        "German plan\n2\n\fBALTIC OBSERVER\nis dead.\n3\n") ==
          "The international treaty was\nsigned.\nThe Franco-\nGerman plan\nis dead.");
    CHECK(text_of_pages("Only one page.\n\f") == "Only one page.");
    CHECK(text_of_pages("").empty());
}

TEST_CASE("read_pdf: a document, a broken one, one without text") {
    if (!is_installed()) {
        MESSAGE("pdftotext is not installed: passed over");
        return;
    }
    const Got got = read_all(
        pdf_of({"The ministers of the three states met in Riga", "and signed the treaty."}));
    CHECK(got.rejections.empty());
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].kind == "pdf");
    CHECK(got.articles[0].text.starts_with("The ministers of the three states met in Riga"));
    const Got empty = read_all(pdf_of({}));
    REQUIRE(empty.rejections.size() == 1);
    CHECK(empty.rejections[0].reason.starts_with("a PDF without text"));
    const Got broken = read_all("%PDF-1.4\nnothing of the kind");
    REQUIRE(broken.rejections.size() == 1);
    CHECK(broken.rejections[0].reason.starts_with("a PDF that pdftotext cannot read"));
}

TEST_CASE("run_limited: a program that is not there, and one that writes to a file") {
    CHECK_FALSE(run_limited("demarche-no-such-program", {}, "x").found);
    CHECK(run_limited("cat", {}, "hello").output == "hello");
    CHECK(run_limited("sh", {"-c", "echo x > /tmp/demarche-must-not-be; exit $?"}, "").status != 0);
}

}  // namespace demarche::read
