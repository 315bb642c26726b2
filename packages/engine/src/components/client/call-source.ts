import type { World } from '../../world.ts';

/** Whoever makes a client's calls: arrivals, users, a crowd. */
export interface CallSource {
  /** Load is now so many times the usual. */
  onLoadTurned(load: number): void;
}

/** What a source is given by the client it belongs to. */
export interface SourceSetting {
  readonly world: World;
  /** The client's. */
  readonly name: string;
  readonly client: CallMaker;
}

export interface CallMaker {
  beginCall(): void;
}
