import type { PlaceKey, PlaceSettings, Scenario } from '@basin/engine';
import type { CockatielDraft } from './cockatiel.ts';
import type { EnvoyDraft } from './envoy/draft.ts';
import type { GrpcDraft } from './grpc.ts';
import type { IstioDraft } from './istio.ts';
import type { PollyDraft } from './polly.ts';
import type { Resilience4jDraft } from './resilience4j.ts';

/**
 * What a guard is in each system that people run: written into a draft of its configuration, or a sentence why it is not
 * there. The compiler wants all six from whoever adds a guard.
 *
 * **Invariant:** what is carried follows the same rule with the same numbers. Wherever it does not, to the last default
 * that the other system would add of its own, a sentence in `differs` says how.
 */
export interface Equivalents<Params> {
  readonly envoy: Cell<Params, EnvoyDraft>;
  readonly istio: Cell<Params, IstioDraft>;
  readonly grpc: Cell<Params, GrpcDraft>;
  readonly resilience4j: Cell<Params, Resilience4jDraft>;
  readonly polly: Cell<Params, PollyDraft>;
  readonly cockatiel: Cell<Params, CockatielDraft>;
}

export type Cell<Params, Draft> = Absent | ((at: At<Params, Draft>) => Rendering);

/** A guard at its place. */
export interface At<Params, Draft> {
  readonly params: Params;
  readonly scenario: Scenario;
  readonly side: PlaceKey;
  readonly place: string;
  /** All guards of the place, parsed. */
  readonly there: PlaceSettings;
  /** Of the place. */
  readonly draft: Draft;
}

export type Rendering = Present | Absent;

interface Present {
  /** The names under which it is found there. */
  readonly as: string;
  readonly differs: readonly string[];
}

export interface Absent {
  readonly why: string;
  readonly instead?: string;
}

export const carried = (as: string, differs: readonly (string | false)[] = []): Present => ({
  as,
  differs: differs.filter((each) => each !== false),
});

export const absent = (why: string, instead?: string): Absent => (instead === undefined ? { why } : { why, instead });

/** The same answer for several systems. */
export const alike = <Name extends string>(names: readonly Name[], answer: Absent): Record<Name, Absent> =>
  Object.fromEntries(names.map((name) => [name, answer])) as Record<Name, Absent>;
