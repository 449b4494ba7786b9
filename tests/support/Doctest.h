#pragma once

// c10's logging has a CHECK of its own, which ends the program. Read first and put aside, it leaves doctest's alone wherever ATen's
// headers come later.
#if __has_include(<c10/util/Logging.h>)
#include <c10/util/Logging.h>
#undef CHECK
#endif
#include <doctest/doctest.h>
