import { type Measure, measures, type Signal } from '@basin/lab';
import type { MeaningId } from '@basin/viz';

/** How a signal is drawn and spoken of. */
export interface SignalForm {
  readonly meaning: MeaningId;
  readonly unit: string;
  readonly isShare: boolean;
  /** Points are divided by this: durations are in seconds on an axis. */
  readonly scale: number;
  readonly format: (value: number) => string;
}

export function signalForm({ measure: key }: Pick<Signal, 'measure'>): SignalForm {
  const measure = measures.find((each) => each.key === key);
  if (measure === undefined) throw new RangeError(`There is no measure ${key}.`);
  const isShare = measure.unit.startsWith('share');
  const scale = measure.form === 'duration' ? 1e6 : isShare ? 0.01 : 1;
  const unit = measure.form === 'duration' ? 'seconds' : isShare ? '%' : measure.unit;
  return {
    meaning: meaningFor(measure),
    unit,
    isShare,
    scale,
    format: (value) => (Number.isNaN(value) ? 'nothing to measure' : measure.format(value * scale, 2)),
  };
}

/** Every quantity has one hue, whatever it is called on a chart. */
function meaningFor({ about, key }: Measure): MeaningId {
  if (key === 'errorShare') return 'errors';
  switch (about) {
    case 'goodput':
    case 'cache':
    case 'swing':
    case 'agreement':
      return 'goodput';
    case 'load':
    case 'herd':
      return 'attempts';
    case 'time':
      return 'latency';
    case 'waste':
      return 'expired';
    case 'queue':
    case 'idle':
      return 'queue';
  }
}
