#include "ui/pages/settings/ThemePictures.h"

#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QHBoxLayout>
#include <QStyle>

#include <array>

namespace danlu::ui {
namespace {

constexpr QSize kThemePicture(104, 64);
constexpr int kThemeName = 24;
constexpr int kThemeRail = 20;

/// The window in a scheme, as far as it can be seen from so far away.
void paintLittleWindow(QPainter& painter, const QRectF& rect, const Tokens& tokens, Scheme scheme) {
    const auto color = [&](Color role) { return tokens.color(role, scheme); };
    painter.fillRect(rect, color(Color::Surface));
    painter.fillRect(QRectF(rect.topLeft(), QSizeF(kThemeRail, rect.height())), color(Color::Background));
    const auto bar = [&](double y, double width, double height, Color role) {
        paintBox(painter, QRectF(rect.left() + kThemeRail + kGap, rect.top() + y, width, height), {color(role), QColor(), 2, Qt::SolidLine});
    };
    bar(12, 40, 4, Color::Text);
    bar(22, 64, 4, Color::BorderStrong);
    bar(32, 52, 4, Color::BorderStrong);
    bar(44, 24, 8, Color::Accent);
}

} // namespace

ThemePicture::ThemePicture(Preferences::Theme theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ThemePicture::sizeHint() const { return {kThemePicture.width(), kThemePicture.height() + kUnit + kThemeName}; }

void ThemePicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const QRect picture(QPoint(), kThemePicture);
    const bool isLight = m_theme != Preferences::Theme::Dark;
    paintLittleWindow(painter, picture, look.tokens(), isLight ? Scheme::Light : Scheme::Dark);
    if (m_theme == Preferences::Theme::System) { // whichever the desktop has
        painter.setClipRect(picture.adjusted(picture.width() / 2, 0, 0, 0));
        paintLittleWindow(painter, picture, look.tokens(), Scheme::Dark);
        painter.setClipping(false);
    }
    paintBox(painter, picture, {QColor(), look.color(isChecked() ? Color::Accent : Color::BorderStrong), 0, Qt::SolidLine});
    if (isChecked())
        paintBox(painter, picture.adjusted(1, 1, -1, -1), {QColor(), look.color(Color::Accent), 0, Qt::SolidLine});
    const int side = look.tokens().size(Size::Check);
    QStyleOptionButton radio;
    radio.initFrom(this);
    radio.rect = QRect(0, picture.bottom() + 1 + kUnit + (kThemeName - side) / 2, side, side);
    radio.state.setFlag(QStyle::State_On, isChecked());
    radio.state.setFlag(QStyle::State_Off, !isChecked());
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, &painter, this);
    const QRect name(side + kGap, picture.bottom() + 1 + kUnit, width() - side - kGap, kThemeName);
    paintText(painter, name, text(), look.font(TextSize::Base, isChecked() ? Weight::Strong : Weight::Regular), look.color(Color::Text));
}

ThemePictures::ThemePictures(Preferences& preferences, QWidget* parent) : QWidget(parent), m_preferences(preferences) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGroupGap);
    for (const auto theme : {Preferences::Theme::System, Preferences::Theme::Light, Preferences::Theme::Dark}) {
        auto* picture = new ThemePicture(theme);
        m_pictures.push_back(picture);
        row->addWidget(picture);
        connect(picture, &QAbstractButton::clicked, this, [this, theme] { m_preferences.setTheme(theme); });
    }
    connect(&preferences, &Preferences::themeChanged, this, &ThemePictures::look);
    say(*this, [this] {
        const std::array names{tr("System", "theme of the desktop"), tr("Light", "theme"), tr("Dark", "theme")};
        for (std::size_t i = 0; i < names.size(); ++i)
            m_pictures[i]->setText(names[i]);
        look();
    });
}

void ThemePictures::look() { m_pictures[std::size_t(m_preferences.theme())]->setChecked(true); }

} // namespace danlu::ui
