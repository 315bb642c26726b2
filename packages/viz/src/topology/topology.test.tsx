import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { systemOf } from '../../test/outage.fixture.ts';
import type { ShownLoop } from './loops.tsx';
import { scenarioOf } from './scenario.fixture.ts';
import { Topology, type TopologyProps } from './topology.tsx';

test('the picture says in words who calls whom under which guards', () => {
  const scenario = scenarioOf({
    arrows: ['users -> checkout'],
    guards: { calls: {}, servers: { checkout: { queueLimit: { capacity: 100 } } } },
  });
  const guards = { calls: { 'users -> checkout': { retryBudget: { ratio: 0.1, burst: 10 } } }, servers: {} };

  const html = renderToStaticMarkup(<Topology scenario={scenario} guards={guards} title="The shop" />);

  expect(html).toContain('>The shop</title>');
  expect(html).toContain('users calls checkout (budget 0.1)');
  expect(html).toContain('room for 100');
});

test('a guard is a ring on the arrow and a line below it', () => {
  const guards = { calls: { 'users -> checkout': { retry: { maxAttempts: 3 } } }, servers: {} };

  const html = renderToStaticMarkup(
    <Topology scenario={scenarioOf({ arrows: ['users -> checkout'], guards })} title="The shop" />,
  );

  expect(html.match(/class="viz-guard"/g)).toHaveLength(2);
});

const draw = (props: Omit<TopologyProps, 'scenario' | 'title'>) =>
  renderToStaticMarkup(
    <Topology scenario={scenarioOf({ arrows: ['users -> checkout'] })} title="The shop" {...props} />,
  );

test('what flows is as wide as it is much, each band in the hue of its meaning', () => {
  const flow = { attempts: 400, goodput: 100, retries: 300, refused: 0 };

  const html = draw({ flows: { arrows: { 'users -> checkout': flow }, top: 800 } });

  expect(html).toMatch(/data-meaning="goodput" class="viz-flow"><path [^>]*stroke-width="2.25"/);
  // Retries are told from first attempts by their hatch.
  expect(html).toMatch(
    /data-meaning="retries" class="viz-flow"><path [^>]*stroke-width="6.75" stroke="url\(#[^"]+-retries\)"/,
  );
  expect(html).toContain('users calls checkout (400/s, 100 good');
  expect(html).not.toContain('style=');
});

test('an arrow without a flow of its own carries nothing, and the picture keeps its size whatever flows', () => {
  const sizeOf = (html: string) => html.match(/width="\d+" height="\d+" role/)?.[0];
  const quiet = draw({ flows: { arrows: {}, top: 800 } });
  const busy = { attempts: 400, goodput: 100, retries: 300, refused: 70 };

  expect(quiet).toContain('0/s, 0 good');
  expect(sizeOf(quiet)).toBe(sizeOf(draw({ flows: { arrows: { 'users -> checkout': busy }, top: 800 } })));
});

test('a loop lights up as a whole, with its sign as a form and its carrier as a word', () => {
  const loop: ShownLoop = {
    id: 'retry: users -> checkout',
    carrier: 'retry',
    sign: '+',
    at: 'users -> checkout',
    components: ['users', 'checkout'],
    arrows: ['users -> checkout'],
  };

  const html = draw({ loops: [loop] });

  expect(html.match(/viz-loop-box/g)).toHaveLength(2);
  expect(html).toContain('class="viz-loop viz-loop-grows"');
  expect(html).toContain('d="M-4 0H4M0 -4V4"');
  expect(html).toContain('A loop that grows, carried by retry of users -&gt; checkout, through users, checkout.');
  expect(draw({ loops: [{ ...loop, sign: '−' }] })).toContain('class="viz-loop viz-loop-dies"');
});

test('replicas are a stack, a boundary an outline with a name', () => {
  const { scenario } = systemOf({
    duration: '1s',
    components: {
      front: { balancer: {} },
      web: { server: { workers: 1, replicas: 3, service: { constant: '1ms' } } },
    },
    arrows: { 'front -> web': {} },
    domains: { 'rack-1': { kind: 'rack', members: ['web.2'] } },
  });

  const html = renderToStaticMarkup(<Topology scenario={scenario} title="A fleet" boundary={['front']} />);

  // Two behind and the server itself; the balancer is no rectangle.
  expect(html.match(/<rect class="viz-box/g)).toHaveLength(3);
  expect(html).toContain('viz-region-boundary');
  expect(html).toContain('rack rack-1: web.2');
});

test('where a part may be chosen, every part is a button that says what it is and whether it is chosen', () => {
  const html = draw({ choice: { chosen: 'users -> checkout', onChoose: () => {} } });

  expect(html).toContain('role="group"');
  expect(html).toMatch(/role="button" tabindex="0"[^>]*aria-label="checkout, server[^"]*" aria-pressed="false"/);
  expect(html).toMatch(/aria-label="Arrow users -&gt; checkout" aria-pressed="true"/);
  expect(draw({})).not.toContain('role="button"');
});
