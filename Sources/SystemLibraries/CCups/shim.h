// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <cups/cups.h>
#include <cups/ipp.h>
