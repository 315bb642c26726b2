import { Histogram } from '../../instruments/histogram.ts';

/** What a client counts, and each class of its calls. */
export const openClientMeter = () => ({
  counts: { offered: 0, good: 0, late: 0, failed: 0 },
  levels: {},
  durations: { latency: new Histogram() },
  derived: {},
});

export type ClientMeter = ReturnType<typeof openClientMeter>;
