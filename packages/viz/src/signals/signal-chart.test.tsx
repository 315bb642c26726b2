import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SignalChart, type SignalChartProps } from './signal-chart.tsx';

const draw = (props: Partial<SignalChartProps> = {}) =>
  renderToStaticMarkup(
    <SignalChart
      title="Waiting"
      meaning="queue"
      unit="attempts"
      format={(value) => `${value} waiting`}
      bucketUs={1e6}
      durationUs={100e6}
      nowUs={50e6}
      shown={Float64Array.of(...Array.from({ length: 40 }, (_, index) => index))}
      most={100}
      pins={[]}
      {...props}
    />,
  );

test('the latest that is known is told with the time it is about, and what comes after is not there', () => {
  expect(draw()).toContain('39 waiting, at 40 s');
  expect(draw()).toContain('It is 50 s.');
  expect(draw({ shown: new Float64Array() })).toContain('nothing yet');
});

test('the axis is what the caller asks for, whatever has been seen so far', () => {
  expect(draw({ shown: Float64Array.of(1) })).toContain('>100</text>');
});

test('half of the time is still to come; at the end none is', () => {
  expect(draw()).toContain('class="viz-signal-future" x="50%" width="50%"');
  expect(draw({ nowUs: 100e6 })).not.toContain('viz-signal-future');
});

test('the truth is drawn beside it only where it is given, and told in the table', () => {
  expect(draw()).not.toContain('in truth');
  const both = draw({ truth: Float64Array.from({ length: 50 }, () => 7) });
  expect(both).toContain('7 waiting');
  expect(both.match(/<th scope="col">in truth/g)).toHaveLength(1);
});

test('arrival and actions are pins of two kinds', () => {
  const pins = [{ atUs: 10e6, isArrival: true }, { atUs: 25e6 }];
  expect(draw({ pins })).toContain('class="viz-pin" x1="10%"');
  expect(draw({ pins })).toContain('class="viz-pin viz-pin-second" x1="25%"');
});
