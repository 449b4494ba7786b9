#include "ui/pages/data/ImportForm.h"

#include "services/dataset/Preview.h"
#include "ui/pages/data/FilesModel.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace danlu::ui {
namespace {

constexpr TextLook kFormText{TextSize::Base, Weight::Regular, Color::TextMuted};

QComboBox* makeChoices(const std::vector<std::string>& words) {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto& word : words)
        box->addItem(QString(), textOf(word));
    return box;
}

std::string choiceOf(const QComboBox& box) { return bytesOf(box.currentData().toString()); }

/// "detected: CSV" on the first entry, then the words.
void sayChoices(QComboBox& box, QString (*text)(const QString&), const QString& detected) {
    for (int i = 0; i < box.count(); ++i)
        box.setItemText(i, text(box.itemData(i).toString()));
    if (!detected.isEmpty())
        box.setItemText(0, ImportForm::tr("%1 (detected)").arg(text(detected)));
}

QString encodingText(const QString& encoding) { return encoding == QStringLiteral("auto") ? ImportForm::tr("detected") : encoding; }

bool isName(const QString& name) {
    return !name.isEmpty() && name.toUtf8().size() <= 128 && !name.startsWith(QLatin1Char('-')) && !name.contains(QLatin1Char('/')) &&
           !name.contains(QLatin1Char('@')) && shownText(name) == name;
}

} // namespace

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent), m_formatLabel(new Label({}, kFormText)), m_encodingLabel(new Label({}, kFormText)), m_shapeLabel(new Label({}, kFormText)),
      m_nameLabel(new Label({}, kFormText)), m_problem(new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes)),
      m_format(makeChoices(services::importFormats())), m_encoding(makeChoices(services::importEncodings())), m_shape(makeChoices(services::importShapes())),
      m_name(new QLineEdit), m_append(new QCheckBox) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [label, field] :
         {std::pair<Label*, QWidget*>(m_formatLabel, m_format), {m_encodingLabel, m_encoding}, {m_shapeLabel, m_shape}, {m_nameLabel, m_name}}) {
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row++, 1);
    }
    grid->addWidget(m_append, row++, 0, 1, 2);
    grid->addWidget(m_problem, row, 0, 1, 2);
    for (QComboBox* box : {m_format, m_encoding, m_shape})
        connect(box, &QComboBox::activated, this, [this, box] {
            if (box == m_shape)
                m_fields.clear(); // another shape has other fields
            emit optionsChanged();
        });
    connect(m_name, &QLineEdit::textChanged, this, &ImportForm::check);
    connect(m_append, &QCheckBox::toggled, this, &ImportForm::check);
    say(*this, [this] { sayAll(); });
}

void ImportForm::sayAll() {
    const auto name = [](Label& label, QWidget& field, const QString& text) {
        label.setText(text);
        field.setAccessibleName(text);
    };
    name(*m_formatLabel, *m_format, tr("Format"));
    name(*m_encodingLabel, *m_encoding, tr("Encoding"));
    name(*m_shapeLabel, *m_shape, tr("A record is"));
    name(*m_nameLabel, *m_name, tr("Dataset"));
    setDetected(m_found);
    check();
}

void ImportForm::start(const QString& name) {
    m_fields.clear();
    for (QComboBox* box : {m_format, m_encoding, m_shape})
        box->setCurrentIndex(0);
    m_append->setChecked(false);
    m_name->setText(name);
    setDetected({});
}

void ImportForm::setDatasets(const std::vector<DatasetFace>& datasets) {
    m_datasets = datasets;
    check();
}

void ImportForm::setDetected(const Json& file) {
    m_found = file;
    m_kind = textAt(file, "kind");
    sayChoices(*m_format, formatText, textAt(file, "format"));
    sayChoices(*m_encoding, encodingText, textAt(file, "encoding"));
    sayChoices(*m_shape, shapeText, textAt(file, "shape"));
    check();
}

data::ImportOptions ImportForm::options() const { return {choiceOf(*m_format), choiceOf(*m_encoding), choiceOf(*m_shape), m_fields}; }

void ImportForm::setField(const QString& column, const QString& field, const QString& was, const QString& shape) {
    if (const int index = m_shape->findData(shape); index > 0)
        m_shape->setCurrentIndex(index); // the fields are this shape's
    if (!was.isEmpty())
        m_fields[bytesOf(was)] = "";
    if (!field.isEmpty())
        m_fields[bytesOf(field)] = bytesOf(column);
    emit optionsChanged();
}

QString ImportForm::name() const { return m_name->text().trimmed(); }

services::Existing ImportForm::existing() const { return m_append->isChecked() && existingOne() ? services::Existing::Append : services::Existing::Refuse; }

const DatasetFace* ImportForm::existingOne() const {
    const auto found = std::ranges::find(m_datasets, name(), &DatasetFace::name);
    return found == m_datasets.end() ? nullptr : &*found;
}

QString ImportForm::problem() const {
    if (!isName(name()))
        return tr("A name has 1 to 128 bytes, no /, @ or control characters, and does not begin with -.");
    const DatasetFace* other = existingOne();
    if (!other)
        return {};
    if (!m_append->isChecked())
        return tr("There is a dataset of this name already.");
    if (!m_kind.isEmpty() && other->kind != m_kind)
        return tr("“%1” holds other rows (%2), these are %3.").arg(other->name, kindText(other->kind), kindText(m_kind));
    return {};
}

void ImportForm::check() {
    const DatasetFace* other = existingOne();
    m_append->setVisible(other != nullptr);
    if (other && !other->versions.empty())
        m_append->setText(tr("Add the rows to it, as version %1").arg(other->versions.front().number + 1));
    const QString text = problem();
    setValidity(*m_name, text.isEmpty() ? Validity::Valid : Validity::Invalid);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    emit nameChanged();
}

} // namespace danlu::ui
