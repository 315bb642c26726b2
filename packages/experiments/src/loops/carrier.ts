import type { Topology } from './topology.ts';

/** A way in which a system can act back on itself. One file for each; `carriers/index.ts` lists them. */
export interface Carrier {
  readonly key: string;
  /** Whether what goes round grows (+) or dies down (−). */
  readonly sign: '+' | '−';
  readonly summary: string;
  find(topology: Topology): FoundLoop[];
}

export interface FoundLoop {
  /** The arrow or component that carries it. */
  readonly at: string;
  readonly components: readonly string[];
  readonly arrows: readonly string[];
  /** How it goes round, in a sentence. */
  readonly says: string;
  /** Guards in force that hold it back, as places in a guards file. */
  readonly heldBy: readonly string[];
}
