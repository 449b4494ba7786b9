#include "support/Suite.h"

#include "spec/TrainSpec.h"
#include "ui/pages/train/TrainText.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/style/Kind.h"
#include "ui/style/Style.h"
#include "ui/widgets/Label.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;

namespace {

/// A form on a spec of its own.
struct FormUnderTest {
    spec::TrainSpec mine, usual;
    SpecForm form{spec::fieldsOf(mine), spec::fieldsOf(usual), trainWords()};

    FormUnderTest() { form.show(); }
    QLineEdit* line(const char* key) const { return qobject_cast<QLineEdit*>(form.editorOf(key)); }
    void type(const char* key, const char* text) const {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClicks(line(key), QString::fromLatin1(text));
    }
    QStringList problems() const {
        QStringList texts;
        for (const auto* label : form.findChildren<Label*>())
            if (label->isVisible() && label->textLook().color == Color::Bad)
                texts << label->text();
        return texts;
    }
};

} // namespace

class SpecFormTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QLocale::setDefault(QLocale(QLocale::English));
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
    }

    void whatIsTypedIsInTheSpec() {
        const FormUnderTest under;
        QSignalSpy edits(&under.form, &SpecForm::edited);
        under.type("r", "64");
        QCOMPARE(under.mine.r, std::int64_t(64));
        QVERIFY(edits.count() == 2); // 6, 64
        QCOMPARE(under.form.changed(), 1);
        under.type("learning_rate", "3e-4");
        QCOMPARE(under.mine.learningRate, 3e-4);
        QCOMPARE(under.line("lora_alpha")->text(), QStringLiteral("32"));
    }

    void aValueOutOfRangeIsMarkedWithTheRange() {
        const FormUnderTest under;
        QSignalSpy edits(&under.form, &SpecForm::edited);
        under.type("r", "9000");
        QVERIFY(!under.form.isValid());
        QCOMPARE(validityOf(under.line("r")), Validity::Invalid);
        QCOMPARE(under.problems(), QStringList{QStringLiteral("A whole number from 1 to 1,024")});
        QVERIFY(under.line("r")->accessibleDescription().contains(QStringLiteral("1,024")));
        under.type("r", "12");
        QVERIFY(under.form.isValid() && under.problems().isEmpty());
        QCOMPARE(under.mine.r, std::int64_t(12));
    }

    void choicesAreChosenByKeyboard() {
        const FormUnderTest under;
        auto* box = qobject_cast<QComboBox*>(under.form.editorOf("lr_scheduler_type"));
        QCOMPARE(box->currentText(), QStringLiteral("Cosine"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(under.mine.scheduler, std::string("linear"));
    }

    void advancedFieldsShowWhenAsked() {
        FormUnderTest under;
        QVERIFY(!under.form.editorOf("adam_beta1")->isVisible());
        under.form.setLevel(SpecForm::Level::Advanced);
        QVERIFY(under.form.editorOf("adam_beta1")->isVisible());
        under.form.setHidden({"r"});
        QVERIFY(!under.form.editorOf("r")->isVisible());
    }

    void aChangeFromOutsideIsSeenInTheFocusedFieldToo() {
        FormUnderTest under;
        under.form.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&under.form));
        under.type("learning_rate", "3.0e-4");
        under.form.refresh(); // as after every edit: who types is left alone
        QCOMPARE(under.line("learning_rate")->text(), QStringLiteral("3.0e-4"));
        under.mine.learningRate = 2e-5;
        under.form.refresh();
        QVERIFY(under.line("learning_rate")->hasFocus());
        QCOMPARE(under.line("learning_rate")->text(), QStringLiteral("2e-5"));
    }

    void aPageMayObject() {
        FormUnderTest under;
        under.form.complain("name", QStringLiteral("Taken."));
        QCOMPARE(under.problems(), QStringList{QStringLiteral("Taken.")});
        under.form.complain("name", {});
        QVERIFY(under.problems().isEmpty());
    }

    /// The table of words follows the spec.
    void everyParameterHasItsWords() {
        spec::TrainSpec spec;
        const auto words = trainWords();
        for (const auto& field : spec::fieldsOf(spec)) {
            QVERIFY2(words.label(field.meta().key) != QString::fromStdString(field.key()), field.key().c_str());
            QCOMPARE(words.help(field).toStdString(), std::string(field.meta().help));
        }
    }

    void theYamlIsWhatTheCommandLineTakes() {
        for (const char* method : {"lora", "full"}) {
            spec::TrainSpec spec = usualTrainSpec(method);
            spec.name = "x";
            spec.model = "starter";
            spec.dataset = "tickets@3";
            spec.epochs = 1.5;
            DANLU_VALUE(auto read, spec::readTrainSpec(trainYaml(spec)));
            QVERIFY(spec::differences(spec::fieldsOf(read), spec::fieldsOf(spec)).empty());
            QVERIFY(trainCommand(spec, "/p.danlu").find("danlu-cli train 'x.yaml' --detach --project '/p.danlu'") != std::string::npos);
        }
    }
};

DANLU_SUITE(SpecFormTest)
#include "SpecForm_test.moc"
