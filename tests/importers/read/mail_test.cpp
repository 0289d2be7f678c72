#include "importers/read/mail.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/model/utf8.hpp"
#include "importers/read/read.hpp"

namespace demarche::read {
namespace {

const std::string kText = "The ministers of the three states met in Riga and signed the treaty.";
const std::string kPage =
    "<html><body><p>The foreign ministers of the three states met in Riga on Tuesday, and they "
    "agreed, after long talks, to sign the border treaty.</p></body></html>";
const std::string kHead =
    "From: Baltic Observer <news@observer.example>\r\nTo: reader@example.org\r\nSubject: Treaty "
    "signed\r\n"
    "Date: Tue, 04 May 2004 23:30:00 +0300\r\nMIME-Version: 1.0\r\n";

struct Got {
    std::vector<Article> articles;
    std::vector<Rejection> rejections;
};
Got read_all(const std::string& bytes) {
    Got got;
    read_bytes("m", bytes, {},
               {[&](Article article) { got.articles.push_back(std::move(article)); },
                [&](Rejection rejection) { got.rejections.push_back(std::move(rejection)); },
                {}});
    return got;
}

}  // namespace

TEST_CASE("read_mail: header fields, parts and encodings") {
    struct Case {
        std::string mail;
        const char* title;
        std::string text;
    };
    const std::string alternative =
        "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: "
        "text/plain\r\n\r\nShort.\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
        kPage + "\r\n--b--\r\n";
    const std::string html_text =
        "The foreign ministers of the three states met in Riga on Tuesday, and they agreed, after "
        "long talks, to "
        "sign the border treaty.";
    const Case cases[] = {
        {kHead + "Content-Type: text/plain; charset=us-ascii\r\n\r\n" + kText + "\r\n",
         "Treaty signed", kText},
        {kHead + "\r\n" + kText, "Treaty signed", kText},
        {kHead + alternative, "Treaty signed", html_text},
        {kHead + "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                 "The ministers of the three states met=\r\n in Riga =61nd signed the treaty.",
         "Treaty signed", kText},
        {kHead + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                 "VGhlIG1pbmlzdGVycyBvZiB0aGUgdGhyZWUgc3RhdGVzIG1ldCBpbiBSaWdhIGFuZCBzaWduZWQg\r\nd"
                 "GhlIHRyZWF0eS4=\r\n",
         "Treaty signed", kText},
    };
    for (const Case& c : cases) {
        CAPTURE(c.mail);
        const Got got = read_all(c.mail);
        CHECK(got.rejections.empty());
        REQUIRE(got.articles.size() == 1);
        const Article& article = got.articles[0];
        CHECK(article.title == c.title);
        CHECK(article.source == "Baltic Observer");
        CHECK(to_text(article.published) == "2004-05-04");
        CHECK(article.kind == "mail");
        CHECK(article.text == c.text);
    }
}

TEST_CASE("read_mail: encoded words in header fields, a charset in the part") {
    const Got got = read_all(
        "From: =?utf-8?B?0JHQsNC70YLQuNGP?= <a@b.example>\r\nTo: c@d.example\r\nSubject: "
        "=?windows-1251?Q?=C4=EE=E3=EE=E2=EE=F0?=\r\nContent-Type: text/plain; "
        "charset=windows-1251\r\n\r\n"
        "\xC4\xEE\xE3\xEE\xE2\xEE\xF0 \xE1\xFB\xEB \xEF\xEE\xE4\xEF\xE8\xF1\xE0\xED \xE2 "
        "\xD0\xE8\xE3\xE5.");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "Договор");
    CHECK(got.articles[0].source == "Балтия");
    CHECK(got.articles[0].text == "Договор был подписан в Риге.");
}

TEST_CASE("read_mail: a page saved as MHTML has its address, and the day of saving dates nothing") {
    const Got got = read_all(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: "
        "https://www.observer.example/treaty\r\n"
        "Subject: Treaty signed\r\nDate: Wed, 1 Jan 2020 00:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related; type=\"text/html\"; "
        "boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
        "Content-Location: https://www.observer.example/treaty\r\n\r\n" +
        kPage + "\r\n--b--\r\n");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].kind == "mhtml");
    CHECK(got.articles[0].url == "https://www.observer.example/treaty");
    CHECK(got.articles[0].source == "observer.example");
    CHECK(got.articles[0].title == "Treaty signed");
    CHECK(got.articles[0].published.empty());
}

TEST_CASE("read_mbox: messages one by one, escaped lines restored") {
    const std::string box =
        "From a@b.example Tue May  4 10:00:00 2004\n" + kHead + "\n" + kText +
        "\n>From Riga they went on.\n\nFrom a@b.example Wed May  5 10:00:00 2004\n" + kHead + "\n" +
        kText + "\n\nFrom here it went badly.\n";
    const Got got = read_all(box);
    REQUIRE(got.articles.size() >= 2);
    CHECK(got.articles[0].input == "m:1");
    CHECK(got.articles[0].text == kText + "\nFrom Riga they went on.");
    CHECK(got.articles[1].input == "m:2");
}

TEST_CASE("read_mail: broken and hostile messages are tamed or refused") {
    std::string nested = kHead;
    for (int i = 0; i < 10'000; ++i) {
        const std::string b = std::to_string(i);
        nested.append("Content-Type: multipart/mixed; boundary=\"")
            .append(b)
            .append("\"\r\n\r\n--")
            .append(b)
            .append("\r\n");
    }
    const std::string refused[] = {
        nested,
        kHead + "\r\n",
        kHead + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n",
    };
    for (const std::string& mail : refused) {
        CAPTURE(mail.substr(0, 300));
        const Got got = read_all(mail);
        CHECK(got.articles.empty());
        CHECK(got.rejections.size() == 1);
    }
    const std::string no_boundary = kHead + "Content-Type: multipart/mixed\r\n\r\n" + kText;
    CHECK(read_all(no_boundary).articles.size() + read_all(no_boundary).rejections.size() == 1);
    const std::string unclosed =
        kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + kText;
    CHECK(read_all(unclosed).articles.size() == 1);
}

TEST_CASE("read_mail: broken bytes in header fields are replaced, as in texts") {
    for (const std::string& broken :
         {std::string{"Talks \xff\xff]"}, std::string{"=?utf-8?q?Talks_R\xff\xff]=C4=ABga?="},
          std::string{"=?utf-8?q?Talks_=FF=FF?="}, std::string{"=?utf-8?b?VGFsa3Mg//8=?="},
          std::string{"=?x-none?q?Talks_=FF?="}}) {
        CAPTURE(broken);
        const Got got = read_all("From: \"" + broken + "\" <a@b.example>\r\nSubject: " + broken +
                                 "\r\nDate: Tue, 04 May 2004 23:30:00 +0300\r\n"
                                 "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n" +
                                 kText + "\r\n");
        REQUIRE(got.articles.size() == 1);
        CHECK(got.articles[0].title.find("Talks") != std::string::npos);
        CHECK(utf8::is_valid(got.articles[0].title));
        CHECK(utf8::is_valid(got.articles[0].source));
    }
}

TEST_CASE("opens_mail: mail, not a text that has colons") {
    CHECK(opens_mail(kHead + "\r\nHello."));
    CHECK_FALSE(opens_mail("RIGA: The ministers met.\nDate: today\nFrom: here\nTo: there\n"));
    CHECK_FALSE(opens_mail("Treaty signed\nFrom: a\nTo: b\nDate: c\n\n"));
    CHECK_FALSE(opens_mail("From: a\nTo: b\n\n"));
    CHECK_FALSE(opens_mail(""));
}

}  // namespace demarche::read
