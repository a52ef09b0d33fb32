"""The fetcher, on small files in the published formats: no network is touched."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from course_pkg.data import cifar10, fetched, mnist
from course_pkg.errors import FetchError, InvalidValueError


def idx(values: np.ndarray) -> bytes:
    header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, dtype=">u4").tobytes()
    return gzip.compress(header + values.tobytes(), mtime=0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with MNIST of eight and four images, and CIFAR-10 of two per file."""
    rng = np.random.default_rng(0)
    place = tmp_path / "mnist"
    place.mkdir()
    hashes = []
    for part, shape in zip(fetched._PARTS, ((8, 28, 28), (8,), (4, 28, 28), (4,)), strict=True):
        content = idx(rng.integers(0, 10, shape).astype(np.uint8))
        (place / f"{part}-ubyte.gz").write_bytes(content)
        hashes.append(hashlib.md5(content).hexdigest())
    monkeypatch.setattr(fetched, "_MNIST_MD5", tuple(hashes))
    (tmp_path / "cifar-10").mkdir()
    archive = tmp_path / "cifar-10" / "cifar-10-binary.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        for name in (*(f"data_batch_{at}" for at in range(1, 6)), "test_batch"):
            rows = rng.integers(0, 256, (2, 3073)).astype(np.uint8)
            rows[:, 0] = (3, 7)
            entry = tarfile.TarInfo(f"cifar-10-batches-bin/{name}.bin")
            entry.size = rows.size
            tar.addfile(entry, io.BytesIO(rows.tobytes()))
    md5 = hashlib.md5(archive.read_bytes()).hexdigest()
    monkeypatch.setattr(fetched, "_CIFAR_MD5", md5)
    return tmp_path


def test_files_of_a_folder_are_read_and_scaled_by_the_training_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = mnist(n_train=8, n_test=4, folder=folder)
    assert data.x_train.shape == (8, 784)
    assert data.y_test.shape == (4,)
    assert data.x_train.mean().item() == pytest.approx(0, abs=1e-5)
    assert data.x_train.std().item() == pytest.approx(1, abs=1e-5)
    monkeypatch.setenv(fetched.FOLDER_VARIABLE, str(folder))
    photos = cifar10(n_train=10, n_test=2)
    assert photos.x_train.shape == (10, 3072)
    assert sorted(photos.y_train.tolist()) == [3] * 5 + [7] * 5
    some, others = mnist(seed=0, n_train=4, n_test=4), mnist(seed=1, n_train=4, n_test=4)
    assert not (some.x_train == others.x_train).all()
    with pytest.raises(InvalidValueError, match="n_train must lie between 1 and 8; got 9"):
        mnist(n_train=9)


def test_a_changed_file_is_refused_and_left_where_it_is(folder: Path) -> None:
    path = folder / "mnist" / "train-images-idx3-ubyte.gz"
    path.write_bytes(b"something else")
    with pytest.raises(FetchError, match="is not the file that was published"):
        mnist(folder=folder)
    assert path.read_bytes() == b"something else"


def test_a_folder_named_by_nothing_is_not_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetched, "_MNIST", "http://127.0.0.1:9/")
    monkeypatch.setenv(fetched.FOLDER_VARIABLE, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FetchError, match="could not be fetched"):
        mnist()
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_offline_the_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A port of this machine where nobody listens.
    monkeypatch.setattr(fetched, "_MNIST", "http://127.0.0.1:9/")
    with pytest.raises(
        FetchError, match=r"could not be fetched.*name the folder above it in COURSE"
    ):
        mnist(folder=tmp_path)
