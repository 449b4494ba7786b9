#pragma once

#include <QStringList>

class QWidget;

namespace danlu::gallery {

/// Every text, button and field of a page that has less room than it asks for. Labels that may give way (ElidedLabel) are left out.
QStringList clipped(const QWidget& page);

} // namespace danlu::gallery
