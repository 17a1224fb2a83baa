/* The floor of the front's times: a program that does nothing but draw a full screen with ncurses, and draws it
   anew when `a` is pressed, or one row of it when `b` is. Any other key ends it. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <locale.h>
#include <ncurses.h>
#include <wchar.h>

static void draw_row(int row, int turn) {
    move(row, 0);
    for (int column = 0; column + 1 < COLS; column += 2) {
        wchar_t text[2] = {(wchar_t)(0x4E00 + (row * 97 + column * 31 + turn * 13) % 0x5000), 0};
        addnwstr(text, 1);
    }
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    if (initscr() == NULL) return 1;
    cbreak();
    noecho();
    start_color();
    init_pair(1, COLOR_WHITE, COLOR_BLUE);
    bkgd(COLOR_PAIR(1));
    for (int turn = 0;; turn++) {
        int key = turn == 0 ? 'a' : getch();
        if (key == 'a') {
            for (int row = 0; row < LINES; row++) draw_row(row, turn);
        } else if (key == 'b') {
            draw_row(LINES / 2, turn);
        } else {
            break;
        }
        refresh();
    }
    endwin();
    return 0;
}
