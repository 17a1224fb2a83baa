// The disk itself: files as they are read, as they are safe, and what lies between.
#include "disk.h"
#include <stdlib.h>
#include <string.h>

pthread_mutex_t ting_disk_lock = PTHREAD_MUTEX_INITIALIZER;
static ting_disk *disks[MAXIMUM_DISKS];

// MARK: Bytes

static void resize(bytes *bytes, size_t size) {
    if (size > bytes->room) {
        size_t room = size * 2;
        unsigned char *data = realloc(bytes->data, room);
        if (!data) abort();
        bytes->data = data;
        bytes->room = room;
    }
    if (size > bytes->size) memset(bytes->data + bytes->size, 0, size - bytes->size);
    bytes->size = size;
}

static void put(bytes *bytes, const void *data, size_t length, int64_t offset) {
    if ((size_t)offset + length > bytes->size) resize(bytes, (size_t)offset + length);
    memcpy(bytes->data + offset, data, length);
}

static void copy(bytes *to, const bytes *from) {
    resize(to, 0);
    resize(to, from->size);
    if (from->size) memcpy(to->data, from->data, from->size);
}

static void empty(bytes *bytes) {
    free(bytes->data);
    memset(bytes, 0, sizeof *bytes);
}

static bool holds(const bytes *bytes, const void *needle, size_t length) {
    return bytes->size >= length && memmem(bytes->data, bytes->size, needle, length) != NULL;
}

// MARK: Chance (SplitMix64)

static uint64_t draw(ting_disk *disk) {
    uint64_t mixed = disk->random += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return mixed ^ mixed >> 31;
}

bool disk_chance(ting_disk *disk, double probability) {
    return probability > 0 && (double)(draw(disk) >> 11) / 9007199254740992.0 < probability;
}

bool disk_operate(ting_disk *disk) {
    if (disk->is_off) return false;
    if (disk->until_cut < 0) return true;
    if (disk->until_cut == 0) {
        disk->is_off = true;
        return false;
    }
    disk->until_cut -= 1;
    return true;
}

// MARK: Files

file *disk_find(ting_disk *disk, const char *name) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        file *file = disk->files[i];
        if (file && !file->is_ghost && strcmp(file->name, name) == 0) return file;
    }
    return NULL;
}

file *disk_create(ting_disk *disk, const char *name) {
    file *known = disk_find(disk, name);
    if (known) return known;
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i]) continue;
        file *made = calloc(1, sizeof *made);
        if (!made) return NULL;
        made->name = strdup(name);
        return disk->files[i] = made;
    }
    return NULL;
}

static void drop_pending(file *file) {
    while (file->first) {
        pending *next = file->first->next;
        free(file->first->data);
        free(file->first);
        file->first = next;
    }
    file->last = NULL;
}

void file_reset_locks(file *file) {
    file->shared = 0;
    file->reserved = file->waiting = file->exclusive = NULL;
    for (int i = 0; i < SHM_SLOTS; i++) {
        file->shm_shared[i] = 0;
        file->shm_exclusive[i] = NULL;
    }
}

/// Keeps what an open handle may still point to.
static void bury(ting_disk *disk, void *memory) {
    if (!memory) return;
    if (disk->grave_count == disk->grave_room) {
        disk->grave_room = disk->grave_room * 2 + 16;
        disk->graves = realloc(disk->graves, disk->grave_room * sizeof *disk->graves);
        if (!disk->graves) abort();
    }
    disk->graves[disk->grave_count++] = memory;
}

static void bury_regions(ting_disk *disk, file *file) {
    for (int i = 0; i < SHM_REGIONS; i++) {
        bury(disk, file->regions[i]);
        file->regions[i] = NULL;
    }
}

static void forget(ting_disk *disk, file *gone) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i] == gone) disk->files[i] = NULL;
    }
    drop_pending(gone);
    bury_regions(disk, gone);
    empty(&gone->live);
    empty(&gone->durable);
    free(gone->name);
    bury(disk, gone);
}

static void forget_copy(ting_disk *disk) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        free(disk->kept[i].name);
        empty(&disk->kept[i].content);
        disk->kept[i].name = NULL;
    }
}

static void destroy(ting_disk *disk) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i]) forget(disk, disk->files[i]);
    }
    for (size_t i = 0; i < disk->grave_count; i++) free(disk->graves[i]);
    free(disk->graves);
    forget_copy(disk);
    free(disk->root);
    free(disk);
}

void disk_release(ting_disk *disk) {
    disk->handles -= 1;
    if (disk->is_detached && disk->handles == 0) destroy(disk);
}

void disk_delete(ting_disk *disk, file *file, bool is_synced) {
    if (is_synced || !file->is_entered) return forget(disk, file);
    file->is_ghost = true;
}

int64_t disk_live_size(const ting_disk *disk) {
    int64_t size = 0;
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i] && !disk->files[i]->is_ghost) size += (int64_t)disk->files[i]->live.size;
    }
    return size;
}

// MARK: Writing and syncing

static void append(file *file, const void *data, size_t length, int64_t offset) {
    pending *made = calloc(1, sizeof *made);
    if (!made) abort();
    made->offset = offset;
    made->length = length;
    if (data) {
        made->data = malloc(length);
        if (!made->data) abort();
        memcpy(made->data, data, length);
    }
    if (file->last) file->last->next = made;
    else file->first = made;
    file->last = made;
}

void file_write(file *file, const void *data, size_t length, int64_t offset) {
    if (length == 0) return;
    put(&file->live, data, length, offset);
    append(file, data, length, offset);
}

void file_truncate(file *file, int64_t size) {
    resize(&file->live, (size_t)size);
    append(file, NULL, 0, size);
}

static void apply(file *file, const pending *write) {
    if (write->data) put(&file->durable, write->data, write->length, write->offset);
    else resize(&file->durable, (size_t)write->offset);
}

void file_sync(ting_disk *disk, file *file) {
    if (disk->lies) return;
    for (pending *write = file->first; write; write = write->next) apply(file, write);
    drop_pending(file);
    file->is_entered = true;
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i] && disk->files[i]->is_ghost) forget(disk, disk->files[i]);
    }
}

/// Of each unsynced write all, nothing, or some sectors reached the disk.
static void settle(ting_disk *disk, file *file) {
    for (pending *write = file->first; write; write = write->next) {
        if (disk_chance(disk, 0.4)) continue;
        if (!write->data || disk_chance(disk, 0.6)) {
            apply(file, write);
            continue;
        }
        for (size_t done = 0; done < write->length; ) {
            size_t step = SECTOR - (size_t)(write->offset + (int64_t)done) % SECTOR;
            if (step > write->length - done) step = write->length - done;
            if (disk_chance(disk, 0.5))
                put(&file->durable, write->data + done, step, write->offset + (int64_t)done);
            done += step;
        }
    }
    drop_pending(file);
    copy(&file->live, &file->durable);
    file->is_entered = true;
}

static void release(ting_disk *disk, file *file) {
    file_reset_locks(file);
    bury_regions(disk, file);
}

static void kill_all(ting_disk *disk) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i]) release(disk, disk->files[i]);
    }
    disk->life += 1;
    disk->until_cut = -1;
}

static void turn_on(ting_disk *disk) {
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        file *file = disk->files[i];
        if (!file) continue;
        bool is_lost = file->is_ghost ? disk_find(disk, file->name) || disk_chance(disk, 0.5)
                                      : !file->is_entered && disk_chance(disk, 0.5);
        if (is_lost) {
            forget(disk, file);
            continue;
        }
        file->is_ghost = false;
        settle(disk, file);
        release(disk, file);
    }
    disk->life += 1;
    disk->is_off = false;
    disk->until_cut = -1;
}

// MARK: Copies

/// What a power cut would leave that loses all that is not synced.
static void keep(ting_disk *disk) {
    forget_copy(disk);
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        const file *file = disk->files[i];
        if (!file || !file->is_entered || (file->is_ghost && disk_find(disk, file->name))) continue;
        disk->kept[i].name = strdup(file->name);
        copy(&disk->kept[i].content, &file->durable);
    }
}

static void put_back(ting_disk *disk) {
    bool has_copy = false;
    for (int i = 0; i < MAXIMUM_FILES; i++) has_copy = has_copy || disk->kept[i].name;
    if (!has_copy) return;
    kill_all(disk);
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (disk->files[i]) forget(disk, disk->files[i]);
    }
    for (int i = 0; i < MAXIMUM_FILES; i++) {
        if (!disk->kept[i].name) continue;
        file *file = disk_create(disk, disk->kept[i].name);
        if (!file) abort();
        copy(&file->durable, &disk->kept[i].content);
        copy(&file->live, &file->durable);
        file->is_entered = true;
    }
}

// MARK: For programs

ting_disk *disk_of(const char *path) {
    for (int i = 0; i < MAXIMUM_DISKS; i++) {
        ting_disk *disk = disks[i];
        if (!disk) continue;
        size_t length = strlen(disk->root);
        if (strncmp(path, disk->root, length) == 0 && path[length] == '/') return disk;
    }
    return NULL;
}

ting_disk *ting_disk_attach(const char *root, uint64_t seed) {
    ting_disk *made = NULL;
    pthread_mutex_lock(&ting_disk_lock);
    ting_vfs_register();
    for (int i = 0; i < MAXIMUM_DISKS && !made; i++) {
        if (disks[i]) continue;
        made = calloc(1, sizeof *made);
        if (!made) break;
        made->root = strdup(root);
        made->random = seed;
        made->until_cut = made->capacity = -1;
        disks[i] = made;
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return made;
}

void ting_disk_detach(ting_disk *disk) {
    pthread_mutex_lock(&ting_disk_lock);
    for (int i = 0; i < MAXIMUM_DISKS; i++) {
        if (disks[i] == disk) disks[i] = NULL;
    }
    disk->is_detached = disk->is_off = true;
    if (disk->handles == 0) destroy(disk);
    pthread_mutex_unlock(&ting_disk_lock);
}

void ting_disk_cut_after(ting_disk *disk, int64_t operations) { LOCKED(disk->until_cut = operations); }
bool ting_disk_is_off(const ting_disk *disk) {
    bool result;
    LOCKED(result = disk->is_off);
    return result;
}
void ting_disk_kill(ting_disk *disk) { LOCKED(kill_all(disk)); }
void ting_disk_keep(ting_disk *disk) { LOCKED(keep(disk)); }
void ting_disk_put_back(ting_disk *disk) { LOCKED(put_back(disk)); }
void ting_disk_turn_on(ting_disk *disk) { LOCKED(turn_on(disk)); }
void ting_disk_set_failures(ting_disk *disk, double reads, double writes, double syncs) {
    LOCKED((disk->failing_reads = reads, disk->failing_writes = writes, disk->failing_syncs = syncs));
}
void ting_disk_set_capacity(ting_disk *disk, int64_t bytes) { LOCKED(disk->capacity = bytes); }
int64_t ting_disk_size(const ting_disk *disk) {
    int64_t result;
    LOCKED(result = disk_live_size(disk));
    return result;
}
void ting_disk_set_lying(ting_disk *disk, bool lies) { LOCKED(disk->lies = lies); }
bool ting_disk_holds(const ting_disk *disk, const void *needle, size_t length) {
    bool found = false;
    pthread_mutex_lock(&ting_disk_lock);
    for (int i = 0; i < MAXIMUM_FILES && !found; i++) {
        const file *file = disk->files[i];
        if (!file) continue;
        found = holds(&file->live, needle, length) || holds(&file->durable, needle, length);
        for (const pending *write = file->first; write && !found; write = write->next) {
            if (write->data) found = memmem(write->data, write->length, needle, length) != NULL;
        }
    }
    pthread_mutex_unlock(&ting_disk_lock);
    return found;
}
