// What Swift needs to see of libjpeg-turbo: its own interface, which returns errors where libjpeg's would jump.
#pragma once
#include <turbojpeg.h>
