#pragma once

#include "ui/pages/data/DatasetTreeModel.h"
#include "ui/widgets/Panel.h"

class QTreeView;

namespace danlu::ui {

class Lineage;
class PanelHeader;
struct LineageStep;

/// The left of the page: every dataset with its versions, below them where the chosen one comes from.
class DatasetList : public Panel {
    Q_OBJECT
public:
    explicit DatasetList(QWidget* parent = nullptr);
    /// Keeps what is chosen where it is still there.
    void setDatasets(std::vector<DatasetFace> datasets);
    const DatasetTreeModel& model() const { return *m_model; }
    /// Says nothing.
    void choose(const QString& reference);
    QString chosen() const;
    void setLineage(const QString& title, std::vector<LineageStep> steps);
    QWidget* view() const;

signals:
    void chosenChanged(const QString& reference);
    void importClicked();

private:
    DatasetTreeModel* m_model;
    QTreeView* m_view;
    PanelHeader* m_header;
    PanelHeader* m_lineageTitle;
    Lineage* m_lineage;
};

} // namespace danlu::ui
