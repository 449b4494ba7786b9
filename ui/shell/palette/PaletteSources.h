#pragma once

#include "ui/shell/Page.h"
#include "ui/shell/palette/PaletteModel.h"

namespace danlu::ui {

/// What the palette offers beside the window's own actions: pages, runs, datasets, models, recent projects, each with what can be done
/// with it. Only what the project's state allows now.
class PaletteSources {
public:
    PaletteSources(Shell& shell, const std::vector<PageEntry>& pages) : m_shell(shell), m_pages(pages) {}

    std::vector<PaletteItem> pages() const;
    /// Work that begins on a page, whichever is shown.
    std::vector<PaletteItem> beginnings() const;
    std::vector<PaletteItem> runs() const;
    std::vector<PaletteItem> projects() const;
    /// Datasets and models are in the database: read beside the GUI thread.
    void read(QObject* context, std::function<void(std::vector<PaletteItem>)> take) const;

private:
    bool canShow(const QString& page) const;
    std::function<void()> goes(const QString& page, const QString& what) const;
    Command copiesCommand(const QString& words) const;
    PaletteItem runItem(const RunFace& run) const;
    std::vector<PaletteItem> datasetItems(const Json& list) const;
    std::vector<PaletteItem> modelItems(const Json& list) const;

    Shell& m_shell;
    const std::vector<PageEntry>& m_pages;
};

/// What belongs to several things is found beside them too: "Stop: tickets-lora".
std::vector<PaletteItem> withTheirActions(std::vector<PaletteItem> items);

} // namespace danlu::ui
