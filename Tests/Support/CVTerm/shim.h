// libvterm, a terminal without a window, and what of Linux Swift's Glibc module does not show.
#pragma once
#include <pty.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vterm.h>

// POSIX_SPAWN_SETSID: the child leads a session of its own, so that the pty becomes its controlling terminal.
static inline short rig_spawn_in_own_session(void) { return 0x80; }

// A descriptor that becomes readable when the process ends (pidfd_open(2)).
static inline int rig_process_descriptor(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }
