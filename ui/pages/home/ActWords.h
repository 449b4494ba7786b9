#pragma once

#include "ui/pages/home/HomeFacts.h"

namespace danlu::ui {

/// "Import", "Unlock": an act of the audit log in a word of the reader's language; one that nobody translated is called as it is.
QString actName(const ActRow& act);
/// What it was done to, and the figures one wants to see: "tickets@1, 3,903 rows".
QString actSentence(const ActRow& act);

} // namespace danlu::ui
