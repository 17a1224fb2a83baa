// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <syslog.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>
