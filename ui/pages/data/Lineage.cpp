#include "ui/pages/data/Lineage.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QCoreApplication>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr int kDot = 8;

struct LineageWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::Lineage)
};

QString actText(const VersionFace& version) {
    const auto sizeOf = [&](const char* key) {
        const auto found = version.details.is_object() ? version.details.find(key) : version.details.end();
        return version.details.is_object() && found != version.details.end() && found->is_array() ? int(found->size()) : 0;
    };
    if (version.made == QStringLiteral("import"))
        return LineageWords::tr("Import of %n file(s)", nullptr, sizeOf("files"));
    if (version.made == QStringLiteral("clean"))
        return LineageWords::tr("Recipe of %n step(s)", nullptr, sizeOf("recipe"));
    if (version.made == QStringLiteral("split"))
        return LineageWords::tr("Split");
    if (version.made == QStringLiteral("label"))
        return LineageWords::tr("Labels taken in");
    return QStringLiteral("@%1").arg(version.number);
}

} // namespace

Lineage::Lineage(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void Lineage::setSteps(std::vector<LineageStep> steps) {
    m_steps = std::move(steps);
    QStringList said;
    for (const LineageStep& step : m_steps)
        said << step.text + QLatin1Char(' ') + step.count;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize Lineage::sizeHint() const { return {160, int(m_steps.size()) * lookOf(*this).tokens().size(Size::Row) + kGap}; }

void Lineage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const int row = look.tokens().size(Size::Row);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const LineageStep& step = m_steps[i];
        const QRect line(kPadding, int(i) * row + kUnit, width() - 2 * kPadding, row);
        const QRect dot(line.x(), line.y() + (row - kDot) / 2, kDot, kDot);
        if (i + 1 < m_steps.size())
            painter.fillRect(QRect(dot.center().x(), dot.bottom() + kUnit, 1, row - kDot - 2 * kUnit + 1), look.color(Color::BorderStrong));
        const QColor color = look.color(step.isOpen ? Color::Accent : Color::TextMuted);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(painter, dot, {step.isHollow ? QColor() : color, color, kDot / 2.0, Qt::SolidLine});
        const QFont small = look.font(TextSize::Small);
        const int count = widthOf(step.count, small);
        paintText(painter, line, step.count, small, look.color(Color::TextMuted), Qt::AlignRight);
        const QFont font = look.font(TextSize::Small, step.isOpen ? Weight::Strong : Weight::Regular);
        const QRect room(dot.right() + kGap, line.y(), line.width() - kDot - 2 * kGap - count, row);
        paintText(painter, room, QFontMetrics(font).elidedText(step.text, Qt::ElideRight, room.width()), font,
                  look.color(step.isHollow ? Color::TextMuted : Color::Text));
    }
}

std::vector<LineageStep> lineageOf(const DatasetFace& dataset, const VersionFace& version, int runs) {
    std::vector<LineageStep> steps;
    for (const VersionFace* at = &version; at; at = at->parent > 0 ? dataset.version(at->parent) : nullptr)
        steps.push_back({actText(*at), countText(at->rows), at == &version, false});
    std::ranges::reverse(steps);
    if (runs > 0)
        steps.push_back({LineageWords::tr("Used by %n run(s)", nullptr, runs), {}, false, true});
    return steps;
}

} // namespace danlu::ui
