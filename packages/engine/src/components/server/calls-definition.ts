import * as z from 'zod';

const names = z.array(z.string()).min(1).max(10);

const lookAside = z
  .strictObject({
    cache: z.union([z.string(), names]).describe('The cache that is asked first; several: one after another.'),
    else: z.string().describe('The component that is called for what the cache does not hold, and that fills it.'),
  })
  .transform((written) => ({
    caches: typeof written.cache === 'string' ? [written.cache] : written.cache,
    origin: written.else,
  }));

const step = z.union([z.string(), z.strictObject({ lookAside }).transform((written) => written.lookAside)]);
const steps = z.array(step).min(1).max(100);

/** The calls a server makes, as people write them. */
export const calls = z
  .strictObject({
    inSequence: steps.optional().describe('One after another; the first that fails fails the attempt.'),
    inParallel: steps.optional().describe('All at once.'),
    lookAside: lookAside.optional().describe('A cache first; for what it does not hold somebody else, and store that.'),
    until: z
      .enum(['all', 'quorum', 'first'])
      .default('all')
      .describe('Of calls in parallel: how many have to end OK before the attempt is answered.'),
  })
  .refine((written) => KINDS.filter((kind) => written[kind] !== undefined).length === 1, {
    error: 'write one of `inSequence`, `inParallel`, `lookAside`',
  })
  .transform(({ inSequence, inParallel, lookAside: aside, until }) =>
    inParallel === undefined
      ? { to: inSequence ?? [aside!], mode: 'sequence' as const, until: 'all' as const }
      : { to: inParallel, mode: 'parallel' as const, until },
  );

const KINDS = ['inSequence', 'inParallel', 'lookAside'] as const;
