// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
