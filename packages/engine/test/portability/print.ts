declare const print: ((line: string) => void) | undefined;
declare const document: { write(text: string): void } | undefined;
declare const console: { log(line: string): void };

/** Writes a line in whatever runs us: a page, a bare shell, Node. */
export function printLine(line: string): void {
  if (typeof document !== 'undefined') document.write(`<pre>${line}</pre>`);
  else if (typeof print === 'undefined') console.log(line);
  else print(line);
}
