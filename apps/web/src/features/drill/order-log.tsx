'use client';

import { knownBuckets, type OpenDrill, type SignalPoints } from '@basin/lab';
import styles from './drill.module.css';
import type { Order } from './live-play.ts';
import { signalForm } from './signal-words.ts';

interface OrderLogProps {
  readonly drill: OpenDrill;
  readonly orders: readonly Order[];
  readonly points: readonly SignalPoints[];
  readonly nowUs: number;
  readonly isExam: boolean;
}

/** What was ordered, when it came into effect, and what has been seen of it since. */
export function OrderLog(props: OrderLogProps) {
  const { orders, drill, nowUs } = props;
  return (
    <ol className={styles.log} data-testid="log">
      <li>
        <span className={styles.time}>{drill.arriveUs / 1e6} s</span> You arrive. {drill.page}
      </li>
      {orders.map((order, index) => (
        // Orders are never removed, so that a place in the list is an identity.
        <li key={`${order.action.at} ${index.toString()}`} data-done={order.effectUs <= nowUs}>
          <span className={styles.time}>{order.action.at / 1e6} s</span> {order.says}.{' '}
          <span className={styles.effect}>{effectWords(order, props)}</span>
        </li>
      ))}
    </ol>
  );
}

function effectWords(order: Order, { drill, points, nowUs, isExam }: OrderLogProps): string {
  const { effectUs } = order;
  if (effectUs >= drill.scenario.duration) return 'It comes too late to have an effect.';
  if (effectUs > nowUs) return `Takes effect at ${effectUs / 1e6} s.`;
  const [first] = points;
  if (first === undefined) return `In effect since ${effectUs / 1e6} s.`;
  const bucketUs = drill.scenario.bucket;
  const known = knownBuckets(first.signal, { bucketUs, nowUs, laterUs: isExam ? drill.exam.delayUs : 0 });
  const { format, scale } = signalForm(first.signal);
  const at = Math.round(effectUs / bucketUs);
  const later = at + Math.round(LOOK_AFTER_US / bucketUs);
  const read = (bucket: number): string => format((first.shown[bucket - 1] ?? NaN) / scale);
  const since = `In effect since ${effectUs / 1e6} s`;
  if (later > known || later > first.shown.length) return `${since}.`;
  return `${since}. ${first.signal.title}: ${read(at)} then, ${read(later)} fifteen seconds later.`;
}

const LOOK_AFTER_US = 15_000_000;
