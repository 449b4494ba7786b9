#include "support/Suite.h"

#include "ui/pages/settings/ChangePassphrase.h"
#include "ui/pages/settings/KeysPane.h"
#include "ui/pages/settings/ShortcutsPane.h"
#include "ui/shell/Language.h"
#include "ui/shell/Page.h"
#include "ui/style/Style.h"
#include "ui/widgets/PassphraseField.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kOld = "quarz Fenster lampe Ofen birke Tunnel";
constexpr const char* kNew = "Ziegel morgen Kabel nebel Forelle acht";

QPushButton* pressable(const QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

/// Settings, with a project and without one.
class SettingsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::unique_ptr<Page> page(Shell& shell) const {
        for (const PageEntry& entry : pagesInOrder())
            if (entry.id == QStringLiteral("settings"))
                return std::unique_ptr<Page>(entry.make(shell));
        return nullptr;
    }

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit()); }
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void everyCategoryOpensWithoutAProject() {
        Shell shell({});
        const auto settings = page(shell);
        settings->resize(1200, 800);
        settings->show();
        auto* list = settings->findChild<QListWidget*>();
        for (int i = 0; i < list->count(); ++i) {
            QTest::keyClick(list, i == 0 ? Qt::Key_Home : Qt::Key_Down);
            QCOMPARE(list->currentRow(), i);
            QVERIFY(!list->item(i)->text().isEmpty());
        }
        settings->open(QStringLiteral("keys"));
        QVERIFY(pressable(*settings, QStringLiteral("Change the passphrase…")) == nullptr);
    }

    void theLanguageChangesWhileTheWindowIsOpen() {
        Shell shell({});
        shell.preferences().setLanguage(Preferences::Language::English);
        const LanguageSwitch language(shell.preferences());
        const auto settings = page(shell);
        settings->show();
        QTest::mouseClick(pressable(*settings, QStringLiteral("中文")), Qt::LeftButton);
        QCOMPARE(int(shell.preferences().language()), int(Preferences::Language::Chinese));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(settings->findChild<QListWidget*>()->item(1)->text(), QStringLiteral("密钥与口令"));
        shell.preferences().setLanguage(Preferences::Language::English);
    }

    void theTimeUntilTheLockIsKept() {
        Shell shell({});
        shell.preferences().setLockAfter(30);
        KeysPane keys(shell);
        keys.show();
        auto* choice = keys.findChild<QComboBox*>();
        QCOMPARE(choice->currentData().toInt(), 30);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Up);
        QCOMPARE(shell.preferences().lockAfter(), 15);
        QTest::keyClick(choice, Qt::Key_End);
        QCOMPARE(shell.preferences().lockAfter(), 0);
    }

    void aPassphraseIsChangedInPlace() {
        Shell shell({});
        const Path project = Path(m_folder.path().toStdString()) / "p.danlu";
        QVERIFY_OK(services::Project::create(project, {"Tickets", kOld, services::KdfCost{46 * 1024, 1, 1}}, {}));
        shell.session().open(project, [&](Result<std::monostate>) { shell.session().unlock(QString::fromLatin1(kOld), [](Result<std::monostate>) {}); });
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }));
        ChangePassphrase form(shell);
        form.show();
        const auto fields = form.findChildren<PassphraseField*>();
        const auto type = [&](int at, const char* text) {
            fields[at]->clear();
            QTest::keyClicks(&fields[at]->line(), QString::fromLatin1(text));
        };
        bool isDone = false;
        connect(&form, &ChangePassphrase::dismissed, &form, [&] { isDone = true; });
        auto* act = pressable(form, QStringLiteral("Change it"));
        type(0, "wrong");
        type(1, kNew);
        type(2, kNew);
        QVERIFY(act->isEnabled());
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return act->isEnabled(); }, 20'000));
        QVERIFY(!isDone);
        type(0, kOld);
        QTest::keyClick(act, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return isDone; }, 20'000));
        DANLU_VALUE(auto again, services::Project::open(project, {}));
        QCOMPARE(again.unlock(services::SecretBuffer::copyOf(kOld)).error().code(), ErrorCode::Denied);
        QVERIFY_OK(again.unlock(services::SecretBuffer::copyOf(kNew)));
    }

    void everyNoticeOfWhatIsInsideCanBeRead() {
        Shell shell({});
        const auto settings = page(shell);
        settings->open(QStringLiteral("about"));
        auto* text = settings->findChild<QPlainTextEdit*>();
        QListWidget* parts = nullptr;
        for (auto* list : settings->findChildren<QListWidget*>())
            if (list->count() > 10 && !list->findItems(QStringLiteral("qt"), Qt::MatchExactly).isEmpty())
                parts = list;
        QVERIFY(text && parts);
        for (int i = 0; i < parts->count(); ++i) {
            parts->setCurrentRow(i);
            QVERIFY(text->toPlainText().size() > 100);
        }
    }

    void shortcutsAreThoseOfTheWindow() {
        Shell shell({});
        QWidget window;
        auto* shortcut = new QShortcut(Qt::CTRL | Qt::Key_J, &window);
        shortcut->setWhatsThis(QStringLiteral("Jump"));
        auto* pane = new ShortcutsPane(shell, &window);
        window.show();
        const auto* model = pane->findChild<QTableView*>()->model();
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Jump"));
        QCOMPARE(model->index(0, 1).data(Qt::UserRole).toStringList(), QStringList({QStringLiteral("Ctrl"), QStringLiteral("J")}));
    }
};

DANLU_SUITE(SettingsTest)
#include "Settings_test.moc"
