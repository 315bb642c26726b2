import { NO_GUARDS } from '@basin/engine';
import type { Lab } from '@basin/lab';
import type { PublishedScenario } from '@basin/catalog';
import { expect, test } from 'vitest';
import { sheetFrom, startsIn } from './starts.ts';

const variant = (name: string, text: string) => ({ name, title: `As ${name}`, says: '', guards: NO_GUARDS, text });
const shelves = {
  labs: { storm: { slug: 'storm', title: 'A storm', start: 'version: 1 # start\n' } as unknown as Lab },
  scenarios: {
    paper: {
      slug: 'paper',
      title: 'A paper',
      text: 'version: 1 # published\n',
      variants: [variant('as-published', ''), variant('queue-35', 'version: 1 # 35\n')],
    } as unknown as PublishedScenario,
  },
};
const readSource = async (file: string): Promise<string> => `# ${file}\n`;

test('one may begin from every lab and from every setting of every published system', () => {
  expect(startsIn(shelves)).toEqual([
    { id: 'storm', title: 'A storm', kind: 'lab' },
    { id: 'paper', title: 'A paper', kind: 'system' },
    { id: 'paper.queue-35', title: 'A paper: As queue-35', kind: 'system' },
  ]);
});

test('a start is the texts as their authors wrote them', async () => {
  expect(await sheetFrom('storm', shelves, readSource)).toMatchObject({
    scenario: '# labs/storm/scenario.yaml\n',
    guards: 'version: 1 # start\n',
  });
  expect(await sheetFrom('paper.queue-35', shelves, readSource)).toMatchObject({
    scenario: 'version: 1 # published\n',
    guards: 'version: 1 # 35\n',
  });
  expect((await sheetFrom('paper', shelves, readSource))?.guards).toBe('version: 1\n');
});

test('what is on no shelf is no start, not even by a name that every object has', async () => {
  for (const id of ['nothing', 'paper.other', 'constructor', '', 'storm.start'])
    expect(await sheetFrom(id, shelves, readSource)).toBeUndefined();
});
