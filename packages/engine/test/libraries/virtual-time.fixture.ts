import { vi } from 'vitest';

/** The clock of a guard under comparison: the very time that the library reads, so the two cannot drift apart. */
export const CLOCK = {
  get nowUs(): number {
    return Date.now() * 1000;
  },
};

/** Lives through something with all clocks at 0 and standing still until they are moved. Promises go on by themselves. */
export async function atTimeZero<Result>(body: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ now: 0, toFake: [...TOLD_TIME] });
  try {
    return await body();
  } finally {
    vi.restoreAllMocks();
    vi.useRealTimers();
  }
}

/** Lets every promise that has been kept be heard of, however long the chain of those who wait for it. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Has a library's `Math.random` show one number for ever, and gives dice that show it to a guard: a fraction of 2³², so
 * that both see the same to the bit.
 */
export function sameChance(share: number): { uint32(): number } {
  const word = Math.floor(share * 0xffffffff);
  vi.spyOn(Math, 'random').mockReturnValue(word / 2 ** 32);
  return { uint32: () => word };
}

const TOLD_TIME = ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
