#include "ui/pages/train/RunLogPane.h"

#include "services/run/Run.h"
#include "services/run/RunWatch.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/Switch.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QListView>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

using LogTone = RunLogModel::Line::Tone;
using Happened = services::RunMoment::Kind;
constexpr int kTimeColumn = 62;

struct LogWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::RunLog)
};

QString logRateText(double value) { return QString::number(value, 'e', 2).replace(QStringLiteral("e-0"), QStringLiteral("e-")); }

/// The numbers of a step in the journal's own words, which are the curves' names.
QString logStepText(const std::map<std::string_view, double>& values, double step) {
    QStringList parts{LogWords::tr("step %1").arg(countText(std::int64_t(step)))};
    const auto add = [&](std::string_view name, const QString& shown, const auto& text) {
        if (const auto found = values.find(name); found != values.end())
            parts << shown + QLatin1Char(' ') + text(found->second);
    };
    add("loss", QStringLiteral("loss"), [](double value) { return numberText(value, 4); });
    add("learning_rate", QStringLiteral("lr"), logRateText);
    add("grad_norm", QStringLiteral("grad_norm"), [](double value) { return numberText(value, 2); });
    if (const auto speed = values.find("tokens_per_second"); speed != values.end())
        parts << countText(std::llround(speed->second)) + QStringLiteral(" tok/s");
    return parts.join(QStringLiteral("  "));
}

QString warningText(services::RunWarning warning, std::int64_t detail) {
    using services::RunWarning;
    switch (warning) {
    case RunWarning::BitsMayDiffer:
        return LogWords::tr("the machine differs from the one before: the last bits of the numbers may differ");
    case RunWarning::CheckpointSkipped:
        return LogWords::tr("a checkpoint was skipped");
    case RunWarning::CheckpointFailed:
        return LogWords::tr("a checkpoint could not be written");
    case RunWarning::ClientGone:
        return LogWords::tr("the program that watched the run has gone");
    case RunWarning::JournalDamaged:
        return LogWords::tr("the journal was damaged; what could be read is kept");
    case RunWarning::NotANumber:
        return LogWords::tr("a value at step %1 is not a number").arg(countText(detail));
    case RunWarning::CounterStill:
        return LogWords::tr("nothing moves, though the run is alive");
    }
    return LogWords::tr("warning %1").arg(int(warning));
}

QString wishText(services::Command command) {
    switch (command) {
    case services::Command::CancelNow:
        return LogWords::tr("asked to stop now");
    case services::Command::CancelAfterStep:
        return LogWords::tr("asked to stop after this step");
    case services::Command::CancelAfterCheckpoint:
        return LogWords::tr("asked to stop after the next checkpoint");
    case services::Command::Checkpoint:
        return LogWords::tr("asked for a checkpoint");
    case services::Command::Pause:
        return LogWords::tr("asked to pause");
    case services::Command::Resume:
        return LogWords::tr("asked to go on");
    }
    return {};
}

RunLogModel::Line lineOfMoment(const services::RunMoment& moment) {
    const auto line = [&](const QString& text, LogTone tone = LogTone::Plain) { return RunLogModel::Line{tone, moment.time, text}; };
    switch (moment.kind) {
    case Happened::Begin:
        return line(moment.step > 0 ? LogWords::tr("goes on from the checkpoint of step %1").arg(countText(moment.step)) : LogWords::tr("the run begins"));
    case Happened::Phase:
        return line(phaseText({std::string(nameOf(moment.phase)), 0, 0, -1, {}}));
    case Happened::Checkpoint:
        return line(LogWords::tr("checkpoint of step %1 written").arg(countText(moment.step)), LogTone::Good);
    case Happened::State: {
        RunFace face;
        face.state = QString::fromUtf8(nameOf(moment.state).data(), qsizetype(nameOf(moment.state).size()));
        const ChipFace chip = chipOf(face);
        return line(chip.text, chip.state == State::Good ? LogTone::Good : chip.state == State::Bad ? LogTone::Bad : LogTone::Plain);
    }
    case Happened::Warning:
        return line(warningText(moment.warning, moment.step), LogTone::Warning);
    case Happened::Control:
        break;
    }
    return line(wishText(moment.command));
}

/// Time faint, text in letters of code and the colour of its tone.
class LogDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Look& look = lookOf(*option.widget);
        if (has(option, QStyle::State_Selected))
            painter->fillRect(option.rect, look.color(option.widget->hasFocus() ? Color::Selection : Color::SelectionInactive));
        constexpr std::array kColors{Color::Text, Color::Good, Color::Warning, Color::Bad};
        const QFont font = look.mono(TextSize::Small);
        const QRect inner = option.rect.adjusted(kPadding, 0, -kGap, 0);
        paintText(*painter, inner, index.data(RunLogModel::TimeRole).toString(), font, look.color(Color::TextFaint));
        const QRect text = inner.adjusted(kTimeColumn, 0, 0, 0);
        const QString line = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width());
        paintText(*painter, text, line, font, look.color(kColors[index.data(RunLogModel::ToneRole).toUInt()]));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.rect.width(), lookOf(*option.widget).tokens().lineHeight(TextSize::Base)};
    }
};

} // namespace

void RunLogModel::clear() {
    beginResetModel();
    m_lines.clear();
    m_sentences = 0;
    endResetModel();
}

void RunLogModel::add(std::vector<Line> lines) {
    if (lines.empty())
        return;
    std::ranges::stable_sort(lines, {}, &Line::time);
    if (m_lines.empty() || m_lines.back().time <= lines.front().time) {
        beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
        m_lines.insert(m_lines.end(), lines.begin(), lines.end());
        endInsertRows();
        return;
    }
    beginResetModel();
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    std::ranges::stable_sort(m_lines, {}, &Line::time);
    endResetModel();
}

void RunLogModel::take(const services::RunNews& news) {
    std::vector<Line> lines;
    std::map<std::string_view, double> values;
    for (const auto& sample : news.series) {
        if (sample.name == "eval_loss")
            lines.push_back({LogTone::Good, sample.time,
                             LogWords::tr("evaluated at step %1: eval_loss %2").arg(countText(std::int64_t(sample.at)), numberText(sample.value, 4))});
        values[sample.name] = sample.value;
        if (sample.name != "num_input_tokens_seen") // the last of a step
            continue;
        lines.push_back({LogTone::Plain, sample.time, logStepText(values, sample.at)});
        values.clear();
    }
    for (const auto& moment : news.moments)
        lines.push_back(lineOfMoment(moment));
    add(std::move(lines));
}

void RunLogModel::setSentences(std::vector<Line> lines) {
    if (lines.size() <= m_sentences)
        return;
    std::vector<Line> fresh(lines.begin() + std::ptrdiff_t(m_sentences), lines.end());
    m_sentences = lines.size();
    add(std::move(fresh));
}

int RunLogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant RunLogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_lines.size()))
        return {};
    const Line& line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return line.text;
    case ToneRole:
        return int(line.tone);
    case TimeRole:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(line.time).time(), QStringLiteral("HH:mm:ss"));
    default:
        return {};
    }
}

RunLogPane::RunLogPane(Session& session, QWidget* parent)
    : Panel({}, parent), m_session(session), m_model(new RunLogModel(this)), m_header(new PanelHeader({})), m_follow(new Switch({})), m_view(new QListView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new LogDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_follow->setChecked(true);
    m_header->addRight(m_follow);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    connect(m_follow, &QCheckBox::toggled, this, &RunLogPane::followEnd);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &RunLogPane::followEnd);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunLogPane::followEnd);
    auto* copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        QStringList lines;
        auto chosen = m_view->selectionModel()->selectedRows();
        std::sort(chosen.begin(), chosen.end());
        for (const QModelIndex& index : chosen)
            lines << index.data(RunLogModel::TimeRole).toString() + QStringLiteral("  ") + index.data().toString();
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    say(*this, [this] {
        m_header->setTitle(tr("Log"));
        m_view->setAccessibleName(tr("Log"));
        m_follow->setText(tr("Follow"));
        m_follow->setAccessibleName(tr("Stay at the last line"));
        followEnd();
    });
}

void RunLogPane::setRun(const QString& id) {
    m_run = id;
    m_model->clear();
    read();
}

void RunLogPane::take(const services::RunNews& news) {
    m_model->take(news);
    if (!news.moments.empty())
        read();
}

/// The sealed log has a line a phase at most, so that it is read whole.
void RunLogPane::read() {
    if (m_isReading || m_run.isEmpty())
        return;
    m_isReading = true;
    const auto work = [run = m_run.toStdString()](services::Project& project) { return services::runLog(project, run); };
    m_session.ask<Json>(this, work, [this, run = m_run](Result<Json> log) {
        m_isReading = false;
        if (run != m_run)
            return read();
        std::vector<RunLogModel::Line> lines;
        if (log)
            for (const Json& line : (*log)["lines"]) {
                const auto level = line.value("level", std::string());
                if (level == "info" && line.value("text", std::string()).starts_with("the run "))
                    continue; // the journal says so too, in the reader's language
                const auto time = QDateTime::fromString(QString::fromStdString(line.value("time", std::string())), Qt::ISODateWithMs);
                lines.push_back({level == "error"     ? LogTone::Bad
                                 : level == "warning" ? LogTone::Warning
                                                      : LogTone::Plain,
                                 time.toMSecsSinceEpoch(), QString::fromStdString(line.value("text", std::string()))});
            }
        m_model->setSentences(std::move(lines));
    });
}

void RunLogPane::followEnd() {
    m_header->setFacts(tr("%n line(s)", nullptr, m_model->rowCount()));
    if (m_follow->isChecked())
        m_view->scrollToBottom();
}

} // namespace danlu::ui
