'use client';

import { knownBuckets, type OpenDrill, type SignalPoints } from '@basin/lab';
import { SignalChart } from '@basin/viz';
import { memo } from 'react';
import styles from './drill.module.css';
import type { Order } from './live-play.ts';
import { signalForm } from './signal-words.ts';

interface SignalWallProps {
  readonly drill: OpenDrill;
  readonly points: readonly SignalPoints[];
  readonly orders: readonly Order[];
  readonly nowUs: number;
  readonly isExam: boolean;
  /** Afterwards: what there was to see, beside what could be seen. */
  readonly withTruth?: boolean;
}

/** Everything that is known of the system, as late and as wrong as it is known. */
export const SignalWall = memo(function SignalWall(props: SignalWallProps) {
  const { drill, points, orders, nowUs, isExam, withTruth = false } = props;
  const { bucket: bucketUs, duration: durationUs } = drill.scenario;
  const laterUs = isExam ? drill.exam.delayUs : 0;
  const inEffect = orders.filter(({ effectUs }) => effectUs <= nowUs);
  const pins = [{ atUs: drill.arriveUs, isArrival: true }, ...inEffect.map(({ effectUs }) => ({ atUs: effectUs }))];
  return (
    <div className={styles.wall}>
      {points.map(({ signal, shown, truth }) => {
        const { scale, isShare, ...form } = signalForm(signal);
        const scaled = (values: Float64Array) => values.map((value) => value / scale);
        const known = shown.subarray(0, knownBuckets(signal, { bucketUs, nowUs, laterUs }));
        const passed = truth.subarray(0, Math.floor(nowUs / bucketUs));
        return (
          <div key={signal.id} className={styles.signal} data-signal={signal.id}>
            <SignalChart
              title={signal.title}
              {...form}
              bucketUs={bucketUs}
              durationUs={durationUs}
              nowUs={nowUs}
              shown={scaled(known)}
              {...(withTruth && { truth: scaled(passed) })}
              most={isShare ? 100 : mostOf(scaled(withTruth ? shown : known))}
              pins={unique(pins)}
            />
            <p className={styles.lag}>{lagWords(signal.delayUs + laterUs)}</p>
          </div>
        );
      })}
    </div>
  );
});

function mostOf(values: Float64Array): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/** Several things may come into effect at once. */
function unique<Pin extends { readonly atUs: number }>(pins: readonly Pin[]): Pin[] {
  return pins.filter((pin, index) => pins.findIndex((each) => each.atUs === pin.atUs) === index);
}

function lagWords(us: number): string {
  return us === 0 ? 'As it happens.' : `${us / 1e6} s late.`;
}
