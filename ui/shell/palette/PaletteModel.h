#pragma once

#include "ui/shell/Command.h"

#include <QAbstractListModel>

#include <vector>

namespace danlu::ui {

/// What an entry is; the order of the groups where nothing was typed.
enum class PaletteGroup { Here, Page, Run, Dataset, Model, Action, Project, Count };
QString captionOf(PaletteGroup group);

/// WhenAsked: not among what is shown before anything was typed.
enum class Offered { Always, WhenAsked };

/// Something that can be gone to or done.
struct PaletteItem {
    PaletteGroup group;
    Command main;
    QString note = {};              // muted, after the name
    std::vector<Command> more = {}; // what else can be done with it
    Offered offered = Offered::Always;
};

/// The palette's list: what answers the query, by groups with a caption each, the best first. ">" before the query: actions alone,
/// "@": datasets.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<PaletteItem> items);
    void setQuery(const QString& query);
    /// How many answer, of which the list may hold the best of each group only.
    int matches() const { return m_matches; }
    bool isCaption(int row) const { return !m_rows[std::size_t(row)].item; }
    /// Null for a caption.
    const PaletteItem* item(int row) const;
    /// Of its name, those that were typed.
    const std::vector<int>& letters(int row) const { return m_rows[std::size_t(row)].letters; }
    /// The next row that is no caption, by that many steps, not beyond the ends; −1 where there is none.
    int next(int row, int steps) const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        PaletteGroup group;
        const PaletteItem* item = nullptr;
        int score = 0;
        std::vector<int> letters = {};
    };
    void filter();
    std::vector<Row> answers() const;

    std::vector<PaletteItem> m_items;
    QString m_query;
    std::vector<Row> m_rows;
    int m_matches = 0;
};

} // namespace danlu::ui
