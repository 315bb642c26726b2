/**
 * Tells a text that comes back from the page from one that the page puts in place of it.
 *
 * The editor reports each keystroke and is handed the text again when the page has drawn it, which may be a few
 * keystrokes later. Taking such an echo for a new text would take the latest keystrokes away; letting every text pass
 * would make a reset do nothing.
 */
export class Echoes {
  private texts: string[] = [];

  /** The editor has reported this text. */
  sent(text: string): void {
    this.texts.push(text);
  }

  /** Whether a text is one of the reported ones. It and those before it are not expected again. */
  hears(text: string): boolean {
    const at = this.texts.indexOf(text);
    this.texts = at === -1 ? [] : this.texts.slice(at + 1);
    return at !== -1;
  }
}
