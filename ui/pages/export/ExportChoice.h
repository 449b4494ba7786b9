#pragma once

#include "base/Json.h"
#include "ui/widgets/Panel.h"

class QComboBox;

namespace danlu::ui {

class Label;

/// Which model leaves, and on which dataset its forms are measured.
class ExportChoice : public Panel {
    Q_OBJECT
public:
    explicit ExportChoice(QWidget* parent = nullptr);
    /// What there is ({models, datasets}); `dataset` may be an older version, which no list names.
    void setState(const Json& state, const QString& model, const QString& dataset);
    /// The dataset that is chosen: NAME@V, empty where there is none.
    QString dataset() const;
    QComboBox& models() { return *m_models; }

signals:
    void modelChosen(const QString& model);
    void datasetChosen(const QString& dataset);

private:
    void fillModels(const Json& models, const QString& model);
    void fillDatasets(const Json& datasets, const QString& dataset);

    Label *m_modelName, *m_datasetName;
    QComboBox *m_models, *m_datasets;
};

} // namespace danlu::ui
