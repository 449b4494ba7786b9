#include "ui/style/EvenLetters.h"

#include <dlfcn.h>

#include <string_view>

/// Stands before FreeType's for everything the program links: all is passed on but the switch that Qt sets for CFF. The default is off.
extern "C" __attribute__((visibility("default"))) int FT_Property_Set(void* library, const char* module, const char* property, const void* value) {
    using Set = int(void*, const char*, const char*, const void*);
    if (std::string_view(module) == "cff" && std::string_view(property) == "no-stem-darkening")
        return 0;
    auto* next = reinterpret_cast<Set*>(dlsym(RTLD_NEXT, "FT_Property_Set"));
    return next ? next(library, module, property, value) : 0;
}

namespace danlu::ui {

void keepLettersEven() {}

} // namespace danlu::ui
