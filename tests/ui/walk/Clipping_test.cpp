#include "support/Suite.h"

#include "support/ShownWindow.h"
#include "ui/gallery/Clipping.h"
#include "ui/walk/Walk.h"

#include "services/dataset/Import.h"
#include "services/model/Model.h"
#include "services/project/Passphrase.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

constexpr const char* kPassphrase = "correct horse battery staple";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
constexpr int kSettleMillis = 700; // lists are read beside the GUI thread
const services::Programs kPrograms{Path(DANLU_BIN) / "danlu-worker", Path(DANLU_BIN) / "danlu-reader", Path(DANLU_ROOT) / "resources"};

} // namespace

/// What the window and its pages look like to a ruler and to the Tab key.
class ClippingTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<ShownWindow> m_shown;

    Path path() const { return Path(m_folder.path().toStdString()) / "工单.danlu"; }

    void makeProject() {
        DANLU_VALUE(auto created, services::Project::create(path(), {"工单 tickets", kPassphrase, kCheap}, kPrograms));
        services::ImportRequest request{{Path(DANLU_ROOT) / "resources/samples/tickets-test.jsonl"}, "tickets", {}};
        QVERIFY_OK(services::importDataset(created.project, request, {}));
        QVERIFY_OK(services::importModel(created.project, {Path(DANLU_ROOT) / "resources/starter", "starter", {}}, {}));
    }
    template <typename Call>
    static bool done(Call&& call) {
        std::optional<bool> answer;
        call([&answer](Result<std::monostate> result) { answer = bool(result); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) && *answer;
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit()); // not the person's own
        makeProject();
        m_shell = std::make_unique<Shell>(kPrograms);
        m_shown = std::make_unique<ShownWindow>(*m_shell);
        m_shown->window.resize(1280, 720);
        QVERIFY(m_shown->show());
    }
    void cleanupTestCase() { m_shown.reset(); }

    void aPage_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("isChinese");
        for (const bool isChinese : {true, false}) {
            const char* language = isChinese ? "zh" : "en";
            for (const PageEntry& entry : pagesInOrder())
                QTest::addRow("%s, %s", qPrintable(entry.id), language) << entry.id << isChinese;
            QTest::addRow("palette, %s", language) << QStringLiteral("palette") << isChinese;
            QTest::addRow("window, %s", language) << QString() << isChinese;
        }
    }
    void aPage() {
        QFETCH(const QString, page);
        QFETCH(const bool, isChinese);
        Session& session = m_shell->session();
        m_shell->preferences().setLanguage(isChinese ? Preferences::Language::Chinese : Preferences::Language::English);
        const bool isStart = std::ranges::any_of(pagesInOrder(), [&](const PageEntry& each) { return each.id == page && each.place == PagePlace::Start; });
        if (isStart && page != QStringLiteral("unlock")) {
            session.close();
        } else {
            if (session.state() == Session::State::Closed)
                QVERIFY(done([&](auto answer) { session.open(path(), answer); }));
            if (page != QStringLiteral("unlock") && session.state() == Session::State::Locked)
                QVERIFY(done([&](auto answer) { session.unlock(QString::fromLatin1(kPassphrase), answer); }));
            else if (page == QStringLiteral("unlock"))
                session.lock();
        }
        if (page == QStringLiteral("palette"))
            m_shown->window.togglePalette();
        else if (!page.isEmpty())
            m_shell->go(page);
        QTest::qWait(kSettleMillis);
        QStringList wrong = gallery::clipped(m_shown->window) + walk::cutOff(m_shown->window);
        if (page != QStringLiteral("palette")) // Tab has a meaning of its own there
            wrong += walk::tabWalk(m_shown->window);
        else
            m_shown->window.togglePalette();
        QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1Char('\n') + wrong.join(QLatin1Char('\n'))));
    }
};

DANLU_SUITE(ClippingTest)
#include "Clipping_test.moc"
