"""The same draft on another day: LibreOffice runs with a clock that is 400 days ahead."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.office import Office, export_pdf
from annuario.pdf import export
from tests.pdf.rich_report import LANGUAGE, TITLE, build

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


@pytest.fixture
def ahead(tmp_path: Path, office: Office) -> Office:
    """The installed LibreOffice in another time."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no compiler to make another clock with")
    (tmp_path / "clock.c").write_text(_CLOCK, "utf-8")
    library, python = tmp_path / "clock.so", tmp_path / "python3"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, tmp_path / "clock.c", "-ldl"], check=True)
    python.write_text(f'#!/bin/sh\nLD_PRELOAD={library} exec {office.python} "$@"\n', "utf-8")
    python.chmod(0o755)
    return Office(office.soffice, python, office.version)


def test_two_exports_are_one_file_whatever_the_clock_says(tmp_path: Path, office: Office, ahead: Office, when: datetime) -> None:
    source, work = build(tmp_path / "report.docx"), tmp_path / "work"

    now, later = (
        export(each, source, tmp_path / f"{number}.pdf", work=work, language=LANGUAGE, title=TITLE, when=when)
        for number, each in enumerate((office, ahead))
    )
    raw = export_pdf(ahead, source, tmp_path / "raw.pdf", work=work)

    assert now.path.read_bytes() == later.path.read_bytes()
    with pikepdf.open(raw.path) as pdf:  # the other clock was believed
        assert int(str(pdf.docinfo["/CreationDate"])[2:6]) > datetime.now().astimezone().year
