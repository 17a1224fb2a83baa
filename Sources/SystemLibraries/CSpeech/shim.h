// What Swift needs to see of Speech Dispatcher's client library.
#pragma once
#include <stdlib.h>
#include <speech-dispatcher/libspeechd.h>
