// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
