import { compile, compileActions, millis, NO_GUARDS, seconds, simulate, type Run, type Scenario } from '@basin/engine';
import { expect, test } from 'vitest';
import { Steering } from './steering.ts';
import type { SteerReport } from './steer-protocol.ts';

const SCENARIO: Scenario = {
  version: 1,
  duration: seconds(20),
  bucket: seconds(1),
  components: {
    users: { client: { arrivals: { law: 'poisson', perSecond: 50 }, goodWithin: seconds(1), schedule: [] } },
    checkout: {
      server: { workers: 2, service: { law: 'exponential', mean: millis(60) }, refusal: 'answered', errors: 0 },
    },
  },
  arrows: { 'users -> checkout': { delay: millis(0) } },
  triggers: {},
  guards: NO_GUARDS,
};
const SHED = { at: seconds(5), do: { shed: { of: 'users -> checkout', share: 0.5 } } };
const DROP = { at: seconds(7), do: { dropQueue: { of: 'checkout' } } };
const BACK = { at: seconds(7), do: { undo: { action: 'shed', of: 'users -> checkout' } } };

const runOf = (report: SteerReport): Run => {
  if (report.kind === 'crashed') throw new Error(report.says);
  return report.run;
};

async function opened(seed = 4): Promise<Steering> {
  const steering = new Steering();
  await steering.obey({ kind: 'open', scenario: SCENARIO, seed });
  return steering;
}

test('a steered run has the digest of its record played again, however it was cut into pieces', async () => {
  const actions = [SHED, DROP, BACK];
  const { plan } = compile(SCENARIO, NO_GUARDS);
  const replay = simulate(plan!, 4, { actions: compileActions(plan!, actions).actions! });

  const second = await opened();
  for (let at = 1; at <= 20; at += 1) {
    const due = actions.filter((action) => action.at === seconds(at));
    await second.obey({ kind: 'advance', untilUs: seconds(at), due });
  }
  const fine = runOf(await second.obey({ kind: 'advance', untilUs: seconds(20), due: [] }));
  const coarse = runOf(await (await opened()).obey({ kind: 'advance', untilUs: seconds(20), due: actions }));

  expect(fine.digest).toBe(replay.digest);
  expect(coarse.digest).toBe(replay.digest);
  expect(fine.actions).toEqual(replay.actions);
  expect(replay.digest).not.toBe(simulate(plan!, 4).digest);
});

test('a run that waits does not go on', async () => {
  const steering = await opened();
  await steering.obey({ kind: 'advance', untilUs: seconds(3), due: [] });

  const run = runOf(await steering.obey({ kind: 'advance', untilUs: seconds(3), due: [] }));

  expect(run).toMatchObject({ nowUs: seconds(3), ended: 'under-way' });
});

test('what cannot be done is a fault of ours and is told, and so is a run that nobody opened', async () => {
  const steering = await opened();
  const wrong = { at: seconds(1), do: { dropQueue: { of: 'nobody' } } };

  await expect(steering.obey({ kind: 'advance', untilUs: seconds(2), due: [wrong] })).resolves.toMatchObject({
    kind: 'crashed',
    says: expect.stringContaining('nobody'),
  });
  await expect(new Steering().obey({ kind: 'advance', untilUs: 1, due: [] })).resolves.toMatchObject({
    kind: 'crashed',
  });
});
