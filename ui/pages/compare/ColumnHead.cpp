#include "ui/pages/compare/ColumnHead.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ElidedLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>

namespace danlu::ui {

constexpr int kSwatchSide = 8;

/// The column's colour, as its name has it everywhere on the page.
class ColumnSwatch : public QWidget {
public:
    explicit ColumnSwatch(int number) : m_number(number) { setFixedSize(kSwatchSide, kSwatchSide); }
    void setNumber(int number) {
        m_number = number;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), lookOf(*this).color(seriesColor(std::size_t(m_number)))); }

private:
    int m_number;
};

namespace {

QString columnKindWord(const QString& kind) {
    if (kind == QStringLiteral("adapter"))
        return ColumnHead::tr("adapter");
    if (kind == QStringLiteral("quantized"))
        return ColumnHead::tr("quantized");
    return kind == QStringLiteral("full") ? ColumnHead::tr("trained") : ColumnHead::tr("base");
}

} // namespace

std::vector<ModelFace> modelFacesOf(const Json& models) {
    std::vector<ModelFace> faces;
    for (const Json& model : models)
        faces.push_back(
            {QString::fromStdString(model.value("name", "")), QString::fromStdString(model.value("kind", "")), model.value("parameters", std::uint64_t(0))});
    return faces;
}

ColumnHead::ColumnHead(int number, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_number(number), m_swatch(new ColumnSwatch(number)), m_choice(new QComboBox),
      m_kind(new ElidedLabel({}, {TextSize::Caption, Weight::Regular, Color::TextMuted})), m_remove(makeIconButton("close"_icon, {})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, kUnit, kGap, kUnit);
    row->setSpacing(kGap);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    names->addWidget(m_choice);
    names->addWidget(m_kind);
    row->addWidget(m_swatch);
    row->addLayout(names, 1);
    row->addWidget(m_remove);
    connect(m_choice, &QComboBox::activated, this, [this] { emit chosen(m_choice->currentData().toString()); });
    connect(m_remove, &QPushButton::clicked, this, &ColumnHead::removed);
    say(*this, [this] { sayAll(); });
}

void ColumnHead::sayAll() {
    const QString number = countText(m_number + 1);
    m_choice->setAccessibleName(tr("Model of column %1").arg(number));
    m_remove->setAccessibleName(tr("Remove column %1").arg(number));
    m_remove->setToolTip(m_remove->accessibleName());
    sayKind();
}

void ColumnHead::setNumber(int number) {
    m_number = number;
    m_swatch->setNumber(number);
    sayAll();
}

void ColumnHead::setRemovable(bool isRemovable) { m_remove->setVisible(isRemovable); }

void ColumnHead::setModels(const std::vector<ModelFace>& models) {
    m_models = models;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ModelFace& face : models)
        m_choice->addItem(face.name, face.name);
    setModel(m_model);
}

void ColumnHead::setModel(const QString& name) {
    m_model = name;
    m_choice->setCurrentIndex(m_choice->findData(name));
    sayKind();
}

void ColumnHead::sayKind() {
    const auto found = std::ranges::find(m_models, m_model, &ModelFace::name);
    m_kind->setText(found == m_models.end()
                        ? QString()
                        : tr("%1 · %2 parameters", "kind of a model").arg(columnKindWord(found->kind), countText(std::int64_t(found->parameters))));
}

} // namespace danlu::ui
