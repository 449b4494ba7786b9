#pragma once

#include "services/dataset/Import.h"
#include "ui/pages/data/Faces.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace danlu::ui {

class Label;

/// How files are read, and what their dataset is called. What is not settled is detected.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    explicit ImportForm(QWidget* parent = nullptr);
    void start(const QString& name);
    void setDatasets(const std::vector<DatasetFace>& datasets);
    /// What was detected in the file that is looked at; `kind` is that of the rows.
    void setDetected(const Json& file);

    data::ImportOptions options() const;
    void setField(const QString& column, const QString& field, const QString& was, const QString& shape);
    QString name() const;
    services::Existing existing() const;
    /// Why these files cannot be imported under this name; "" where they can.
    QString problem() const;

signals:
    void optionsChanged();
    void nameChanged();

private:
    void sayAll();
    void check();
    const DatasetFace* existingOne() const;

    std::vector<DatasetFace> m_datasets;
    std::map<std::string, std::string> m_fields;
    QString m_kind;
    Json m_found;
    Label *m_formatLabel, *m_encodingLabel, *m_shapeLabel, *m_nameLabel, *m_problem;
    QComboBox *m_format, *m_encoding, *m_shape;
    QLineEdit* m_name;
    QCheckBox* m_append;
};

} // namespace danlu::ui
