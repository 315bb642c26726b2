import { balancerGuards } from './at-balancer.ts';
import { cacheGuards } from './at-cache.ts';
import { callerGuards } from './at-caller.ts';
import { serverGuards } from './at-server.ts';

/** Every guard, by what it does; alphabetical. What people may set on each is listed in `definitions.ts`. */
export const guards = [...balancerGuards, ...cacheGuards, ...callerGuards, ...serverGuards].sort((a, b) =>
  a.key < b.key ? -1 : 1,
);
