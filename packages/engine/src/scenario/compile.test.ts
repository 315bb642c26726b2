import { describe, expect, test } from 'vitest';
import {
  ARROW,
  parseGuards,
  parseScenario,
  shop,
  shopGuards,
  type WrittenGuards,
  type WrittenScenario,
} from '../../test/written.fixture.ts';
import { guards as allGuards } from '../guards/index.ts';
import { compile } from './compile.ts';
import { oneOf } from './diagnostic.ts';

const SOUND = shop({
  duration: '10s',
  arrivals: { poisson: '10/s' },
  server: { workers: 1, service: { constant: '1ms' } },
});
const SERVER = { server: { workers: 1, service: { constant: '1ms' } } };
const CLIENT = { client: { arrivals: { poisson: '10/s' }, goodWithin: '1s' } };

/** `users -> checkout -> search`. */
const CHAIN = {
  ...SOUND,
  components: { ...SOUND.components, search: SERVER },
  arrows: { ...SOUND.arrows, 'checkout -> search': {} },
};

const diagnose = (written: WrittenScenario, guards: WrittenGuards = {}) =>
  compile(parseScenario(written), parseGuards(guards));
const inScenario = (path: (string | number)[], says: string, instead: string) => ({
  source: 'scenario',
  path,
  says,
  instead,
});

test('a sound scenario becomes a plan, without a word', () => {
  const { plan, diagnostics } = diagnose(SOUND, shopGuards({ timeout: { after: '1s' } }));

  expect(diagnostics).toEqual([]);
  expect(plan).toMatchObject({ durationUs: 10_000_000, bucketUs: 1_000_000, bucketCount: 10 });
});

test('without guards of the learner’s, those of the scenario are in force', () => {
  const guarded = parseScenario({ ...SOUND, guards: shopGuards({ timeout: { after: '1s' } }) });

  expect(compile(guarded).plan).toEqual(compile(guarded, parseGuards({})).plan);
  expect(compile(guarded).plan!.components.at(-1)!.arrows[0]!.guards).toMatchObject([
    { behaviour: { key: 'timeout' } },
  ]);
});

test('where something is wrong there is no plan, and everything that is wrong is said', () => {
  const { plan, diagnostics } = diagnose(
    {
      ...SOUND,
      duration: '10.5s',
      triggers: { late: { loadSpike: { of: 'users', factor: 2 }, at: '10s', for: '1s' } },
    },
    { servers: { ghost: {} } },
  );

  expect(plan).toBeUndefined();
  expect(diagnostics.map(({ path }) => path.join('.'))).toEqual(['duration', 'triggers.late.at', 'servers.ghost']);
});

describe('the clock', () => {
  test('a duration is a whole number of buckets', () => {
    expect(diagnose({ ...SOUND, duration: '10.5s' }).diagnostics).toEqual([
      inScenario(
        ['duration'],
        'The duration 10.5s is not a whole number of buckets of 1s.',
        'Write a duration that is a multiple of `bucket` (1s unless said).',
      ),
    ]);
  });

  test('there are at most 100 000 buckets', () => {
    expect(diagnose({ ...SOUND, bucket: '99us', duration: '9.9s' }).diagnostics).toEqual([]);
    expect(diagnose({ ...SOUND, bucket: '50us' }).diagnostics).toEqual([
      inScenario(
        ['duration'],
        'That makes 200000 buckets; a run keeps at most 100000.',
        'Write a shorter duration, or a wider `bucket`.',
      ),
    ]);
  });

  test('a run makes at most 50 million calls, whether they come at first or by the schedule', () => {
    const overloaded = shop({ duration: '10s', arrivals: { poisson: '5000001/s' }, server: SERVER.server });
    const later = shop({
      duration: '10s',
      arrivals: { poisson: '1/s' },
      client: { schedule: [{ at: '1s', rate: '6000000/s' }] },
      server: SERVER.server,
    });
    const most = shop({ duration: '10s', arrivals: { poisson: '5000000/s' }, server: SERVER.server });

    expect(diagnose(overloaded).diagnostics).toEqual([
      inScenario(
        ['components', 'users', 'client', 'arrivals'],
        'At 5000001 calls per second this run would make 50000010 calls; 50000000 is the most.',
        'Write a lower rate or a shorter duration.',
      ),
    ]);
    expect(diagnose(later).diagnostics.map(({ says }) => says)).toEqual([
      'At 6000000 calls per second this run would make 60000000 calls; 50000000 is the most.',
    ]);
    expect(diagnose(most).diagnostics).toEqual([]);
  });

  test('the steps of a schedule are in order of time, within the run', () => {
    const steps = (...times: string[]) =>
      diagnose(
        shop({
          duration: '10s',
          arrivals: { poisson: '1/s' },
          client: { schedule: times.map((at) => ({ at, rate: '1/s' })) },
          server: SERVER.server,
        }),
      ).diagnostics;
    const at = (index: number) => ['components', 'users', 'client', 'schedule', index, 'at'];

    expect(steps('0s', '5s', '5s', '9.999s')).toEqual([]);
    expect(steps('5s', '4s')).toEqual([
      inScenario(at(1), 'This step comes before the one above it.', 'Order the steps by time.'),
    ]);
    expect(steps('5s', '10s')).toEqual([
      inScenario(at(1), 'This step comes after the run has ended.', 'Write a time before 10s.'),
    ]);
  });
});

describe('arrows', () => {
  test('an arrow starts at a component that exists', () => {
    const fromNowhere = { ...SOUND, arrows: { ...SOUND.arrows, 'ghost -> checkout': {} } };

    expect(diagnose(fromNowhere).diagnostics).toEqual([
      inScenario(
        ['arrows', 'ghost -> checkout'],
        '`ghost` is not a component that makes calls.',
        'Start the arrow at `users` or `checkout`.',
      ),
    ]);
  });

  test('an arrow may start at a server: it calls onward', () => {
    expect(diagnose(CHAIN).diagnostics).toEqual([]);
  });

  test('calls do not go round in a circle', () => {
    const alone = { ...SOUND, arrows: { ...SOUND.arrows, 'checkout -> checkout': {} } };
    const round = { ...CHAIN, arrows: { ...CHAIN.arrows, 'search -> checkout': {} } };

    expect(diagnose(alone).diagnostics).toEqual([
      inScenario(
        ['arrows', 'checkout -> checkout'],
        'Calls go round in a circle: `checkout` → `checkout`.',
        'Remove one of these arrows.',
      ),
    ]);
    expect(diagnose(round).diagnostics).toEqual([
      inScenario(
        ['arrows', 'search -> checkout'],
        'Calls go round in a circle: `checkout` → `search` → `checkout`.',
        'Remove one of these arrows.',
      ),
    ]);
  });

  describe('the calls a server says it makes', () => {
    const calling = (...inSequence: string[]) =>
      diagnose({
        ...CHAIN,
        components: { ...CHAIN.components, checkout: { server: { ...SERVER.server, calls: { inSequence } } } },
      }).diagnostics;
    const path = ['components', 'checkout', 'server', 'calls'];

    test('are over arrows that leave it', () => {
      expect(calling('search', 'ghost')).toEqual([
        inScenario(
          path,
          '`checkout` has no arrow to `ghost`.',
          'Write an arrow `checkout -> ghost` under `arrows`, or `search`.',
        ),
      ]);
    });

    test('use every arrow that leaves it', () => {
      const both = { ...CHAIN.components, stock: SERVER };
      const { diagnostics } = diagnose({
        ...CHAIN,
        components: { ...both, checkout: { server: { ...SERVER.server, calls: { inSequence: ['stock'] } } } },
        arrows: { ...CHAIN.arrows, 'checkout -> stock': {} },
      });

      expect(calling('search')).toEqual([]);
      expect(diagnostics).toEqual([
        inScenario(path, 'The arrow `checkout -> search` is never used.', 'Name `search` here, or remove the arrow.'),
      ]);
    });

    test('name each component once', () => {
      expect(calling('search', 'search')).toEqual([
        inScenario(path, 'A component is called twice.', 'Name each once: a call is made over its own arrow.'),
      ]);
    });
  });

  test('an arrow leads to a component that takes calls', () => {
    const toNowhere = {
      ...SOUND,
      components: { ...SOUND.components, search: SERVER },
      arrows: { 'users -> ghost': {} },
    };

    expect(diagnose(toNowhere).diagnostics.slice(0, 1)).toEqual([
      inScenario(
        ['arrows', 'users -> ghost'],
        '`ghost` is not a component that takes calls.',
        'Lead the arrow to `checkout` or `search`.',
      ),
    ]);
  });

  test('exactly one arrow leaves a client', () => {
    const none = { ...SOUND, components: { ...SOUND.components, robots: CLIENT } };
    const two = {
      ...SOUND,
      components: { ...SOUND.components, search: SERVER },
      arrows: { ...SOUND.arrows, 'users -> search': {} },
    };

    expect(diagnose(none).diagnostics).toEqual([
      inScenario(
        ['components', 'robots'],
        'No arrow leaves `robots`, so its calls lead nowhere.',
        'Write one arrow `robots -> …` under `arrows`.',
      ),
    ]);
    expect(diagnose(two).diagnostics).toEqual([
      inScenario(
        ['components', 'users'],
        '2 arrows leave `users`; a client makes its calls on one.',
        'Write one arrow `users -> …` under `arrows`.',
      ),
    ]);
  });

  test('an arrow leads to every server', () => {
    const lonely = { ...SOUND, components: { ...SOUND.components, search: SERVER } };

    expect(diagnose(lonely).diagnostics).toEqual([
      inScenario(
        ['components', 'search'],
        'No arrow leads to `search`.',
        'Write an arrow `… -> search` under `arrows`, or remove it.',
      ),
    ]);
  });

  test('a scenario without components says that there are none to name', () => {
    expect(
      diagnose({ duration: '1s', components: {}, arrows: { 'a -> b': {} } }).diagnostics.map(({ instead }) => instead),
    ).toEqual([
      'Start the arrow at one that exists (there is none yet).',
      'Lead the arrow to one that exists (there is none yet).',
    ]);
  });
});

describe('triggers', () => {
  test('a trigger happens to a component of its kind', () => {
    const misled = { slow: { slowDown: { of: 'users', factor: 2 }, at: '1s', for: '1s' } };
    const rush = { rush: { loadSpike: { of: 'ghost', factor: 2 }, at: '1s', for: '1s' } };

    expect(diagnose({ ...SOUND, triggers: misled }).diagnostics).toEqual([
      inScenario(
        ['triggers', 'slow', 'slowDown', 'of'],
        '`users` is not a server, which is what `slowDown` happens to.',
        'Write `checkout`.',
      ),
    ]);
    expect(diagnose({ ...SOUND, triggers: rush }).diagnostics).toEqual([
      inScenario(
        ['triggers', 'rush', 'loadSpike', 'of'],
        '`ghost` is not a client, which is what `loadSpike` happens to.',
        'Write `users`.',
      ),
    ]);
  });

  test('a trigger ends within the run', () => {
    const lasting = (at: string) =>
      diagnose({ ...SOUND, triggers: { slow: { slowDown: { of: 'checkout', factor: 2 }, at, for: '2s' } } })
        .diagnostics;

    expect(lasting('8s')).toEqual([]);
    expect(lasting('8.5s')).toEqual([
      inScenario(['triggers', 'slow', 'at'], 'This trigger would end at 10.5s, after the run.', 'Let it end by 10s.'),
    ]);
  });
});

describe('guards', () => {
  test('guards are at places that exist, in the document that names them', () => {
    const lost = { calls: { 'users -> search': { timeout: { after: '1s' } } }, servers: { search: {} } };

    expect(diagnose(SOUND, lost).diagnostics).toEqual([
      {
        source: 'guards',
        path: ['calls', 'users -> search'],
        says: 'There is no `users -> search` to guard here.',
        instead: `Write \`${ARROW}\`.`,
      },
      {
        source: 'guards',
        path: ['servers', 'search'],
        says: 'There is no `search` to guard here.',
        instead: 'Write `checkout`.',
      },
    ]);
    expect(diagnose({ ...SOUND, guards: lost }).diagnostics.map(({ source, path }) => [source, path])).toEqual([
      ['scenario', ['guards', 'calls', 'users -> search']],
      ['scenario', ['guards', 'servers', 'search']],
    ]);
  });

  test('a client is no place for a server’s guards', () => {
    expect(
      diagnose(SOUND, { servers: { users: { queueLimit: { capacity: 1 } } } }).diagnostics.map(({ path }) => path),
    ).toEqual([['servers', 'users']]);
  });

  test('a guard acts at its own side, whatever a document without a schema says', () => {
    const guards = {
      calls: { [ARROW]: { queueLimit: { capacity: 1 } } },
      servers: { checkout: { timeout: { after: 1 }, typo: 'off' as const } },
    };

    const ofSide = (side: string) => allGuards.filter((guard) => guard.side === side).map(({ key }) => key);
    const [ofCallers, ofServers] = [ofSide('caller'), ofSide('server')];

    expect(ofCallers).toEqual(expect.arrayContaining(['retry', 'retryBudget', 'timeout']));
    expect(ofServers).toEqual(expect.arrayContaining(['queueLimit', 'queueOrder']));
    expect(compile(parseScenario(SOUND), guards).diagnostics).toEqual([
      {
        source: 'guards',
        path: ['calls', ARROW, 'queueLimit'],
        says: '`queueLimit` is no guard of this place.',
        instead: `Write ${oneOf(ofCallers)}.`,
      },
      {
        source: 'guards',
        path: ['servers', 'checkout', 'timeout'],
        says: '`timeout` is no guard of this place.',
        instead: `Write ${oneOf(ofServers)}.`,
      },
      {
        source: 'guards',
        path: ['servers', 'checkout', 'typo'],
        says: '`typo` is no guard of this place.',
        instead: `Write ${oneOf(ofServers)}.`,
      },
    ]);
  });
});
