import { unit, type KeyedDraws } from '../../core/rng.ts';
import { Knob } from '../../knobs.ts';
import type { Attempt } from '../../traffic/rows.ts';
import type { World } from '../../world.ts';
import { diceOf } from './dice.ts';

/** Whether a server is up, and which attempts fail by no fault of their own. Each draws from a stream of its own. */
export class Health {
  declare readonly alive: Knob;
  readonly acceptance = new Knob(() => this.onTurned());
  readonly soundness = new Knob();
  isDown = false;
  /** Takes in whatever the door admits. */
  isWell = true;

  declare private readonly world: World;
  declare private readonly acceptanceDraws: KeyedDraws;
  declare private readonly soundnessDraws: KeyedDraws;

  constructor(world: World, name: string, changes: { readonly onDown: () => void; readonly onUp: () => void }) {
    this.world = world;
    this.acceptanceDraws = world.draws(`${name}:acceptance`);
    this.soundnessDraws = world.draws(`${name}:soundness`);
    this.alive = new Knob(() => {
      const wasDown = this.isDown;
      this.isDown = this.alive.value === 0;
      this.onTurned();
      if (this.isDown === wasDown) return;
      if (this.isDown) changes.onDown();
      else changes.onUp();
    });
  }

  /** Whether an attempt is failed at once. */
  turnsAway(attempt: Attempt): boolean {
    return this.isDown || this.loses(attempt, this.acceptance, this.acceptanceDraws);
  }

  /** Whether an attempt that was worked on fails nonetheless. */
  spoils(attempt: Attempt): boolean {
    return this.loses(attempt, this.soundness, this.soundnessDraws);
  }

  private loses(attempt: Attempt, share: Knob, draws: KeyedDraws): boolean {
    return share.value < 1 && unit(diceOf(this.world.attempts, attempt, draws)) >= share.value;
  }

  private onTurned(): void {
    this.isWell = !this.isDown && this.acceptance.value === 1;
  }
}
