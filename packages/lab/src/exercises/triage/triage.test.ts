import { sequentialRunner } from '@basin/experiments';
import { expect, test } from 'vitest';
import { parseExercise } from '../index.ts';
import { familiesOf } from './deal.ts';
import type { Family } from './night.ts';

const SCENARIO = `version: 1
duration: 240s
bucket: 2s
components:
  users: { client: { arrivals: { poisson: 20/s }, goodWithin: 1s } }
  app: { server: { replicas: 2, workers: 4, service: { exponential: 20ms }, calls: { lookAside: { cache: cache, else: store } } } }
  front: { balancer: {} }
  cache: { cache: { ttl: 40s } }
  store: { server: { workers: 4, service: { exponential: 20ms } } }
arrows:
  users -> front: {}
  front -> app: {}
  app -> cache: {}
  app -> store: {}
guards:
  calls:
    users -> front: { timeout: { after: 500ms } }
  servers: { app: { queueLimit: { capacity: 100 } } }
`;

const LAB = `version: 1
kind: triage
title: Nights
summary: Say what they are.
minutes: 1
ask: What is it?
dashboards: 4
atLeast: 3
origin: store
cache: cache
choices:
  box: { says: A box, means: A box is broken., modes: [componentFault] }
  storm: { says: A storm, means: All try again., modes: [retryStorm] }
families:
  errors:
    mode: componentFault
    tells: [failing]
    draws: { share: [0.6, 0.9], at: [80s, 90s] }
    sets: { triggers: { bad: { errorBurst: { of: app.1, share: $share }, at: $at, for: 40s } } }
    cut: {}
    cutIs: as it was
  impatient:
    mode: retryStorm
    tells: [attempts]
    draws: { slow: [12, 14] }
    sets:
      triggers: { slow: { slowDown: { of: app, factor: $slow }, at: 80s, for: 60s } }
      guards: { calls: { users -> front: { retry: { maxAttempts: 4 } } } }
    cut: { guards: { calls: { users -> front: { retry: 'off' } } } }
    cutIs: without retries
solutions:
  exemplar: { expect: pass, why: It is so. }
`;

const parsed = (lab = LAB) =>
  parseExercise('nights', {
    'lab.yaml': lab,
    'scenario.yaml': SCENARIO,
    'brief.mdx': 'Say.',
    'DESIGN.md': '## Misconception\n\nThat all are alike.\n',
    'solutions/exemplar.answer.yaml': 'deal: 0\n',
  })!;
const exercise = parsed().exercise!;

test('a deal is the same each time, another number deals others, and what is shown tells nothing', async () => {
  const [deal, again, other] = [
    await exercise.deal!(7, sequentialRunner),
    await parsed().exercise!.deal!(7, sequentialRunner),
    await exercise.deal!(8, sequentialRunner),
  ];

  expect(deal).toEqual(again);
  expect(deal.dashboards).not.toEqual(other.dashboards);
  expect(JSON.stringify([exercise.open, deal.dashboards])).not.toMatch(
    /errors|impatient|retryStorm|"mode|"bad"|"slow"/,
  );
});

test('who names enough of them, each with a panel that tells, has passed; a name for a wrong reason is half of it', async () => {
  const { revealed } = await exercise.deal!(7, sequentialRunner);
  const right = revealed.map(({ is, tells }) => ({ is, tell: tells[0] }));
  const grade = (dashboards: unknown) => exercise.grade({ deal: 7, dashboards }, sequentialRunner);
  const wrong = ({ is, tell }: { is: string; tell: string | undefined }) => ({
    is: is === 'box' ? 'storm' : 'box',
    tell,
  });

  await expect(grade(right)).resolves.toMatchObject({ status: 'pass' });
  await expect(grade([wrong(right[0]!), ...right.slice(1)])).resolves.toMatchObject({ status: 'pass' });
  await expect(grade([...right.slice(0, 2).map(wrong), ...right.slice(2)])).resolves.toMatchObject({
    parts: [{ part: 'named', met: false, says: expect.stringContaining('dashboard 1, 2') }, { met: false }],
  });
  await expect(grade(right.map(({ is }) => ({ is, tell: 'latency' })))).resolves.toMatchObject({
    parts: [
      { part: 'named', met: true },
      { part: 'told', met: false },
    ],
  });
  await expect(grade(right.slice(1))).resolves.toMatchObject({ status: 'invalid' });
});

test('nobody passes by saying the same of everything: each is dealt half of the times at most', () => {
  const families = ['box', 'storm'].map((mode) => ({ id: mode, mode }) as unknown as Family);
  const choices = families.map(({ id }) => ({ id, modes: [id] }));

  for (let number = 0; number < 200; number += 1) {
    const dealt = familiesOf({ choices, families, count: 4 } as unknown as Parameters<typeof familiesOf>[0], number);
    for (const { id } of families) expect(dealt.filter((each) => each.id === id).length).toBeLessThanOrEqual(2);
  }
});

test('a family that is not what it claims is found by the check', async () => {
  const unsound = async (lab: string) =>
    (await parsed(lab).exercise!.check(sequentialRunner))
      .filter(({ ok, gate }) => !ok && gate === 'controls')
      .map(({ subject }) => subject);

  await expect(unsound(LAB)).resolves.toEqual([]);
  await expect(
    unsound(LAB.replace('mode: componentFault', 'mode: metastable').replace('[componentFault]', '[metastable]')),
  ).resolves.toEqual(['errors: is a metastable']);
  await expect(unsound(LAB.replace("{ retry: 'off' } } } }", '{ retry: { maxAttempts: 4 } } } } }'))).resolves.toEqual([
    'impatient: is a retryStorm',
  ]);
});

test('a choice that is never dealt, and draws that make no system, are found when it is read', () => {
  const says = (lab: string) => parsed(lab).diagnostics.map((each) => each.says);

  expect(says(LAB.replace('modes: [retryStorm]', 'modes: [retryStorm, herd]'))).toEqual(['No family is a herd.']);
  expect(says(LAB.replace('[12, 14]', '[12, 0]'))).toEqual([expect.stringContaining('It makes no system')]);
});
