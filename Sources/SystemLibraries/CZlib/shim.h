// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <zlib.h>

// deflateInit2 and inflateInit2 are macros, which Swift does not import.
static inline int ting_deflateInit2(z_streamp stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
}
static inline int ting_inflateInit2(z_streamp stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}
