// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <rime_api.h>
#include <string.h>

// RIME_STRUCT_INIT is a macro: every librime structure carries its own size.
#define TING_RIME_INIT(Type, name)                                   \
    static inline void ting_##name##_init(Type *value) {             \
        memset(value, 0, sizeof(*value));                            \
        value->data_size = sizeof(*value) - sizeof(value->data_size); \
    }
TING_RIME_INIT(RimeTraits, rime_traits)
TING_RIME_INIT(RimeContext, rime_context)
TING_RIME_INIT(RimeCommit, rime_commit)
TING_RIME_INIT(RimeStatus, rime_status)
