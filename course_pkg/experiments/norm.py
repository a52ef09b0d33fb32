"""Batch normalization, measured: the experiments on norms under one name, each from its module."""

from __future__ import annotations

from course_pkg.experiments.norm_arithmetic import averaged_spread as averaged_spread
from course_pkg.experiments.norm_arithmetic import backward_check as backward_check
from course_pkg.experiments.norm_arithmetic import bias_drift as bias_drift
from course_pkg.experiments.norm_arithmetic import identity_restored as identity_restored
from course_pkg.experiments.norm_arithmetic import pairs as pairs
from course_pkg.experiments.norm_cnn import cnn_rates as cnn_rates
from course_pkg.experiments.norm_cost import norm_cost as norm_cost
from course_pkg.experiments.norm_debate import landscape as landscape
from course_pkg.experiments.norm_dropout import dropout_versus_norm as dropout_versus_norm
from course_pkg.experiments.norm_images import instance_contrast as instance_contrast
from course_pkg.experiments.norm_opponents import init_and_lr as init_and_lr
from course_pkg.experiments.norm_opponents import small_batch as small_batch
from course_pkg.experiments.norm_practice import inference_lag as inference_lag
from course_pkg.experiments.norm_practice import placement as placement
from course_pkg.experiments.norm_rnn import rnn_norms as rnn_norms
from course_pkg.experiments.norm_scale import effective_lr as effective_lr
from course_pkg.experiments.norm_scale import input_norm as input_norm
from course_pkg.experiments.norm_signals import activation_drift as activation_drift
from course_pkg.experiments.norm_signals import depth_gradients as depth_gradients
from course_pkg.experiments.norm_small_cnn import small_batch_cnn as small_batch_cnn
from course_pkg.experiments.norm_speed import step_ratio as step_ratio
from course_pkg.experiments.norm_speed_cnn import step_ratio_cnn as step_ratio_cnn
from course_pkg.experiments.norm_style import style_transfer as style_transfer
