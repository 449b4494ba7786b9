#pragma once

#include "ui/style/Icon.h"
#include "ui/style/Paint.h"

#include <QAbstractButton>

namespace danlu::ui {

/// What the rail is made of: a row with an icon that can do without its text.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(IconName icon, Size height, QWidget* parent = nullptr);
    void setCollapsed(bool isCollapsed);
    bool isCollapsed() const { return m_isCollapsed; }
    void setCaps(const QString& keys);
    QSize sizeHint() const override;

protected:
    void setIndent(int pixels) { m_indent = pixels; }
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Icon at its place, text beside it, in that colour; where the text begins and ends.
    void paintFace(const Canvas& canvas, const QColor& icon, const QFont& font, const QColor& text, int roomRight);
    IconName icon() const { return m_icon; }
    QString keys() const { return m_keys; }

private:
    void tell();

    IconName m_icon;
    int m_indent; // of the icon
    int m_height;
    QString m_keys;
    bool m_isCollapsed = false;
};

/// A page.
class RailItem : public RailButton {
    Q_OBJECT
public:
    explicit RailItem(IconName icon, QWidget* parent = nullptr);
    void setBusy(bool isBusy);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isBusy = false;
};

/// The project's name with a menu behind it.
class ProjectButton : public RailButton {
    Q_OBJECT
public:
    explicit ProjectButton(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Looks like a search field; the palette is behind it.
class SearchButton : public RailButton {
    Q_OBJECT
public:
    explicit SearchButton(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace danlu::ui
