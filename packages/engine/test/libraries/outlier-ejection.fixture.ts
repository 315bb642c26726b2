/** What each of a number of hosts answered between two sweeps: OK, and failures. */
export type HostAnswers = readonly (readonly [ok: number, failed: number])[];

/**
 * One sweep by the success-rate rule (Envoy's outlier detection, gRPC proposal A50) with its defaults: of hosts that were
 * asked 100 times, if there are five, those are ejected whose rate is below mean − 1.9 σ, but none when a tenth already is.
 */
export const OUTLIER_SWEEPS: readonly {
  readonly name: string;
  readonly answers: HostAnswers;
  /** Indexes of hosts. */
  readonly ejected: readonly number[];
}[] = [
  { name: 'all alike: none', answers: hosts([90, 90, 90, 90, 90, 90]), ejected: [] },
  {
    name: 'one of six at 50 %: below 91.7 % − 1.9 × 18.6 %',
    answers: hosts([100, 100, 50, 100, 100, 100]),
    ejected: [2],
  },
  { name: 'one of five at 98 %: below 99.6 % − 1.9 × 0.8 %', answers: hosts([100, 100, 98, 100, 100]), ejected: [2] },
  { name: 'four hosts are too few', answers: hosts([100, 100, 100, 0]), ejected: [] },
  {
    name: 'a host that was asked 99 times is not looked at, and does not count',
    answers: [...hosts([100, 100, 100, 100]), [0, 99]],
    ejected: [],
  },
  { name: 'two of six that fail alike hide one another', answers: hosts([0, 0, 100, 100, 100, 100]), ejected: [] },
  {
    name: 'of two of ten the first: then a tenth is ejected',
    answers: hosts([100, 100, 100, 0, 100, 100, 100, 0, 100, 100]),
    ejected: [3],
  },
  {
    name: 'of two of eleven both: a twelfth is less than a tenth',
    answers: hosts([100, 100, 100, 0, 100, 100, 100, 0, 100, 100, 100]),
    ejected: [3, 7],
  },
];

/**
 * Every 10 s a sweep: seconds at which one host of six fails all, and at which it is out after the sweep. It is out for
 * 30 s the first time, for 60 s the second, and back at the first sweep after that.
 */
export const OUTLIER_FAILING_S: readonly number[] = [10, 60, 70];
export const OUTLIER_OUT_S: readonly number[] = [10, 20, 30, 40, 60, 70, 80, 90, 100, 110, 120];

function hosts(percentOk: readonly number[]): HostAnswers {
  return percentOk.map((ok) => [ok, 100 - ok]);
}
