import { actionLabel, type ActionSettings, type LiveAction, type Micros, type Run } from '@basin/engine';
import { effectsOf, orderedEntry, signalPoints, type OpenDrill, type SignalPoints } from '@basin/lab';
import type { SteerOrder, SteerReport } from '../../workers/steer-protocol.ts';

/** Something that was asked for. */
export interface Order {
  readonly action: ActionSettings;
  /** What it is, in words: `Turn orders away at the edge: 50 %`. */
  readonly says: string;
  /** When it comes into effect; not at all if the drill is over before. */
  readonly effectUs: number;
}

/** What there is to see of a play. */
export interface PlayState {
  readonly nowUs: number;
  readonly isOver: boolean;
  readonly orders: readonly Order[];
  readonly points: readonly SignalPoints[];
  readonly run: Run | undefined;
  /** What broke on our side. */
  readonly trouble: string;
}

export const BEFORE_PLAY: PlayState = { nowUs: 0, isOver: false, orders: [], points: [], run: undefined, trouble: '' };

interface PlaySetting {
  readonly drill: OpenDrill;
  readonly seed: number;
  /** Hands an order to whoever makes the run, one after another. */
  readonly steer: (order: SteerOrder) => Promise<SteerReport>;
  readonly onChange: (state: PlayState) => void;
}

/**
 * One play of a drill: keeps the time of the run, and hands on what is ordered.
 *
 * The run follows the time that it is given, a whole number of buckets at a time, and one request is under way at once:
 * on a slow device it falls behind and catches up, and what comes out is the same. An order counts from the time that
 * the run has been asked to reach, which is never after its effect, so that the record played again is the same run.
 */
export class LivePlay {
  state: PlayState = BEFORE_PLAY;

  private readonly setting: PlaySetting;
  private exactUs: number;
  private askedUs = 0;
  private isWaiting = false;
  private isClosed = false;
  /** Effects come in order of time, and what is ordered now comes after all that were handed on. */
  private handedOn = 0;

  constructor(setting: PlaySetting) {
    this.setting = setting;
    this.exactUs = setting.drill.arriveUs;
  }

  /** Makes the run up to the learner's arrival. */
  async begin(): Promise<void> {
    const { drill, seed, steer } = this.setting;
    this.isWaiting = true;
    this.hear(await steer({ kind: 'open', scenario: drill.scenario, seed }));
    await this.pump();
  }

  /** Simulated time passes. */
  async pass(byUs: number): Promise<void> {
    this.exactUs = Math.min(this.exactUs + byUs, this.setting.drill.scenario.duration);
    await this.pump();
  }

  /** The learner asks for something, now. */
  order(what: LiveAction['do']): void {
    if (this.state.isOver || this.askedUs < this.setting.drill.arriveUs) return;
    const action: ActionSettings = { at: this.askedUs as Micros, do: what };
    this.become({ orders: [...this.state.orders, orderOf(this.setting.drill, action)] });
  }

  /** Nobody hears of it any more. */
  close(): void {
    this.isClosed = true;
  }

  private async pump(): Promise<void> {
    const { drill, steer } = this.setting;
    const { bucket } = drill.scenario;
    while (!this.isWaiting && !this.isClosed) {
      const untilUs = Math.floor(this.exactUs / bucket) * bucket;
      if (untilUs <= this.askedUs || this.state.isOver || this.state.trouble !== '') return;
      this.askedUs = untilUs;
      this.isWaiting = true;
      const due = effectsOf(drill, this.orders()).filter(({ at }) => at <= untilUs);
      const fresh = due.slice(this.handedOn);
      this.handedOn = due.length;
      this.hear(await steer({ kind: 'advance', untilUs, due: fresh }));
    }
  }

  private orders(): ActionSettings[] {
    return this.state.orders.map(({ action }) => action);
  }

  private hear(report: SteerReport): void {
    this.isWaiting = false;
    if (report.kind === 'crashed') return this.become({ trouble: report.says });
    const { run } = report;
    const points = signalPoints(this.setting.drill, run, this.state.points);
    this.become({ run, points, nowUs: run.nowUs, isOver: run.ended !== 'under-way' });
  }

  private become(change: Partial<PlayState>): void {
    this.state = { ...this.state, ...change };
    if (!this.isClosed) this.setting.onChange(this.state);
  }
}

/** An order with its words and its effect. */
export function orderOf(drill: OpenDrill, action: ActionSettings): Order {
  const ordered = orderedEntry(drill, action);
  const effectUs = action.at + (ordered?.entry.takesUs ?? 0);
  if (ordered === undefined) return { action, says: actionLabel(action), effectUs };
  const { entry, option } = ordered;
  if (option === 'undo') return { action, says: `Take back: ${entry.title}`, effectUs };
  return { action, says: entry.options.length > 1 ? `${entry.title}: ${option.says}` : entry.title, effectUs };
}
