#include "ui/screenshots/Album.h"

#include <QFile>
#include <QPainter>
#include <QTest>
#include <QTextStream>

#include <array>

namespace danlu::screenshots {
namespace {

using namespace ui;

constexpr int kSettleMillis = 350; // lists are read beside the GUI thread
constexpr int kThumbWidth = 640, kCaptionHeight = 28, kGapWidth = 8;

struct LookOfPicture {
    Preferences::Theme theme;
    Preferences::Language language;
    const char* name;
};
constexpr std::array kLooks{LookOfPicture{Preferences::Theme::Light, Preferences::Language::Chinese, "light.zh"},
                            LookOfPicture{Preferences::Theme::Dark, Preferences::Language::Chinese, "dark.zh"},
                            LookOfPicture{Preferences::Theme::Dark, Preferences::Language::English, "dark.en"},
                            LookOfPicture{Preferences::Theme::Light, Preferences::Language::English, "light.en"}};

QString sizeText(const QSize& size) { return QStringLiteral("%1x%2").arg(size.width()).arg(size.height()); }

} // namespace

QString Album::nameOf(const Caption& caption, const QSize& size, int look) const {
    return QStringLiteral("%1.%2@%3.%4.png").arg(caption.page, caption.state, sizeText(size), QLatin1String(kLooks[std::size_t(look)].name));
}

bool Album::take(Shell& shell, Window& window, const Caption& caption, const std::function<void()>& again) {
    const QSize before = window.size();
    bool isSaved = true;
    for (const QSize& size : m_sizes) {
        window.resize(size);
        for (std::size_t i = 0; i < kLooks.size(); ++i) {
            shell.preferences().setTheme(kLooks[i].theme);
            shell.preferences().setLanguage(kLooks[i].language);
            if (again)
                again();
            QTest::qWait(kSettleMillis);
            isSaved &= window.grab().save(m_folder.filePath(nameOf(caption, size, int(i))));
        }
    }
    window.resize(before);
    QTest::qWait(kSettleMillis);
    m_taken << caption;
    return isSaved;
}

QStringList Album::pages() const {
    QStringList pages;
    for (const Caption& caption : m_taken)
        if (!pages.contains(caption.page))
            pages << caption.page;
    return pages;
}

bool Album::saveSheet(const QString& page, const QSize& size) const {
    QList<Caption> rows;
    std::ranges::copy_if(m_taken, std::back_inserter(rows), [&](const Caption& each) { return each.page == page; });
    const int high = kThumbWidth * size.height() / size.width(), row = high + kCaptionHeight;
    QImage sheet(int(kLooks.size()) * (kThumbWidth + kGapWidth) + kGapWidth, int(rows.size()) * row + kGapWidth, QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (qsizetype y = 0; y < rows.size(); ++y)
        for (std::size_t x = 0; x < kLooks.size(); ++x) {
            const QPoint at(kGapWidth + int(x) * (kThumbWidth + kGapWidth), int(y) * row);
            const QString name = nameOf(rows[y], size, int(x));
            painter.drawText(QRect(at, QSize(kThumbWidth, kCaptionHeight)), Qt::AlignLeft | Qt::AlignVCenter, name);
            painter.drawImage(at + QPoint(0, kCaptionHeight),
                              QImage(m_folder.filePath(name)).scaled(kThumbWidth, high, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
    painter.end();
    return sheet.save(m_folder.filePath(QStringLiteral("sheet.%1@%2.png").arg(page, sizeText(size))));
}

bool Album::saveIndex() const {
    QFile file(m_folder.filePath(QStringLiteral("index.html")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream out(&file);
    out << "<!doctype html><meta charset=\"utf-8\"><title>Danlu</title><style>img{width:24%;margin:2px}</style>\n";
    for (const QString& page : pages()) {
        out << "<h2>" << page << "</h2>\n";
        for (const QSize& size : m_sizes)
            out << "<a href=\"sheet." << page << '@' << sizeText(size) << ".png\">contact sheet " << sizeText(size) << "</a> ";
        for (const Caption& caption : m_taken) {
            if (caption.page != page)
                continue;
            out << "<h3>" << caption.state << "</h3>\n";
            for (const QSize& size : m_sizes)
                for (std::size_t i = 0; i < kLooks.size(); ++i) {
                    const QString name = nameOf(caption, size, int(i));
                    out << "<a href=\"" << name << "\"><img src=\"" << name << "\" alt=\"" << name << "\" loading=\"lazy\"></a>\n";
                }
        }
    }
    return file.flush();
}

bool Album::finish() const {
    bool isSaved = saveIndex();
    for (const QString& page : pages())
        for (const QSize& size : m_sizes)
            isSaved &= saveSheet(page, size);
    return isSaved;
}

} // namespace danlu::screenshots
