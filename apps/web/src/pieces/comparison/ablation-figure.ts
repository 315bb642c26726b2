import type { Ablation, Demand, System } from '@basin/experiments';

/** A set of guards, each taken away and each left alone: what the page was made with, and what the reader may ask for. */
export interface AblationFigure extends System {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly first: Ablation;
  readonly firstSeeds: number;
  readonly seeds: number;
  /** What a seed has to meet to be counted; else it has to come back. */
  readonly demands?: readonly Demand[] | undefined;
}
