import { NO_TIMER } from '../core/kernel.ts';
import type { Outcome, UNDER_WAY } from './outcome.ts';
import type { Attempt, Call } from './rows.ts';
import { NO_KEY } from './calls.ts';
import { resized, Table } from './table.ts';

/** The far end of an arrow. */
export interface Callee {
  /** Takes an attempt in, or refuses it at once: then the outcome is returned and nobody answers later. */
  receive(attempt: Attempt): Outcome | typeof UNDER_WAY;
  /**
   * Its caller says that it does not wait for an attempt any more. Only for one that was taken in and is not answered
   * yet. Absent: such a message is of no interest.
   */
  cancel?(attempt: Attempt): void;
}

/** The near end of an arrow, which waits for the answers to its attempts. */
export interface Answerable {
  answer(attempt: Attempt, outcome: Outcome): void;
  /** Whether the answer is kept there for use later, whoever waits for it now. */
  keeps?(parent: Attempt): boolean;
}

/**
 * Every attempt that somebody still holds, one array per field.
 *
 * An attempt has up to four holders. The caller lets go when it has an answer or stops waiting; the far side (wire and
 * server) lets go when it has answered, refused or dropped it; the calls that the server makes for it let go when the
 * last of them has ended; a message that it was cancelled lets go when it has arrived. The row is free when nobody holds it.
 *
 * Decision: an attempt whose caller has let go stays in the server's queue. The work nobody waits for any more is what
 * sustains an overload; dropping it is a guard's business.
 */
export class Attempts extends Table {
  /** The call this is a try of. */
  call = new Int32Array(this.capacity);
  /** Which call of the arrow, and which of its attempts (from 1): kept here because the call may end first. */
  serial = new Float64Array(this.capacity);
  number = new Int32Array(this.capacity);
  /** Of its call, kept here because the call may end first; written where `calls.areDescribed`. */
  key = new Int32Array(this.capacity).fill(NO_KEY);
  priority = new Int32Array(this.capacity);
  /** Index of the arrow it travels on, and so of the caller to answer. */
  arrow = new Int32Array(this.capacity);
  timeoutTimer = new Int32Array(this.capacity);
  arrivedAtUs = new Float64Array(this.capacity);
  /** When its caller stops waiting, if the caller tells; else infinity. */
  deadlineUs = new Float64Array(this.capacity);
  /** Of the calls that the server makes for it: under way, ended OK, and ended otherwise. Set when the first begins. */
  childrenUnderWay = new Int32Array(this.capacity);
  childrenOk = new Int32Array(this.capacity);
  childrenFailed = new Int32Array(this.capacity);
  private held = new Uint8Array(this.capacity);
  declare private readonly limit: number;
  declare private readonly onLimit: () => void;

  /** Tells `onLimit` when more than `limit` rows are taken. */
  constructor(limit: number, onLimit: () => void) {
    super();
    this.limit = limit;
    this.onLimit = onLimit;
  }

  open(call: Call, arrow: number): Attempt {
    const attempt = this.take();
    this.call[attempt] = call;
    this.arrow[attempt] = arrow;
    this.timeoutTimer[attempt] = NO_TIMER;
    this.held[attempt] = CALLER | FAR_SIDE;
    if (this.liveCount > this.limit) this.onLimit();
    return attempt;
  }

  /** Its answer is on the wire. */
  onAnswered(attempt: Attempt): void {
    this.held[attempt]! |= ON_ITS_WAY_BACK;
  }

  /** Whether the callee has it, or is to have it, and has not answered. */
  isAtWork(attempt: Attempt): boolean {
    return (this.held[attempt]! & (FAR_SIDE | ON_ITS_WAY_BACK)) === FAR_SIDE;
  }

  messageTakesHold(attempt: Attempt): void {
    this.held[attempt]! |= MESSAGE;
  }

  messageLetsGo(attempt: Attempt): void {
    if ((this.held[attempt]! &= ~MESSAGE) === 0) this.give(attempt);
  }

  isAbandoned(attempt: Attempt): boolean {
    return (this.held[attempt]! & CALLER) === 0;
  }

  /** Whether the server has begun calls for it and has yet to decide on their answers how it ends. */
  awaitsChildren(attempt: Attempt): boolean {
    return (this.held[attempt]! & UNDECIDED) !== 0;
  }

  /** Whether the server has decided how it ends while calls made for it are still under way. */
  hasDecided(attempt: Attempt): boolean {
    return (this.held[attempt]! & (CHILDREN | UNDECIDED)) === CHILDREN;
  }

  callerLetsGo(attempt: Attempt): void {
    if ((this.held[attempt]! &= ~CALLER) === 0) this.give(attempt);
  }

  farSideLetsGo(attempt: Attempt): void {
    if ((this.held[attempt]! &= ~(FAR_SIDE | ON_ITS_WAY_BACK)) === 0) this.give(attempt);
  }

  /** Caller and far side at once. */
  bothLetGo(attempt: Attempt): void {
    if ((this.held[attempt]! &= ~(CALLER | FAR_SIDE | ON_ITS_WAY_BACK)) === 0) this.give(attempt);
  }

  childrenTakeHold(attempt: Attempt): void {
    this.held[attempt]! |= CHILDREN | UNDECIDED;
    this.childrenUnderWay[attempt] = 0;
    this.childrenOk[attempt] = 0;
    this.childrenFailed[attempt] = 0;
  }

  /** The server has made up its mind. Before the children let go: the last of them decides if no other has. */
  decided(attempt: Attempt): void {
    this.held[attempt]! &= ~UNDECIDED;
  }

  childrenLetGo(attempt: Attempt): void {
    if ((this.held[attempt]! &= ~CHILDREN) === 0) this.give(attempt);
  }

  protected override grow(capacity: number): void {
    this.call = resized(this.call, capacity);
    this.serial = resized(this.serial, capacity);
    this.number = resized(this.number, capacity);
    this.key = resized(this.key, capacity).fill(NO_KEY, this.key.length);
    this.priority = resized(this.priority, capacity);
    this.arrow = resized(this.arrow, capacity);
    this.timeoutTimer = resized(this.timeoutTimer, capacity);
    this.arrivedAtUs = resized(this.arrivedAtUs, capacity);
    this.deadlineUs = resized(this.deadlineUs, capacity);
    this.childrenUnderWay = resized(this.childrenUnderWay, capacity);
    this.childrenOk = resized(this.childrenOk, capacity);
    this.childrenFailed = resized(this.childrenFailed, capacity);
    this.held = resized(this.held, capacity);
  }
}

const CALLER = 1;
const FAR_SIDE = 2;
const CHILDREN = 4;
/** Not a holder: beside the children, until they have decided. An answer on the wire is held by the far side, too. */
const UNDECIDED = 8;
const MESSAGE = 16;
/** Not a holder: beside the far side. */
const ON_ITS_WAY_BACK = 32;
