"""Programs run on another day: a library, loaded before all others, whose clock is 400 days ahead."""

import shutil
import subprocess
from pathlib import Path

import pytest

_CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
static const time_t ahead = 400L * 86400;
int clock_gettime(clockid_t clock, struct timespec *told) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int code = real(clock, told);
    if (clock == CLOCK_REALTIME) told->tv_sec += ahead;
    return code;
}
int gettimeofday(struct timeval *told, void *zone) {
    struct timespec now;
    int code = clock_gettime(CLOCK_REALTIME, &now);
    told->tv_sec = now.tv_sec; told->tv_usec = now.tv_nsec / 1000;
    return code;
}
time_t time(time_t *told) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told) *told = now.tv_sec;
    return now.tv_sec;
}
"""


def clock_library(folder: Path) -> Path:
    """Compile the library into the folder, for LD_PRELOAD; without a compiler, the test is skipped."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no compiler to make another clock with")
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(_CLOCK, "utf-8")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library
