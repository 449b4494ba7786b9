#include "ui/pages/data/ManagePanel.h"

#include "services/dataset/Dataset.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>
#include <thread>

namespace danlu::ui {
namespace {

constexpr int kFormWidth = 460;
constexpr int kDeleteTries = 20;
constexpr std::chrono::milliseconds kDeletePause(100);
constexpr TextLook kQuietText{TextSize::Small, Weight::Regular, Color::TextMuted};

QVBoxLayout* padded(QVBoxLayout& column) {
    auto* holder = new QWidget;
    holder->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* inside = new QVBoxLayout(holder);
    inside->setContentsMargins(kPageEdge, kPadding, kPageEdge, kGroupGap);
    inside->setSpacing(kGap);
    column.addWidget(holder);
    return inside;
}

/// Deleting takes the project alone: whoever reads a page of it right now gets a moment to come to its end.
Result<Json> deletePatiently(services::Project& project, const std::string& name) {
    for (int i = 1;; ++i) {
        auto done = services::deleteDataset(project, name);
        if (done || done.error().code() != ErrorCode::Locked || i == kDeleteTries)
            return done;
        std::this_thread::sleep_for(kDeletePause);
    }
}

} // namespace

ManagePanel::ManagePanel(Shell& shell, QWidget* parent)
    : Panel({}, parent), m_shell(shell), m_nameTitle(new PanelHeader({})), m_deleteTitle(new PanelHeader({})), m_nameLabel(new Label({}, kQuietText)),
      m_nameHint(new Label({}, kQuietText, Wrap::Yes)), m_deleteText(new Label({}, kQuietText, Wrap::Yes)), m_question(new Label({}, {}, Wrap::Yes)),
      m_name(new QLineEdit), m_rename(makeButton({})), m_ask(makeButton({{}, "trash"_icon, {}}, Kind::Destructive)),
      m_yes(makeButton({{}, "trash"_icon, {}}, Kind::Destructive)), m_no(makeButton({})), m_asking(makeQuestion()),
      m_busy(new Label({}, {TextSize::Small, Weight::Regular, Color::Warning}, Wrap::Yes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_nameTitle);
    auto* naming = padded(*column);
    naming->addWidget(m_nameLabel);
    auto* row = new QHBoxLayout;
    m_name->setMaximumWidth(kFormWidth);
    row->addWidget(m_name, 1);
    row->addWidget(m_rename);
    row->addStretch(1);
    naming->addLayout(row);
    naming->addWidget(m_nameHint);
    m_deleteTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_deleteTitle);
    auto* deleting = padded(*column);
    deleting->addWidget(m_deleteText);
    deleting->addWidget(m_ask);
    deleting->addWidget(m_asking);
    deleting->addWidget(m_busy);
    column->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, this, &ManagePanel::check);
    connect(m_name, &QLineEdit::returnPressed, m_rename, &QPushButton::click);
    connect(m_rename, &QPushButton::clicked, this, &ManagePanel::rename);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        m_asking->show();
        m_ask->hide();
        m_no->setFocus();
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        m_asking->hide();
        m_ask->show();
        m_ask->setFocus();
    });
    connect(m_yes, &QPushButton::clicked, this, &ManagePanel::remove);
    connect(&m_shell.activities(), &Activities::changed, this, &ManagePanel::checkDeletion);
    ui::say(*this, [this] { say(); });
}

QWidget* ManagePanel::makeQuestion() {
    auto* card = new Card;
    card->setMaximumWidth(kFormWidth + kFormWidth / 2);
    auto* row = new QHBoxLayout(card);
    row->addWidget(m_question, 1);
    row->addWidget(m_no);
    row->addWidget(m_yes);
    card->hide();
    return card;
}

int ManagePanel::runs() const {
    return int(
        std::ranges::count_if(m_shell.runs().all(), [this](const RunFace& run) { return run.dataset.section(QLatin1Char('@'), 0, 0) == m_dataset.name; }));
}

void ManagePanel::say() {
    m_nameTitle->setTitle(tr("Name"));
    m_deleteTitle->setTitle(tr("Deletion"));
    m_nameLabel->setText(tr("Name of the dataset"));
    m_name->setAccessibleName(tr("Name of the dataset"));
    m_nameHint->setText(tr("All versions keep their numbers. Runs that learned from it go on naming what it was called then."));
    m_rename->setText(tr("Rename"));
    const int versions = int(m_dataset.versions.size());
    m_deleteText->setText(
        tr("Deletes the dataset with all its versions, and its key with it: what is left on the disk cannot be read any more. Files that were "
           "imported or exported stay where they are."));
    m_ask->setText(tr("Delete “%1”…").arg(inButton(m_dataset.name)));
    const QString used = runs() > 0 ? QLatin1Char(' ') + tr("%n run(s) learned from it; their models stay.", nullptr, runs()) : QString();
    m_question->setText(tr("Delete “%1” with its %n version(s)? This cannot be undone.", nullptr, versions).arg(m_dataset.name) + used);
    m_yes->setText(tr("Delete “%1”").arg(inButton(m_dataset.name)));
    m_no->setText(tr("Keep it"));
    check();
    checkDeletion();
}

void ManagePanel::open(const DatasetFace& dataset) {
    const bool isOther = dataset.name != m_dataset.name;
    m_dataset = dataset;
    if (isOther) {
        m_name->setText(dataset.name);
        m_asking->hide();
        m_ask->show();
    }
    say();
}

void ManagePanel::check() { m_rename->setEnabled(!m_name->text().trimmed().isEmpty() && m_name->text().trimmed() != m_dataset.name); }

/// Deleting takes the project alone, and work that goes on holds it.
void ManagePanel::checkDeletion() {
    const auto& work = m_shell.activities().all();
    for (QPushButton* button : {m_ask, m_yes})
        button->setEnabled(work.empty());
    m_busy->setVisible(!work.empty());
    if (!work.empty())
        m_busy->setText(tr("“%1” is running. Deleting needs the project for itself; it can be done when that has ended.").arg(work.front().face.name));
}

void ManagePanel::rename() {
    const QString was = m_dataset.name, name = m_name->text().trimmed();
    const auto work = [was = bytesOf(was), name = bytesOf(name)](services::Project& project) { return services::renameDataset(project, was, name); };
    m_shell.session().ask<Json>(this, work, [this, was, name](Result<Json> result) {
        if (!result)
            return m_shell.complain(tr("“%1” was not renamed").arg(was), result.error());
        m_shell.toast({State::Good, tr("Renamed"), tr("“%1” is called “%2” now.").arg(was, name)});
        emit renamed(name);
    });
}

void ManagePanel::remove() {
    const QString name = m_dataset.name;
    emit aboutToDelete();
    const auto work = [name = bytesOf(name)](services::Project& project) { return deletePatiently(project, name); };
    m_shell.session().ask<Json>(this, work, [this, name](Result<Json> result) {
        m_asking->hide();
        m_ask->show();
        emit deleted(result ? name : QString());
        if (!result && result.error().code() == ErrorCode::Locked)
            return m_shell.complain(tr("“%1” was not deleted: something else reads or writes the project. Try again when that has ended.").arg(name),
                                    result.error());
        if (!result)
            return m_shell.complain(tr("“%1” was not deleted").arg(name), result.error());
        m_shell.toast({State::Good, tr("Deleted"), tr("“%1” and its key are gone.").arg(name)});
    });
}

} // namespace danlu::ui
