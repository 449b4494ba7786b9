#include "ui/style/Icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr double kGrid = 16; // the drawings' view box

/// The drawing with its two colours put in: QtSvg knows neither our "mark" nor a currentColor from outside.
QByteArray coloured(const QString& name, const QColor& color, double side) {
    QFile file(QStringLiteral(":/danlu/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray mark = applicationLook().color(Color::Mark).name().toLatin1();
    QByteArray drawing = file.readAll().replace("currentColor", color.name().toLatin1()).replace("\"mark\"", "\"" + mark + "\"");
    if (side > kGrid) // a large drawing keeps the stroke of the small ones
        drawing.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(1.5 * kGrid / side) + "\"");
    return drawing;
}

QPixmap rendered(const QString& name, const QColor& color, int pixels, double ratio) {
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(coloured(name, color, pixels / ratio));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QPixmap iconPixmap(const QString& name, const QColor& color, int pixels, double ratio) {
    const QString key = QStringLiteral("danlu-icon/%1/%2/%3/%4").arg(name, color.name()).arg(pixels).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = rendered(name, color, pixels, ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

class IconEngine : public QIconEngine {
public:
    IconEngine(QString name, Color color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        paintIcon(*painter, square, m_name, color(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        return iconPixmap(m_name, color(mode), std::min(size.width(), size.height()), scale);
    }
    QIconEngine* clone() const override { return new IconEngine(m_name, m_color); }
    QString iconName() override { return m_name; }

private:
    QColor color(QIcon::Mode mode) const { return applicationLook().color(mode == QIcon::Disabled ? Color::TextDisabled : m_color); }

    QString m_name;
    Color m_color;
};

} // namespace

QIcon themedIcon(IconName name, Color color) { return name.isEmpty() ? QIcon() : QIcon(new IconEngine(name.toString(), color)); }

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color) {
    if (name.isEmpty() || rect.isEmpty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    QPixmap pixmap = iconPixmap(name, color, int(std::lround(rect.width() * ratio)), ratio);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(QPointF(std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio), pixmap);
}

} // namespace danlu::ui
