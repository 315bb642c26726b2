import type { Actor } from '../../core/kernel.ts';
import type { Fleet } from '../../sites.ts';
import type { World } from '../../world.ts';

/**
 * How much each replica has in flight, as far as is known.
 *
 * With a staleness, loads are read every so often and taken for true until the next reading: what was sent meanwhile is
 * not seen, and whoever looked idle is everybody's favourite until then. Without, they are those of this instant.
 */
export class LoadView implements Actor {
  declare private readonly world: World;
  declare private readonly stalenessUs: number;
  private fleet: Fleet | null = null;
  private known = new Float64Array(0);
  private address = 0;

  constructor(world: World, stalenessUs: number) {
    this.world = world;
    this.stalenessUs = stalenessUs;
  }

  watch(fleet: Fleet): void {
    this.fleet = fleet;
    if (this.stalenessUs === 0) return;
    this.known = new Float64Array(fleet.size);
    this.address = this.world.kernel.enrol(this);
    this.world.kernel.schedule(this.stalenessUs, this.address, READ, 0);
  }

  of(replica: number): number {
    return this.stalenessUs === 0 ? this.fleet!.inFlight(replica) : this.known[replica]!;
  }

  onEvent(): void {
    for (let i = 0; i < this.known.length; i++) this.known[i] = this.fleet!.inFlight(i);
    this.world.kernel.schedule(this.stalenessUs, this.address, READ, 0);
  }
}

const READ = 0;
