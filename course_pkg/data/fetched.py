"""MNIST, Fashion-MNIST and CIFAR-10: fetched once, verified, read without unpickling anything.

Files come from ``folder``, else from the folder that COURSE_DATA names, else from the user's
cache; what is missing there is fetched. Hashes are those that the data sets' own pages and
torchvision publish.
"""

from __future__ import annotations

import gzip
import logging
import os
import tarfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from course_pkg.data.split import Split
from course_pkg.errors import FetchError, InvalidValueError

FOLDER_VARIABLE = "COURSE_DATA"
Bytes = NDArray[np.uint8]

_PARTS = ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
_MNIST = "https://ossci-datasets.s3.amazonaws.com/mnist/"
_MNIST_MD5 = (
    "f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "d53e105ee54ea40749a09fcbcd1e9432",
    "9fb629c4189551a2d022fa330f9573f3",
    "ec29112dd5afa0611ce80d1b7f02629c",
)
_FASHION = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
_FASHION_MD5 = (
    "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
    "25c81989df183df01b3e8a0aad5dffbe",
    "bef4ecab320f06d8554ea6380940ec79",
    "bb300cfdad3c16e7a12a480ee83cd310",
)
_CIFAR = "https://www.cs.toronto.edu/~kriz/"
_CIFAR_FILE, _CIFAR_MD5 = "cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530"
_CIFAR_ROW = 1 + 3 * 32 * 32


def mnist(
    seed: int = 0, n_test: int = 10_000, n_train: int = 60_000, folder: Path | None = None
) -> Split:
    """Handwritten digits, 28x28 pixels, ten classes; ``seed`` draws which examples, when fewer.

    One mean and one standard deviation, those of the training pixels, scale both parts.
    Returns x_train: (n_train, 784) and x_test: (n_test, 784).
    Raises FetchError when files are neither at hand nor to be had, InvalidValueError for more
    examples than there are.
    """
    return _split(_idx("mnist", _MNIST, _MNIST_MD5, folder), seed, n_train, n_test)


def fashion_mnist(
    seed: int = 0, n_test: int = 10_000, n_train: int = 60_000, folder: Path | None = None
) -> Split:
    """Grey pictures of clothes in the format of MNIST, ten classes; otherwise as ``mnist``."""
    return _split(_idx("fashion-mnist", _FASHION, _FASHION_MD5, folder), seed, n_train, n_test)


def cifar10(
    seed: int = 0, n_test: int = 10_000, n_train: int = 50_000, folder: Path | None = None
) -> Split:
    """Colour photographs of animals and vehicles, 3x32x32, ten classes; otherwise as ``mnist``.

    Returns x_train: (n_train, 3072), channel by channel, and x_test: (n_test, 3072).
    """
    path = _file("cifar-10", _CIFAR + _CIFAR_FILE, _CIFAR_MD5, folder)
    with tarfile.open(path) as archive:
        # The binary version: rows of a label and the pixels. The Python one is a pickle.
        names = [f"data_batch_{number}.bin" for number in range(1, 6)] + ["test_batch.bin"]
        rows = [_member(archive, f"cifar-10-batches-bin/{name}") for name in names]
    train, test = np.concatenate(rows[:-1]), rows[-1]
    return _split((train[:, 1:], train[:, 0], test[:, 1:], test[:, 0]), seed, n_train, n_test)


def _idx(
    name: str, base: str, hashes: tuple[str, ...], folder: Path | None
) -> tuple[Bytes, Bytes, Bytes, Bytes]:
    """The four files of MNIST's format: images (n, 784) and labels (n,), training then test."""
    found = []
    for part, md5 in zip(_PARTS, hashes, strict=True):
        path = _file(name, f"{base}{part}-ubyte.gz", md5, folder)
        raw = np.frombuffer(gzip.decompress(path.read_bytes()), dtype=np.uint8)
        # Two zero bytes, the type of the numbers, how many axes; then four bytes per axis.
        axes = int(raw[3])
        sizes = raw[4 : 4 + 4 * axes].view(">u4").astype(int)
        found.append(raw[4 + 4 * axes :].reshape(sizes[0], -1))
    images, labels, test_images, test_labels = found
    return images, labels[:, 0], test_images, test_labels[:, 0]


def _member(archive: tarfile.TarFile, name: str) -> Bytes:
    stream = archive.extractfile(name)
    if stream is None:
        raise FetchError(f"the archive of CIFAR-10 has no file {name}; fetch it again")
    return np.frombuffer(stream.read(), dtype=np.uint8).reshape(-1, _CIFAR_ROW)


def _file(name: str, url: str, md5: str, folder: Path | None) -> Path:
    """The verified file, fetched if need be."""
    import pooch  # only here: the bundled data sets need none of it

    file = url.rpartition("/")[2]
    named = folder or os.environ.get(FOLDER_VARIABLE)
    place = Path(named or pooch.os_cache("course-pkg")) / name
    path = place / file
    if path.exists() and pooch.file_hash(str(path), alg="md5") == md5:
        return path
    if path.exists() and named:
        raise FetchError(
            f"{path} is not the file that was published (its MD5 is not {md5}); remove it, or put "
            f"the one from {url} there"
        )
    logger = pooch.get_logger()
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        pooch.retrieve(url, f"md5:{md5}", fname=file, path=place)
    except (OSError, ValueError) as error:
        raise FetchError(
            f"{file} of {name} could not be fetched from {url}: {type(error).__name__}. Without a "
            f"network, put the file into a folder {name}/ and name the folder above it in "
            f"{FOLDER_VARIABLE}; the bundled digits need no network at all"
        ) from error
    finally:
        logger.setLevel(level)
    return path


def _split(parts: tuple[Bytes, Bytes, Bytes, Bytes], seed: int, n_train: int, n_test: int) -> Split:
    x, y, x_test, y_test = parts
    for wanted, there, which in ((n_train, len(x), "n_train"), (n_test, len(x_test), "n_test")):
        if not 0 < wanted <= there:
            raise InvalidValueError(f"{which} must lie between 1 and {there}; got {wanted}")
    draw = np.random.default_rng(seed)
    rows, rows_test = draw.permutation(len(x))[:n_train], draw.permutation(len(x_test))[:n_test]
    train, test = (
        torch.from_numpy(each.astype(np.float32) / 255) for each in (x[rows], x_test[rows_test])
    )
    mean, sd = train.mean(), train.std()
    labels, labels_test = (
        torch.from_numpy(each.astype(np.int64)) for each in (y[rows], y_test[rows_test])
    )
    return Split((train - mean) / sd, labels, (test - mean) / sd, labels_test)
