#include "support/Suite.h"

#include "spec/Document.h"

using namespace danlu;
using namespace danlu::spec;

namespace {

struct Sample {
    std::int64_t rank = 16;
    double rate = 3e-5;
    bool shuffle = true;
    std::string dtype = "bf16";
    std::string name;
    std::vector<std::string> targets = {"q_proj"};

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(rank, Number<std::int64_t>{{.key = "r", .help = "Width."}, 1, 1024});
        visit(rate, Number<double>{{.key = "learning_rate", .help = "Step."}, 0, 1});
        visit(shuffle, Flag{{.key = "shuffle", .help = "Order."}});
        visit(dtype, Text{{.key = "dtype", .help = "Precision."}, {"fp32", "bf16"}});
        visit(name, Text{{.key = "name", .help = "Name.", .required = true}});
        visit(targets, Words{{.key = "target_modules", .help = "Layers."}});
    }
};

std::string problemOf(std::string_view yaml) {
    Sample sample;
    auto fields = fieldsOf(sample);
    const auto read = readYaml(fields, yaml, {{"lora_rank", "r"}});
    const auto checked = read ? checkAll(fields) : read;
    return checked ? "" : checked.error().chain() + "|" + checked.error().hint();
}

} // namespace

class SpecTest : public QObject {
    Q_OBJECT
private slots:
    void readsAndWrites() {
        Sample sample, again;
        QVERIFY_OK(readYaml(fieldsOf(sample), "name: a\nlora_rank: 1_0\nlearning_rate: 1.0e-4\nshuffle: false\ntarget_modules: [k_proj, v_proj]\n",
                            {{"lora_rank", "r"}}));
        QCOMPARE(sample.rank, 10);
        QCOMPARE(sample.rate, 1e-4);
        QCOMPARE(sample.targets, (std::vector<std::string>{"k_proj", "v_proj"}));
        QVERIFY_OK(readYaml(fieldsOf(again), toYaml(fieldsOf(sample))));
        QVERIFY(differences(fieldsOf(sample), fieldsOf(again)).empty());
        Sample other;
        QCOMPARE(differences(fieldsOf(sample), fieldsOf(other)).size(), std::size_t(5));
        QVERIFY_OK(assign(fieldsOf(other), "target_modules=a, b"));
        QCOMPARE(other.targets, (std::vector<std::string>{"a", "b"}));
    }

    void numbersMayBeNames() {
        Sample sample;
        QVERIFY_OK(readYaml(fieldsOf(sample), "name: 123\n"));
        QCOMPARE(sample.name, std::string("123"));
        QVERIFY_OK(readYaml(fieldsOf(sample), "name: \"true\"\n"));
        QCOMPARE(sample.name, std::string("true"));
    }

    void problemsAreNamed_data() {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown") << "name: a\nlearning_rat: 1\n"
                                 << "did you mean \"learning_rate\"";
        QTest::newRow("twice") << "name: a\nr: 1\nlora_rank: 2\n"
                               << "are the same key";
        QTest::newRow("same line twice") << "name: a\nr: 1\nr: 2\n"
                                         << "line 3: the key \"r\" stands twice";
        QTest::newRow("range") << "name: a\nr: 0\n"
                               << "r is 0, allowed: whole number, 1 to 1024";
        QTest::newRow("nan") << "name: a\nlearning_rate: .nan\n"
                             << "learning_rate is";
        QTest::newRow("fraction") << "name: a\nr: 1.5\n"
                                  << "r is 1.5";
        QTest::newRow("choice") << "name: a\ndtype: bf61\n"
                                << "did you mean \"bf16\"";
        QTest::newRow("type") << "name: a\nshuffle: perhaps\n"
                              << "true | false";
        QTest::newRow("required") << "r: 3\n"
                                  << "name is missing";
        QTest::newRow("syntax") << "name: [a\n"
                                << "line";
        QTest::newRow("not a mapping") << "- a\n"
                                       << "expected key: value";
        QTest::newRow("alias bomb")
            << "a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n"
               "e: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e]\n"
            << "too many";
    }
    void problemsAreNamed() {
        QFETCH(QString, yaml);
        QFETCH(QString, part);
        const auto problem = problemOf(yaml.toStdString());
        QVERIFY2(problem.find(part.toStdString()) != std::string::npos, problem.c_str());
    }

    void helpNamesEveryKey() {
        Sample sample;
        const auto help = helpTable(fieldsOf(sample));
        for (const auto& field : fieldsOf(sample))
            QVERIFY(help.find(field.key()) != std::string::npos);
        QVERIFY(help.find("fp32 | bf16") != std::string::npos);
    }
};

DANLU_SUITE(SpecTest)
#include "Spec_test.moc"
