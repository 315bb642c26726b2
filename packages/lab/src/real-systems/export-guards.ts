import {
  mergeGuards,
  placeKeys,
  type GuardSettings,
  type PlaceKey,
  type PlaceSettings,
  type Scenario,
} from '@basin/engine';
import { cockatiel } from './cockatiel.ts';
import { envoy } from './envoy/envoy.ts';
import type { At, Cell, Equivalents } from './equivalent.ts';
import { equivalents } from './equivalents/index.ts';
import { panicMode } from './equivalents/panic-mode.ts';
import { grpc } from './grpc.ts';
import { istio } from './istio.ts';
import { polly } from './polly.ts';
import type { CarriedGuard, DraftedPlace, ExportedFile, LeftGuard, RealSystem } from './report.ts';
import { resilience4j } from './resilience4j.ts';
import type { TargetName } from './target.ts';

export interface ExportedGuards {
  /** None if nothing could be carried. */
  readonly files: readonly ExportedFile[];
  readonly carried: readonly CarriedGuard[];
  readonly notCarried: readonly LeftGuard[];
}

/**
 * The guards that are in force (those of the scenario with somebody's own laid over them) as the configuration of a real
 * system.
 *
 * **Invariant:** every guard in force is either carried or said not to be, with a reason.
 */
export function exportGuards(scenario: Scenario, guards: GuardSettings, target: TargetName): ExportedGuards {
  const inForce = mergeGuards(scenario.guards, guards);
  switch (target) {
    case 'envoy':
      return exportTo(envoy, (each) => each.envoy, { scenario, inForce, target });
    case 'istio':
      return exportTo(istio, (each) => each.istio, { scenario, inForce, target });
    case 'grpc':
      return exportTo(grpc, (each) => each.grpc, { scenario, inForce, target });
    case 'resilience4j':
      return exportTo(resilience4j, (each) => each.resilience4j, { scenario, inForce, target });
    case 'polly':
      return exportTo(polly, (each) => each.polly, { scenario, inForce, target });
    case 'cockatiel':
      return exportTo(cockatiel, (each) => each.cockatiel, { scenario, inForce, target });
  }
}

interface Asked {
  readonly scenario: Scenario;
  readonly inForce: GuardSettings;
  readonly target: TargetName;
}

function exportTo<Draft>(
  system: RealSystem<Draft>,
  cellOf: (each: Equivalents<never>) => Cell<never, Draft>,
  { scenario, inForce, target }: Asked,
): ExportedGuards {
  const places = placeKeys.flatMap((side) =>
    Object.entries(inForce[side] ?? {}).map(([place, there]) =>
      drafted({ scenario, side, place, there, draft: system.open() }, cellOf),
    ),
  );
  const kept = places.filter(({ carried }) => carried.length > 0);
  const hasPanic = inForce.system?.panicMode !== undefined;
  return {
    files: kept.length === 0 ? [] : system.files(kept, scenario),
    carried: places.flatMap(({ carried }) => carried),
    notCarried: [...places.flatMap(({ left }) => left), ...(hasPanic ? [panicMode(target)] : [])],
  };
}

function drafted<Draft>(
  at: { scenario: Scenario; side: PlaceKey; place: string; there: PlaceSettings; draft: Draft },
  cellOf: (each: Equivalents<never>) => Cell<never, Draft>,
): DraftedPlace<Draft> {
  const { side, place, there, draft } = at;
  const carried: CarriedGuard[] = [];
  const left: LeftGuard[] = [];
  for (const [guard, params] of Object.entries(there)) {
    const cell = cellOf(equivalents[guard] as Equivalents<never>);
    const rendering = typeof cell === 'function' ? cell({ ...at, params } as At<never, Draft>) : cell;
    if ('as' in rendering) carried.push({ side, place, guard, ...rendering });
    else left.push({ side, place, guard, ...rendering });
  }
  return { side, place, draft, carried, left };
}
