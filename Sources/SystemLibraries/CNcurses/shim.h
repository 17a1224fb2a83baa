// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <wchar.h>

// The stdscr global and the function-like macros of ncurses are not imported into Swift.
static inline WINDOW *ting_stdscr(void) { return stdscr; }

// The video attributes are function-like macros as well.
static inline attr_t ting_bold(void) { return WA_BOLD; }
static inline attr_t ting_underline(void) { return WA_UNDERLINE; }
static inline attr_t ting_reverse(void) { return WA_REVERSE; }

// By which widths ncurses goes; wchar.h shows it to X/Open programs only.
extern int wcwidth(wchar_t character);
static inline int ting_width(wchar_t character) { return wcwidth(character); }
