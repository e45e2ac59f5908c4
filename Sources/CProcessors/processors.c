#define _GNU_SOURCE
#include "processors.h"

#if defined(__linux__)
#include <sched.h>
#include <string.h>

_Static_assert(sizeof(ProcessorSet) == sizeof(cpu_set_t), "A set of processors is the system's");

bool partProcessors(ProcessorSet *current, ProcessorSet *others) {
    cpu_set_t own, all;
    int processor = sched_getcpu();
    if (processor < 0 || sched_getaffinity(0, sizeof all, &all) != 0) return false;
    if (!CPU_ISSET(processor, &all) || CPU_COUNT(&all) == 1) return false;
    CPU_CLR(processor, &all);
    CPU_ZERO(&own);
    CPU_SET(processor, &own);
    memcpy(current, &own, sizeof own);
    memcpy(others, &all, sizeof all);
    return true;
}

bool runOnProcessors(const ProcessorSet *processors, ProcessorSet *before) {
    cpu_set_t was, wanted;
    memcpy(&wanted, processors, sizeof wanted);
    if (sched_getaffinity(0, sizeof was, &was) != 0) return false;
    memcpy(before, &was, sizeof was);
    return sched_setaffinity(0, sizeof wanted, &wanted) == 0;
}
#else
bool partProcessors(ProcessorSet *current, ProcessorSet *others) { return false; }
bool runOnProcessors(const ProcessorSet *processors, ProcessorSet *before) { return false; }
#endif
