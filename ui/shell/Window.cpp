#include "ui/shell/Window.h"

#include "ui/shell/Errors.h"
#include "ui/shell/ProblemView.h"
#include "ui/shell/Rail.h"
#include "ui/shell/Say.h"
#include "ui/shell/StatusBar.h"
#include "ui/shell/palette/Palette.h"
#include "ui/shell/palette/PaletteSources.h"
#include "ui/style/ShownText.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QFileDialog>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr QSize kUsual(1440, 900);
constexpr QSize kLeast(1024, 600);
constexpr int kRoomForRail = 1280; // below it the rail is icons

const QString kHome = QStringLiteral("home");
const QString kWelcome = QStringLiteral("welcome");
const QString kUnlock = QStringLiteral("unlock");
const QString kCreate = QStringLiteral("create");

/// Where a project in that state begins.
const QString& firstPageOf(Session::State state) {
    switch (state) {
    case Session::State::Closed:
        return kWelcome;
    case Session::State::Locked:
        return kUnlock;
    case Session::State::Unlocked:
        break;
    }
    return kHome;
}

} // namespace

Window::Window(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_entries(pagesInOrder()), m_pages(new QStackedWidget), m_problem(new ProblemView(*m_pages)),
      m_status(new StatusBar(shell)) {
    std::vector<PageEntry> railed;
    std::ranges::copy_if(m_entries, std::back_inserter(railed), [](const PageEntry& page) { return page.place != PagePlace::Start; });
    m_rail = new Rail(railed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setMinimumSize(kLeast);
    resize(kUsual);
    setWindowIcon(themedIcon("crucible"_icon, Color::AccentText));
    m_toasts = new ToastStack(*this, m_status->sizeHint().height(), tr("Close"));
    m_palette = new Palette(*this);

    connect(m_rail, &Rail::chosen, this, [this](const QString& page) { showPage(page, {}); });
    connect(m_rail, &Rail::projectClicked, this, &Window::showProjectMenu);
    connect(m_rail, &Rail::searchClicked, this, &Window::togglePalette);
    connect(&shell, &Shell::wentTo, this, &Window::showPage);
    connect(&shell, &Shell::projectAsked, this, &Window::askForProject);
    connect(&shell, &Shell::toasted, this, [this](const Toast& toast) { m_toasts->add(toast); });
    connect(&shell, &Shell::problemAsked, m_problem, &ProblemView::tell);
    connect(&shell.session(), &Session::stateChanged, this, &Window::follow);
    connect(&shell.runs(), &RunsWatch::changed, this, &Window::showWork);
    connect(&shell.activities(), &Activities::changed, this, &Window::showWork);
    addKeys();
    follow();
    say(*this, [this] {
        sayKeys();
        const bool isClosed = m_shell.session().state() == Session::State::Closed;
        m_rail->setProject(isClosed ? tr("Danlu") : m_shell.session().name());
    });
}

Window::~Window() = default;

void Window::addKeys() {
    const auto key = [this](QKeySequence keys, auto act) { connect(new QShortcut(keys, this), &QShortcut::activated, this, act); };
    for (const PageEntry& page : m_entries)
        if (page.place != PagePlace::Start)
            key(QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + page.order)), [this, id = page.id] { showPage(id, {}); });
    key(Qt::CTRL | Qt::Key_K, [this] { togglePalette(); });
    key(Qt::CTRL | Qt::Key_L, [this] { m_shell.session().lock(); });
    key(Qt::CTRL | Qt::Key_N, [this] { showPage(kCreate, {}); });
    key(Qt::CTRL | Qt::Key_O, [this] { askForProject(); });
    key(Qt::CTRL | Qt::Key_Q, [this] { close(); });
}

/// What each shortcut does, for the list in the settings.
void Window::sayKeys() {
    std::map<QKeySequence, QString> words{{Qt::CTRL | Qt::Key_L, tr("Lock the project")},
                                          {Qt::CTRL | Qt::Key_N, tr("New project")},
                                          {Qt::CTRL | Qt::Key_O, tr("Open a project")},
                                          {Qt::CTRL | Qt::Key_Q, tr("Close the window")}};
    for (const PageEntry& page : m_entries)
        if (page.place != PagePlace::Start)
            words[QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + page.order))] = tr("Go to %1").arg(page.name());
    for (QShortcut* shortcut : findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly))
        if (const auto found = words.find(shortcut->key()); found != words.end())
            shortcut->setWhatsThis(found->second);
}

const PageEntry* Window::entryOf(const QString& id) const {
    const auto found = std::ranges::find(m_entries, id, &PageEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

void Window::follow() {
    const Session& session = m_shell.session();
    const bool isOpen = session.state() == Session::State::Unlocked;
    m_palette->dismiss();
    m_problem->dismiss(); // it may name what is in the project
    for (auto& [id, page] : std::exchange(m_made, {})) {
        m_pages->removeWidget(page);
        page->deleteLater(); // one of them may have asked for this
    }
    m_current.clear();
    m_rail->setProject(session.state() == Session::State::Closed ? tr("Danlu") : session.name());
    m_rail->setWay(isOpen ? Rail::Way::Open : Rail::Way::Closed);
    setWindowTitle(session.state() == Session::State::Closed ? tr("Danlu") : tr("%1 – Danlu", "window title: project").arg(shownText(session.name())));
    showPage(firstPageOf(session.state()), {});
}

void Window::showPage(const QString& id, const QString& what) {
    const PageEntry* entry = entryOf(id);
    if (!entry || (entry->needs == PageNeeds::Project && m_shell.session().state() != Session::State::Unlocked))
        return;
    auto found = m_made.find(id);
    if (found == m_made.end()) {
        found = m_made.emplace(id, entry->make(m_shell)).first;
        m_pages->addWidget(found->second);
    }
    m_palette->dismiss();
    m_current = id;
    m_pages->setCurrentWidget(found->second);
    m_problem->raise();
    m_rail->setCurrent(id);
    found->second->open(what);
    if (QWidget* first = found->second->first())
        first->setFocus(Qt::OtherFocusReason);
}

void Window::togglePalette() {
    if (m_palette->isOpen())
        return m_palette->dismiss();
    const PaletteSources sources(m_shell, m_entries);
    std::vector<PaletteItem> items = sources.pages();
    const auto add = [&items](std::vector<PaletteItem> more) { std::ranges::move(more, std::back_inserter(items)); };
    add(withTheirActions(sources.runs()));
    add(sources.beginnings());
    add(sources.projects());
    if (const auto shown = m_made.find(m_current); shown != m_made.end())
        for (const Command& each : shown->second->commands())
            items.push_back({PaletteGroup::Here, each});
    for (const Command& each : commands())
        items.push_back({PaletteGroup::Action, each});
    m_palette->open(std::move(items), m_rail->width());
    sources.read(m_palette, [this](std::vector<PaletteItem> more) {
        if (m_palette->isOpen())
            m_palette->add(withTheirActions(std::move(more)));
    });
}

void Window::showProjectMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](IconName icon, const QString& text, auto act, QKeySequence keys = {}) {
        QAction* action = menu->addAction(themedIcon(icon), text, this, act);
        action->setShortcut(keys);
        return action;
    };
    const bool isClosed = m_shell.session().state() == Session::State::Closed;
    add(
        "plus"_icon, tr("New project…"), [this] { showPage(kCreate, {}); }, Qt::CTRL | Qt::Key_N);
    add(
        "folder"_icon, tr("Open project…"), [this] { askForProject(); }, Qt::CTRL | Qt::Key_O);
    menu->addSeparator();
    for (const QString& folder : m_shell.preferences().recentProjects())
        add("database"_icon, inButton(folder), [this, folder] { m_shell.openProject(folder); });
    if (!isClosed) {
        menu->addSeparator();
        add(
            "lock"_icon, tr("Lock"), [this] { m_shell.session().lock(); }, Qt::CTRL | Qt::Key_L)
            ->setEnabled(m_shell.session().state() == Session::State::Unlocked);
        add("close"_icon, tr("Close project"), [this] { m_shell.session().close(); });
    }
    menu->popup(at);
}

void Window::askForProject() {
    auto* dialog = new QFileDialog(this, tr("Open a project folder (NAME.danlu)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { m_shell.openProject(folder); });
    dialog->open();
}

void Window::showWork() {
    const auto& activities = m_shell.activities().all();
    for (const PageEntry& page : m_entries)
        m_rail->setBusy(page.id, std::ranges::any_of(activities, [&](const auto& each) { return each.face.page == page.id; }) ||
                                     (page.id == QStringLiteral("train") && m_shell.runs().live()));
    if (m_isLeaving && activities.empty())
        QCoreApplication::quit();
}

void Window::closeEvent(QCloseEvent* event) {
    if (m_shell.activities().all().empty())
        return event->accept();
    m_isLeaving = true; // imports and exports end first; starting Danlu again brings the window back
    hide();
    event->ignore();
}

void Window::comeForward() {
    m_isLeaving = false;
    setWindowState(windowState() & ~Qt::WindowMinimized);
    QWidget::show();
    raise();
    activateWindow();
}

void Window::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_rail->setRoom(width() < kRoomForRail ? Rail::Width::Icons : Rail::Width::Full);
}

} // namespace danlu::ui
