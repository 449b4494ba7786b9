#pragma once

#include "ui/shell/Window.h"

#include <QDir>

namespace danlu::screenshots {

/// What a picture is of: a page, and in what state.
struct Caption {
    QString page, state;
};

/// Takes a page in both themes, both languages and every size, and lays the pictures out: a contact sheet for each page and size, and
/// index.html.
class Album {
public:
    Album(const QString& folder, QList<QSize> sizes) : m_folder(folder), m_sizes(std::move(sizes)) {}
    /// False where a picture could not be written.
    bool take(ui::Shell& shell, ui::Window& window, const Caption& caption, const std::function<void()>& again);
    bool finish() const;

private:
    QString nameOf(const Caption& caption, const QSize& size, int look) const;
    QStringList pages() const;
    bool saveSheet(const QString& page, const QSize& size) const;
    bool saveIndex() const;

    QDir m_folder;
    QList<QSize> m_sizes;
    QList<Caption> m_taken;
};

} // namespace danlu::screenshots
