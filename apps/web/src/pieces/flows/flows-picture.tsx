import { mergeGuards } from '@basin/engine';
import { formatNumber, Topology } from '@basin/viz';
import type { Settings } from '../live-figure/settings.ts';
import type { Moment, Seen } from './flows-figure.ts';
import { endsOf, layersOf, type Layer } from './layers.ts';
import styles from './flows.module.css';

interface FlowsPictureProps {
  readonly title: string;
  readonly settings: Settings;
  readonly moment: Moment;
  readonly seen: Seen;
  /** Of attempts over an arrow per second. */
  readonly guess?: { readonly arrow: string; readonly perSecond: number } | undefined;
}

/** The system with what flows through it, and the same in numbers, arrow by arrow. */
export function FlowsPicture({ title, settings: { scenario, guards }, moment, seen, guess }: FlowsPictureProps) {
  const inForce = { ...scenario, guards: mergeGuards(scenario.guards, guards) };
  const layers = layersOf(scenario, seen.flows, seen.offered);
  return (
    <>
      <Topology scenario={inForce} flows={seen.flows} title={`${title}: ${moment.says}`} />
      <div className={styles['scroll']}>
        <table className={styles['layers']}>
          <caption>
            {moment.says} ({moment.from}–{moment.to} s), {amount(seen.offered)} calls begin per second
          </caption>
          <thead>
            <tr>
              <th scope="col">arrow</th>
              <th scope="col">attempts per second</th>
              <th scope="col">times what comes to it</th>
              <th scope="col">for each call</th>
              <th scope="col">the far end can finish</th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <LayerRow
                key={layer.arrow}
                layer={layer}
                guess={guess?.arrow === layer.arrow ? guess.perSecond : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function LayerRow({ layer, guess }: { readonly layer: Layer; readonly guess: number | undefined }) {
  const { arrow, attempts, times, perCall, capacity } = layer;
  const isTooMuch = capacity !== undefined && attempts > capacity;
  return (
    <tr>
      <th scope="row">{arrow.replace('->', '→')}</th>
      <td>
        {amount(attempts)}
        {guess !== undefined && <small>your guess: {amount(guess)}</small>}
      </td>
      <td>× {factor(times)}</td>
      <td>{factor(perCall)}</td>
      <td data-over={isTooMuch || undefined}>
        {capacity === undefined ? '–' : `${amount(capacity)}/s`}
        {isTooMuch && <small>it gets more than that</small>}
      </td>
    </tr>
  );
}

/** What the picture shows, in numbers: what the layers have made of the calls where it is most. */
export function describeFlows(settings: Settings, moment: Moment, seen: Seen): string {
  const layers = layersOf(settings.scenario, seen.flows, seen.offered);
  const [most] = layers.toSorted((one, other) => other.perCall - one.perCall);
  const when = `${moment.says} (${moment.from}–${moment.to} s)`;
  if (!most) return `${when} nothing flows.`;
  const { arrow, attempts, perCall, capacity } = most;
  const load =
    capacity !== undefined && attempts > capacity ? `, ${factor(attempts / capacity)} times what it can finish` : '';
  return (
    `${when} ${amount(seen.offered)} calls begin per second, and ${amount(seen.goodput)} end well. ` +
    `${amount(attempts)} attempts per second reach ${endsOf(arrow).to}: ${factor(perCall)} for each call${load}.`
  );
}

export function amount(perSecond: number): string {
  return formatNumber(perSecond >= 100 ? Number(perSecond.toPrecision(2 + (perSecond >= 1000 ? 1 : 0))) : perSecond);
}

/** Two decimals below two, where a tenth is a budget; one below ten. */
function factor(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value < 2) return String(Math.round(value * 100) / 100);
  return formatNumber(value);
}
