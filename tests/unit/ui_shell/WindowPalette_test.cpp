#include "support/Suite.h"

#include "ui/shell/RailButtons.h"
#include "ui/shell/Window.h"
#include "ui/shell/palette/Palette.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kWord = "correct horse battery staple";
constexpr services::KdfCost kCheapCost{46 * 1024, 1, 1};

} // namespace

/// The palette in the window: what it offers follows the project's state.
class WindowPaletteTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    services::Programs m_programs;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<Window> m_window;

    Path path() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }
    Palette& palette() const { return *m_window->findChild<Palette*>(); }
    QStringList offered() const {
        QStringList names;
        for (int row = 0; row < palette().model().rowCount(); ++row)
            if (const PaletteItem* item = palette().model().item(row))
                names << item->main.text;
        return names;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    template <typename Call>
    static bool done(Call&& call) {
        std::optional<bool> answer;
        call([&answer](Result<std::monostate> result) { answer = bool(result); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) && *answer;
    }
    bool open() {
        return done([&](auto answer) { m_shell->session().open(path(), answer); });
    }
    bool unlock() {
        return done([&](auto answer) { m_shell->session().unlock(QString::fromLatin1(kWord), answer); });
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
        QVERIFY_OK(services::Project::create(path(), {"Tickets", kWord, kCheapCost}, m_programs));
    }
    void init() {
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
        m_shell = std::make_unique<Shell>(m_programs);
        m_window = std::make_unique<Window>(*m_shell);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        m_shell.reset();
    }

    void itsKeysOpenAndCloseIt() {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette().isOpen());
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!palette().isOpen());
    }

    void theRailsSearchOpensIt() {
        QTest::mouseClick(m_window->findChild<SearchButton*>(), Qt::LeftButton);
        QVERIFY(palette().isOpen());
    }

    void withoutAProjectNothingIsOfferedThatNeedsOne() {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(offered().contains(QStringLiteral("Open project…")));
        QVERIFY(!offered().contains(QStringLiteral("Lock the project")));
        QVERIFY(!offered().contains(QStringLiteral("Close project")));
    }

    void whatIsLockedCanBeClosedAndWhatIsOpenLocked() {
        QVERIFY(open());
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(offered().contains(QStringLiteral("Close project")));
        QVERIFY(!offered().contains(QStringLiteral("Lock the project")));
        press(Qt::Key_Escape);
        QVERIFY(unlock());
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(">lock"));
        press(Qt::Key_Return);
        QCOMPARE(m_shell->session().state(), Session::State::Locked);
    }

    void lockingClosesIt() {
        QVERIFY(open());
        QVERIFY(unlock());
        press(Qt::Key_K, Qt::ControlModifier);
        m_shell->session().lock();
        QVERIFY(!palette().isOpen());
        QCOMPARE(palette().model().rowCount(), 0);
    }

    void aThemeIsChosenByItsName() {
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dark"));
        press(Qt::Key_Return);
        QCOMPARE(m_shell->preferences().theme(), Preferences::Theme::Dark);
    }
};

DANLU_SUITE(WindowPaletteTest)
#include "WindowPalette_test.moc"
