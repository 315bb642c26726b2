import type { Scenario } from '@basin/engine';
import type { OpenHead } from '../exercise.ts';

export interface Purpose {
  readonly id: string;
  readonly says: string;
  readonly when: readonly { readonly client: string; readonly atLeast: number; readonly below: number }[];
}

export interface Entry {
  readonly id: string;
  readonly says: string;
  readonly instead: string;
  readonly sets: unknown;
}

export interface OpenLedger extends OpenHead {
  readonly kind: 'ledger';
  readonly scenario: Scenario;
  /** scenario.yaml as a value, which entries are laid over. */
  readonly document: unknown;
  readonly stated: string;
  readonly purposes: readonly Purpose[];
  readonly entries: readonly Entry[];
  /** Of the entries; to tell rules from parameters is asked for, so a page does not say. */
  readonly rules: readonly string[];
  readonly choose: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly seeds: readonly number[];
}

export interface LedgerAnswer {
  /** What it is seen to do as it is. */
  readonly revealed: string;
  /** The entries to change. */
  readonly change: readonly string[];
}
