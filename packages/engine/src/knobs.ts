/**
 * What a trigger may turn on a component or an arrow while it lasts, the counterpart of `sites.ts` for the weather.
 *
 * Triggers turn knobs; components obey them; neither names the other. Triggers may overlap: a knob is the product of
 * everything that turns it now, and is exactly 1 again when the last one lets go.
 */
export class Knob {
  value = 1;

  private readonly factors: number[] = [];
  private readonly onTurned: () => void;

  constructor(onTurned: () => void = () => {}) {
    this.onTurned = onTurned;
  }

  turn(factor: number): void {
    this.factors.push(factor);
    this.multiply();
  }

  letGo(factor: number): void {
    this.factors.splice(this.factors.indexOf(factor), 1);
    this.multiply();
  }

  private multiply(): void {
    this.value = this.factors.reduce((product, factor) => product * factor, 1);
    this.onTurned();
  }
}

export interface Knobs {
  arrow: ArrowKnobs;
  client: ClientKnobs;
  server: ServerKnobs;
}

export interface ArrowKnobs {
  /** 1: what is sent arrives. 0: it vanishes, and so do the answers. */
  readonly passage: Knob;
  /** 1: failed calls are retried as the guards say. 0: they are not. */
  readonly retries: Knob;
  /** Share of the calls that are let begin; the others are blocked. */
  readonly admission: Knob;
}

export interface ClientKnobs {
  /** Multiplies the rate of arrivals. */
  readonly load: Knob;
}

export interface ServerKnobs {
  /** Multiplies the service time of what is started. */
  readonly slowness: Knob;
  /** Share of the workers that may start something. */
  readonly availability: Knob;
}

export const openArrowKnobs = (): ArrowKnobs => ({
  passage: new Knob(),
  retries: new Knob(),
  admission: new Knob(),
});
