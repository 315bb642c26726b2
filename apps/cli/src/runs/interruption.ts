import { INTERRUPTED } from '../exit-codes.ts';

/** Thrown when somebody pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Does something that Ctrl-C stops cleanly, by aborting the signal. Who presses it again, a second later, wants out at
 * once. (Sooner it is the same wish twice: from the terminal, and passed on by whatever started us.)
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let firstAtMs: number | undefined;
  const stop = (): void => {
    if (firstAtMs !== undefined && performance.now() - firstAtMs > PATIENCE_MS) process.exit(INTERRUPTED);
    firstAtMs ??= performance.now();
    controller.abort(new Interrupted('interrupted'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

const PATIENCE_MS = 1000;
