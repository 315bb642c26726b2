import { expect, test } from 'vitest';
import { loadCatalog } from '../catalog.ts';

const SCENARIO = `version: 1
duration: 10s
components:
  users: { client: { arrivals: { poisson: 5/s }, goodWithin: 1s } }
  shop: { server: { workers: 1, service: { exponential: 100ms } } }
arrows:
  users -> shop: {}
guards:
  calls:
    users -> shop: { timeout: { after: 1s } }
`;
const FRONT = '---\ntitle: Storms\nsummary: What they are.\nminutes: 12\ntier: senior\nscenario: small\n---\n\n';
const FILE = 'content/lessons/storms/lesson.mdx';

/** What an author is told about a text, which begins in line 9 of its file. */
function told(text: string, front = FRONT): string[] {
  const { diagnostics } = loadCatalog({
    [FILE]: front + text,
    'content/scenarios/small/scenario.yaml': SCENARIO,
    'content/scenarios/small/about.mdx': '---\ntitle: S\nsummary: S.\nsources: [{ title: Ours }]\n---\n',
  });
  return diagnostics.map(({ file, line, column, says, instead }) => `${file}:${line}:${column} ${says} ${instead}`);
}

test('blocks with the properties they take are right', () => {
  const text = `<Run
  title="As it is"
  seed={3}
  size="small"
  guards={{ calls: { 'users -> shop': { retry: 'off' } } }}
  controls={[
    { label: 'Timeout', at: 'guards/calls/users -> shop/timeout/after', from: 0.5, to: 5, step: 0.5, unit: 's' },
  ]}
/>

<Check ask="Is 1 > 0?">
  <Option says="Yes." right>

    It is.

  </Option>
</Check>`;

  expect(told(text)).toEqual([]);
});

test('a property that a block does not know is told with its place and the nearest one', () => {
  const [says] = told('Some prose.\n\n<Run title="A" seeds={[1, 2]} />');

  expect(says).toContain(`${FILE}:11:16 <Run> has no property \`seeds\`. Did you mean \`seed\`?`);
});

test('an unknown block is told with the nearest one', () => {
  expect(told('<Ran />')[0]).toContain(`${FILE}:9:1 <Ran> is no block. Did you mean \`Run\`?`);
});

test.each([
  ['a text for a number', '<Run seed="3" />', '9:11', '`seed` cannot be `3`'],
  ['a word that is not among the choices', '<Run size="huge" />', '9:11', '`size` cannot be `huge`'],
  ['a missing property', '<Predict ask="What?" from={1} />', '9:1', 'lacks its property `to`'],
  [
    'a mistake deep inside',
    "<Run\n  tasks={[\n    { says: 'x', when: [{ mesure: 'queue' }] },\n  ]}\n/>",
    '11:27',
    'mesure',
  ],
  ['a property twice', '<Run seed={1} seed={2} />', '9:15', 'written twice'],
  ['no text where some is needed', '<Aside title="A"></Aside>', '9:1', 'has no text'],
  ['text where none is taken', '<LabLink slug="a">b</LabLink>', '9:1', 'takes no text'],
  ['a window that ends before it begins', '<Predict ask="What?" from={5} to={5} />', '9:35', 'ends before it begins'],
])('%s is told where it stands', (_, text, place, says) => {
  const found = told(text).filter((line) => line.includes(says));

  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`${FILE}:${place} `);
});

test.each([
  ['a name', '<Run seed={SEED} />'],
  ['a sum', '<Run seed={1 + 2} />'],
  ['a call', '<Run seed={seed()} />'],
  ['a template with a hole', '<Run title={`a ${b}`} />'],
  ['something spread', '<Run {...rest} />'],
])('%s would have to be computed, and is refused', (_, text) => {
  expect(told(text)).toHaveLength(1);
});

test('a control that leads nowhere is told with what there is', () => {
  const control = (at: string) => `<Run controls={[{ label: 'L', at: '${at}', from: 1, to: 2 }]} />`;

  expect(told(control('guards/calls/users -> shop/timeout/afer'))[0]).toContain('There is `after`');
  expect(told(control('guards/calls/users -> shop/timeout'))[0]).toContain('leads to no number');
  expect(told(control('guards/calls/users -> shop/timeout/after'))).toEqual([]);
});

test('guards in a text are read as strictly as a file', () => {
  expect(told("<Run guards={{ calls: { 'users -> shp': { retry: 'off' } } }} />")[0]).toContain('users -> shp');
  expect(told('<Run guards="bounded" />')[0]).toContain('no variant `bounded`');
  expect(told('<Run guards="as-published" />')).toEqual([]);
});

test('a figure runs the system of its lesson, or must name one', () => {
  const front = FRONT.replace('scenario: small\n', '');

  expect(told('<Run />', front)[0]).toContain('<Run> has no `scenario`');
  expect(told('<Run scenario="small" />', front)).toEqual([]);
});

test('code and formulas hold no blocks', () => {
  expect(told('`<Ran />` and $a <B />$\n\n$$\na <C /> b\n$$\n\n```mdx\n<Ran />\n```\n')).toEqual([]);
});

test('a figure leaves in place only triggers that there are', () => {
  expect(told("<Run triggers={['slow']} />")[0]).toMatch(/lesson.mdx:9:\d+ <Run>: The scenario has no trigger `slow`/);
  expect(told('<Run triggers={[]} />')).toEqual([]);
});

test('a varied number and growing loads are told at their property', () => {
  const map = (at: string) => {
    const side = `{{ at: '${at}', says: 's', from: 1, to: 2, count: 3 }}`;
    return `<BasinMap title="m" x=${side} y=${side} />`;
  };

  expect(told(map('guards/calls/users -> shop/timeout/after'))).toEqual([]);
  expect(told(map('guards/calls/users -> shop/timeout/afer'))).toHaveLength(2);
  expect(told('<Hysteresis title="h" loads={[1, 3, 2]} hold={9} />')[0]).toContain('Loads have to grow');
});
