// What Swift needs to see of the library; inline functions stand in for its macros.
#pragma once
// Debian's libxml2 converts encodings with ICU and shows ICU's types at the end of a struct that is never looked into
// here. Foundation brings an ICU of its own, and a file that sees both does not compile.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
