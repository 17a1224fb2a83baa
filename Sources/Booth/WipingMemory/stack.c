// For pthread_getattr_np.
#define _GNU_SOURCE
#include "WipingMemory.h"
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Two pages at most lie between this thread's place on its stack and the first page that can be given back whole.
__attribute__((noinline)) static void wipe_nearest(void) {
    char room[8192];
    explicit_bzero(room, sizeof room);
}

__attribute__((noinline)) void ting_wipe_stack(void) {
    wipe_nearest();
    pthread_attr_t facts;
    void *lowest;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &facts) != 0) return;
    if (pthread_attr_getstack(&facts, &lowest, &size) == 0) {
        // The system takes the pages back and gives them out again as zeros; what is not mapped yet is passed over.
        uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
        uintptr_t end = ((uintptr_t)__builtin_frame_address(0) - page) & ~(page - 1);
        uintptr_t begin = (uintptr_t)lowest;
        if (end > begin) madvise(lowest, end - begin, MADV_DONTNEED);
    }
    pthread_attr_destroy(&facts);
}
