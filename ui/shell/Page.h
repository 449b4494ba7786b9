#pragma once

#include "ui/shell/Command.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/TitleLine.h"

#include <QVBoxLayout>

namespace danlu::ui {

/// One page of the window: a title line and what is below it. Made when it is first shown, gone when the project is locked or closed:
/// it may hold what is in the project.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Shell& shell, QWidget* parent = nullptr);
    /// It is shown, for something in particular (a dataset, a run) or, where that is empty, as it was.
    virtual void open(const QString& what) { Q_UNUSED(what) }
    /// Where the keyboard goes when the page is shown.
    virtual QWidget* first() { return this; }
    /// What can be done here now, for the palette.
    virtual std::vector<Command> commands() { return {}; }

protected:
    Shell& shell() const { return m_shell; }
    TitleLine& title() const { return *m_title; }
    /// Takes the place of the content before it, which goes.
    void setContent(QWidget* content);
    QWidget* content() const { return m_content; }

private:
    Shell& m_shell;
    TitleLine* m_title;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
};

/// In the rail; Start: not in it, shown where there is no open project.
enum class PagePlace { Work, Foot, Start };
enum class PageNeeds { Project, Nothing };

/// A page as the rail lists it. A file of ui/pages makes one (CONTRIBUTING.md).
struct PageEntry {
    QString id; // "train", as Shell::go() takes it
    int order;  // in the rail, and of Ctrl+1 …
    IconName icon;
    QString (*name)();
    std::function<Page*(Shell&)> make;
    PagePlace place = PagePlace::Work;
    PageNeeds needs = PageNeeds::Project;
};

/// Every page, in the rail's order.
std::vector<PageEntry> pagesInOrder();

} // namespace danlu::ui
