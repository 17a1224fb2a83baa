// What the chapters of the faulty disk share.
#ifndef TING_DISK_H
#define TING_DISK_H

#include "include/faulty_disk.h"
#include <pthread.h>
#include <sqlite3.h>

enum { MAXIMUM_DISKS = 64, MAXIMUM_FILES = 32, SHM_SLOTS = 8, SHM_REGIONS = 64, SECTOR = 512 };

typedef struct bytes {
    unsigned char *data;
    size_t size, room;
} bytes;

/// A write, or a truncation where `data` is NULL, that no sync has followed.
typedef struct pending {
    int64_t offset;
    size_t length;
    unsigned char *data;
    struct pending *next;
} pending;

typedef struct handle handle;

typedef struct file {
    char *name;
    /// What a program reads.
    bytes live;
    /// What is safely on the disk.
    bytes durable;
    pending *first, *last;
    /// Whether its name is safely in its folder.
    bool is_entered;
    /// Deleted, and the folder not synced since.
    bool is_ghost;
    /// SQLite's locks on the file.
    int shared;
    const handle *reserved, *waiting, *exclusive;
    /// The shared memory of its write-ahead log, and the locks on that.
    void *regions[SHM_REGIONS];
    int shm_shared[SHM_SLOTS];
    const handle *shm_exclusive[SHM_SLOTS];
} file;

/// A file in a copy of the disk; without a name, none.
typedef struct copied {
    char *name;
    bytes content;
} copied;

struct ting_disk {
    char *root;
    file *files[MAXIMUM_FILES];
    uint64_t random;
    /// Counts the times that the power came back: older handles are dead.
    int life;
    bool is_off, lies;
    int64_t until_cut, capacity;
    double failing_reads, failing_writes, failing_syncs;
    /// Handles that are open, of whatever life: what they point to is kept until the last is closed.
    int handles;
    bool is_detached;
    void **graves;
    size_t grave_count, grave_room;
    /// A copy of what was safe at some time.
    copied kept[MAXIMUM_FILES];
};

struct handle {
    sqlite3_file base;
    ting_disk *disk;
    file *file;
    int life, level;
    unsigned shm_shared, shm_exclusive;
};

/// One lock for all disks: they are small and tests are patient.
extern pthread_mutex_t ting_disk_lock;
#define LOCKED(body) (pthread_mutex_lock(&ting_disk_lock), (body), pthread_mutex_unlock(&ting_disk_lock))

ting_disk *disk_of(const char *path);
bool disk_chance(ting_disk *disk, double probability);
/// Counts an operation; false if the power is off or fails with it.
bool disk_operate(ting_disk *disk);
file *disk_find(ting_disk *disk, const char *name);
file *disk_create(ting_disk *disk, const char *name);
void disk_delete(ting_disk *disk, file *file, bool is_synced);
int64_t disk_live_size(const ting_disk *disk);
void file_write(file *file, const void *data, size_t length, int64_t offset);
void file_truncate(file *file, int64_t size);
void file_sync(ting_disk *disk, file *file);
void file_reset_locks(file *file);
/// A handle was closed; a disk that was detached goes with its last.
void disk_release(ting_disk *disk);

extern const sqlite3_io_methods ting_file_methods;
void ting_vfs_register(void);

int file_lock(handle *handle, int level);
int file_unlock(handle *handle, int level);
int file_check_reserved(handle *handle, int *result);
int shm_map(sqlite3_file *handle, int region, int size, int extend, void volatile **place);
int shm_lock(sqlite3_file *handle, int offset, int count, int flags);
void shm_barrier(sqlite3_file *handle);
int shm_unmap(sqlite3_file *handle, int delete_flag);

#endif
