import type { Rng } from '../../src/core/rng.ts';
import { retryDefinition } from '../../src/guards/retry/definition.ts';
import { BackoffRetry } from '../../src/guards/retry/retry.ts';
import { GIVE_UP, type RetryPolicy } from '../../src/sites.ts';
import { Calls, NO_PARENT } from '../../src/traffic/calls.ts';
import { ERROR } from '../../src/traffic/outcome.ts';

export function retryPreset(name: string): Record<string, unknown> {
  return retryDefinition.presets.find((preset) => preset.name === name)!.params;
}

/** The delays before the retries of a call that fails for ever, in milliseconds, asked for as a caller does. */
export function ourDelays({
  written,
  dice,
}: {
  written: Record<string, unknown>;
  dice: Pick<Rng, 'uint32'>;
}): number[] {
  const calls = new Calls();
  const call = calls.open(0, NO_PARENT, 0);
  const policy: RetryPolicy = new BackoffRetry(retryDefinition.params.parse(written), calls, dice as Rng);
  const delays: number[] = [];
  for (;;) {
    calls.attemptCount[call] = delays.length + 1;
    const delayUs = policy.delayUs(call, ERROR);
    if (delayUs === GIVE_UP) return delays;
    calls.lastDelayUs[call] = delayUs;
    delays.push(delayUs / 1_000);
  }
}
