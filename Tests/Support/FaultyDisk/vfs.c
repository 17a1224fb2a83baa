// The disk as SQLite sees it: a VFS (https://www.sqlite.org/vfs.html) that is the process's default and takes the files
// below the roots of the disks; all others go to the one that was the default before.
#include "disk.h"
#include <string.h>

static sqlite3_vfs faulty;
static sqlite3_vfs *real;

static bool is_alive(const handle *handle) {
    return handle->life == handle->disk->life && !handle->disk->is_off;
}

static int close_file(sqlite3_file *base) {
    handle *handle = (struct handle *)base;
    LOCKED((file_unlock(handle, SQLITE_LOCK_NONE), disk_release(handle->disk)));
    return SQLITE_OK;
}

static int read_file(sqlite3_file *base, void *buffer, int amount, sqlite3_int64 offset) {
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    if (!is_alive(handle) || disk_chance(handle->disk, handle->disk->failing_reads)) {
        result = SQLITE_IOERR_READ;
    } else {
        const bytes *live = &handle->file->live;
        size_t there = (size_t)offset < live->size ? live->size - (size_t)offset : 0;
        if (there > (size_t)amount) there = (size_t)amount;
        if (there) memcpy(buffer, live->data + offset, there);
        if (there < (size_t)amount) {
            memset((char *)buffer + there, 0, (size_t)amount - there);
            result = SQLITE_IOERR_SHORT_READ;
        }
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int write_file(sqlite3_file *base, const void *buffer, int amount, sqlite3_int64 offset) {
    handle *handle = (struct handle *)base;
    ting_disk *disk = handle->disk;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    int64_t grown = offset + amount - (is_alive(handle) ? (int64_t)handle->file->live.size : 0);
    if (!is_alive(handle)) {
        result = SQLITE_IOERR_WRITE;
    } else if (disk_chance(disk, disk->failing_writes)) {
        result = SQLITE_IOERR_WRITE;
    } else if (disk->capacity >= 0 && grown > 0 && disk_live_size(disk) + grown > disk->capacity) {
        result = SQLITE_FULL;
    } else {
        bool works = disk_operate(disk);
        // The power may fail in the midst of a write.
        file_write(handle->file, buffer, (size_t)amount, offset);
        if (!works) result = SQLITE_IOERR_WRITE;
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    if (!is_alive(handle) || !disk_operate(handle->disk)) result = SQLITE_IOERR_TRUNCATE;
    else file_truncate(handle->file, size);
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int sync_file(sqlite3_file *base, int flags) {
    (void)flags;
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    if (!is_alive(handle) || disk_chance(handle->disk, handle->disk->failing_syncs)
        || !disk_operate(handle->disk))
        result = SQLITE_IOERR_FSYNC;
    else file_sync(handle->disk, handle->file);
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    if (is_alive(handle)) *size = (sqlite3_int64)handle->file->live.size;
    else result = SQLITE_IOERR_FSTAT;
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int lock(sqlite3_file *base, int level) {
    int result;
    LOCKED(result = file_lock((handle *)base, level));
    return result;
}

static int unlock(sqlite3_file *base, int level) {
    int result;
    LOCKED(result = file_unlock((handle *)base, level));
    return result;
}

static int check_reserved(sqlite3_file *base, int *reserved) {
    int result;
    LOCKED(result = file_check_reserved((handle *)base, reserved));
    return result;
}

static int control(sqlite3_file *base, int operation, void *argument) {
    (void)base;
    (void)operation;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int sector_size(sqlite3_file *base) {
    (void)base;
    return SECTOR;
}

/// As SQLite takes every disk to be: a write that is cut short harms nothing beside it.
static int characteristics(sqlite3_file *base) {
    (void)base;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

const sqlite3_io_methods ting_file_methods = {
    2, close_file, read_file, write_file, truncate_file, sync_file, file_size, lock, unlock,
    check_reserved, control, sector_size, characteristics, shm_map, shm_lock, shm_barrier, shm_unmap,
    NULL, NULL,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *flags_out) {
    (void)vfs;
    handle *handle = (struct handle *)base;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    ting_disk *disk = name ? disk_of(name) : NULL;
    if (!disk) {
        pthread_mutex_unlock(&ting_disk_lock);
        return real->xOpen(real, name, base, flags, flags_out);
    }
    memset(handle, 0, sizeof *handle);
    file *file = disk->is_off ? NULL : disk_find(disk, name);
    if (!file && !disk->is_off && flags & SQLITE_OPEN_CREATE) file = disk_create(disk, name);
    if (!file) {
        result = disk->is_off ? SQLITE_IOERR : SQLITE_CANTOPEN;
    } else {
        handle->base.pMethods = &ting_file_methods;
        handle->disk = disk;
        handle->file = file;
        handle->life = disk->life;
        disk->handles += 1;
        if (flags_out) *flags_out = flags;
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int is_synced) {
    (void)vfs;
    int result = SQLITE_OK;
    pthread_mutex_lock(&ting_disk_lock);
    ting_disk *disk = disk_of(name);
    if (!disk) {
        pthread_mutex_unlock(&ting_disk_lock);
        return real->xDelete(real, name, is_synced);
    }
    if (!disk_operate(disk)) {
        result = SQLITE_IOERR_DELETE;
    } else {
        file *file = disk_find(disk, name);
        if (file) disk_delete(disk, file, is_synced);
        else result = SQLITE_IOERR_DELETE_NOENT;
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return result;
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    (void)vfs;
    pthread_mutex_lock(&ting_disk_lock);
    ting_disk *disk = disk_of(name);
    if (disk) {
        const file *file = disk_find(disk, name);
        *result = file && (flags != SQLITE_ACCESS_EXISTS || file->live.size > 0);
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return disk ? SQLITE_OK : real->xAccess(real, name, flags, result);
}

static int full_path(sqlite3_vfs *vfs, const char *name, int room, char *path) {
    (void)vfs;
    pthread_mutex_lock(&ting_disk_lock);
    ting_disk *disk = disk_of(name);
    pthread_mutex_unlock(&ting_disk_lock);
    if (!disk) return real->xFullPathname(real, name, room, path);
    if (strlen(name) >= (size_t)room) return SQLITE_CANTOPEN;
    strcpy(path, name);
    return SQLITE_OK;
}

void ting_vfs_register(void) {
    if (real) return;
    real = sqlite3_vfs_find(NULL);
    faulty = *real;
    faulty.zName = "ting-faulty";
    if (faulty.szOsFile < (int)sizeof(handle)) faulty.szOsFile = (int)sizeof(handle);
    faulty.xOpen = open_file;
    faulty.xDelete = delete_file;
    faulty.xAccess = access_file;
    faulty.xFullPathname = full_path;
    sqlite3_vfs_register(&faulty, 1);
}
