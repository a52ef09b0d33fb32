"""Every experiment that can run on real data takes it as an argument, and its seeds join."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from course_pkg import experiments
from course_pkg.data import SOURCES, digits, fetched, image_shape
from course_pkg.errors import FetchError, InvalidValueError
from course_pkg.experiments import _adapt, _stack, run

# Those that take data, each with settings that make it as small as it can be.
TAKE_DATA: dict[str, dict[str, Any]] = {
    "capacity.double_descent": {"features": (10, 20), "examples": 40, "ridges": (0.1,)},
    "controls.fair_students": {"examples": 40, "rates": (0.01, 0.02), "hidden": 8},
    "distill.ensemble": {"members": 2, "examples": 40, "width": 8},
    "distill.missing_class": {"temperatures": (4.0,), "prices": (0.1,), "hidden": 8},
    "distill.temperature": {"sizes": (40,), "temperatures": (1.0, 4.0), "hidden": 8},
    "learning.gradient_noise": {"sizes": (8, 16), "hidden": 8, "examples": 32},
    "norm_opponents.small_batch": {"sizes": (4, 8), "hidden": (10,), "steps": 3},
    "norm_opponents.init_and_lr": {"rates": (0.1, 0.3), "hidden": (8,), "steps": 3},
    "norm_cnn.cnn_rates": {"rates": (0.1, 0.3), "steps": 3},
    "norm_company.company": {"sizes": (16, 64), "hidden": (8,), "steps": 3, "draws": 2},
    "norm_debate.landscape": {"depths": (3, 4), "width": 8, "steps": 20},
    "norm_dropout.dropout_versus_norm": {"examples": 64, "hidden": (8, 8), "steps": 3},
    "norm_gamma.rnn_gamma": {"rates": (0.1, 0.3), "hidden": 8, "steps": 2},
    "norm_images.instance_contrast": {"channels": (3, 3), "steps": 2, "batch": 8},
    "norm_practice.placement": {"hidden": (8,), "steps": 3, "rates": (0.1, 0.3)},
    "norm_practice.inference_lag": {"steps": (2, 3), "hidden": (8,)},
    "norm_rnn.rnn_norms": {"batches": (8, 4), "rates": (0.1, 0.3), "hidden": 8, "steps": 2},
    "norm_scale.effective_lr": {"hidden": (8,), "steps": 3, "decay_steps": 20},
    "norm_scale.input_norm": {"decades": (0.0, 2.0), "hidden": 8, "steps": 3},
    "norm_signals.depth_gradients": {"depth": 3, "width": 8, "examples": 16},
    "norm_signals.activation_drift": {"steps": (0, 2), "hidden": (8, 8), "probes": 128},
    "norm_small_cnn.small_batch_cnn": {"sizes": (4, 8), "channels": (3, 3), "steps": 2},
    "norm_speed.step_ratio": {"targets": (0.05, 0.08), "width": 8, "limit": 20},
    "norm_speed_cnn.step_ratio_cnn": {"targets": (0.05, 0.08), "limit": 20},
    "norm_style.style_transfer": {"size": 16, "channels": (3, 4), "steps": 2},
    "pretrain.autoencoder": {"labels": (1, 2), "hidden": (8, 4), "steps": 3},
    "residual_norms.pre_post": {"blocks": 2, "width": 8, "steps": 3},
    "scaling.whitened_digits": {"sizes": (40, 80), "hidden": 8, "steps": 3, "early": 1},
    "transfer_norm.adabn": {"unlabelled": (16, 32), "hidden": (8,), "steps": 3},
    "whitening.held_statistics": {"rates": (0.1, 0.3), "hidden": (8,), "steps": (0, 3)},
    "whitening.whitened": {"sizes": (16, 32), "width": 8, "steps": 3},
}

# Those that draw their own: curves whose truth is known, tasks that a network has to remember,
# a toy language, and pictures made so that source and target share something.
DRAW_THEIR_OWN: dict[str, dict[str, Any]] = {
    "capacity.nearest_neighbours": {"repeats": 5, "counts": (1, 3)},
    "capacity.ridge": {"repeats": 5, "strengths": (0.1, 1.0)},
    "clip.rnn_clipping": {"rates": (0.1, 0.2), "steps": 2, "length": 8, "hidden": 4, "test": 20},
    "clip.relu_clipping": {"rates": (0.1, 0.2), "steps": 2, "length": 8, "hidden": 4, "test": 20},
    "controls.random_layers": {"examples": 60, "rates": (0.01, 0.02), "steps": 2, "hidden": (8, 8)},
    "language.masked_lm": {
        **{"labels": (8,), "steps": 4, "sentences": 40, "width": 8, "every": 2},
        "rates": (0.01,),
    },
    "learning.batch_noise": {"batches": 20},
    "learning.bias_variance": {"degrees": (0, 1), "repeats": 5},
    "learning.early_stopping": {"patiences": (1, 5), "steps": 10},
    "reach.reach": {"steps": 3, "hidden": 4},
    "scaling.scaling": {"looks": 3},
    "shift.covariate_shift": {"shifts": (0.0, 1.0), "degrees": (1,), "examples": 30},
    "shift.shift_detector": {"sizes": (20,), "features": 2, "repeats": 2},
    "transfer.quadrants": {"sizes": (15,), "rates": (0.01, 0.02), "steps": 2},
    "transfer.cut_layer": {"sizes": (15,), "rates": (0.01, 0.02), "steps": 2},
    "transfer.depth_or_width": {"sizes": (15,), "rates": (0.01, 0.02), "steps": 2},
    "transfer_norm.frozen_bn": {"sizes": (2,), "rates": (0.01, 0.02), "steps": 2, "examples": 20},
    "transfer_norm_cnn.frozen_bn_cnn": {
        **{"sizes": (2,), "rates": (0.01, 0.02), "steps": 2, "examples": 20},
        "widths": (2, 2, 2, 2),
    },
    "transfer_training.head_only_start": {"epochs": 2, "examples": 60, "rates": (0.01, 0.02)},
    "transfer_training.forgetting": {"rates": (0.01, 0.02), "steps": 4, "every": 2},
    "transfer_training.learning_rate_drift": {
        **{"rates": (0.01, 0.02), "sizes": (15,), "steps": 2},
        "head_steps": 2,
    },
    "transfer_training.cached_features": {"epochs": 1, "examples": 150, "hidden": (8, 8)},
}


def with_seeds() -> dict[str, bool]:
    """Every public experiment that runs over seeds, and whether it takes data."""
    found = {}
    for module in pkgutil.iter_modules(experiments.__path__):
        if module.name in ("run", "store") or module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{experiments.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            takes = inspect.signature(function).parameters
            at_hand = "seeds" in takes and takes["seeds"].default is not inspect.Parameter.empty
            if function.__module__ == loaded.__name__ and at_hand and not name.startswith("_"):
                found[f"{module.name}.{name}"] = "data" in takes
    return found


def test_an_experiment_takes_data_or_is_known_to_draw_its_own() -> None:
    found = with_seeds()
    assert {name for name, takes in found.items() if takes} == set(TAKE_DATA)
    assert {name for name, takes in found.items() if not takes} == set(DRAW_THEIR_OWN)


def test_digits_are_what_an_experiment_takes_by_default() -> None:
    for name in TAKE_DATA:
        assert inspect.signature(run.find(name)).parameters["data"].default is digits


@pytest.fixture
def mnist_of_four_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files in MNIST's format, few images of four by four pixels."""
    rng, hashes, place = np.random.default_rng(0), [], tmp_path / "mnist"
    place.mkdir()
    contents = []
    for n in (1300, 1600):
        labels = np.arange(n) % 10
        images = rng.integers(0, 128, (n, 4, 4)) + 12 * labels[:, None, None]
        contents += [images, labels]
    for part, values in zip(fetched._PARTS, contents, strict=True):
        header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, dtype=">u4").tobytes()
        packed = gzip.compress(header + values.astype(np.uint8).tobytes(), 1, mtime=0)
        (place / f"{part}-ubyte.gz").write_bytes(packed)
        hashes.append(hashlib.md5(packed).hexdigest())
    monkeypatch.setattr(fetched, "_MNIST_MD5", tuple(hashes))
    monkeypatch.setattr(fetched.mnist, "__defaults__", (0, 1600, 1300, None))
    monkeypatch.setenv(fetched.FOLDER_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def hardly_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an experiment trains beside what its settings say: a few steps are enough here."""
    descend, rows = _stack.descend, _stack.rows

    def few_steps(stack, loss, steps, *rest, **more):
        descend(stack, loss, min(steps, 2), *rest, **more)

    def few_rows(seeds, n, batch, steps, copies=1):
        return rows(seeds, n, batch, min(steps, 80), copies)

    monkeypatch.setattr(_stack, "descend", few_steps)
    monkeypatch.setattr(_stack, "rows", few_rows)


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKE_DATA)
def test_it_runs_on_a_local_folder_and_seeds_join(
    name: str, mnist_of_four_pixels: Path, hardly_trained: None
) -> None:
    experiment = run.find(name)
    data = run._settings(experiment, name, "mnist")
    parts = [experiment(seeds=(seed,), **data, **TAKE_DATA[name]) for seed in (0, 1)]
    assert run.merged(parts).seeds == (0, 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAW_THEIR_OWN)
def test_seeds_of_the_others_join(name: str, hardly_trained: None) -> None:
    experiment = run.find(name)
    parts = [experiment(seeds=(seed,), **DRAW_THEIR_OWN[name]) for seed in (0, 1)]
    run.merged(parts)


def test_an_empty_folder_offline_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetched.FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(fetched, "_MNIST", "http://127.0.0.1:9/")
    with pytest.raises(FetchError, match="could not be fetched"):
        run._one("norm_signals.depth_gradients", 0, "mnist", "cpu")


def test_the_sources_have_names_that_the_command_line_takes() -> None:
    names = [getattr(source, "__name__", "") for source in SOURCES]
    assert names == ["digits", "mnist", "fashion_mnist", "cifar10"]


def test_a_small_set_holds_out_what_is_asked_and_a_large_one_keeps_its_own() -> None:
    assert _adapt.drawn(digits, (0, 1)).x_test.shape == (2, 500, 64)
    assert _adapt.drawn(digits, (0,), n_test=900).x_test.shape == (1, 900, 64)
    assert _adapt.drawn(digits, (0,), n_test=100).x_test.shape == (1, 500, 64)


@pytest.mark.parametrize(
    ("pixels", "shape"), [(64, (1, 8, 8)), (784, (1, 28, 28)), (3072, (3, 32, 32))]
)
def test_the_shape_of_an_image_follows_from_its_pixels(pixels: int, shape: tuple) -> None:
    assert image_shape(pixels) == shape


def test_what_is_no_square_image_is_said() -> None:
    with pytest.raises(InvalidValueError, match="a square image, grey or in three colours; got 65"):
        image_shape(65)
