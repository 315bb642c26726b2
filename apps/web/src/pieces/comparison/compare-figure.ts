import type { Demand, System } from '@basin/experiments';
import type { ChartSize, FlowKey, PanelName } from '@basin/viz';
import type { Prediction } from '../live-figure/figure.ts';
import type { PackedRun } from '../live-figure/packed-run.ts';

/** Two settings of a system and their first runs, on the same seed. */
export interface CompareFigure {
  /** Of its element, and of its state in an address. */
  readonly id: string;
  readonly title: string;
  readonly panels: readonly PanelName[];
  readonly lines: readonly FlowKey[];
  readonly size: ChartSize;
  readonly seed: number;
  readonly a: Side;
  readonly b: Side;
  readonly view: CompareView;
  /** How many the reader's machine runs when asked to. */
  readonly seeds: number;
  /** What a seed has to meet to be counted; else it has to come back. */
  readonly demands?: readonly Demand[] | undefined;
  /** About B. */
  readonly prediction?: Prediction | undefined;
}

export interface Side extends System {
  readonly says: string;
  readonly first: PackedRun;
}

/** B drawn over A, or both beside each other on the same axes. */
export type CompareView = 'ghost' | 'side';
