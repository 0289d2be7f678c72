#include "importers/read/page.hpp"

#include <doctest/doctest.h>

#include <string>

namespace demarche::read {
namespace {

std::string reason_for(const CleanedPage& page, const std::string& line) {
    for (const DroppedLine& dropped : page.dropped)
        if (dropped.line == line) return dropped.reason;
    return "";
}

constexpr const char* kBody =
    "RIGA, May 4 (Reuters) - Latvia's foreign minister said on Tuesday that the treaty would be "
    "signed.\n"
    "He met the ambassadors of all three neighbours, who promised to study the text with care.\n";

}  // namespace

TEST_CASE("clean_page: lines around the body go, each with its reason") {
    struct Case {
        const char* line;
        const char* reason;
    };
    const Case above[] = {
        {"Home > Europe > Baltics", "breadcrumb"},
        {"You are here: Home / News", "breadcrumb"},
        {"Menu  Search  Log in", "menu"},
        {"News | Politics | Sport", "menu"},
        {"[Front page] [Archive] [Letters]", "menu"},
        {"Subscribe", "button"},
        {"Skip to main content", "button"},
        {"Tuesday, May 4, 2004", "date line"},
        {"Last updated: 4 May 2004 10:15 GMT", "date line"},
        {"0", "counter"},
        {"3 comments", "counter"},
        {"4 min read", "counter"},
        {"Share  Print  Comments (14)", "menu"},
        {"Follow us on the networks", "share row"},
        {"(ATTN: ADDS quotes)", "note to desks"},
        {"(LEAD)", "note to desks"},
        {"By Anna Ozola, Reuters Correspondent", "byline"},
        {"By our correspondent in Riga", "byline"},
        {"Office of the Spokesperson", "issuing office"},
        {"https://observer.example/2004/05/04/treaty.html", "address"},
        {"Source: www.observer.example/treaty", "address"},
        {"This site uses cookies to give you the best experience.", "cookie notice"},
        {"Already a subscriber? Sign in here", "paywall notice"},
        {"-----------", "separator"},
        {"Заголовок другой статьи", "another script"},
    };
    for (const Case& c : above) {
        CAPTURE(std::string{c.line});
        const CleanedPage page = clean_page(std::string{c.line} + "\n" + kBody, {});
        CHECK(reason_for(page, c.line) == c.reason);
        CHECK(page.text + "\n" == kBody);
    }
    const Case below[] = {
        {"Newsfeed", "button"},
        {"To participate in the discussion", "chat widget"},
        {"log in or register", "button"},
        {"Read also", "related headline"},
        {"Read more: Estonia signs too", "related headline"},
        {"(c) Baltic Observer. All rights reserved.", "footer"},
        {"Tags: Latvia, treaty", "tags"},
        {"(Reporting by Anna Ozola; Editing by Janis Kalns)", "desk credit"},
        {"Sign up for our newsletter", "subscription"},
        {"Photo: Anna Ozola / Getty Images", "photo caption"},
        {"Terms of use  Privacy", "menu"},
    };
    for (const Case& c : below) {
        CAPTURE(std::string{c.line});
        const CleanedPage page = clean_page(kBody + std::string{c.line}, {});
        CHECK(reason_for(page, c.line) == c.reason);
        CHECK(page.text + "\n" == kBody);
    }
}

TEST_CASE("clean_page: a section name goes on a page, and stays where nothing else tells of one") {
    CHECK(clean_page("Politics\nSubscribe\n" + std::string{kBody}, {}).text + "\n" == kBody);
    const std::string list = std::string{kBody} + "Africa\nKenya\nAsia\nJapan\n";
    CHECK(clean_page(list, {}).text + "\n" == list);
}

TEST_CASE("clean_page: headlines of other pages under their heading go, to the end of the page") {
    const CleanedPage page = clean_page(
        std::string{kBody} + "MOST READ\nOil price slips again\nTen recipes for rye bread\n", {});
    CHECK(page.text + "\n" == kBody);
    CHECK(reason_for(page, "Ten recipes for rye bread") == "related headline");
}

TEST_CASE("clean_page: finds the headline, on a page and in a plain text") {
    const char* const pages[] = {
        "Baltic Observer\nMenu  Search  Log in\nLatvia to sign border treaty\n",
        "Latvia to sign border treaty\n\n",
        "Home > Politics > Latvia to sign border treaty\nLatvia to sign border treaty\nSubscribe\n",
        ("BALTIC OBSERVER\nThursday, May 6, 2004\nWorld | Nation\nLatvia to sign border treaty\n"
         "No date yet\n"),
        "World | Nation\nBREAKING  Latvia to sign border treaty\n",
    };
    for (const char* const head : pages) {
        CAPTURE(std::string{head});
        const CleanedPage page = clean_page(head + std::string{kBody}, {});
        CHECK(page.title == "Latvia to sign border treaty");
        CHECK(page.text.find("Latvia to sign") == std::string::npos);
    }
}

TEST_CASE("clean_page: a given title stays; the same words on the page go") {
    const CleanedPage page = clean_page(
        "Latvia to sign border treaty - Baltic Observer\nLatvia to sign border treaty\n" +
            std::string{kBody},
        {"Latvia to sign border treaty", ""});
    CHECK(page.title == "Latvia to sign border treaty");
    CHECK(page.text + "\n" == kBody);
}

TEST_CASE("clean_page: a lead that the first sentence says again goes") {
    const CleanedPage page =
        clean_page("Latvia's foreign minister said on Tuesday that the treaty would be signed.\n" +
                       std::string{kBody},
                   {});
    CHECK(page.text + "\n" == kBody);
    REQUIRE(page.dropped.size() == 1);
    CHECK(page.dropped[0].reason == "lead said again");
}

TEST_CASE("clean_page: what is an article survives whole") {
    const char* const texts[] = {
        // a speech: short sentences, a closing word
        "Mr President, I thank you for giving me the floor on this day.\n"
        "We shall not wait.\nNever again.\nThat is our answer, and it is the answer of my "
        "government.\n"
        "Thank you.",
        // a communiqué with a list
        "The ministers met in Vienna and agreed on the following steps:\n"
        "- a ceasefire from midnight\n- the exchange of prisoners\n- humanitarian corridors\n"
        "They will meet again in a month to see what has been done.\n"
        "Annex\nList of border crossings\nMedyka\nKrakovets",
        // questions and answers
        "QUESTION: Has the minister spoken to his counterpart about the treaty?\n"
        "MR PRICE: He has.\nQUESTION: When?\nMR PRICE: Today.\n"
        "QUESTION: And what was the answer that he was given on that occasion?\n"
        "MR PRICE: I will not read out private talks, as you know very well.\nQUESTION: Thanks.",
        // menu words as sentences of a quotation
        "\"I told them one word,\" the envoy said after the meeting in the old palace, \"and it "
        "was:\n"
        "Subscribe\n"
        "and they did,\" he added before he left for the airport in the afternoon.",
        // a statement with its heads
        "The below is attributable to Spokesperson Jane Roe:\n\n"
        "The Secretary spoke today with the foreign minister of Latvia about the border.",
        "Antony Roe, Secretary of State\n\nRiga, Latvia\n\nCastle Hall\n\n"
        "SECRETARY ROE: Good morning to everybody, and thank you all for coming here.",
        // hard-wrapped lines of a mail
        "The foreign ministers of the three Baltic states met in Riga on Tuesday\n"
        "and agreed to hold a summit in the autumn. They will ask their partners\n"
        "to send observers, and they expect that most of them will accept that\n"
        "Comment\n"
        "on the draft treaty was not to be had from the Russian embassy there.\n\n"
        "The treaty has been ready for signature since the spring, but nobody so\n"
        "far has signed it, because the question of the languages is still open.\n",
    };
    for (const char* const text : texts) {
        CAPTURE(std::string{text});
        const CleanedPage page = clean_page(text, {});
        CHECK(page.dropped.empty());
        std::string whole = text;
        while (whole.ends_with('\n')) whole.pop_back();
        CHECK(page.text == whole);
    }
}

TEST_CASE("clean_page: a text of another script is kept, and so are two long versions") {
    const std::string russian =
        "Министр иностранных дел заявил, что договор будет подписан в мае этого года.";
    CHECK(clean_page(russian, {}).text == russian);
    const std::string both = std::string{kBody} + russian + "\n" + russian;
    CHECK(clean_page(both, {}).text == both);
}

TEST_CASE(
    "read_page: the byline's agency and the dateline's become the source where none is given") {
    Article given;
    given.text = kBody;
    Article article = read_page(given, {});
    CHECK(article.source == "Reuters");
    REQUIRE(article.dateline);
    CHECK(slice(article.text, article.dateline->where) == "RIGA, May 4 (Reuters) - ");
    given.text =
        "By ANNA OZOLA, Associated Press Writer\nRIGA, Latvia - The treaty will be signed on "
        "Friday.";
    article = read_page(given, {});
    CHECK(article.source == "Associated Press");
    CHECK(article.authors == std::vector<std::string>{"ANNA OZOLA"});
    given.source = "Baltic Observer";
    CHECK(read_page(given, {}).source == "Baltic Observer");
}

TEST_CASE("read_page: an address on a line of its own is the article's") {
    Article given;
    given.text = "Source: https://observer.example/2004/treaty.html\n" + std::string{kBody};
    CHECK(read_page(given, {}).url == "https://observer.example/2004/treaty.html");
}

TEST_CASE("clean_page: what describes the site above headline and dateline goes") {
    const CleanedPage page = clean_page(
        "News and comment from the whole region. Tell us what you would like to read.\n"
        "Latvia to sign border treaty\nSubscribe\n" +
            std::string{kBody},
        {});
    CHECK(page.text + "\n" == kBody);
}

TEST_CASE("read_page: keeps everything when told to") {
    Article given;
    given.text = "Subscribe\n" + std::string{kBody};
    ReadOptions options;
    options.chrome = Chrome::keep;
    const Article article = read_page(given, options);
    CHECK(article.text == given.text);
    CHECK(article.dropped.empty());
}

TEST_CASE("read_page: the id is made from the text, and the same text gives the same id") {
    Article given;
    given.text = kBody;
    Article page;
    page.text = "Subscribe\n" + std::string{kBody};
    CHECK(read_page(given, {}).id == read_page(page, {}).id);
    given.id = {"g1"};
    CHECK(read_page(given, {}).id.text == "g1");
}

}  // namespace demarche::read
