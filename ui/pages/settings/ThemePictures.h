#pragma once

#include "ui/shell/Preferences.h"

#include <QAbstractButton>

namespace danlu::ui {

/// A theme as a small picture of the window, with its name below; chosen among others of its kind.
class ThemePicture : public QAbstractButton {
    Q_OBJECT
public:
    explicit ThemePicture(Preferences::Theme theme, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Preferences::Theme m_theme;
};

/// The three of them: what is chosen takes effect at once, and a choice from elsewhere is seen here.
class ThemePictures : public QWidget {
    Q_OBJECT
public:
    explicit ThemePictures(Preferences& preferences, QWidget* parent = nullptr);

private:
    void look();

    Preferences& m_preferences;
    std::vector<ThemePicture*> m_pictures;
};

} // namespace danlu::ui
