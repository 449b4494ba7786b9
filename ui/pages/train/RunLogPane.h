#pragma once

#include "services/run/RunFollower.h"
#include "ui/shell/Session.h"
#include "ui/widgets/Panel.h"

#include <QAbstractListModel>

class QListView;

namespace danlu::ui {

class PanelHeader;
class Switch;

/// What happened, line by line: numbers and states of the journal with the sentences of the sealed log among them. GUI thread.
class RunLogModel : public QAbstractListModel {
    Q_OBJECT
public:
    struct Line {
        enum class Tone { Plain, Good, Warning, Bad } tone = Tone::Plain;
        std::int64_t time = 0; // UTC milliseconds
        QString text;
        bool operator==(const Line&) const = default;
    };
    enum Role { ToneRole = Qt::UserRole + 1, TimeRole };

    using QAbstractListModel::QAbstractListModel;
    void clear();
    void take(const services::RunNews& news);
    /// All sentences of the log, as often as it was read.
    void setSentences(std::vector<Line> lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void add(std::vector<Line> lines);

    std::vector<Line> m_lines; // by time
    std::size_t m_sentences = 0;
};

/// The log of a run below its curves.
class RunLogPane : public Panel {
    Q_OBJECT
public:
    explicit RunLogPane(Session& session, QWidget* parent = nullptr);
    void setRun(const QString& id);
    void take(const services::RunNews& news);

private:
    void read();
    void followEnd();

    Session& m_session;
    RunLogModel* m_model;
    PanelHeader* m_header;
    Switch* m_follow;
    QListView* m_view;
    QString m_run;
    bool m_isReading = false;
};

} // namespace danlu::ui
