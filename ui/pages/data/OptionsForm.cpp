#include "ui/pages/data/OptionsForm.h"

#include "ui/pages/data/Faces.h"
#include "ui/pages/data/StepWords.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace danlu::ui {
namespace {

/// "Shortest  min" above its field, with range, unit and default in the tool tip.
QWidget* optionTitle(const Json& option) {
    auto* title = new QWidget;
    auto* row = new QHBoxLayout(title);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    const QString key = textAt(option, "key");
    row->addWidget(new Label(optionText(key), {TextSize::Base, Weight::Regular, Color::Text}));
    row->addWidget(new Label(key, {TextSize::Small, Weight::Regular, Color::TextFaint}));
    row->addStretch(1);
    return title;
}

QString optionTip(const Json& option) {
    QStringList parts{optionHelp(textAt(option, "help"))};
    if (option.contains("low"))
        parts << OptionsForm::tr("%1 to %2").arg(countText(countAt(option, "low")), countText(countAt(option, "high"))) + QLatin1Char(' ') +
                     unitText(textAt(option, "unit"));
    return parts.join(QLatin1Char('\n'));
}

int bounded(double value) { return int(std::clamp(value, double(std::numeric_limits<int>::min()), double(std::numeric_limits<int>::max()))); }

} // namespace

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    say(*this, [this] { fill(); });
}

void OptionsForm::setStep(const Json& about, const Json& values) {
    const bool isSame = m_about == about && m_values == values;
    m_about = about;
    m_values = values;
    if (!isSame)
        fill();
}

void OptionsForm::fill() {
    if (m_fields) {
        m_fields->hide();
        m_fields->deleteLater(); // one of them may be what was edited
    }
    m_fields = new QWidget;
    auto* column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    if (m_about.is_object()) {
        const QString help = stepHelp(textAt(m_about, "step"), textAt(m_about, "help"));
        column->addWidget(new Label(help, {TextSize::Base, Weight::Regular, Color::TextMuted}, Wrap::Yes));
        for (const Json& option : m_about.value("options", Json::array())) {
            const Json value = m_values.value(option["key"].get<std::string>(), option["value"]);
            column->addSpacing(kGap);
            if (option["type"] != "flag")
                column->addWidget(optionTitle(option));
            QWidget* editor = editorOf(option, value);
            editor->setAccessibleName(optionText(textAt(option, "key")));
            editor->setToolTip(optionTip(option));
            column->addWidget(editor);
        }
    }
    column->addStretch(1);
    m_column->addWidget(m_fields);
}

QWidget* OptionsForm::editorOf(const Json& option, const Json& value) {
    const auto key = option["key"].get<std::string>();
    const auto type = option.value("type", "text");
    const auto note = [this, key](const Json& now) {
        m_values[key] = now;
        emit edited(key, now);
    };
    if (type == "flag") {
        auto* box = new QCheckBox(optionText(textOf(key)) + QStringLiteral("  (%1)").arg(textOf(key)));
        box->setChecked(value.is_boolean() && value.get<bool>());
        connect(box, &QCheckBox::toggled, this, [note](bool isOn) { note(isOn); });
        return box;
    }
    if (type == "whole") {
        auto* box = new QSpinBox;
        box->setGroupSeparatorShown(true);
        box->setKeyboardTracking(false);
        box->setRange(bounded(option.value("low", 0.0)), bounded(option.value("high", 0.0)));
        box->setValue(bounded(value.is_number() ? value.get<double>() : 0));
        setUnit(*box, unitText(textAt(option, "unit")));
        connect(box, &QSpinBox::valueChanged, this, [note](int now) { note(now); });
        return box;
    }
    if (type == "real") {
        auto* box = new QDoubleSpinBox;
        box->setDecimals(4);
        box->setKeyboardTracking(false);
        box->setRange(option.value("low", 0.0), option.value("high", 0.0));
        box->setValue(value.is_number() ? value.get<double>() : 0);
        setUnit(*box, unitText(textAt(option, "unit")));
        connect(box, &QDoubleSpinBox::valueChanged, this, [note](double now) { note(now); });
        return box;
    }
    if (option.contains("choices") && type == "text") {
        auto* box = new QComboBox;
        for (const Json& choice : option["choices"])
            box->addItem(textOf(choice.get<std::string>()));
        box->setCurrentText(value.is_string() ? textOf(value.get<std::string>()) : QString());
        connect(box, &QComboBox::textActivated, this, [note](const QString& now) { note(bytesOf(now)); });
        return box;
    }
    auto* edit = new QLineEdit(value.is_string() ? textOf(value.get<std::string>()) : QString());
    edit->setPlaceholderText(tr("nothing"));
    connect(edit, &QLineEdit::textChanged, this, [note](const QString& now) { note(bytesOf(now)); });
    return edit;
}

} // namespace danlu::ui
