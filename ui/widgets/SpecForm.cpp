#include "ui/widgets/SpecForm.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Switch.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>

namespace danlu::ui {
namespace {

constexpr int kNumberWidth = 104, kChoiceWidth = 128, kDotWidth = 8, kLabelWidth = 84;

struct FormWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::SpecForm)
};

QString boundText(double bound) {
    const bool isWhole = bound == std::int64_t(bound) && std::abs(bound) < 1e15;
    return isWhole ? QLocale().toString(qlonglong(bound)) : QString::number(bound, 'g', 12);
}

/// 3e-05 as people write it.
QString shortNumber(double value) {
    QString text = QString::number(value, 'g', 12);
    const auto e = text.indexOf(QLatin1Char('e'));
    if (e < 0)
        return text;
    return text.left(e + 1) + QString::number(text.mid(e + 1).toInt());
}

/// A field's real name, in letters of code.
class KeyName : public QWidget {
public:
    explicit KeyName(const QString& name) : m_name(name) {
        setAccessibleName(name);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }
    QSize sizeHint() const override { return {widthOf(m_name, letters()), lookOf(*this).tokens().lineHeight(TextSize::Base)}; }
    QSize minimumSizeHint() const override { return {kGroupGap, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QString text = QFontMetrics(letters()).elidedText(m_name, Qt::ElideRight, width());
        paintText(painter, rect(), text, letters(), lookOf(*this).color(Color::TextMuted));
    }

private:
    QFont letters() const { return lookOf(*this).mono(TextSize::Caption); }

    QString m_name;
};

bool isWholeNumber(const spec::Field& field) { return std::holds_alternative<std::int64_t>(field.value()); }

} // namespace

QString allowedText(const spec::Field& field) {
    if (!field.choices().empty()) {
        QStringList words;
        for (const auto& choice : field.choices())
            words << QString::fromStdString(choice);
        return FormWords::tr("One of: %1").arg(words.join(QStringLiteral(", ")));
    }
    if (!field.isNumber())
        return field.meta().required ? FormWords::tr("Must not be empty") : QString();
    const bool openAbove = field.high() >= 9e15;
    const QString low = boundText(field.low()), high = boundText(field.high());
    if (isWholeNumber(field))
        return openAbove ? FormWords::tr("A whole number, %1 or more").arg(low) : FormWords::tr("A whole number from %1 to %2").arg(low, high);
    return openAbove ? FormWords::tr("A number, %1 or more").arg(low) : FormWords::tr("A number from %1 to %2").arg(low, high);
}

QString valueText(const spec::Field& field) {
    const spec::Value value = field.value();
    if (const auto* real = std::get_if<double>(&value))
        return shortNumber(*real);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    QStringList words;
    for (const auto& word : std::get<std::vector<std::string>>(value))
        words << QString::fromStdString(word);
    return words.join(QStringLiteral(", "));
}

/// One field on the screen.
struct SpecForm::Row {
    Row(const spec::Field& own, const spec::Field& other) : field(own), usual(other) {}

    spec::Field field, usual;
    QString group;
    Label* heading = nullptr; // of the group this row begins
    Label* dot = nullptr;
    ElidedLabel* label = nullptr;
    KeyName* name = nullptr;
    QWidget* editor = nullptr;
    Label* problem = nullptr;
    QString shown;     // the value the editor stands for, however it is written there
    QString complaint; // of the page
    bool isRejected = false;

    std::vector<QWidget*> parts() const { return {dot, label, name, editor}; }
    bool isWrong() const { return isRejected || !complaint.isEmpty(); }
};

SpecForm::SpecForm(spec::Fields fields, spec::Fields usual, SpecWords words, QWidget* parent)
    : QWidget(parent), m_fields(std::move(fields)), m_usual(std::move(usual)), m_words(std::move(words)), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(kPadding, kUnit, kPadding, kPadding);
    m_grid->setHorizontalSpacing(kUnit);
    m_grid->setVerticalSpacing(kUnit);
    m_grid->setColumnMinimumWidth(1, kLabelWidth);
    m_grid->setColumnStretch(2, 1); // real names are long
    m_grid->setColumnMinimumWidth(0, kDotWidth);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_rows.push_back(std::make_unique<Row>(m_fields[i], m_usual[i]));
    gather();
    build();
    retell();
    arrange();
}

SpecForm::~SpecForm() = default;

/// Fields of a group stand together, groups in the order of their first fields.
void SpecForm::gather() {
    std::vector<QString> groups;
    const auto placeOf = [&](const std::unique_ptr<Row>& row) { return std::ranges::find(groups, m_words.group(row->field.meta().key)) - groups.begin(); };
    for (const auto& row : m_rows)
        if (placeOf(row) == std::ptrdiff_t(groups.size()))
            groups.push_back(m_words.group(row->field.meta().key));
    std::ranges::stable_sort(m_rows, {}, placeOf);
}

void SpecForm::build() {
    for (auto& each : m_rows) {
        Row& row = *each;
        row.heading = new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::No);
        row.dot = new Label(QStringLiteral("•"), {TextSize::Base, Weight::Strong, Color::AccentText}, Wrap::No);
        row.label = new ElidedLabel({});
        row.name = new KeyName(QString::fromStdString(row.field.key()));
        row.problem = new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes);
        const spec::Value value = row.field.value();
        if (std::holds_alternative<bool>(value)) {
            auto* flag = new Switch({});
            connect(flag, &QCheckBox::clicked, this, [this, &row](bool isOn) { write(row, isOn ? "true" : "false"); });
            row.editor = flag;
        } else if (!row.field.choices().empty() && std::holds_alternative<std::string>(value)) {
            auto* box = new QComboBox;
            box->setFixedWidth(kChoiceWidth);
            for (const auto& choice : row.field.choices())
                box->addItem(QString(), QString::fromStdString(choice));
            connect(box, &QComboBox::activated, this, [this, &row, box] { write(row, box->currentData().toString().toStdString()); });
            row.editor = box;
        } else {
            auto* line = new QLineEdit;
            line->setFixedWidth(row.field.isNumber() ? kNumberWidth : kChoiceWidth);
            line->setMaxLength(row.field.isNumber() ? 32 : 1000);
            connect(line, &QLineEdit::textEdited, this, [this, &row](const QString& text) { write(row, text.trimmed().toStdString()); });
            row.editor = line;
        }
        for (QWidget* part : std::initializer_list<QWidget*>{row.heading, row.dot, row.label, row.name, row.editor, row.problem})
            part->setParent(this);
        row.editor->setObjectName(QString::fromStdString(row.field.key()));
        row.label->setBuddy(row.editor);
        showValue(row);
    }
    for (std::size_t i = 0; i + 1 < m_rows.size(); ++i)
        setTabOrder(m_rows[i]->editor, m_rows[i + 1]->editor);
}

void SpecForm::retell() {
    for (auto& each : m_rows) {
        Row& row = *each;
        const std::string_view key = row.field.meta().key;
        row.group = m_words.group(key);
        row.label->setText(m_words.label(key));
        row.editor->setAccessibleName(row.label->text());
        const QString unit = m_words.unit(key);
        const QString usual = FormWords::tr("Default: %1").arg(row.field.meta().required ? QStringLiteral("–") : valueText(row.usual));
        QStringList told{m_words.help(row.field), allowedText(row.field), usual};
        if (!unit.isEmpty())
            told.insert(1, FormWords::tr("Unit: %1").arg(unit));
        told.removeAll(QString());
        for (QWidget* part : row.parts())
            part->setToolTip(told.join(QLatin1Char('\n')));
        if (auto* line = qobject_cast<QLineEdit*>(row.editor))
            setUnit(*line, unit);
        if (auto* box = qobject_cast<QComboBox*>(row.editor))
            for (int i = 0; i < box->count(); ++i)
                box->setItemText(i, m_words.choice(key, box->itemData(i).toString().toStdString()));
        row.dot->setToolTip(FormWords::tr("Differs from the default"));
        mark(row);
    }
}

/// Rows that are shown stand in the grid, each with its problem below it; headings where a group begins.
void SpecForm::arrange() {
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int at = 0;
    QString group;
    for (auto& each : m_rows) {
        Row& row = *each;
        const bool isShown = !m_hidden.contains(row.field.key()) && (m_level == Level::Advanced || isSimple(row.field) || row.isWrong());
        for (QWidget* part : row.parts())
            part->setVisible(isShown);
        const bool isFirst = isShown && row.group != group;
        row.heading->setVisible(isFirst);
        row.problem->setVisible(isShown && row.isWrong());
        if (!isShown)
            continue;
        if (isFirst) {
            group = row.group;
            row.heading->setText(group);
            m_grid->addWidget(row.heading, at++, 0, 1, 4);
        }
        m_grid->addWidget(row.dot, at, 0, Qt::AlignCenter);
        m_grid->addWidget(row.label, at, 1);
        m_grid->addWidget(row.name, at, 2);
        m_grid->addWidget(row.editor, at++, 3, Qt::AlignRight);
        m_grid->addWidget(row.problem, at++, 1, 1, 3);
    }
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    m_grid->setRowStretch(at, 1);
}

bool SpecForm::isSimple(const spec::Field& field) const { return m_words.simple ? m_words.simple(field.meta().key) : !field.meta().advanced; }

void SpecForm::write(Row& row, const std::string& text) {
    row.isRejected = !row.field.setText(text);
    row.shown = valueText(row.field);
    row.complaint.clear();
    mark(row);
    row.problem->setVisible(row.isWrong());
    row.isRejected ? emit validityChanged() : emit edited(row.field.key());
}

void SpecForm::showValue(Row& row) {
    const QString text = valueText(row.field);
    if (auto* flag = qobject_cast<QCheckBox*>(row.editor))
        flag->setChecked(text == QStringLiteral("true"));
    else if (auto* box = qobject_cast<QComboBox*>(row.editor))
        box->setCurrentIndex(box->findData(text));
    else if (auto* line = qobject_cast<QLineEdit*>(row.editor); line && (!line->hasFocus() || text != row.shown)) // who types is left alone
        line->setText(text);
    row.shown = text;
}

void SpecForm::mark(Row& row) {
    row.problem->setText(row.isRejected ? allowedText(row.field) : row.complaint);
    setValidity(*row.editor, row.isWrong() ? Validity::Invalid : Validity::Valid);
    row.editor->setAccessibleDescription(row.isWrong() ? row.problem->text() : QString::fromStdString(row.field.key()));
    const bool isUsual = row.field.meta().required || row.field.toJson() == row.usual.toJson();
    row.dot->setText(isUsual ? QString() : QStringLiteral("•"));
}

void SpecForm::setLevel(Level level) {
    m_level = level;
    arrange();
}

void SpecForm::setHidden(std::set<std::string> keys) {
    if (keys == m_hidden)
        return;
    m_hidden = std::move(keys);
    arrange();
}

void SpecForm::refresh() {
    for (auto& row : m_rows) {
        if (row->isRejected && row->field.check())
            row->isRejected = false;
        showValue(*row);
        mark(*row);
        row->problem->setVisible(row->isWrong() && row->editor->isVisibleTo(this));
    }
}

void SpecForm::complain(std::string_view key, const QString& sentence) {
    for (auto& row : m_rows)
        if (row->field.meta().key == key) {
            row->complaint = sentence;
            mark(*row);
        }
    arrange();
}

bool SpecForm::isValid() const {
    return std::ranges::none_of(m_rows, [](const auto& row) { return row->isRejected; });
}

int SpecForm::changed() const {
    return int(std::ranges::count_if(m_rows, [this](const auto& row) {
        return !m_hidden.contains(row->field.key()) && !row->field.meta().required && row->field.toJson() != row->usual.toJson();
    }));
}

QWidget* SpecForm::editorOf(std::string_view key) const {
    for (const auto& row : m_rows)
        if (row->field.meta().key == key)
            return row->editor;
    return nullptr;
}

void SpecForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retell();
    arrange();
}

} // namespace danlu::ui
