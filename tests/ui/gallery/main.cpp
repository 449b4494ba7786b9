#include "ui/gallery/Clipping.h"
#include "ui/gallery/Sections.h"

#include "ui/style/Style.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Splitter.h"
#include "ui/widgets/TitleLine.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScrollArea>
#include <QTextStream>

namespace danlu::gallery {
namespace {

using namespace ui;

constexpr QSize kPageSize(1440, 900);

QWidget* columnOf(std::initializer_list<QWidget*> sections, Qt::Edges lines) {
    auto* panel = new Panel(lines);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(lines.testFlag(Qt::LeftEdge) ? 1 : 0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* each : sections)
        column->addWidget(each);
    column->addStretch(1);
    return panel;
}

TitleLine* titleLine(const Words& words) {
    auto* line = new TitleLine;
    line->setPath({words("组件", "Components"), words("全部状态", "every state")});
    line->setState(ChipFace{words("已冻结", "Frozen"), State::Good, "lock"_icon});
    line->setFacts(words("所有页面由这些部件组成", "All pages are made of these parts"));
    line->addButton(makeButton({words("备份", "Back up"), "cube"_icon}));
    line->setPrimary(makeButton({words("导入数据", "Import data"), "plus"_icon}));
    return line;
}

QWidget* pageOf(const Words& words, std::initializer_list<QWidget*> columns, std::initializer_list<int> widths) {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(titleLine(words));
    auto* splitter = new Splitter(Qt::Horizontal);
    for (QWidget* each : columns)
        splitter->addWidget(each);
    splitter->setSizes(widths);
    column->addWidget(splitter, 1);
    page->resize(kPageSize);
    return page;
}

QWidget* componentsPage(const Words& words) {
    return pageOf(words,
                  {columnOf({buttonsSection(words), inputsSection(words), chipsSection(words), metersSection(words)}, {}),
                   columnOf({treeSection(words), tableSection(words), messagesSection(words), tabsSection(words)}, {}),
                   columnOf({colorsSection(words), seriesSection(words), iconsSection(words), textSection(words)}, {})},
                  {520, 478, 440});
}

QWidget* statesPage(const Words& words) {
    return pageOf(words, {columnOf({emptyPage(words)}, {}), columnOf({errorPage(words)}, {}), factsPanel(words)}, {560, 520, 358});
}

struct Page {
    QString name;
    QWidget* (*make)(const Words&);
};

const std::array kPages{Page{QStringLiteral("components"), componentsPage}, Page{QStringLiteral("states"), statesPage}};

QString nameOfPicture(const Page& page, Scheme scheme, Language language) {
    return QStringLiteral("%1.%2.%3")
        .arg(page.name, scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"),
             language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en"));
}

/// What is to be done with each page once it is laid out.
using Use = std::function<void(QWidget& page, const QString& name)>;

void useAll(const Use& use) {
    for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
        for (const auto language : {Language::Chinese, Language::English})
            for (const Page& page : kPages) {
                const std::unique_ptr<QWidget> widget(page.make(Words{language}));
                widget->show();
                QApplication::setActiveWindow(widget.get()); // no loop runs that could bring it about
                if (auto* tree = widget->findChild<QWidget*>(QStringLiteral("tree")))
                    tree->setFocus();
                QCoreApplication::sendPostedEvents();
                QCoreApplication::sendPostedEvents(); // what the first round posted
                use(*widget, nameOfPicture(page, scheme, language));
            }
    }
}

} // namespace

int check() {
    QTextStream out(stdout);
    int found = 0;
    useAll([&](QWidget& page, const QString& name) {
        for (const QString& place : clipped(page)) {
            out << name << ": " << place << Qt::endl;
            ++found;
        }
    });
    out << found << " clipped" << Qt::endl;
    return found == 0 ? 0 : 1;
}

int save(const QString& folder) {
    bool saved = QDir().mkpath(folder);
    useAll([&](QWidget& page, const QString& name) { saved = page.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")) && saved; });
    return saved ? 0 : 1;
}

int open() {
    QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
    for (const Page& page : kPages)
        page.make(Words{})->show();
    return QApplication::exec();
}

} // namespace danlu::gallery

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption check(QStringLiteral("check"), QStringLiteral("Say what is clipped."));
    const QCommandLineOption save(QStringLiteral("save"), QStringLiteral("Write pictures to a folder."), QStringLiteral("folder"));
    parser.addOptions({check, save});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(check))
        return danlu::gallery::check();
    return parser.isSet(save) ? danlu::gallery::save(parser.value(save)) : danlu::gallery::open();
}
