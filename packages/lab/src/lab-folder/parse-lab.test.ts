import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzRuns } from '../../test/fuzz.fixture.ts';
import { HOSTILE } from '../../test/hostile.fixture.ts';
import { STORM_FILES, STORM_LAB, STORM_SCENARIO } from '../../test/storm-lab.fixture.ts';
import { pointInto, stormLab, told } from '../../test/written.fixture.ts';
import { openLab, seedsOf } from './lab.ts';
import { parseLab } from './parse-lab.ts';

/** Diagnostics as `file: what is wrong | what to write` of the small storm, some of its files exchanged. */
function problems(files: Readonly<Record<string, string | undefined>>): string[] {
  const all = Object.entries({ ...STORM_FILES, ...files }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const { lab, diagnostics } = parseLab('small-storm', Object.fromEntries(all));
  expect(lab === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ file, says, instead }) => `${file}: ${says} | ${instead}`);
}

const withLab = (from: string, to: string) => {
  expect(STORM_LAB).toContain(from);
  return { 'lab.yaml': STORM_LAB.replace(from, to) };
};

test('a folder becomes a lab', () => {
  const lab = stormLab();

  expect(lab).toMatchObject({
    slug: 'small-storm',
    title: 'The small storm',
    claim: 'metastable',
    tasks: [
      { id: 'good-day', title: 'Keep the good days good' },
      { id: 'recover', title: 'Bring it back' },
    ],
    seeds: { public: [1, 2], hidden: [11, 12] },
    cost: { goodputShareAtLeast: 0.98, latencyP99AtMostUs: 400_000 },
    misconception: 'Retries make a system more reliable, always.',
    start: STORM_FILES['start.guards.yaml'],
    exempt: {},
  });
  expect(lab.goals.map(({ id }) => id)).toEqual(['healthy', 'recovers', 'soon']);
  expect(lab.goals[2]).toEqual({
    id: 'soon',
    task: 'recover',
    measure: 'recoveryTime',
    fromUs: 20e6,
    toUs: 90e6,
    bound: 4e6,
  });
  expect(
    lab.solutions.map(({ name, expect: verdict }) => [name, verdict === 'pass' ? verdict : verdict.misses]),
  ).toEqual([
    ['exemplar', 'pass'],
    ['alternative', 'pass'],
    ['more-retries', 'recovers'],
    ['tiny-queue', 'healthy'],
    ['no-retries', 'healthy'],
  ]);
  expect(lab.solutions.filter((solution) => solution.embodiesMisconception).map(({ name }) => name)).toEqual([
    'more-retries',
  ]);
});

test('what a browser may have names neither hidden seeds nor solutions', () => {
  const lab = stormLab();
  const open = openLab(lab);

  expect(Object.keys(open).sort()).toEqual(
    [
      'allowed',
      'claim',
      'concepts',
      'goals',
      'minutes',
      'revision',
      'scenario',
      'seeds',
      'settings',
      'slug',
      'start',
      'summary',
      'tasks',
      'title',
    ].sort(),
  );
  expect(open.seeds).toEqual({ public: [1, 2] });
  expect(seedsOf(open)).toEqual([1, 2]);
  expect(seedsOf(lab)).toEqual([1, 2, 11, 12]);
  for (const { why, text } of lab.solutions) {
    expect(JSON.stringify(open)).not.toContain(why);
    expect(JSON.stringify(open)).not.toContain(JSON.stringify(text));
  }
});

test('every file that is missing is named', () => {
  const { diagnostics } = parseLab('empty', {});

  expect(diagnostics.map(({ file }) => file)).toEqual([
    'lab.yaml',
    'scenario.yaml',
    'brief.mdx',
    'hints.mdx',
    'start.guards.yaml',
    'DESIGN.md',
  ]);
});

test('problems of all files are told at once, each in its file', () => {
  const found = problems({
    'scenario.yaml': STORM_SCENARIO.replace('duration: 90s', 'duration: 90'),
    'DESIGN.md': '# No such heading\n',
    'hints.mdx': undefined,
    ...withLab('minutes: 20', 'minutes: 0'),
  });

  expect(found.map((line) => line.split(':')[0]!).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'DESIGN.md',
    'hints.mdx',
    'lab.yaml',
    'scenario.yaml',
  ]);
});

test.each([
  [
    'a measure that does not exist',
    'measure: recoveryTime',
    'measure: recovery',
    '`measure` cannot be `recovery`. | Write `amplification`',
  ],
  [
    'a window past the end',
    'from: 50s, to: 90s',
    'from: 50s, to: 91s',
    'The window goes on after the run has ended. | Let it end by 90s.',
  ],
  ['a window of nothing', 'from: 50s, to: 90s', 'from: 60s, to: 60s', 'The window holds not one whole step'],
  [
    'a task that does not exist',
    'task: good-day',
    'task: god-day',
    'There is no task `god-day`. | Did you mean `good-day`?',
  ],
  [
    'a ceiling where a floor belongs',
    'atLeast: 0.97',
    'atMost: 0.97',
    '`goodputShare` is better the higher it is. | Bound it with `atLeast: …`.',
  ],
  ['no bound', ', atLeast: 0.98 }', ' }', 'The goal has no bound. | Write `atLeast: …` with a number.'],
  [
    'a bound in the wrong unit',
    'atMost: 4s',
    'atMost: 4',
    '`4` is no bound for `recoveryTime` (µs). | Write a duration such as 500ms.',
  ],
  [
    'a bound that nothing beats',
    'atLeast: 0.98 }',
    'atLeast: 1 }',
    'this bound leaves no margin. | Write a bound that a good run beats.',
  ],
  ['the id of the goal that every lab has', '  soon: ', '  bounded: ', '`bounded` is a goal that every lab has.'],
  [
    'a place that is not in the scenario',
    'servers: { checkout: [q',
    'servers: { chekout: [q',
    'The scenario has no `chekout`. | Did you mean `checkout`?',
  ],
  [
    'a guard that acts elsewhere',
    '[queueLimit, queueOrder]',
    '[queueLimit, retry]',
    '`retry` is no guard that acts there. | Allowed here are `codel`, `concurrencyLimit`,',
  ],
  ['a hidden seed that is public', 'hidden: [11, 12]', 'hidden: [11, 2]', 'The seed 2 is there already.'],
  ['no public seed', 'public: [1, 2]', 'public: []', '`public` cannot be a list. | Write a list of 1 or more'],
  [
    'an exemplar that fails',
    'exemplar:      { expect: pass',
    'exemplar:      { expect: { misses: soon }',
    'An exemplar passes.',
  ],
  [
    'a decoy that misses no goal there is',
    'misses: recovers',
    'misses: recover',
    'There is no goal `recover`. | Did you mean `recovers`?',
  ],
  [
    'a passing solution with a misconception',
    'alternative:   { expect: pass',
    'alternative:   { embodies: misconception, expect: pass',
    'What passes embodies no misconception.',
  ],
  [
    'two decoys',
    'no-retries:    { expect: { misses: healthy, says: error }',
    'no-retries:    { expect: pass',
    'only `more-retries` and `tiny-queue` as decoys',
  ],
  ['a solution without a file', '  exemplar: ', '  exemplar2: ', 'There is no file `solutions/exemplar2.guards.yaml`.'],
  ['a version to come', 'version: 1', 'version: 2', '`version` cannot be `2`. | Write `1`.'],
  [
    'an unknown claim',
    'claim: metastable',
    'claim: metastabil',
    '`claim` cannot be `metastabil`. | Write `metastable`, `collapse` or `target`.',
  ],
  [
    'an unknown exemption',
    'solutions:\n',
    'degenerate: { exempt: { retryOff: because } }\nsolutions:\n',
    '`retryOff` is not known in `exempt`. | Did you mean `retriesOff`?',
  ],
  ['no stated cost', 'cost: {', 'cots: {', '`cost` is missing.'],
])('a lab with %s is told so', (_, from, to, expected) => {
  expect(problems(withLab(from, to)).join('\n')).toContain(expected);
});

test('a lab without an exemplar is told so', () => {
  const found = problems({
    'lab.yaml': STORM_LAB.replace('  exemplar: ', '  best: '),
    'solutions/best.guards.yaml': 'version: 1\n',
  });

  expect(found).toContain('lab.yaml: The lab has no exemplar. | Add a solution whose name begins with `exemplar`.');
});

test('a solution that lab.yaml does not declare is told so in its file', () => {
  expect(problems({ 'solutions/other.guards.yaml': 'version: 1\n' })).toEqual([
    'solutions/other.guards.yaml: lab.yaml does not say what becomes of this solution. | Add `other: { expect: …, why: … }` under `solutions`.',
  ]);
});

test('a start or a solution that does not parse is told in its file', () => {
  const found = problems({
    'start.guards.yaml': 'version: 1\ncalls: 5\n',
    'solutions/exemplar.guards.yaml': 'version: 1\nservers: { checkout: { retry: off } }\n',
  });

  expect(found.map((line) => line.split(':')[0])).toEqual(['start.guards.yaml', 'solutions/exemplar.guards.yaml']);
});

test('headings are the titles of tasks, in their order', () => {
  const brief = STORM_FILES['brief.mdx']!;

  expect(problems({ 'brief.mdx': brief.replace('## Bring it back', '## Bring back') })).toEqual([
    'brief.mdx: `Bring back` is the title of no task. | Did you mean `Bring it back`? Allowed here are `Keep the good days good` and `Bring it back`.',
    'brief.mdx: The task `Bring it back` has no heading here. | Add the line `## Bring it back`.',
  ]);
  expect(problems({ 'hints.mdx': '## Bring it back\n## Keep the good days good\n' })[0]).toContain(
    'out of order, or twice',
  );
  expect(problems({ 'hints.mdx': `${brief}## Bring it back\n` })[0]).toContain('out of order, or twice');
});

test('headings in code and of other levels are no tasks', () => {
  expect(
    problems({ 'brief.mdx': `# The lab\n\`\`\`md\n## Not this\n\`\`\`\n### Nor this\n${STORM_FILES['brief.mdx']}` }),
  ).toEqual([]);
});

test('a fence of another kind does not end a fenced code', () => {
  expect(problems({ 'brief.mdx': `\`\`\`md\n~~~\n## Not this\n\`\`\`\n${STORM_FILES['brief.mdx']}` })).toEqual([]);
});

test('the misconception needs words below its heading', () => {
  expect(problems({ 'DESIGN.md': '## Misconception\n\n## Numbers\n' })).toHaveLength(1);
  expect(problems({ 'DESIGN.md': '# misconception\nYes.\n' })).toEqual([]);
});

describe('the revision', () => {
  const revision = (files: Readonly<Record<string, string>>) => stormLab(files).revision;
  const original = stormLab().revision;

  test('is 64 bits in hex', () => {
    expect(original).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    ['a bound', withLab('atLeast: 0.97', 'atLeast: 0.96')],
    ['a window', withLab('from: 50s', 'from: 51s')],
    ['a seed', withLab('hidden: [11, 12]', 'hidden: [11, 13]')],
    ['the scenario', { 'scenario.yaml': STORM_SCENARIO.replace('200/s', '201/s') }],
  ])('moves with %s', (_, files) => {
    expect(revision(files)).not.toBe(original);
  });

  test('stays where parts are listed in another order', () => {
    const [users, checkout] = [/ {2}users: {4}\{ client.*\n/, / {2}checkout: \{ server.*\n/].map(
      (line) => line.exec(STORM_SCENARIO)![0],
    );
    const scenario = STORM_SCENARIO.replace(`${users}${checkout}`, `${checkout}${users}`);

    expect(scenario).not.toBe(STORM_SCENARIO);
    expect(revision({ 'scenario.yaml': scenario })).toBe(original);
  });

  test('stays where only words change, or the order of keys', () => {
    const scenario = STORM_SCENARIO.replace('title: A small storm\n', '').replace(
      'version: 1\n',
      'title: Another\nversion: 1\n',
    );
    const lab = STORM_LAB.replace('minutes: 20', 'minutes: 30').replace('What the callers do', 'What callers do');

    expect(revision({ 'scenario.yaml': scenario, 'lab.yaml': lab, 'start.guards.yaml': '# other\n' })).toBe(original);
  });
});

describe.each(Object.entries(HOSTILE))('hostile lab: %s', (_, text) => {
  test('gives diagnostics, as lab.yaml and as scenario.yaml', () => {
    for (const file of ['lab.yaml', 'scenario.yaml']) {
      const { lab, diagnostics } = parseLab('hostile', { ...STORM_FILES, [file]: text });

      expect(lab).toBeUndefined();
      expect(diagnostics.filter((diagnostic) => diagnostic.file === file).length).toBeGreaterThan(0);
      expect(
        pointInto(
          text,
          diagnostics.filter((diagnostic) => diagnostic.file === file),
        ),
      ).toBe(true);
    }
  });
});

test('no mutation of lab.yaml or scenario.yaml makes the parser throw', () => {
  const noise = fc.string({ unit: fc.constantFrom(...':-[]{}#&*!|>\'" \n\tx0s9'.split('')), maxLength: 4 });
  fc.assert(
    fc.property(
      fc.constantFrom('lab.yaml', 'scenario.yaml'),
      fc.nat(),
      fc.nat(20),
      noise,
      (file, at, cut, inserted) => {
        const text = STORM_FILES[file]!;
        const from = at % text.length;
        const { lab, diagnostics } = parseLab('mutated', {
          ...STORM_FILES,
          [file]: text.slice(0, from) + inserted + text.slice(from + cut),
        });

        expect((lab === undefined) === diagnostics.length > 0).toBe(true);
      },
    ),
    { numRuns: fuzzRuns(200) },
  );
});

test('lines tell where', () => {
  const { diagnostics } = parseLab('small-storm', {
    ...STORM_FILES,
    ...withLab('measure: recoveryTime', 'measure: recovery'),
  });

  expect(told(diagnostics)[0]).toMatch(/^17:39-17:47 /);
});

describe('a goal about one part', () => {
  const goal = (written: string) =>
    withLab('soon:     { task: recover, measure: recoveryTime, from: 20s, to: 90s, atMost: 4s }', `soon: ${written}`);

  test('names it, and the lab hands it on', () => {
    const files = goal('{ measure: arrivalRate, of: checkout, from: 20s, to: 90s, atMost: 300 }');

    expect(stormLab(files).goals.find(({ id }) => id === 'soon')).toMatchObject({
      measure: 'arrivalRate',
      of: 'checkout',
    });
    expect(stormLab(goal('{ measure: goodputShare, of: users, from: 20s, to: 90s, atLeast: 0.9 }')).revision).not.toBe(
      stormLab(goal('{ measure: goodputShare, from: 20s, to: 90s, atLeast: 0.9 }')).revision,
    );
  });

  test('is told where it names none, one that is not there, or one that cannot be asked', () => {
    const told_ = (written: string) => problems(goal(written)).join();

    expect(told_('{ measure: arrivalRate, from: 20s, to: 90s, atMost: 300 }')).toContain('is about one part');
    expect(told_('{ measure: arrivalRate, of: chekout, from: 20s, to: 90s, atMost: 300 }')).toMatch(
      /has no `chekout`.*`checkout`/,
    );
    expect(told_('{ measure: arrivalRate, of: users, from: 20s, to: 90s, atMost: 300 }')).toContain(
      'is nothing that `arrivalRate` can be asked of',
    );
    expect(told_('{ measure: goodputSwing, of: users, from: 20s, to: 90s, atMost: 3 }')).toContain(
      'is about the whole system',
    );
  });
});

test('guards that cut the loop are read as strictly as a guards file, at their place', () => {
  const cut = (guards: string) => withLab('tasks:\n', `controls: { cut: ${guards} }\ntasks:\n`);

  expect(stormLab(cut('{ servers: { checkout: { queueLimit: { capacity: 9 } } } }')).cut?.servers).toEqual({
    checkout: { queueLimit: { capacity: 9 } },
  });
  // Any guard may cut it, also one that the learner may not set.
  expect(stormLab(cut('{ servers: { checkout: { codel: {} } } }')).cut?.servers).toHaveProperty('checkout.codel');
  expect(problems(cut('{ servers: { checkout: { queueLimit: { capacty: 9 } } } }')).join()).toContain('capacty');
});
