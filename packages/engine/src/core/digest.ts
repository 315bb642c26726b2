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
    // Three words in a row, written out so that nothing is stored in between: every attempt passes through here.
    let { high, low } = this;
    let mixed = Math.imul(low ^ who, GOLDEN);
    low = (high + ((mixed << 13) | (mixed >>> 19))) | 0;
    high = Math.imul(high ^ (mixed >>> 16), PRIME) ^ mixed;
    mixed = Math.imul(low ^ what, GOLDEN);
    low = (high + ((mixed << 13) | (mixed >>> 19))) | 0;
    high = Math.imul(high ^ (mixed >>> 16), PRIME) ^ mixed;
    mixed = Math.imul(low ^ whenUs, GOLDEN);
    this.low = (high + ((mixed << 13) | (mixed >>> 19))) | 0;
    this.high = Math.imul(high ^ (mixed >>> 16), PRIME) ^ mixed;
    if (whenUs >= TWO_32) this.word(Math.floor(whenUs / TWO_32));
  }

  /** 16 hex digits. */
  toString(): string {
    return hex(this.high) + hex(this.low);
  }

  private word(word: number): void {
    const mixed = Math.imul(this.low ^ word, GOLDEN);
    this.low = (this.high + ((mixed << 13) | (mixed >>> 19))) | 0;
    this.high = Math.imul(this.high ^ (mixed >>> 16), PRIME) ^ mixed;
  }
}

const GOLDEN = 0x9e3779b1;
const PRIME = 0x85ebca77;
const TWO_32 = 4294967296;

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
