/**
 * Tells whoever waits how far something is: one line on standard error, rewritten in place on a terminal.
 *
 * Elsewhere (a log, a pipe) it writes a line of its own now and then, so that a log shows life and stays readable.
 */
export class Progress {
  private readonly stream: NodeJS.WriteStream;
  private readonly title: string;
  private saidAtMs = performance.now();
  private isShown = false;

  constructor(title: string, stream: NodeJS.WriteStream = process.stderr) {
    this.title = title;
    this.stream = stream;
  }

  say(text: string): void {
    const nowMs = performance.now();
    if (nowMs - this.saidAtMs < (this.stream.isTTY ? BETWEEN_FRAMES_MS : BETWEEN_LINES_MS)) return;
    this.saidAtMs = nowMs;
    const line = `${this.title}: ${text}`;
    this.stream.write(
      this.stream.isTTY ? `${ERASE_LINE}${line.slice(0, (this.stream.columns || 80) - 1)}` : `${line}\n`,
    );
    this.isShown = true;
  }

  /** Leaves the line as if it had never been there. */
  done(): void {
    if (this.isShown && this.stream.isTTY) this.stream.write(ERASE_LINE);
    this.isShown = false;
  }
}

const ERASE_LINE = '\r\u001b[2K';
const BETWEEN_FRAMES_MS = 100;
const BETWEEN_LINES_MS = 5000;
