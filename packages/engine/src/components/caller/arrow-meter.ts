import { Histogram } from '../../instruments/histogram.ts';
import { Level } from '../../instruments/level.ts';

/** What is counted about an arrow; `arrow-metrics.ts` says what each means. */
export class ArrowMeter {
  readonly counts = {
    calls: 0,
    good: 0,
    attempts: 0,
    retries: 0,
    hedges: 0,
    vetoed: 0,
    ok: 0,
    error: 0,
    timeout: 0,
    shed: 0,
    blocked: 0,
    expired: 0,
    cancelled: 0,
    miss: 0,
  };
  readonly levels = { inFlight: new Level(), backingOff: new Level(), held: new Level() };
  readonly durations = { latency: new Histogram() };
  readonly derived = {};
}
