// SQLite's locks on files and on the shared memory of the write-ahead log, for connections of one process
// (https://www.sqlite.org/lockingv3.html, https://www.sqlite.org/walformat.html#locks).
#include "disk.h"
#include <stdlib.h>

static bool is_dead(const handle *handle) { return handle->life != handle->disk->life; }

int file_lock(handle *handle, int level) {
    if (is_dead(handle)) return SQLITE_IOERR_LOCK;
    file *file = handle->file;
    if (handle->level >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (file->waiting || file->exclusive) return SQLITE_BUSY;
        file->shared += 1;
        handle->level = SQLITE_LOCK_SHARED;
        return SQLITE_OK;
    }
    if (level == SQLITE_LOCK_RESERVED) {
        if (file->reserved && file->reserved != handle) return SQLITE_BUSY;
        file->reserved = handle;
        handle->level = SQLITE_LOCK_RESERVED;
        return SQLITE_OK;
    }
    if ((file->waiting && file->waiting != handle) || (file->reserved && file->reserved != handle))
        return SQLITE_BUSY;
    file->waiting = handle;
    handle->level = SQLITE_LOCK_PENDING;
    if (file->shared > 1) return SQLITE_BUSY;
    file->exclusive = handle;
    handle->level = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int file_unlock(handle *handle, int level) {
    if (is_dead(handle)) return SQLITE_OK;
    file *file = handle->file;
    if (handle->level <= level) return SQLITE_OK;
    if (file->reserved == handle) file->reserved = NULL;
    if (file->waiting == handle) file->waiting = NULL;
    if (file->exclusive == handle) file->exclusive = NULL;
    if (level == SQLITE_LOCK_NONE && handle->level >= SQLITE_LOCK_SHARED) file->shared -= 1;
    handle->level = level;
    return SQLITE_OK;
}

int file_check_reserved(handle *handle, int *result) {
    *result = !is_dead(handle) && handle->file->reserved != NULL;
    return SQLITE_OK;
}

int shm_map(sqlite3_file *base, int region, int size, int extend, void volatile **place) {
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    *place = NULL;
    pthread_mutex_lock(&ting_disk_lock);
    if (is_dead(handle) || handle->disk->is_off || region >= SHM_REGIONS) {
        result = SQLITE_IOERR_SHMMAP;
    } else {
        void **slot = &handle->file->regions[region];
        if (!*slot && extend) *slot = calloc(1, (size_t)size);
        if (!*slot && extend) result = SQLITE_NOMEM;
        *place = *slot;
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int shm_lock_slot(handle *handle, int slot, int flags) {
    file *file = handle->file;
    unsigned bit = 1u << slot;
    if (flags & SQLITE_SHM_UNLOCK) {
        if (handle->shm_shared & bit) file->shm_shared[slot] -= 1;
        if (file->shm_exclusive[slot] == handle) file->shm_exclusive[slot] = NULL;
        handle->shm_shared &= ~bit;
        handle->shm_exclusive &= ~bit;
        return SQLITE_OK;
    }
    if (file->shm_exclusive[slot] && file->shm_exclusive[slot] != handle) return SQLITE_BUSY;
    if (flags & SQLITE_SHM_EXCLUSIVE) {
        if (file->shm_shared[slot] > ((handle->shm_shared & bit) ? 1 : 0)) return SQLITE_BUSY;
        file->shm_exclusive[slot] = handle;
        handle->shm_exclusive |= bit;
    } else if (!(handle->shm_shared & bit)) {
        file->shm_shared[slot] += 1;
        handle->shm_shared |= bit;
    }
    return SQLITE_OK;
}

int shm_lock(sqlite3_file *base, int offset, int count, int flags) {
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    if (is_dead(handle)) {
        result = flags & SQLITE_SHM_UNLOCK ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
    } else {
        int slot = offset;
        while (slot < offset + count && (result = shm_lock_slot(handle, slot, flags)) == SQLITE_OK) slot++;
        if (result != SQLITE_OK) {
            int undo = SQLITE_SHM_UNLOCK | (flags & (SQLITE_SHM_SHARED | SQLITE_SHM_EXCLUSIVE));
            while (slot-- > offset) shm_lock_slot(handle, slot, undo);
        }
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

void shm_barrier(sqlite3_file *base) {
    (void)base;
    pthread_mutex_lock(&ting_disk_lock);
    pthread_mutex_unlock(&ting_disk_lock);
}

int shm_unmap(sqlite3_file *base, int delete_flag) {
    handle *handle = (struct handle *)base;
    pthread_mutex_lock(&ting_disk_lock);
    if (!is_dead(handle)) {
        for (int slot = 0; slot < SHM_SLOTS; slot++) shm_lock_slot(handle, slot, SQLITE_SHM_UNLOCK);
        // The log is gone with its last connection; the memory is laid out anew for the next.
        for (int region = 0; delete_flag && region < SHM_REGIONS; region++) {
            free(handle->file->regions[region]);
            handle->file->regions[region] = NULL;
        }
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return SQLITE_OK;
}
