#include "support/Suite.h"

#include "support/ShownWindow.h"
#include "support/SyntheticRun.h"
#include "ui/gallery/Clipping.h"
#include "ui/walk/Walk.h"

#include "services/dataset/Import.h"
#include "services/model/Model.h"
#include "services/project/Passphrase.h"
#include "store/Database.h"
#include "ui/pages/data/DataPage.h"
#include "ui/pages/data/DatasetList.h"
#include "ui/pages/data/FilesModel.h"
#include "ui/pages/data/ImportView.h"
#include "ui/pages/data/ManagePanel.h"
#include "ui/pages/data/RecordView.h"
#include "ui/pages/data/RowsTable.h"
#include "ui/shell/Figures.h"
#include "ui/shell/ProblemView.h"
#include "ui/widgets/ErrorPanel.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/file.h>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

constexpr const char* kPassphrase = "correct horse battery staple";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
constexpr int kSettleMillis = 700; // lists are read beside the GUI thread
constexpr int kPatienceMillis = 120'000;
constexpr std::uint64_t kHuge = 20'000'000'000;

/// As long as a name may be, of what is hard to show.
std::string longName(const std::string& begin) {
    std::string name = begin + " R&D <b>fett <img src=x> &amp; مرحبا שלום 🚀👩‍💻 工单";
    return name + std::string(128 - name.size(), 'W');
}
const std::string kLongDataset = longName("d"), kLongModel = longName("m"), kLongRun = longName("r"), kLongProject = longName("p");

/// A row that means harm, and what of it is to be seen.
constexpr const char* kHostileRow = R"({"text": "one\u202Etwo\u0007 <b>bold</b>\r\nthree 13812345678 \u2066🚀\u0085", "label": "<i>net</i>/\u202Ex"})";
const QString kHostileSeen = QStringLiteral("one\uFFFDtwo\uFFFD <b>bold</b>\nthree 13812345678 \uFFFD🚀");

QPushButton* buttonOf(const QWidget& parent, const QString& begin) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->isVisibleTo(&parent) && button->text().startsWith(begin))
            return button;
    return nullptr;
}

template <typename Condition>
bool waitUntil(Condition&& condition) {
    return QTest::qWaitFor(std::forward<Condition>(condition), kPatienceMillis);
}

/// Texts that may be read as markup.
QStringList rich(const QWidget& window) {
    QStringList found;
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->textFormat() != Qt::PlainText && !label->objectName().startsWith(QStringLiteral("qt_")))
            found << QStringLiteral("may be markup: \"%1\"").arg(label->text());
    return found;
}

} // namespace

/// Names, texts, files, programs and neighbours that mean harm, in the real window.
class HostileTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    services::Programs m_programs{Path(DANLU_BIN) / "danlu-worker", Path(DANLU_BIN) / "danlu-reader", Path(DANLU_ROOT) / "resources"};
    std::unique_ptr<test::SyntheticRun> m_run;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<ShownWindow> m_shown;

    Path path(const char* name) const { return Path(m_folder.path().toStdString()) / name; }
    Path project() const { return path("p.danlu"); }

    void makeProject() {
        DANLU_VALUE(auto created, services::Project::create(project(), {kLongProject, kPassphrase, kCheap}, m_programs));
        QVERIFY_OK(writeFileAtomically(path("rows.jsonl"), std::string(kHostileRow) + "\n{\"text\": \"calm\", \"label\": \"net/wifi\"}\n"));
        QVERIFY_OK(services::importDataset(created.project, {{path("rows.jsonl")}, kLongDataset, {}, services::Existing::Refuse}, {}));
        QVERIFY_OK(services::importModel(created.project, {Path(DANLU_ROOT) / "resources/starter", kLongModel, {}}, {}));
        m_run = std::make_unique<test::SyntheticRun>(project(), kLongRun);
        QVERIFY_OK(m_run->begin(50));
    }
    static bool open(Shell& shell, const Path& folder) {
        std::optional<bool> isOpen;
        shell.session().open(folder, [&](Result<std::monostate> opened) {
            if (!opened)
                return void(isOpen = false);
            shell.session().unlock(QString::fromLatin1(kPassphrase), [&](Result<std::monostate> unlocked) { isOpen = bool(unlocked); });
        });
        return waitUntil([&] { return isOpen.has_value(); }) && *isOpen;
    }
    void speak(Preferences::Language language) { m_shell->preferences().setLanguage(language); }
    void look(const QString& page, const QString& what = {}) {
        m_shell->go(page, what);
        QTest::qWait(kSettleMillis);
    }
    QStringList wrong() const {
        QStringList all = gallery::clipped(m_shown->window) + walk::cutOff(m_shown->window) + rich(m_shown->window);
        all.removeIf([](const QString& each) { return each.startsWith(QStringLiteral("QComboBox")); }); // it cuts a name with "…", its list shows all
        return all;
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit()); // not the person's own
        qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
        makeProject();
        m_shell = std::make_unique<Shell>(m_programs);
        m_shown = std::make_unique<ShownWindow>(*m_shell);
        m_shown->window.resize(1280, 720);
        QVERIFY(m_shown->show());
        QVERIFY(open(*m_shell, project()));
    }
    void init() {
        speak(Preferences::Language::English);
        m_shell->preferences().setTheme(Preferences::Theme::Light);
    }
    void cleanupTestCase() { m_shown.reset(); }

    void longNamesMoveNothing_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("isChinese");
        for (const bool isChinese : {true, false})
            for (const PageEntry& entry : pagesInOrder())
                if (entry.place != PagePlace::Start)
                    QTest::addRow("%s, %s", qPrintable(entry.id), isChinese ? "zh" : "en") << entry.id << isChinese;
    }
    void longNamesMoveNothing() {
        QFETCH(const QString, page);
        QFETCH(const bool, isChinese);
        speak(isChinese ? Preferences::Language::Chinese : Preferences::Language::English);
        const bool isOfData = page == QStringLiteral("data");
        look(page, QString::fromStdString(isOfData ? kLongDataset : page == QStringLiteral("export") || page == QStringLiteral("compare") ? kLongModel : ""));
        QVERIFY2(wrong().isEmpty(), qPrintable(QLatin1Char('\n') + wrong().join(QLatin1Char('\n'))));
    }

    void thePaletteHoldsThem() {
        look(QStringLiteral("home"));
        QTest::keyClick(&m_shown->window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("R&D"));
        QTest::qWait(kSettleMillis);
        QVERIFY2(wrong().isEmpty(), qPrintable(QLatin1Char('\n') + wrong().join(QLatin1Char('\n'))));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    void aRecordIsSeenAsItIs() {
        look(QStringLiteral("data"), QString::fromStdString(kLongDataset));
        auto* text = m_shown->window.findChild<RecordView*>()->findChild<QPlainTextEdit*>();
        QVERIFY(waitUntil([&] { return !text->toPlainText().isEmpty(); }));
        QVERIFY2(text->toPlainText().startsWith(kHostileSeen), qPrintable(text->toPlainText()));
        const auto marks = text->extraSelections(); // the mark of the telephone number lies on it, although a break before it became shorter
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.front().cursor.selectedText(), QStringLiteral("13812345678"));
    }

    void aToastAndItsPanelSayTextOnly() {
        look(QStringLiteral("home"));
        const QString title = QStringLiteral("<b>%1</b> was not imported").arg(QString::fromStdString(kLongDataset));
        m_shell->complain(title, Error(ErrorCode::Rejected, std::string(300, 'x')).withHint("<a href=x>Do this</a>\n\u202Eand that").wrap("over it"));
        QVERIFY2(wrong().isEmpty(), qPrintable(QLatin1Char('\n') + wrong().join(QLatin1Char('\n'))));
        QPushButton* details = buttonOf(m_shown->window, QStringLiteral("Details"));
        QVERIFY(details);
        QTest::mouseClick(details, Qt::LeftButton);
        auto* panel = m_shown->window.findChild<ErrorPanel*>();
        QVERIFY(panel && panel->isVisible() && panel->causesShown());
        QTest::qWait(kSettleMillis);
        QVERIFY2(wrong().isEmpty(), qPrintable(QLatin1Char('\n') + wrong().join(QLatin1Char('\n'))));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(waitUntil([&] { return !m_shown->window.findChild<ErrorPanel*>(); }));
    }

    void lookLanguageAndScaleOfNumbersChangeWhileItRuns_data() { longNamesMoveNothing_data(); }
    void lookLanguageAndScaleOfNumbersChangeWhileItRuns() {
        QFETCH(const QString, page);
        QFETCH(const bool, isChinese);
        const auto first = isChinese ? Preferences::Language::English : Preferences::Language::Chinese;
        speak(first);
        look(page);
        const auto texts = [&] {
            QStringList all;
            for (const auto* label : m_shown->window.findChildren<QLabel*>())
                all << label->text();
            return all;
        };
        const QStringList before = texts();
        const QColor ground = QApplication::palette().color(QPalette::Window);
        m_shell->preferences().setTheme(Preferences::Theme::Dark);
        speak(isChinese ? Preferences::Language::Chinese : Preferences::Language::English);
        QTest::qWait(kSettleMillis);
        QCOMPARE(m_shown->window.page(), page);
        QVERIFY(texts() != before);
        QVERIFY(QApplication::palette().color(QPalette::Window) != ground);
        QVERIFY2(wrong().isEmpty(), qPrintable(QLatin1Char('\n') + wrong().join(QLatin1Char('\n'))));
    }

    void aFileOfTwentyGigabytesIsLookedAtInItsBeginning() {
        QVERIFY_OK(writeFileAtomically(path("huge.jsonl"), "{\"text\": \"first\"}\n{\"text\": \"second\"}\n"));
        std::error_code failed;
        std::filesystem::resize_file(path("huge.jsonl"), kHuge, failed); // a hole: it takes no room
        if (failed)
            QSKIP("this file system has no files of that size");
        DataPage page(*m_shell);
        page.resize(1256, 680);
        page.show();
        page.importFiles({QString::fromStdString(path("huge.jsonl").string())});
        auto* view = page.findChild<ImportView*>();
        QVERIFY(waitUntil([&] { return !view->facts().contains(QStringLiteral("looking")); }));
        auto* files = page.findChild<FilesModel*>();
        QCOMPARE(files->found(0)["bytes"].get<std::uint64_t>(), kHuge);
        DANLU_VALUE(const auto room, freeSpace(project()));
        const bool hasRoom = services::importSpace(kHuge) <= room;
        QVERIFY2(hasRoom || view->facts().contains(QStringLiteral("too little room")), qPrintable(view->facts()));
        QVERIFY(hasRoom || !view->isReady());
        bool isSaid = false; // what it takes and what is free
        for (const auto* label : page.findChildren<QLabel*>())
            isSaid = isSaid || label->text().contains(bytesText(services::importSpace(kHuge)));
        QVERIFY(isSaid);
        std::filesystem::remove(path("huge.jsonl"));
    }

    void foldersAndNoiseAreNamedAndLeftOut() {
        DataPage page(*m_shell);
        page.show();
        std::string noise(4096, '\0');
        for (std::size_t i = 0; i < noise.size(); ++i)
            noise[i] = char(i * 2654435761U >> 13);
        QVERIFY_OK(writeFileAtomically(path("no\nise\u202E.bin"), noise));
        page.importFiles({m_folder.path(), QString::fromStdString(path("no\nise\u202E.bin").string()), QString::fromStdString(path("rows.jsonl").string())});
        auto* files = page.findChild<FilesModel*>();
        QVERIFY(waitUntil([&] { return files->rowCount() == 3 && files->found(2).is_object(); }));
        QCOMPARE(files->found(0)["problem"].get<std::string>(), std::string("folder"));
        QVERIFY(files->found(1).contains("problem"));
        QVERIFY(files->isUsable(2));
        QVERIFY(page.findChild<ImportView*>()->facts().contains(QStringLiteral("2 file(s) left out")) ||
                page.findChild<ImportView*>()->facts().contains(QStringLiteral("2 files left out")));
    }

    void aReaderThatDiesIsAnError_data() {
        QTest::addColumn<int>("lives"); // calls that it survives
        QTest::newRow("when it looks") << 0;
        QTest::newRow("when it imports") << 1;
    }
    void aReaderThatDiesIsAnError() {
        QFETCH(const int, lives);
        const Path script = path("reader.sh");
        const std::string count = path("calls").string();
        std::filesystem::remove(count);
        QVERIFY_OK(writeFileAtomically(script, "#!/bin/sh\necho x >> " + count + "\n[ $(wc -l < " + count + ") -gt " + std::to_string(lives) +
                                                   " ] && kill -SEGV $$\nexec " + m_programs.reader.string() + " \"$@\"\n"));
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        auto programs = m_programs;
        programs.reader = script;
        Shell shell(programs);
        QVERIFY(open(shell, project()));
        QSignalSpy toasts(&shell, &Shell::toasted);
        std::optional<ErrorCode> told;
        connect(&shell, &Shell::problemAsked, this, [&told](const QString&, const Error& error) { told = error.code(); });
        DataPage page(shell);
        page.resize(1256, 680);
        page.show();
        page.importFiles({QString::fromStdString(path("rows.jsonl").string())});
        auto* files = page.findChild<FilesModel*>();
        QVERIFY(waitUntil([&] { return files->rowCount() == 1 && files->found(0).is_object(); }));
        if (lives == 0) {
            QCOMPARE(files->found(0)["problem"].get<std::string>(), std::string("crashed"));
            QVERIFY(!page.findChild<ImportView*>()->isReady());
            return;
        }
        auto* name = page.findChild<ImportView*>()->findChild<QLineEdit*>();
        name->setText(QStringLiteral("never"));
        QPushButton* act = buttonOf(page, QStringLiteral("Import"));
        QVERIFY(act && waitUntil([&] { return act->isEnabled(); }));
        QTest::mouseClick(act, Qt::LeftButton);
        QVERIFY(waitUntil([&] { return toasts.count() == 1; }));
        const Toast toast = qvariant_cast<Toast>(toasts.front().front());
        QCOMPARE(int(toast.state), int(State::Bad));
        QVERIFY(toast.title.contains(QStringLiteral("nothing was kept")));
        toast.action();
        QVERIFY(told == ErrorCode::Crashed);
    }

    void aProjectThatSomebodyHoldsIsNotOpenedNow() {
        const Path held = path("held.danlu");
        QVERIFY_OK(services::Project::create(held, {"Held", kPassphrase, kCheap}, m_programs));
        const int lock = ::open((held / "lock").c_str(), O_RDWR | O_CLOEXEC);
        QVERIFY(lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0);
        Shell shell(m_programs);
        QSignalSpy toasts(&shell, &Shell::toasted);
        shell.openProject(QString::fromStdString(held.string()));
        QVERIFY(waitUntil([&] { return toasts.count() == 1; }));
        QVERIFY(shell.session().state() == Session::State::Closed);
        ::close(lock);
        QVERIFY(open(shell, held));
    }

    void anActWaitsForSomebodyElsesAndTheWindowDoesNot() {
        Shell shell(m_programs);
        QVERIFY(open(shell, project()));
        DANLU_VALUE(auto other, store::Database::open(project() / "project.db", {}));
        QVERIFY_OK(other.run("BEGIN IMMEDIATE"));
        std::optional<bool> isDone;
        shell.session().ask<std::monostate>(
            &shell,
            [](services::Project& project) -> Result<> {
                return project.file().record({"data.show", "x", Json::object(), "ok"});
            },
            [&](Result<std::monostate> done) { isDone = bool(done); });
        int beats = 0;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&beats] { ++beats; });
        beat.start(20);
        QVERIFY(QTest::qWaitFor([&] { return beats > 10; }, kPatienceMillis)); // the window lives
        QVERIFY(!isDone);
        QVERIFY_OK(other.run("COMMIT"));
        QVERIFY(waitUntil([&] { return isDone.has_value(); }));
        QVERIFY(*isDone);
    }
};

DANLU_SUITE(HostileTest)
#include "Hostile_test.moc"
