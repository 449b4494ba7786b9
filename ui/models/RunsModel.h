#pragma once

#include "ui/shell/RunsWatch.h"

#include <QAbstractListModel>

#include <map>
#include <set>

namespace danlu::ui {

/// The runs of a project as a list with headings: those that work, those that wait, those that have ended, the newest first. Says which are
/// shown together: the current one (partly checked) and those that are ticked, each in a colour it keeps as long as it is shown. GUI thread.
class RunsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Group { Running, Waiting, Ended };
    enum Role {
        HeadingRole = Qt::UserRole + 1, // count of a heading's runs; invalid for a run
        IdRole,
        ColorRole, // of a run that is shown: 0 … as seriesColor takes it
    };
    using Headings = std::function<QString(Group)>;
    using Line = std::function<QString(const RunFace&)>;

    RunsModel(Headings headings, Line line, QObject* parent = nullptr);
    void setRuns(const std::vector<RunFace>& runs);
    void setFilter(const QString& text);
    /// The words in another language.
    void retell();
    void setCurrent(const QString& id);
    const QString& current() const { return m_current; }
    void clearTicks();
    /// The current one first.
    QStringList shown() const;
    int colorOf(const QString& id) const;
    const RunFace* run(const QString& id) const;
    const RunFace* runAt(const QModelIndex& index) const;
    QModelIndex indexOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void shownChanged();
    void renameAsked(const QString& id, const QString& name);

private:
    struct Row {
        Group group;
        int count = 0; // of a heading
        QString id;    // of a run
        QString name;
        bool isHeading() const { return count > 0; }
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rowsOf() const;
    void rebuild();
    void colour();
    void tick(const QString& id, bool isTicked);

    Headings m_headings;
    Line m_line;
    std::vector<RunFace> m_runs;
    QString m_filter, m_current;
    std::vector<Row> m_rows;
    std::set<QString> m_ticked;
    std::map<QString, int> m_colors;
};

} // namespace danlu::ui
