#ifndef PROCESSORS_H
#define PROCESSORS_H

#include <stdbool.h>

/// Some of the machine's processors, a bit each.
typedef struct {
    unsigned char bits[128];
} ProcessorSet;

/// Parts the processors that the calling thread may run on: the one that it is on now, and the others.
///
/// False if there are no others, or where the system keeps threads where it likes.
bool partProcessors(ProcessorSet *current, ProcessorSet *others);

/// Has the calling thread run on some processors, and notes where it might before; false if that is refused.
bool runOnProcessors(const ProcessorSet *processors, ProcessorSet *before);

#endif
