import type { GuardSettings, Scenario } from '@basin/engine';
import type { Diagnostic, GoalResult, OpenLab } from '@basin/lab';
import type { DraftDesk, Entry } from '@/pieces/drafts/index.ts';
import type { TextPosition } from '@/pieces/guard-editor/index.ts';
import type { Press } from './bench-result.ts';
import type { HarderQuestion } from './harder.ts';
import type { Bench } from './use-bench.ts';
import type { Harder } from './use-harder.ts';
import type { LabLinkNews } from './use-lab-link.ts';
import type { Overlay } from './use-overlay.ts';
import type { Views } from './use-views.ts';

/** One learner at one lab: what is there, and what can be done. The areas of the page show parts of it. */
export interface LabWork extends Deeds, Chart {
  readonly lab: OpenLab;
  readonly desk: DraftDesk;
  readonly bench: Bench;
  readonly views: Views;
  /** Of the text on the desk. */
  readonly diagnostics: readonly Diagnostic[];
  /** As the text on the desk sets them, or did when it could last be read. */
  readonly guards: GuardSettings;
  /** The system as the text sets it. */
  readonly scenario: Scenario;
  /** After a check that held: the sentence about what did it. */
  readonly held: string;
  /** For the next try. */
  readonly seed: number;
  readonly chooseSeed: (seed: number) => void;
  /** Where the text editor should go. */
  readonly spot: TextPosition | undefined;
  readonly link: LabLinkNews;
  /** The end of an address that opens the lab as it is now. */
  readonly hashOf: () => Promise<string>;
}

export interface Chart {
  readonly overlay: Overlay;
  readonly harder: Harder;
  /** The run on the chart, if one was asked for. */
  readonly shownSeed: number | undefined;
  readonly showSeed: (seed: number | undefined) => void;
  /** The stretch of a run that a goal points at. */
  readonly look: GoalResult['look'] | undefined;
  /** The goal that is looked at, by its id. */
  readonly goal: string | undefined;
  readonly selectGoal: (goal: string | undefined) => void;
  /** A run of the verdict, in place of whatever else is on the chart. */
  readonly showRun: (look: GoalResult['look'] | undefined) => void;
}

/** What a learner can do, from anywhere on the page. */
export interface Deeds {
  readonly press: (press: Press) => void;
  readonly goTo: (line: number, column: number) => void;
  readonly showLook: (goal: GoalResult) => void;
  readonly showTask: (title: string) => void;
  readonly showHints: (title: string) => void;
  readonly openHints: () => void;
  /** A run beside the lab, of the guards on the desk. */
  readonly pushHarder: (question: HarderQuestion) => void;
  readonly restore: (entry: Entry) => void;
  readonly reset: () => void;
  readonly compare: (against: string) => void;
}
