import { CANCELLED, ERROR, type Outcome } from '../../traffic/outcome.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import type { Onward } from './onward.ts';
import type { Refusals } from './refusals.ts';
import type { Waiting } from './waiting.ts';
import type { Workers } from './workers.ts';

/** What of a server there is to lose. */
interface Losable {
  readonly workers: Workers;
  readonly waiting: Waiting;
  readonly refusals: Refusals;
  readonly onward: Onward | null;
  readonly counts: { lost: number; cancelled: number };
}

interface LossSetting {
  readonly parts: Losable;
  /** Whether work on what was cancelled stops. */
  readonly stopsCancelled: boolean;
  /** The guards hear of what had been let in. */
  readonly tellLeft: (attempt: Attempt, outcome: Outcome) => void;
}

/** How attempts leave a server that nobody answers: lost in a crash, or cancelled by their callers. */
export class Losses {
  declare private readonly world: World;
  declare private readonly setting: LossSetting;

  constructor(world: World, setting: LossSetting) {
    this.world = world;
    this.setting = setting;
  }

  /** All that waits and all that is worked on. */
  crash(): void {
    const { counts, refusals, waiting, workers } = this.setting.parts;
    const { attempts } = this.world;
    const lose = (attempt: Attempt): void => {
      counts.lost++;
      attempts.farSideLetsGo(attempt);
    };
    const loseEntered = (attempt: Attempt): void => {
      this.setting.tellLeft(attempt, ERROR);
      lose(attempt);
    };
    workers.stop(attempts, (attempt, wasRefused) => (wasRefused ? lose : loseEntered)(attempt));
    refusals.stop(lose);
    while (waiting.length > 0) loseEntered(waiting.takeAny());
  }

  /**
   * What waits leaves the queue. What is worked on is finished in vain, unless work on it can be stopped; then the calls
   * that were made for it are called off, too. True if a worker has become free.
   */
  cancel(attempt: Attempt): boolean {
    const { stopsCancelled, tellLeft } = this.setting;
    const { counts, onward, waiting, workers } = this.setting.parts;
    const isServed = workers.isServing(attempt);
    if (isServed ? !stopsCancelled : !waiting.remove(attempt)) return false;
    if (isServed) {
      workers.stopOne(this.world.attempts, attempt);
      onward?.callOffFor(attempt);
    }
    counts.cancelled++;
    tellLeft(attempt, CANCELLED);
    this.world.attempts.farSideLetsGo(attempt);
    return isServed;
  }
}
