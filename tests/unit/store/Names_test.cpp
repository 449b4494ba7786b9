#include "support/Suite.h"

#include "store/Datasets.h"

using namespace danlu;

/// What may be the name of a dataset, a model, a run or a project.
class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void aNameIsOneThatCanBeShown_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("Chinese") << std::string("工单 2026") << true;
        QTest::newRow("Arabic and emoji") << std::string("مرحبا 🚀") << true;
        QTest::newRow("markup is text") << std::string("R&D <b>x") << true;
        QTest::newRow("128 bytes") << std::string(128, 'x') << true;
        QTest::newRow("129 bytes") << std::string(129, 'x') << false;
        QTest::newRow("nothing") << std::string() << false;
        QTest::newRow("an option") << std::string("-x") << false;
        QTest::newRow("a path") << std::string("a/b") << false;
        QTest::newRow("a version") << std::string("a@1") << false;
        QTest::newRow("NUL") << std::string("a\0b", 3) << false;
        QTest::newRow("a line break") << std::string("a\nb") << false;
        QTest::newRow("C1") << std::string("a\u009Bb") << false;
        QTest::newRow("no-break space") << std::string("a\u00A0b") << true;
        QTest::newRow("an override") << std::string("a\u202Eb") << false;
        QTest::newRow("an isolate") << std::string("a\u2067b") << false;
        QTest::newRow("a line separator") << std::string("a\u2028b") << false;
        QTest::newRow("quotes of the same block") << std::string("“a”") << true;
    }
    void aNameIsOneThatCanBeShown() {
        QFETCH(const std::string, name);
        QTEST(bool(store::checkName("dataset", name)), "isGood");
    }
};

DANLU_SUITE(NamesTest)
#include "Names_test.moc"
