import type { ComponentSettings, Scenario } from '@basin/engine';
import type { TopologyFlows } from '@basin/viz';

/** What one arrow makes of what comes to it. */
export interface Layer {
  readonly arrow: string;
  /** Per second. */
  readonly attempts: number;
  /** For each attempt that reaches the caller; for each call, where the caller is a client. */
  readonly times: number;
  /** For each call of a user. */
  readonly perCall: number;
  /** Attempts that the far end can finish per second; undefined where it is no server or has no one mean. */
  readonly capacity: number | undefined;
}

/** The layers in the order of the arrows. Two clients offer their calls together: `offered` is of all of them. */
export function layersOf(scenario: Scenario, { arrows }: TopologyFlows, offered: number): Layer[] {
  const into = (component: string): number =>
    Object.entries(arrows)
      .filter(([name]) => endsOf(name).to === component)
      .reduce((sum, [, { attempts }]) => sum + attempts, 0);
  return Object.keys(scenario.arrows).map((arrow) => {
    const { from, to } = endsOf(arrow);
    const attempts = arrows[arrow]?.attempts ?? 0;
    const asked = isClient(scenario.components[from]) ? offered : into(from);
    return {
      arrow,
      attempts,
      times: attempts / asked,
      perCall: attempts / offered,
      capacity: capacityOf(scenario, to),
    };
  });
}

export function endsOf(arrow: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = arrow.split(' -> ');
  return { from, to };
}

function isClient(settings: ComponentSettings = {}): boolean {
  return 'client' in settings;
}

interface Server {
  readonly workers: number;
  readonly replicas?: number;
  readonly service: { readonly mean?: number };
}

function capacityOf({ components }: Scenario, name: string): number | undefined {
  const server = components[name]?.['server'] as Server | undefined;
  const meanUs = server?.service.mean;
  return server && meanUs !== undefined ? (server.workers * (server.replicas ?? 1) * 1e6) / meanUs : undefined;
}
