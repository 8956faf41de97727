"""A cluster of machines gives the same bytes as one process."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from tests.conftest import build, tree


def test_two_workers_give_the_same_bytes(project: Path, built: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        assert build(project, "--clean", "--scheduler", cluster.scheduler_address) == 0
    assert tree(project / "content") == tree(built / "content")
    assert tree(project / "public") == tree(built / "public")


def test_a_worker_killed_in_mid_build_changes_nothing(project: Path, built: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        victim = cluster.workers[0].process.pid
        # loading the dictionary alone takes a worker longer than that
        killer = threading.Timer(0.4, os.kill, (victim, signal.SIGKILL))
        killer.start()
        assert build(project, "--clean", "--scheduler", cluster.scheduler_address) == 0
        killer.join()
        with pytest.raises(ProcessLookupError):
            os.kill(victim, 0)
    assert tree(project / "content") == tree(built / "content")
    assert tree(project / "public") == tree(built / "public")


def test_no_scheduler_answers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project, "--clean", "--scheduler", "tcp://127.0.0.1:1") == 1
    assert "no Dask scheduler answers" in capsys.readouterr().err
