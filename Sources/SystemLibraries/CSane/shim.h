// What Swift needs to see of SANE, the scanners' library.
#pragma once
#include <sane/sane.h>
