#include "ui/pages/train/RunSamplesPane.h"

#include "services/run/Run.h"
#include "ui/pages/train/SampleDelegate.h"
#include "ui/pages/train/SamplesModel.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace danlu::ui {

RunSamplesPane::RunSamplesPane(Session& session, QWidget* parent)
    : Panel({}, parent), m_session(session), m_model(new SamplesModel(this)), m_header(new PanelHeader({})), m_view(new QListView),
      m_none(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* delegate = new SampleDelegate(m_view);
    m_view->setModel(m_model);
    m_view->setItemDelegate(delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_none->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->addWidget(m_header);
    column->addWidget(m_none);
    column->addWidget(m_view, 1);
    column->addStretch();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, delegate, &QAbstractItemDelegate::sizeHintChanged); // it unfolds
    auto* copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        QStringList texts;
        auto chosen = m_view->selectionModel()->selectedRows();
        std::sort(chosen.begin(), chosen.end());
        for (const QModelIndex& index : chosen)
            texts << index.data(SamplesModel::CaptionRole).toString() + QLatin1Char('\n') + index.data().toString();
        QApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
    });
    say(*this, [this] {
        m_header->setTitle(tr("Sample answers"));
        m_view->setAccessibleName(tr("Sample answers"));
        m_model->retell();
        tell();
    });
}

void RunSamplesPane::setRun(const QString& id) {
    m_run = id;
    show(Json::object());
    read();
}

/// The journal says when the model has answered: another phase follows that of its answers.
void RunSamplesPane::take(const services::RunNews& news) {
    if (std::ranges::any_of(news.moments, [](const auto& each) { return each.kind == services::RunMoment::Kind::Phase; }))
        read();
}

void RunSamplesPane::read() {
    m_isToRead = true;
    if (m_isReading || m_run.isEmpty() || m_session.state() != Session::State::Unlocked)
        return;
    m_isReading = true;
    m_isToRead = false;
    const auto work = [id = m_run.toStdString()](services::Project& project) { return services::runSamples(project, id, services::PersonalData::Masked); };
    m_session.ask<Json>(this, work, [this, run = m_run](Result<Json> samples) {
        m_isReading = false;
        if (samples && run == m_run)
            show(*samples);
        if (m_isToRead)
            read();
    });
}

void RunSamplesPane::show(const Json& samples) {
    m_shown = samples;
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->setSamples(samples.contains("samples") ? samples["samples"] : Json::array());
    m_view->doItemsLayout();
    m_view->verticalScrollBar()->setValue(scrolled);
    tell();
}

void RunSamplesPane::tell() {
    const bool isEmpty = m_model->rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_none->setVisible(isEmpty);
    m_none->setText(tr("A run answers the first rows of its validation part before it learns, with every evaluation and at its end. This one has not "
                       "answered any (sample_rows, eval_steps)."));
    if (isEmpty)
        return m_header->setFacts({});
    const Json& answers = m_shown["samples"].front()["answers"];
    const QString part = m_shown.value("part", std::string()) == "train" ? tr("train part") : tr("validation part");
    m_header->setFacts(
        answers.empty() ? part : tr("%1 · step %2", "part of the dataset, latest step").arg(part, countText(answers.back().value("step", std::int64_t(0)))));
}

} // namespace danlu::ui
