import type { LeftGuard } from '../report.ts';
import type { TargetName } from '../target.ts';

/** The panic mode of a system: it changes settings while it runs, and a file of settings cannot say when. */
export function panicMode(target: TargetName): LeftGuard {
  const how = target === 'envoy' || target === 'istio' ? MESH : PROGRAM;
  return { side: 'system', place: 'the whole system', guard: 'panicMode', why: WHY, instead: how };
}

const WHY =
  'it exchanges settings for others while the system runs, on a signal of its own; a configuration file has no such signal';
const MESH =
  'export the settings of the panic mode as a second set, and let a controller that watches the signal push it (xDS, kubectl apply); keep a distance between engaging and disengaging, as here';
const PROGRAM =
  'export the settings of the panic mode as a second set, and let the program switch between the two on its own signal; keep a distance between engaging and disengaging, as here';
