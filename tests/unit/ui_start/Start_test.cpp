#include "support/Suite.h"

#include "ui/pages/start/Patience.h"
#include "ui/pages/start/RecoverForm.h"
#include "ui/pages/start/RecoveryBox.h"
#include "ui/pages/start/RestoreForm.h"
#include "ui/pages/start/UnlockForm.h"
#include "ui/shell/DemoProgress.h"
#include "ui/shell/Page.h"
#include "ui/style/Style.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PassphraseField.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kDoor = "quarz Fenster lampe Ofen birke Tunnel";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};

QPushButton* buttonOf(const QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

QString allText(const QWidget& parent) {
    QString text;
    for (const auto* label : parent.findChildren<Label*>())
        text += label->text() + QLatin1Char('\n');
    return text;
}

} // namespace

/// The pages before a project is open, driven by keys.
class StartTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    services::Programs m_programs;

    Path project() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }
    std::unique_ptr<Page> page(Shell& shell, const char* id) const {
        for (const PageEntry& entry : pagesInOrder())
            if (entry.id == QLatin1String(id))
                return std::unique_ptr<Page>(entry.make(shell));
        return nullptr;
    }
    static void open(Shell& shell, const Path& folder) {
        shell.session().open(folder, [](Result<std::monostate>) {});
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Locked; }));
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
        qputenv("HOME", m_folder.path().toLocal8Bit());
        QVERIFY_OK(services::Project::create(project(), {"Tickets", kDoor, kCheap}, m_programs));
    }
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void waitingDoublesAndEnds() {
        Patience patience;
        QCOMPARE(patience.wait(), 0);
        for (const int wait : {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            patience.wrong();
            QCOMPARE(patience.wait(), wait);
        }
        patience.right();
        QCOMPARE(patience.wait(), 0);
    }

    void theDemosLinesSayHowFarItIs() {
        DemoProgress progress;
        QCOMPARE(progress.fraction(), 0.0);
        for (const char* line :
             {"The sample project gets a random passphrase in p: it is not protected.", "", "1. Make a project", "   $ danlu-cli project create",
              "   done in 0:01", "8. Train a LoRA on it", "training 414/828 (50%)  loss 0.3615  2336 tokens/s  ETA 2:56"})
            progress.take(QString::fromLatin1(line));
        QCOMPARE(progress.step(), 8);
        QCOMPARE(progress.done(), 414);
        QCOMPARE(progress.total(), 828);
        const double half = progress.fraction();
        QVERIFY(half > 0.2 && half < 0.6);
        QVERIFY(progress.secondsLeft(100) > 0);
        progress.take(QStringLiteral("24. Verify the project"));
        QVERIFY(progress.fraction() > half && progress.fraction() <= 1);
        progress.take(QStringLiteral("error: the disk is full"));
        QCOMPARE(progress.lastWord(), QStringLiteral("error: the disk is full"));
    }

    void aCodeIsSeenOnlyWhileTheButtonIsHeld() {
        RecoveryBox box;
        box.setCode(services::SecretBuffer::copyOf("AAAAAAA-BBBBBBB-CCCCCCC-DDDDDDD-EEEEEEE-FFFFFFF-GGGGGGG-HHHHHHH"), {1, 6});
        QVERIFY(!allText(box).contains(QStringLiteral("CCCCCCC")));
        auto* hold = qobject_cast<QPushButton*>(box.first());
        QTest::keyPress(hold, Qt::Key_Space);
        QVERIFY(allText(box).contains(QStringLiteral("CCCCCCC")));
        QTest::keyRelease(hold, Qt::Key_Space);
        QVERIFY(!allText(box).contains(QStringLiteral("CCCCCCC")));
    }

    void aCodeIsKeptWhenTwoGroupsCameBack() {
        RecoveryBox box;
        box.setCode(services::SecretBuffer::copyOf("AAAAAAA-10BBBBB-CCCCCCC-DDDDDDD-EEEEEEE-FFFFFFF-GGGGGGG-HHHHHHH"), {6, 1});
        const auto lines = box.findChildren<QLineEdit*>();
        QSignalSpy changes(&box, &RecoveryBox::keptChanged);
        QTest::keyClicks(lines[0], QStringLiteral("lobbbbb")); // as it may be read
        QVERIFY(!box.isKept());
        QTest::keyClicks(lines[1], QStringLiteral("GGGGGGH"));
        QVERIFY(!box.isKept());
        QTest::keyClick(lines[1], Qt::Key_Backspace);
        QTest::keyClicks(lines[1], QStringLiteral("G"));
        QVERIFY(box.isKept());
        QVERIFY(changes.count() >= 15);
        box.clear();
        QVERIFY(!box.isKept());
    }

    void theTwoGroupsAreNeverTheSame() {
        for (int i = 0; i < 100; ++i) {
            const auto two = RecoveryBox::twoByChance();
            QVERIFY(two[0] != two[1]);
            QVERIFY(std::ranges::all_of(two, [](int group) { return group >= 0 && group < 8; }));
        }
    }

    void aWrongPassphraseCostsTimeAndTheRightOneOpens() {
        Shell shell(m_programs);
        open(shell, project());
        UnlockForm form(shell);
        form.show();
        auto* line = &form.field().line();
        QTest::keyClicks(line, QStringLiteral("wrong"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return form.waiting() > 0; }));
        QVERIFY(!buttonOf(form, QStringLiteral("Unlock"))->isEnabled());
        QVERIFY(allText(form).contains(QStringLiteral("Wrong passphrase")));
        QTest::keyClicks(line, QString::fromLatin1(kDoor)); // typing is possible meanwhile; the wrong one is selected
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(shell.session().state(), Session::State::Locked);
        QVERIFY(QTest::qWaitFor([&] { return form.waiting() == 0; }));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }));
    }

    void creatingSaysWhatIsMissingAndOpensWhenTheCodeIsBack() {
        Shell shell(m_programs);
        const auto create = page(shell, "create");
        QVERIFY(create != nullptr);
        create->show();
        auto* act = buttonOf(*create, QStringLiteral("Create the project"));
        QVERIFY(act && !act->isEnabled());
        QCOMPARE(act->toolTip(), QStringLiteral("a name is missing"));
        QTest::keyClicks(create->first(), QStringLiteral("Shop visits"));
        QCOMPARE(act->toolTip(), QStringLiteral("a passphrase is missing"));
        const auto fields = create->findChildren<PassphraseField*>();
        QTest::keyClicks(&fields[0]->line(), QStringLiteral("dragon"));
        QCOMPARE(act->toolTip(), QStringLiteral("the passphrase is too weak"));
        fields[0]->clear();
        QTest::keyClicks(&fields[0]->line(), QString::fromLatin1(kDoor));
        QCOMPARE(act->toolTip(), QStringLiteral("the passphrase is not there twice"));
        QTest::keyClicks(&fields[1]->line(), QString::fromLatin1(kDoor));
        QVERIFY(act->isEnabled());
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return act->text() == QStringLiteral("Open the project"); }, 20'000));
        QVERIFY(!act->isEnabled());
        typeCodeBack(*create);
        QVERIFY(act->isEnabled());
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }, 20'000));
        QCOMPARE(shell.session().name(), QStringLiteral("Shop visits"));
    }

    void aRecoveryCodeOpensAndSetsAPassphrase() {
        const Path lost = Path(m_folder.path().toStdString()) / "lost.danlu";
        QString code;
        {
            DANLU_VALUE(const auto created, services::Project::create(lost, {"Lost", "forgotten", kCheap}, m_programs));
            code = QString::fromLatin1(created.recovery.text().bytes().data(), qsizetype(created.recovery.text().size()));
        }
        Shell shell(m_programs);
        open(shell, lost);
        RecoverForm form(shell);
        form.show();
        auto* line = qobject_cast<QLineEdit*>(form.first());
        auto* act = buttonOf(form, QStringLiteral("Open and set the passphrase"));
        for (auto* field : form.findChildren<PassphraseField*>())
            QTest::keyClicks(&field->line(), QString::fromLatin1(kDoor));
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(line, QStringLiteral("7K3M9QX"));
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return allText(form).contains(QStringLiteral("no recovery code")); }));
        line->clear();
        QTest::keyClicks(line, code.toLower().remove(QLatin1Char('-')));
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }, 20'000));
        DANLU_VALUE(auto again, services::Project::open(lost, m_programs));
        QVERIFY_OK(again.unlock(services::SecretBuffer::copyOf(kDoor)));
    }

    void aBackupIsRestoredAndOpened() {
        const QString file = m_folder.path() + QStringLiteral("/kept.danlu-backup");
        {
            DANLU_VALUE(auto kept, services::Project::create(Path(m_folder.path().toStdString()) / "kept.danlu", {"Kept", kDoor, kCheap}, m_programs));
            QVERIFY_OK(kept.project.backUp(file.toStdString()));
        }
        Shell shell(m_programs);
        RestoreForm form(shell);
        form.show();
        auto* act = buttonOf(form, QStringLiteral("Restore it"));
        QVERIFY(!act->isEnabled());
        form.setFile(file);
        QTest::keyClicks(&form.field().line(), QStringLiteral("wrong"));
        QTest::keyClick(&form.field().line(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return allText(form).contains(QStringLiteral("not its passphrase")); }, 20'000));
        form.field().clear();
        QTest::keyClicks(&form.field().line(), QString::fromLatin1(kDoor));
        QTest::keyClick(&form.field().line(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }, 20'000));
        QCOMPARE(shell.session().name(), QStringLiteral("Kept"));
        QVERIFY(shell.session().folder() != Path(m_folder.path().toStdString()) / "kept.danlu");
    }

    void theWelcomePageSaysItInBothLanguagesAndChangesTheTheme() {
        Shell shell(m_programs);
        const auto welcome = page(shell, "welcome");
        welcome->show();
        QVERIFY(buttonOf(*welcome, QStringLiteral("Build the sample")) != nullptr);
        QPushButton* dark = nullptr;
        for (auto* button : welcome->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Dark"))
                dark = button;
        QVERIFY(dark != nullptr);
        QTest::mouseClick(dark, Qt::LeftButton);
        QCOMPARE(int(shell.preferences().theme()), int(Preferences::Theme::Dark));
    }

private:
    /// Reads the groups that are asked for while the button is held, as a person would.
    static void typeCodeBack(const QWidget& page) {
        auto* box = page.findChild<RecoveryBox*>();
        auto* hold = qobject_cast<QPushButton*>(box->first());
        QTest::keyPress(hold, Qt::Key_Space);
        QStringList groups;
        for (const auto* label : box->findChildren<Label*>())
            if (label->text().size() == 7 && label->text() == label->text().toUpper() && !label->text().contains(QLatin1Char(' ')))
                groups << label->text();
        QTest::keyRelease(hold, Qt::Key_Space);
        QCOMPARE(groups.size(), 8);
        for (auto* line : box->findChildren<QLineEdit*>())
            QTest::keyClicks(line, groups[line->accessibleName().split(QLatin1Char(' ')).last().toInt() - 1]);
    }
};

DANLU_SUITE(StartTest)
#include "Start_test.moc"
