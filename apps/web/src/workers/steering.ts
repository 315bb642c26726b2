import type { Simulation } from '@basin/engine';
import { begin, load } from '@basin/engine/on-demand';
import type { SteerOrder, SteerReport } from './steer-protocol.ts';

/**
 * A run that somebody steers: it goes as far as it is asked to and waits, for as long as they think.
 *
 * Nothing in the engine keeps time. What the page asks for decides how far it goes, and what is done at a time of the
 * run is done at that time whenever the page came to say so: the record, played again from the beginning, is the same
 * run to the bit.
 */
export class Steering {
  private simulation: Promise<Simulation> | undefined;

  async obey(order: SteerOrder): Promise<SteerReport> {
    try {
      if (order.kind === 'open') this.simulation = opened(order);
      const simulation = await this.simulation;
      if (simulation === undefined) throw new Error('Nothing has been opened.');
      if (order.kind === 'advance') advance(simulation, order);
      return { kind: 'reached', run: simulation.snapshot() };
    } catch (error) {
      return { kind: 'crashed', says: String(error) };
    }
  }
}

async function opened({ scenario, seed }: Extract<SteerOrder, { kind: 'open' }>): Promise<Simulation> {
  return begin(await load(scenario, { calls: {}, servers: {} }, { isActedOn: true }), seed);
}

function advance(simulation: Simulation, { untilUs, due }: Extract<SteerOrder, { kind: 'advance' }>): void {
  for (const { at, ...action } of due) {
    simulation.advance(at);
    const [problem] = simulation.act(action);
    if (problem !== undefined) throw new Error(`${problem.says} ${problem.instead}`);
  }
  simulation.advance(untilUs);
}
