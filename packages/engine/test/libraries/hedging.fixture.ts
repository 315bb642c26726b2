export interface HedgingStory {
  readonly name: string;
  readonly maxAttempts: number;
  /** Attempts that end, by their number; in the order of time. */
  readonly ends: readonly { readonly atMs: number; readonly number: number; readonly isOk: boolean }[];
  readonly sentAtMs: readonly number[];
  /** Numbers of the attempts given up when another one was OK. */
  readonly cancelled: readonly number[];
}

/** Calls hedged after 100 ms as gRPC hedges them (proposal A6), and when each of their attempts is sent. */
export const HEDGING_STORIES: readonly HedgingStory[] = [
  {
    name: 'a call that nobody answers: one more each 100 ms, up to the most',
    maxAttempts: 4,
    ends: [],
    sentAtMs: [0, 100, 200, 300],
    cancelled: [],
  },
  {
    name: 'an answer in time: none',
    maxAttempts: 4,
    ends: [{ atMs: 99, number: 1, isOk: true }],
    sentAtMs: [0],
    cancelled: [],
  },
  {
    name: 'the first answer OK decides; the others are given up',
    maxAttempts: 4,
    ends: [{ atMs: 250, number: 2, isOk: true }],
    sentAtMs: [0, 100, 200],
    cancelled: [1, 3],
  },
  {
    name: 'a failure brings the next at once, and from there on every 100 ms again',
    maxAttempts: 4,
    ends: [{ atMs: 130, number: 2, isOk: false }],
    sentAtMs: [0, 100, 130, 230],
    cancelled: [],
  },
  {
    name: 'failures bring no more than the most',
    maxAttempts: 3,
    ends: [
      { atMs: 10, number: 1, isOk: false },
      { atMs: 20, number: 2, isOk: false },
      { atMs: 30, number: 3, isOk: false },
    ],
    sentAtMs: [0, 10, 20],
    cancelled: [],
  },
];

export const HEDGING_DELAY_MS = 100;
