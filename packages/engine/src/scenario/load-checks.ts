import type { ClientParams } from '../components/client/params.ts';
import type { Findings } from './diagnostic.ts';
import { formatDuration } from './duration.ts';
import type { Scenario } from './scenario.ts';

/** That a run would end: a document that asks for an endless one is refused before it is begun. And that its times work out. */
export function checkLoad(scenario: Scenario, findings: Findings): void {
  const bounds: Bound[] = [];
  for (const [name, settings] of Object.entries(scenario.components)) {
    const params = settings['client'] as ClientParams | undefined;
    if (params === undefined) continue;
    const client = { scenario, name, params };
    bounds.push(...boundsOf(client));
    checkSchedule(client, findings);
    checkCrowds(client, findings);
  }
  const tooMany = bounds.filter(({ calls }) => calls > MAX_CALLS);
  for (const { calls, path, at, instead } of tooMany) {
    const says = `${at} this run would make ${Math.round(calls)} calls; ${MAX_CALLS} is the most.`;
    findings.add('scenario', path, [says, instead]);
  }
  const total = bounds.reduce((sum, { calls }) => sum + calls, 0);
  if (tooMany.length === 0 && total > MAX_CALLS) {
    const says = `With all its clients this run would make ${Math.round(total)} calls; ${MAX_CALLS} is the most.`;
    findings.add('scenario', ['components'], [says, 'Write less load or a shorter duration.']);
  }
}

interface Client {
  readonly scenario: Scenario;
  readonly name: string;
  readonly params: ClientParams;
}

/** How many calls some part of a document asks for, at the most, on average over chance. */
interface Bound {
  readonly calls: number;
  readonly path: readonly (string | number)[];
  /** How a sentence about it begins. */
  readonly at: string;
  readonly instead: string;
}

function boundsOf(client: Client): Bound[] {
  const load = loadOver(client);
  return [...arrivalBounds(client, load), ...closedBounds(client, load), ...crowdBounds(client, load)];
}

function arrivalBounds({ name, params, scenario }: Client, load: Load): Bound[] {
  const { arrivals, schedule, sine } = params;
  const path = ['components', name, 'client', 'arrivals'];
  if (arrivals === undefined) return [];
  if (arrivals.law === 'replay') {
    const instead = 'Write fewer times or a smaller spike.';
    return [{ calls: arrivals.at.length * load.peak, path, at: `With ${arrivals.at.length} recorded calls`, instead }];
  }
  if (arrivals.law === 'trace') {
    const held = arrivals.rates.slice(0, Math.ceil(scenario.duration / arrivals.bucket));
    const calls = (held.reduce((sum, rate) => sum + rate, 0) * arrivals.bucket * load.peak) / 1e6;
    return [{ calls, path, at: 'With these rates', instead: 'Write lower rates or a shorter duration.' }];
  }
  const highest =
    Math.max(arrivals.perSecond, ...schedule.map((step) => step.perSecond)) * (1 + (sine?.amplitude ?? 0));
  const instead = 'Write a lower rate or a shorter duration.';
  return [{ calls: (highest * load.areaUs) / 1e6, path, at: `At ${highest} calls per second`, instead }];
}

/** If every call ended at once. */
function closedBounds({ name, params: { closed } }: Client, load: Load): Bound[] {
  if (closed === undefined) return [];
  const { think, users } = closed;
  const at = `With ${users} users who think for ${formatDuration(Math.round(think.mean))}, if all were answered at once,`;
  const instead = 'Write fewer users, more time to think or a shorter duration.';
  const path = ['components', name, 'client', 'closed'];
  return [{ calls: (users * load.areaUs) / think.mean, path, at, instead }];
}

function crowdBounds({ name, params: { crowds = [] }, scenario }: Client, load: Load): Bound[] {
  const instead = 'Write smaller crowds, fewer of them or a shorter duration.';
  const own = crowds.map(({ at, calls, every = Infinity }, index) => {
    const times = 1 + Math.floor((scenario.duration - at) / every);
    const path = ['components', name, 'client', 'crowds', index];
    return { calls: times * calls * load.peak, path, at: `With ${times} crowds of ${calls}`, instead };
  });
  const triggered = Object.entries(scenario.triggers).flatMap(([trigger, settings]) => {
    const crowd = settings['crowd'] as { readonly of: string; readonly calls: number } | undefined;
    if (crowd?.of !== name) return [];
    const path = ['triggers', trigger, 'crowd', 'calls'];
    return [{ calls: crowd.calls * load.peak, path, at: `With a crowd of ${crowd.calls}`, instead }];
  });
  return [...own, ...triggered];
}

/** How many times the usual a client's load is, by its load spikes, which multiply where they overlap. */
interface Load {
  /** The most at any time. */
  readonly peak: number;
  /** The sum over time: a run without spikes is as long as that. */
  readonly areaUs: number;
}

function loadOver({ name, scenario }: Client): Load {
  const spikes = Object.values(scenario.triggers).flatMap((settings) => {
    const spike = settings['loadSpike'] as { readonly of: string; readonly factor: number } | undefined;
    return spike?.of === name ? [{ fromUs: settings.at, toUs: settings.at + settings.for, factor: spike.factor }] : [];
  });
  const borders = [0, ...spikes.flatMap(({ fromUs, toUs }) => [fromUs, toUs]), scenario.duration].sort((a, b) => a - b);
  let peak = 0;
  let areaUs = 0;
  for (const [index, fromUs] of borders.slice(0, -1).entries()) {
    const under = spikes.filter((spike) => spike.fromUs <= fromUs && fromUs < spike.toUs);
    const load = under.reduce((product, { factor }) => product * factor, 1);
    const lengthUs = borders[index + 1]! - fromUs;
    peak = Math.max(peak, load);
    areaUs += load * lengthUs;
  }
  return { peak, areaUs };
}

function checkSchedule({ name, params: { schedule }, scenario }: Client, findings: Findings): void {
  for (const [index, step] of schedule.entries()) {
    const before = index === 0 ? 0 : schedule[index - 1]!.at;
    const path = ['components', name, 'client', 'schedule', index, 'at'];
    if (step.at < before)
      findings.add('scenario', path, ['This step comes before the one above it.', 'Order the steps by time.']);
    if (step.at >= scenario.duration)
      findings.add('scenario', path, ['This step comes after the run has ended.', timeWithin(scenario)]);
  }
}

function checkCrowds({ name, params: { crowds = [] }, scenario }: Client, findings: Findings): void {
  for (const [index, crowd] of crowds.entries()) {
    if (crowd.at < scenario.duration) continue;
    const path = ['components', name, 'client', 'crowds', index, 'at'];
    findings.add('scenario', path, ['This crowd comes after the run has ended.', timeWithin(scenario)]);
  }
}

const timeWithin = ({ duration }: Scenario): string => `Write a time before ${formatDuration(duration)}.`;

const MAX_CALLS = 50_000_000;
