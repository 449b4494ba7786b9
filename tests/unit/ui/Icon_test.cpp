#include "support/Suite.h"

#include "base/File.h"
#include "ui/style/Icon.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <filesystem>
#include <set>

using namespace danlu;
using namespace danlu::ui;

namespace {

QStringList drawings() { return QDir(QStringLiteral(":/danlu/icons")).entryList({QStringLiteral("*.svg")}); }

QString textOf(const Path& path) {
    const auto bytes = readFile(path).value();
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
}

/// Every `"name"_icon` of the program and of the gallery.
std::set<QString> usedNames() {
    static const QRegularExpression kUse(QStringLiteral("\"([^\"]+)\"_icon"));
    std::set<QString> names;
    for (const char* folder : {"ui", "app", "tests/ui"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(Path(DANLU_ROOT) / folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
                for (auto found = kUse.globalMatch(textOf(entry.path())); found.hasNext();)
                    names.insert(found.next().captured(1));
    return names;
}

} // namespace

class IconTest : public QObject {
    Q_OBJECT
private slots:
    void everyDrawingParses() {
        QVERIFY(drawings().size() >= 74);
        for (const QString& name : drawings()) {
            QSvgRenderer renderer(QStringLiteral(":/danlu/icons/") + name);
            QVERIFY2(renderer.isValid(), qPrintable(name));
            QCOMPARE(renderer.viewBox(), QRect(0, 0, 16, 16));
        }
    }

    void everyDrawingHasTheOneStroke() {
        for (const QString& name : drawings()) {
            const QString text = textOf(Path(DANLU_ROOT) / "resources/icons" / name.toStdString());
            QCOMPARE(text.count(QStringLiteral("stroke-width")), 1);
            QVERIFY2(text.contains(QStringLiteral("stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")),
                     qPrintable(name));
        }
    }

    void everyNameThatIsUsedExists() {
        const auto names = usedNames();
        QVERIFY(names.size() > 20);
        for (const QString& name : names)
            QVERIFY2(drawings().contains(name + QStringLiteral(".svg")), qPrintable(name));
    }

    void aDrawingHasTheColourAsked() {
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintIcon(painter, QRectF(0, 0, 16, 16), "stop"_icon, QColor(255, 0, 0));
        painter.end();
        QVERIFY(image.pixelColor(8, 3).red() > 200 && image.pixelColor(8, 3).green() < 120);
        QCOMPARE(image.pixelColor(8, 8), QColor(Qt::white));
    }

    void anIconFollowsTheTheme() {
        const QIcon icon = themedIcon("stop"_icon);
        QCOMPARE(icon.name(), QStringLiteral("stop"));
        const auto middle = [&](Scheme scheme) {
            QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
            return icon.pixmap(16).toImage().pixelColor(8, 3).lightness();
        };
        QVERIFY(middle(Scheme::Light) + 60 < middle(Scheme::Dark));
    }

    void itIsSharpOnDenseScreens() { QCOMPARE(themedIcon("home"_icon).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32)); }
};

DANLU_SUITE(IconTest)
#include "Icon_test.moc"
