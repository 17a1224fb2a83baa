#pragma once

/// In every program that this is linked into, memory given back is overwritten with zeros first: what a villager
/// typed is in no freed string, array or page of a library either. Only memory still held can hold it, and what is
/// held is let go at the end of a session.

/// Overwrites with zeros what functions that have returned left on this thread's stack.
void ting_wipe_stack(void);
