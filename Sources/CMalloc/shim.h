#include <malloc.h>
#include <sys/mman.h>
