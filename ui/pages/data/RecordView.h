#pragma once

#include "ui/pages/data/RowsModel.h"
#include "ui/widgets/Panel.h"

#include <QPointer>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace danlu::ui {

class KeyValueRows;
class Label;
class PanelHeader;

/// One record with all of its text: who says what, labels, the part it belongs to, personal data marked where it stands.
class RecordView : public Panel {
    Q_OBJECT
public:
    explicit RecordView(RowsModel& model, QWidget* parent = nullptr);
    /// A row of the model; −1: none.
    void open(int row);
    int row() const { return m_row; }

signals:
    /// The one before (−1) or after (1).
    void stepAsked(int by);

private:
    void take(const WholeRow& whole);
    void fillText(const WholeRow& whole);
    void fillChips(const services::ShownRow& row);
    void fillFacts(const WholeRow& whole);
    void say();

    RowsModel& m_model;
    int m_row = -1;
    std::optional<WholeRow> m_whole;
    QPointer<Job> m_job;
    PanelHeader* m_header;
    QHBoxLayout* m_chips;
    QWidget* m_chipRow;
    QPlainTextEdit* m_text;
    Label* m_legend;
    PanelHeader* m_factsTitle;
    KeyValueRows* m_facts;
    QPushButton *m_before, *m_after;
};

} // namespace danlu::ui
