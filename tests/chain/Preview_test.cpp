#include "support/Suite.h"

#include "chain/Cli.h"

using namespace danlu;
using namespace danlu::test;

/// Looking before anything is written: `data import --dry-run`, `data clean --dry-run`, `data show --find`.
class PreviewTest : public QObject {
    Q_OBJECT
    Cli m_cli;

    Json preview(const std::vector<std::string>& words) const {
        std::vector<std::string> all{"data", "import", "--dry-run"};
        all.insert(all.end(), words.begin(), words.end());
        return m_cli.run(all).json;
    }

private slots:
    void initTestCase() {
        QCOMPARE(m_cli.create(), 0);
        const auto file = m_cli.file("tickets.jsonl", ticketLines(200));
        QVERIFY_ANSWER(m_cli.run({"data", "import", file, "--name", "tickets"}));
        QVERIFY_ANSWER(m_cli.run({"data", "split", "tickets"}));
    }

    void anImportIsLookedAtAndNothingIsWritten() {
        const auto file = m_cli.file("a.csv", "id,内容,大类\n1,你好,网络\n2,,网络\n3,再见,硬件\n");
        const Json found = preview({file});
        const Json& first = found["files"][0];
        QCOMPARE(first["rows"].get<int>(), 2);
        QCOMPARE(first["rejected_rows"].get<int>(), 1);
        QCOMPARE(first["rejected"][0]["line"].get<int>(), 3);
        QVERIFY(first["whole"] == true && first["shape"] == "classification");
        QVERIFY(first["fields"]["text"] == "内容" && first["first"]["内容"] == "你好");
        QVERIFY(first["shown"][1]["text"] == "再见");
        QCOMPARE(m_cli.run({"data", "list"}).json["datasets"].size(), std::size_t(1));
        QVERIFY_ANSWER(m_cli.run({"data", "import", file, "--name", "a"}));
        const auto kept = m_cli.run({"data", "list", "a"}).json;
        QVERIFY(kept["versions"][0]["made"] == "import" && !kept["versions"][0]["details"]["files"][0].contains("first"));
        QCOMPARE(codeOf(m_cli.run({"data", "import", file})), std::string("Usage")); // a real one needs a name
    }

    void whatCannotBeImportedIsNamedByItsProblem() {
        const auto empty = m_cli.file("empty.csv", "");
        const auto zip = m_cli.file("z.zip", std::string("PK\x03\x04", 4) + "abc");
        const auto noise = m_cli.file("noise.dat", "\xFF\xFE\xFF\n\xC0\xC1\n\xF8\n\xFF\n");
        const auto words = m_cli.file("words.csv", "a,b\n1,2\n");
        const Json files = preview({empty, zip, noise, words, m_cli.project().string(), m_cli.path("nowhere").string()})["files"];
        std::vector<std::string> problems;
        for (const auto& file : files)
            problems.push_back(file.value("problem", "none"));
        QCOMPARE(problems, (std::vector<std::string>{"empty", "binary", problems[2], "shape", "folder", "missing"}));
        QVERIFY(problems[2] != "none");
    }

    void aRecipeIsTriedOnTheFirstRows() {
        const auto recipe = m_cli.file("r.yaml", "- step: length\n  min: 1\n- step: mask_phone\n- step: exact_duplicates\n");
        const auto rows = m_cli.file("p.jsonl", "{\"text\": \"call 13812345678\"}\n{\"text\": \"plain\"}\n{\"text\": \"plain\"}\n");
        QVERIFY_ANSWER(m_cli.run({"data", "import", rows, "--name", "p", "--as", "text"}));
        const auto tried = m_cli.run({"data", "clean", "p", "--recipe", recipe, "--dry-run"});
        QVERIFY_ANSWER(tried);
        QCOMPARE(tried.json["kept"].get<int>(), 2);
        QCOMPARE(tried.json["rows"].size(), std::size_t(2));
        QVERIFY(tried.json["rows"][0]["after"]["text"] == "call [手机号]" && tried.json["rows"][0]["steps"] == Json::array({1}));
        QVERIFY(tried.json["rows"][1]["after"].is_null() && tried.json["rows"][1]["dropped_by"] == 2);
        QCOMPARE(m_cli.run({"data", "list", "p"}).json["versions"].size(), std::size_t(1));
        QCOMPARE(m_cli.run({"data", "clean", "p", "--recipe", recipe, "--dry-run", "--rows", "2"}).json["sampled"].get<int>(), 2);
    }

    void rowsAreFoundAndOrdered() {
        const auto test = m_cli.run({"data", "show", "tickets", "--split", "test", "--count", "500"});
        QVERIFY_ANSWER(test);
        const auto matching = test.json["matching"].get<std::size_t>();
        QVERIFY(matching > 0 && matching < 200 && test.json["rows"].size() == matching);
        for (const auto& row : test.json["rows"])
            QVERIFY(row["split"] == "test");
        const auto lengths = m_cli.run({"data", "show", "tickets", "--order", "length", "--reverse", "--count", "500"}).json["rows"];
        QCOMPARE(lengths.size(), std::size_t(200));
        for (std::size_t i = 1; i < lengths.size(); ++i)
            QVERIFY(toText(lengths[i - 1]["label"]).size() + lengths[i - 1]["text"].get<std::string>().size() + 20 >=
                    lengths[i]["text"].get<std::string>().size());
        const auto labels = m_cli.run({"data", "show", "tickets", "--order", "label", "--count", "500"}).json["rows"];
        for (std::size_t i = 1; i < labels.size(); ++i)
            QVERIFY(toText(labels[i - 1]["label"]) <= toText(labels[i]["label"]));
        const auto text = labels[7]["text"].get<std::string>();
        const auto found = m_cli.run({"data", "show", "tickets", "--find", text}).json;
        QVERIFY(found["matching"] >= 1 && found["rows"][0]["text"].get<std::string>().find(text) != std::string::npos);
        QCOMPARE(m_cli.run({"data", "show", "tickets", "--find", "nothing like this"}).json["matching"].get<int>(), 0);
    }
};

DANLU_SUITE(PreviewTest)
#include "Preview_test.moc"
