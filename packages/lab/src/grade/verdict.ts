/** What became of an answer. `invalid` is a mistake in its text, `error` is our fault: neither counts as a try. */
export interface Verdict {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'invalid' | 'error';
  /** In the lab's order. Empty unless the status is `pass` or `fail`. */
  readonly goals: readonly GoalResult[];
  /** Why there are no goals: for people where the text is invalid, for us where we failed. */
  readonly says?: string;
}

export interface GoalResult {
  /** The goal's id in lab.yaml, or `bounded`. */
  readonly goal: string;
  readonly task?: string;
  readonly met: boolean;
  /** One or more sentences with numbers of the run: what happened, and what keeps it so. */
  readonly says: string;
  /** The bound, with its unit: `at least 95 %`. */
  readonly expected: string;
  /** The worst value over the seeds, with its unit. */
  readonly observed: string;
  /**
   * How far the worst seed is from the bound, as a share of the way from the bound to the best possible value; negative
   * when missed, never below −1.
   */
  readonly margin: number;
  /** The seed that was worst, and the stretch of it to look at. */
  readonly look: { readonly seed: number; readonly fromUs: number; readonly toUs: number };
  /** Of a missed goal, where the guards are known: the loop that still turned in that stretch, if one did. */
  readonly loop?: ClosedLoop;
}

/** A loop that feeds itself, named by what it goes over. What would cut it is for the learner to find. */
export interface ClosedLoop {
  /** Its carrier and where it is: `retry: users -> checkout`. */
  readonly id: string;
  readonly arrows: readonly string[];
  /** One or more sentences with numbers of the run. */
  readonly says: string;
}
