#include "ui/pages/data/SplitPanel.h"

#include "services/dataset/Dataset.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/StackedMeter.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace danlu::ui {
namespace {

constexpr int kSplitWidth = 460;
constexpr std::array kShares{80.0, 10.0, 10.0};
constexpr std::array kPartsInOrder{Split::Train, Split::Validation, Split::Test};
constexpr std::array kPartColors{Color::Series1, Color::Series3, Color::Series2};
constexpr int kUsualSeed = 42;

QDoubleSpinBox* makeShare(double value) {
    auto* box = new QDoubleSpinBox;
    box->setRange(0, 100);
    box->setDecimals(1);
    box->setValue(value);
    setUnit(*box, QStringLiteral("%"));
    return box;
}

} // namespace

SplitPanel::SplitPanel(Shell& shell, QWidget* parent)
    : Panel({}, parent), m_shell(shell), m_title(new PanelHeader({})),
      m_explanation(new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted}, Wrap::Yes)),
      m_seedLabel(new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted})),
      m_seedHint(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_seed(new QSpinBox), m_meter(new StackedMeter({})),
      m_act(makeButton({{}, "branch"_icon, {}}, Kind::Primary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    auto* form = new QWidget;
    form->setMaximumWidth(kSplitWidth + 2 * kPageEdge);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_explanation, 0, 0, 1, 3);
    for (std::size_t i = 0; i < 3; ++i) {
        m_labels[i] = new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted});
        m_counts[i] = new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted});
        m_shares[i] = makeShare(kShares[i]);
        grid->addWidget(m_labels[i], int(i) + 1, 0);
        grid->addWidget(m_shares[i], int(i) + 1, 1);
        grid->addWidget(m_counts[i], int(i) + 1, 2);
        connect(m_shares[i], &QDoubleSpinBox::valueChanged, this, &SplitPanel::showParts);
    }
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(kUsualSeed);
    grid->addWidget(m_seedLabel, 4, 0);
    grid->addWidget(m_seed, 4, 1);
    grid->addWidget(m_seedHint, 4, 2);
    grid->addWidget(m_meter, 5, 0, 1, 3);
    grid->addWidget(m_act, 6, 0, 1, 3);
    column->addWidget(form);
    column->addStretch(1);
    connect(m_act, &QPushButton::clicked, this, &SplitPanel::split);
    say(*this, [this] { sayAll(); });
}

void SplitPanel::sayAll() {
    m_title->setTitle(tr("Split into parts"));
    m_explanation->setText(
        tr("Labels are spread alike over the parts, and equal rows never stand in two of them. The version stays as it is; the result is a new one."));
    for (std::size_t i = 0; i < 3; ++i) {
        m_labels[i]->setText(splitText(kPartsInOrder[i]));
        m_shares[i]->setAccessibleName(splitText(kPartsInOrder[i]));
    }
    m_seedLabel->setText(tr("Seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seedHint->setText(tr("the same seed gives the same parts"));
    m_act->setText(tr("Split into version @%1").arg(m_next));
    showParts();
}

void SplitPanel::open(const DatasetFace& dataset, const VersionFace& version) {
    m_version = version;
    m_next = dataset.versions.front().number + 1;
    sayAll();
}

std::array<std::int64_t, 3> SplitPanel::rows() const {
    const double sum = m_shares[0]->value() + m_shares[1]->value() + m_shares[2]->value();
    if (sum <= 0)
        return {};
    const auto part = [&](std::size_t i) { return std::llround(double(m_version.rows) * m_shares[i]->value() / sum); };
    const std::int64_t validation = part(1), test = part(2);
    return {m_version.rows - validation - test, validation, test};
}

void SplitPanel::showParts() {
    const auto counts = rows();
    const double all = std::max<double>(1, double(m_version.rows));
    std::vector<MeterPart> parts;
    for (std::size_t i = 0; i < 3; ++i) {
        m_counts[i]->setText(tr("about %1 rows").arg(countText(counts[i])));
        parts.push_back({double(counts[i]) / all, kPartColors[i], splitText(kPartsInOrder[i]) + QLatin1Char(' ') + percentText(double(counts[i]) / all)});
    }
    m_meter->setParts(std::move(parts));
    m_act->setEnabled(counts[0] > 0 && m_version.rows > 0);
}

void SplitPanel::split() {
    const services::SplitSpec spec{m_shares[0]->value(), m_shares[1]->value(), m_shares[2]->value(), std::uint64_t(m_seed->value())};
    const QString name = m_version.dataset, reference = m_version.reference();
    const auto work = [reference = bytesOf(reference), spec](services::Project& project, const services::Task& task) {
        return services::splitDataset(project, reference, spec, task);
    };
    m_shell.activities().start<Json>({"branch"_icon, tr("Split of %1").arg(reference), QStringLiteral("data"), name}, work,
                                     [&shell = m_shell, self = QPointer(this), name, reference](Result<Json> done) {
                                         if (!done)
                                             return shell.complain(tr("“%1” was not split").arg(reference), done.error());
                                         const QString now = name + QLatin1Char('@') + QString::number(countAt(*done, "version"));
                                         const QString text = tr("train %1, validation %2, test %3")
                                                                  .arg(countText(countAt(*done, "train")), countText(countAt(*done, "validation")),
                                                                       countText(countAt(*done, "test")));
                                         shell.toast({State::Good, tr("“%1” is made").arg(now), text});
                                         if (self)
                                             emit self->made(now);
                                     });
}

} // namespace danlu::ui
