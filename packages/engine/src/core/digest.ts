/**
 * A running fingerprint of what happened: 64 bits over every fact folded in, in order.
 *
 * Facts are domain facts (whose attempt ended how, and when), not kernel events, so an optimisation of the kernel
 * leaves it alone and a change of the model does not.
 */
export class Digest {
  private high = 0x6a09e667;
  private low = 0xbb67ae85 | 0;

  /** Folds in one fact: who, what, and at which microsecond. */
  fold(who: number, what: number, whenUs: number): void {
    this.word(who);
    this.word(what);
    this.word(whenUs | 0);
    if (whenUs >= TWO_32) this.word(Math.floor(whenUs / TWO_32));
  }

  /** 16 hex digits. */
  toString(): string {
    return hex(this.high) + hex(this.low);
  }

  private word(word: number): void {
    const mixed = Math.imul(this.low ^ word, 0x9e3779b1);
    this.low = (this.high + ((mixed << 13) | (mixed >>> 19))) | 0;
    this.high = Math.imul(this.high ^ (mixed >>> 16), 0x85ebca77) ^ mixed;
  }
}

const TWO_32 = 4294967296;

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
