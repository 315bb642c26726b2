import { expect, test } from 'vitest';
import { packed } from '@/pieces/share/index.ts';
import { type LabState, linkOf, readLink } from './lab-link.ts';

const STATE: LabState = {
  text: 'version: 1 # “mine”\ncalls:\n',
  seed: 3,
  harder: { seed: 9, values: { 'triggers["slow"].for': 40e6 } },
  goal: 'recovers',
};
const holding = async (value: unknown) => readLink(`#lab=${await packed(JSON.stringify(value))}`);

test('guards, seed, triggers and goal come out of a link as they went in', async () => {
  expect(await readLink(await linkOf(STATE))).toEqual({ state: STATE });
  expect(await readLink(await linkOf({ text: '', seed: 0 }))).toEqual({ state: { text: '', seed: 0 } });
});

test('a link that was cut off is told as damaged, never taken for another state', async () => {
  const link = await linkOf(STATE);

  for (let at = '#lab='.length; at < link.length; at += 5) {
    expect(await readLink(link.slice(0, at))).toEqual({ says: expect.stringContaining('damaged') });
  }
});

test('another end of an address is no state of a lab', async () => {
  expect(await readLink('')).toBeUndefined();
  expect(await readLink('#sheet=abc')).toBeUndefined();
});

test('a link of a newer version says so', async () => {
  expect(await holding({ version: 2, ...STATE })).toEqual({ says: expect.stringContaining('newer version') });
});

test.each([[null], [[]], [{ version: 1 }], [{ version: 1, text: 1, seed: 1 }], [{ version: 1, text: '', seed: -1 }]])(
  '%j is no state',
  async (value) => {
    expect(await holding(value)).toHaveProperty('says');
  },
);

test('what is no run beside the lab is left out, and the rest is opened', async () => {
  const { text, seed } = STATE;

  for (const harder of [7, { seed: 1.5, values: {} }, { seed: 1, values: { a: 'b' } }, { seed: 1 }])
    expect(await holding({ version: 1, text, seed, harder })).toEqual({ state: { text, seed } });
});
