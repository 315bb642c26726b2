import { compile, placeKeys, sides } from '@basin/engine';
import { guardDefinitions, guardSettingsSchema, type GuardDefinition } from '@basin/engine/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { exported, PLACES, SHOP, type Written } from '../../test/exported.fixture.ts';
import { equivalents } from './equivalents/index.ts';
import { exportGuards, type ExportedGuards } from './export-guards.ts';
import { exportTargets, type TargetName } from './target.ts';

const definitions: readonly GuardDefinition[] = guardDefinitions;
const targets = exportTargets.map(({ name }) => name);
const sideOf = ({ side }: GuardDefinition) => placeKeys.find((each) => sides[each].side === side)!;
const waysToSet = ({ example, presets }: GuardDefinition) => [example, ...presets.map(({ params }) => params)];

test('every guard of the engine has an entry that says what it is elsewhere, and nothing else has', () => {
  expect(Object.keys(equivalents).toSorted()).toEqual(definitions.map(({ key }) => key).toSorted());
});

describe.each(targets)('taken to %s', (target) => {
  test.each(definitions.map((each) => [each.key, each] as const))('%s is carried, or it is said why not', (_, each) => {
    for (const params of waysToSet(each)) check(target, { [sideOf(each)]: { [each.key]: params } });
  });

  test('guards that stand together are all accounted for, and every file is of its format', () => {
    fc.assert(
      fc.property(anyGuards(), (written) => check(target, written)),
      { numRuns: 15 },
    );
  });
});

test('at least one guard is carried to every system, and none is carried everywhere at no price', () => {
  for (const target of targets)
    expect(exported(target, { calls: { retry: { maxAttempts: 3 } } }).files).not.toEqual([]);
});

test('the guards of the scenario are carried with those of the learner over them, and what is off is not', () => {
  const scenario = { ...SHOP, guards: guardsOf({ timeout: { after: '1s' }, retry: { maxAttempts: 4 } }) };
  const own = guardsOf({ timeout: { after: '2s' }, retry: 'off' });

  const { carried } = exportGuards(scenario, own, 'cockatiel');
  const [file] = exportGuards(scenario, own, 'cockatiel').files;

  expect(carried.map(({ guard }) => guard)).toEqual(['timeout']);
  expect(file!.text).toContain('timeout(2000, TimeoutStrategy.Aggressive)');
});

test('a panic mode is carried nowhere, and it is said what to do instead', () => {
  const signal = { minQueueDelay: { of: 'checkout', engageAbove: '1s', disengageBelow: '100ms' } };
  const guards = guardSettingsSchema().parse({
    calls: {},
    servers: {},
    system: { panicMode: { signal, servers: { checkout: { queueLimit: { capacity: 5 } } } } },
  });

  for (const target of targets) {
    const { notCarried, files } = exportGuards(SHOP, guards, target);
    expect(files).toEqual([]);
    expect(notCarried).toEqual([
      expect.objectContaining({ side: 'system', guard: 'panicMode', instead: expect.any(String) as string }),
    ]);
  }
});

test('an arrow, a server and a balancer with names alike have files and names of their own', () => {
  const cache = exported('resilience4j', {
    calls: { retry: { maxAttempts: 2 } },
    servers: { queueLimit: { capacity: 5 } },
  });

  expect(cache.files.map(({ name }) => name)).toEqual(['application.yml']);
  expect(cache.files[0]!.text).toMatch(/^ {6}users-to-checkout:$/m);
  expect(cache.files[0]!.text).toMatch(/^ {6}checkout:$/m);
});

function guardsOf(calls: Record<string, unknown>) {
  return guardSettingsSchema().parse({ calls: { [PLACES.calls]: calls }, servers: {} });
}

/** What holds of every export whatever. */
function check(target: TargetName, written: Written): void {
  const answer = exported(target, written);
  const asked = Object.values(written).flatMap((guards) => Object.keys(guards));
  const reported = [...answer.carried, ...answer.notCarried].map(({ guard }) => guard);

  expect(reported.toSorted()).toEqual(asked.toSorted());
  for (const sentence of sentencesOf(answer)) expect(sentence).toMatch(/^\S.*[^.\s]$/);
  expect(answer.files.length > 0).toBe(answer.carried.length > 0);
  for (const file of answer.files) {
    expect(file.text).toMatch(/[^\n]\n$/);
    expect(file.text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    isOfItsFormat(file.name, file.text);
  }
  expect(inComments(answer)).toBe(true);
}

const sentencesOf = ({ carried, notCarried }: ExportedGuards): string[] => [
  ...carried.flatMap(({ as, differs }) => [as, ...differs]),
  ...notCarried.flatMap(({ why, instead }) => [why, ...(instead === undefined ? [] : [instead])]),
];

function isOfItsFormat(name: string, text: string): void {
  if (/\.ya?ml$/.test(name)) for (const each of parseAllDocuments(text)) expect(each.errors).toEqual([]);
  if (name.endsWith('.json')) expect(JSON.parse(text)).toBeTypeOf('object');
  if (/\.(?:cs|ts)$/.test(name)) expect(balanced(text)).toBe(true);
}

/** Whether every bracket of the code is closed by its own kind. */
function balanced(text: string): boolean {
  const open: string[] = [];
  for (const each of text
    .replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
    .replaceAll('=>', '')
    .replaceAll(/[^()[\]{}]/g, '')) {
    const closes = { ')': '(', ']': '[', '}': '{' }[each];
    if (closes === undefined) open.push(each);
    else if (open.pop() !== closes) return false;
  }
  return open.length === 0;
}

/** Whether the files themselves say in what each guard differs, and which guards of a place are not there. */
function inComments({ files, carried, notCarried }: ExportedGuards): boolean {
  if (files.length === 0) return true;
  const words = (text: string): string => text.replaceAll(/[\s#/]+/g, ' ');
  const all = words(files.map(({ text }) => text).join('\n'));
  const places = new Set(carried.map(({ place }) => place));
  return (
    carried.every(({ differs }) => differs.every((each) => all.includes(words(each)))) &&
    notCarried.every(({ place, why }) => !places.has(place) || all.includes(words(why)))
  );
}

/** Some guards of every side, each as its definition shows it or as a library has it. */
function anyGuards(): fc.Arbitrary<Written> {
  const sets = placeKeys.map((side) => {
    const some = fc.subarray(definitions.filter((each) => sideOf(each) === side));
    return some
      .chain((chosen) =>
        fc.tuple(...chosen.map((each) => fc.constantFrom(...waysToSet(each)).map((set) => [each.key, set] as const))),
      )
      .map((entries) => [side, Object.fromEntries(entries)] as const);
  });
  return fc.tuple(...sets).map((entries) => Object.fromEntries(entries));
}

test('the shop of these tests is a scenario that runs', () => {
  expect(compile(SHOP, { calls: {}, servers: {} }).diagnostics).toEqual([]);
});
