import type { Scenario } from '@basin/engine';
import {
  availability,
  betaFactorDomains,
  betaFactorFormula,
  mostFaultDomains,
  replicaDomains,
  type Availability,
  type AvailabilityQuestion,
  type FaultDomain,
} from '@basin/experiments';
import { collect, readSeed, readShare, readWhole } from '../commands/options.ts';
import type { Missing } from '../find/folder.ts';
import { field } from '../json/field.ts';
import { table } from '../terminal/table.ts';
import { defineExperiment } from './experiment.ts';
import { intervalFields } from './shared-fields.ts';

interface Options {
  readonly of?: string;
  readonly down: number;
  readonly beta: number;
  readonly domain: readonly string[];
  readonly needed: number;
  readonly samples: number;
  readonly seed: number;
}

interface Question extends AvailabilityQuestion {
  readonly of: string;
  readonly down: number;
  readonly beta: number;
}

/** What replicas are worth when some faults take several of them at once. */
export const availabilityExperiment = defineExperiment<Options, Question, Availability>({
  name: 'availability',
  summary: 'what are the replicas of a server worth when some faults are common?',
  description:
    'Tells how likely too few replicas of a server are up, if each is down by itself for a share of the time, some of that time all together (beta factor), and all members of a fault domain of the scenario when the domain is down. Nothing of the system is run: it is arithmetic, and sampled besides.',
  seeds: null,
  addOptions: (command) =>
    command
      .option('--of <server>', 'a server with replicas (default: the first there is)')
      .option('--down <share>', 'share of the time that a replica is down', readShare, 0.001)
      .option('--beta <share>', 'share of that in which all are down together', readShare, 0)
      .option('--domain <name=share>', 'share of the time that a fault domain is down; may be repeated', collect, [])
      .option('--needed <number>', 'how many replicas have to be up', readWhole, 1)
      .option('--samples <number>', 'how many samples are drawn', readWhole, 100_000)
      .option('--seed <number>', 'where chance begins', readSeed, 1),
  examples: ['availability apps/cli/test/fixtures/town --down 0.01 --beta 0.1 --domain rack-1=0.001'],
  prepare: ({ system: { scenario }, options }) => {
    const server = serverNamed(scenario, options.of);
    if ('missing' in server) return server;
    const { of, replicas } = server;
    const { down, beta, needed, samples, seed } = options;
    if (needed > replicas) return missing(`${of} has ${replicas} replicas.`, 'Write a smaller --needed.');
    const own = betaFactorDomains({ replicas, probability: down, beta });
    const domains: FaultDomain[] = own.filter(({ probability }) => probability > 0);
    for (const written of options.domain) {
      const read = readDomain(scenario, of, written);
      if ('missing' in read) return read;
      domains.push(read);
    }
    if (domains.length > mostFaultDomains) {
      return missing(
        `That are ${domains.length} independent faults; at most ${mostFaultDomains} can be summed over.`,
        'Ask about fewer replicas or domains.',
      );
    }
    return { of, down, beta, replicas, needed, samples, seed, domains };
  },
  ask: (question, { runner: _, ...options }) => availability(question, options),
  report: ({ exact, unavailable, samples }, { question }) => {
    const { of, replicas, needed, domains } = question;
    const { low, high } = unavailable;
    return [
      `${of}: ${needed} of ${replicas} replicas needed. What takes them down, each by itself:`,
      ...table([['', 'share of the time', 'replicas'], ...domains.map(domainRow)], '<>>'),
      '',
      `Too few are up for ${shownProbability(exact)} of the time: ${nines(exact)} nines.`,
      `Sampled ${samples} times: ${shownProbability(low)} … ${shownProbability(high)}.`,
      ...comparisonLines(question),
    ];
  },
  json: ({ exact, unavailable, samples }, { question }) => ({
    of: question.of,
    replicas: question.replicas,
    needed: question.needed,
    domains: question.domains,
    exact,
    unavailable,
    samples,
    betaFactorFormula: formulaOf(question),
  }),
  fields: [
    field('of', 'text', 'The server.'),
    field('replicas', 'number', 'How many of it there are,'),
    field('needed', 'number', 'and how many have to be up.'),
    field('domains[].name', 'text', 'What can be down, independently of all others.'),
    field('domains[].probability', 'share', 'Of the time.'),
    field('domains[].members[]', 'number', 'The replicas it takes down, from 0.'),
    field('exact', 'share', 'Of the time, with too few replicas up: summed over every combination.'),
    ...intervalFields('unavailable', 'share', 'The same, sampled.'),
    field('samples', 'number', 'How many samples were drawn.'),
    field('betaFactorFormula', 'share', 'βq + ((1 − β)q)ⁿ; `null` where domains come in, or more than one is needed.'),
  ],
});

function serverNamed(
  { components }: Scenario,
  name: string | undefined,
): { of: string; replicas: number } | { missing: Missing } {
  const replicated = Object.entries(components).flatMap(([each, settings]) => {
    const { replicas } = (settings['server'] ?? {}) as { readonly replicas?: number };
    return replicas === undefined ? [] : [{ of: each, replicas }];
  });
  const found = replicated.find(({ of }) => name === undefined || of === name);
  if (found !== undefined) return found;
  const instead =
    replicated.length === 0
      ? 'Give a server `replicas`, and a balancer before it.'
      : `There are: ${replicated.map(({ of }) => of).join(', ')}.`;
  return missing(name === undefined ? 'No server has replicas.' : `"${name}" is no server with replicas.`, instead);
}

function readDomain(scenario: Scenario, of: string, text: string): FaultDomain | { missing: Missing } {
  const [, name = '', share = ''] = /^([^=]+)=([\d.]+(?:e-\d+)?)$/.exec(text) ?? [];
  const known = Object.keys(scenario.domains ?? {});
  if (!known.includes(name)) {
    const instead = known.length === 0 ? 'The scenario has no `domains`.' : `There are: ${known.join(', ')}.`;
    return missing(`"${text}" names no fault domain with its share of the time.`, instead);
  }
  const probability = Number(share);
  if (!(probability >= 0 && probability <= 1)) return missing(`"${share}" is no share.`, 'Write a share from 0 to 1.');
  const members = replicaDomains(scenario, of)[name] ?? [];
  if (members.length === 0) return missing(`${name} holds no replica of ${of}.`, 'Name a domain that does.');
  return { name, probability, members };
}

function domainRow({ name, probability, members }: FaultDomain): string[] {
  return [name, shownProbability(probability), String(members.length)];
}

/** What the same replicas were worth if nothing were common. */
function comparisonLines({ beta, down, replicas, needed, domains }: Question): string[] {
  const isCommon = beta > 0 || domains.some(({ members }) => members.length > 1);
  if (!isCommon || needed !== 1) return [];
  const alone = betaFactorFormula({ replicas, probability: down, beta: 0 });
  return [`With no fault in common it would be ${shownProbability(alone)}: ${nines(alone)} nines.`];
}

function formulaOf({ beta, down, replicas, needed, domains }: Question): number | null {
  const isPlain =
    needed === 1 &&
    domains.length ===
      betaFactorDomains({ replicas, probability: down, beta }).filter(({ probability }) => probability > 0).length;
  return isPlain ? betaFactorFormula({ replicas, probability: down, beta }) : null;
}

function shownProbability(share: number): string {
  return share === 0 ? '0' : String(Number(share.toPrecision(3)));
}

function nines(share: number): string {
  return share === 0 ? 'all' : (-Math.log10(share)).toFixed(1);
}

function missing(says: string, instead: string): { missing: Missing } {
  return { missing: { says, instead } };
}
