// What Glibc's module leaves out of malloc.h.
#include <malloc.h>
