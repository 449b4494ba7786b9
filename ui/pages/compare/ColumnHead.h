#pragma once

#include "base/Json.h"
#include "ui/widgets/Panel.h"

class QComboBox;
class QPushButton;

namespace danlu::ui {

class ColumnSwatch;
class ElidedLabel;

/// A model as the column's list shows it.
struct ModelFace {
    QString name, kind; // kind: the services' word
    std::uint64_t parameters = 0;
};
std::vector<ModelFace> modelFacesOf(const Json& models);

/// Which model a column of the comparison is: its colour, the list to choose from, what kind it is; and the way to be rid of the column.
class ColumnHead : public Panel {
    Q_OBJECT
public:
    explicit ColumnHead(int number, QWidget* parent = nullptr);
    void setNumber(int number);
    void setModels(const std::vector<ModelFace>& models);
    void setModel(const QString& name);
    void setRemovable(bool isRemovable);

signals:
    void chosen(const QString& name);
    void removed();

private:
    void sayAll();
    void sayKind();

    int m_number;
    std::vector<ModelFace> m_models;
    QString m_model;
    ColumnSwatch* m_swatch;
    QComboBox* m_choice;
    ElidedLabel* m_kind;
    QPushButton* m_remove;
};

} // namespace danlu::ui
