import { ablate } from './ablate.ts';
import { availabilityExperiment } from './availability.ts';
import { compareExperiment } from './compare.ts';
import { curve } from './curve.ts';
import type { AnyExperiment } from './experiment.ts';
import { gain } from './gain.ts';
import { hysteresisExperiment } from './hysteresis.ts';
import { loops } from './loops.ts';
import { map } from './map.ts';
import { phase } from './phase.ts';
import { sensitivityExperiment } from './sensitivity.ts';
import { warn } from './warn.ts';
import { width } from './width.ts';

/** Every experiment, in the order of `--help`. */
export const experiments: readonly AnyExperiment[] = [
  curve,
  hysteresisExperiment,
  width,
  map,
  phase,
  loops,
  gain,
  warn,
  ablate,
  compareExperiment,
  sensitivityExperiment,
  availabilityExperiment,
];
