// Takes the place of the C library's free and realloc, for Swift and for all libraries of the process; the allocator
// behind them stays glibc's own. (glibc manual, 3.2.5 "Replacing malloc"; glibc's tunable glibc.malloc.perturb leaves
// out the caches of small blocks, where nearly all strings are.)
#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

void free(void *block) {
    if (block == NULL) return;
    int error = errno;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
    errno = error;
}

void *realloc(void *block, size_t size) {
    if (block == NULL) return __libc_malloc(size);
    if (size == 0) {
        free(block);
        return NULL;
    }
    size_t held = malloc_usable_size(block);
    if (size <= held) {
        // What is cut off goes back to the allocator.
        explicit_bzero((char *)block + size, held - size);
        return __libc_realloc(block, size);
    }
    void *larger = __libc_malloc(size);
    if (larger == NULL) return NULL;
    memcpy(larger, block, held);
    free(block);
    return larger;
}

void *reallocarray(void *block, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(block, bytes);
}
