import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { scenarioOf } from './scenario.fixture.ts';
import { Topology } from './topology.tsx';

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
