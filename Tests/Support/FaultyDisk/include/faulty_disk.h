#ifndef TING_FAULTY_DISK_H
#define TING_FAULTY_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A disk in memory that does to SQLite what a real one does when its plug is pulled: what was written and not synced
/// survives whole, in part, or not at all, in any order. SQLite's files below `root` lie on it from now on in this
/// process; all other files stay where they are.
typedef struct ting_disk ting_disk;

/// Makes a disk. `root` is an absolute path without a slash at its end. NULL if there are too many.
ting_disk *_Nullable ting_disk_attach(const char *_Nonnull root, uint64_t seed);

/// Takes a disk and all its files away; they go when the last open one is closed.
void ting_disk_detach(ting_disk *_Nonnull disk);

/// Lets the power fail after so many more writes, truncations, deletions and syncs; negative: never.
void ting_disk_cut_after(ting_disk *_Nonnull disk, int64_t operations);

/// Whether the power is off. Everything then fails; files can be closed.
bool ting_disk_is_off(const ting_disk *_Nonnull disk);

/// Decides what of the unsynced writes reached the disk, and turns the power on. Files that are still open stay dead.
void ting_disk_turn_on(ting_disk *_Nonnull disk);

/// Ends all programs that have files open, as kill -9 does: their handles are dead, their locks gone, and nothing is lost.
void ting_disk_kill(ting_disk *_Nonnull disk);

/// How often (0 … 1) a read, a write or a sync fails with an I/O error and does nothing.
void ting_disk_set_failures(ting_disk *_Nonnull disk, double reads, double writes, double syncs);

/// How many bytes the files may have together; beyond that the disk is full. Negative: without limit.
void ting_disk_set_capacity(ting_disk *_Nonnull disk, int64_t bytes);

/// How many bytes the files have together.
int64_t ting_disk_size(const ting_disk *_Nonnull disk);

/// Whether syncs are only pretended, as bad hardware does: a safeguard turned off, to see that the simulation notices.
void ting_disk_set_lying(ting_disk *_Nonnull disk, bool lies);

/// Keeps a copy of what is safe on the disk now, in place of the copy kept before.
void ting_disk_keep(ting_disk *_Nonnull disk);

/// Puts the disk back to the copy that was kept, as an operator does after a loss; all programs have ended. Without a copy
/// nothing happens.
void ting_disk_put_back(ting_disk *_Nonnull disk);

/// Whether these bytes stand anywhere on the disk, in a file or in what is not synced yet.
bool ting_disk_holds(const ting_disk *_Nonnull disk, const void *_Nonnull bytes, size_t length);

#endif
