#pragma once

#include "ui/pages/export/ExportsModel.h"

#include <QWidget>

class QTableView;

namespace danlu::ui {

class PanelHeader;

/// What was exported before, the newest first; one of them may be chosen.
class PastExports : public QWidget {
    Q_OBJECT
public:
    explicit PastExports(QWidget* parent = nullptr);
    void setExports(std::vector<ExportFace> exports);
    const std::vector<ExportFace>& all() const { return m_model->all(); }
    /// nullptr: it is not listed.
    const ExportFace* find(const QString& folder) const;
    /// Without a word to anybody; it stays chosen when the list comes anew.
    void choose(const QString& folder);
    const ExportFace* current() const { return find(m_folder); }

signals:
    void chosen(const danlu::ui::ExportFace& face);

private:
    void sayAll();

    PanelHeader* m_header;
    ExportsModel* m_model;
    QTableView* m_table;
    QString m_folder; // of the chosen one
    bool m_isFilling = false;
};

} // namespace danlu::ui
