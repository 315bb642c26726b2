import { CsvError, parse } from 'csv-parse/sync';
import type { Diagnostic } from '@basin/lab';

/** What a file says about load: rates that were recorded, each for a bucket, or the times of calls. */
export type RecordedLoad =
  | { readonly law: 'trace'; readonly rates: readonly number[]; readonly bucket: number }
  | { readonly law: 'replay'; readonly at: readonly number[] };

export type ReadLoad = { readonly load: RecordedLoad } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a CSV file of recorded load, in µs as the engine has it. Its header says which of three it is:
 *
 *     perSecond            a rate for each second
 *     seconds,perSecond    a rate from each time on, at even steps from 0
 *     seconds              when each call begins
 */
export function readLoad(text: string, file: string): ReadLoad {
  const table = readTable(text, file);
  if ('diagnostics' in table) return table;
  const { form, rows } = table;
  if (!isForm(form)) {
    const says = `The columns \`${form}\` say nothing about load.`;
    return { diagnostics: [flaw({ file, line: 1 }, [says, `Begin with a line \`${FORMS.join('`, `')}\`.`])] };
  }
  if (rows.length === 0) {
    return { diagnostics: [flaw({ file, line: 1 }, ['Nothing was recorded.', 'Write a line of numbers below.'])] };
  }
  const tooMany = rows[MOST_ROWS];
  if (tooMany !== undefined) {
    const says = `There are more than ${MOST_ROWS} rows, which is the most.`;
    return { diagnostics: [flaw({ file, line: tooMany.line }, [says, 'Write fewer, or wider steps.'])] };
  }
  const step = form === 'seconds,perSecond' ? (rows[1]?.first ?? 1) : 1;
  const diagnostics = rows.flatMap((row, index) => {
    const expected = {
      form,
      before: rows[index - 1]?.first ?? 0,
      seconds: index * step,
      isEven: index === 0 || step >= 0.001,
    };
    return flawsOf(row, expected).map(({ place, text: told }) => flaw({ file, line: row.line, ...place }, told));
  });
  if (diagnostics.length > 0) return { diagnostics: diagnostics.slice(0, MOST_FLAWS) };
  return { load: loadOf(form, { rows, step }) };
}

interface Row {
  /** As written. */
  readonly fields: readonly string[];
  readonly line: number;
  readonly first: number;
  readonly last: number;
}

/** What the library gives with `info`. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

interface Table {
  /** The names of the columns. */
  readonly form: string;
  readonly rows: readonly Row[];
}

function readTable(text: string, file: string): Table | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    const shape = { bom: true, relax_column_count: true, skip_empty_lines: true } as const;
    const records = parse(text, { ...shape, info: true, to: MOST_ROWS + 2 }) as unknown as readonly CsvRecord[];
    const [header, ...rest] = records;
    const rows = rest.map(({ record, info }) => {
      return { fields: record, line: info.lines, first: numberIn(record[0]), last: numberIn(record.at(-1)) };
    });
    return { form: (header?.record ?? []).map((name) => name.trim()).join(','), rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { diagnostics: [flaw({ file, line }, ['This is no CSV.', `${error.message}.`])] };
  }
}

/** NaN: it is no number that could be a time or a rate. */
function numberIn(field = ''): number {
  const number = /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(field.trim()) ? Number(field) : NaN;
  return number <= MOST ? number : NaN;
}

interface Expected {
  readonly form: Form;
  /** The time of the row above. */
  readonly before: number;
  /** When this row begins, if all are evenly apart. */
  readonly seconds: number;
  readonly isEven: boolean;
}

interface Flaw {
  readonly place: { readonly column?: number; readonly length?: number };
  readonly text: [says: string, instead: string];
}

function flawsOf({ fields, first, last }: Row, { before, form, isEven, seconds }: Expected): Flaw[] {
  const names = form.split(',');
  if (fields.length !== names.length) {
    const says = `This row has ${fields.length} fields, the header ${names.length}.`;
    return [{ place: {}, text: [says, `Write \`${form}\`.`] }];
  }
  const bad = Number.isNaN(first) ? 0 : Number.isNaN(last) ? names.length - 1 : undefined;
  if (bad !== undefined) {
    const field = fields[bad] ?? '';
    const place = { column: columnOf(fields, bad), length: field.length };
    return [{ place, text: [`\`${field.trim()}\` is no ${names[bad] ?? ''}.`, 'Write a number, 0 or more.'] }];
  }
  const place = { length: fields[0]?.length ?? 1 };
  if (form === 'seconds' && first < before) {
    return [{ place, text: ['This call comes before the one above it.', 'Order the rows by time.'] }];
  }
  if (form === 'seconds,perSecond' && !(isEven && Math.abs(first - seconds) <= 1e-6 * (1 + seconds))) {
    const instead = `Write ${Number(seconds.toFixed(6))}: rows begin at 0 and go on by at least 0.001 each.`;
    return [{ place, text: ['The times are not at even steps.', instead] }];
  }
  return [];
}

function loadOf(form: Form, { rows, step }: { readonly rows: readonly Row[]; readonly step: number }): RecordedLoad {
  if (form === 'seconds') return { law: 'replay', at: rows.map(({ first }) => Math.round(first * 1e6)) };
  return { law: 'trace', rates: rows.map(({ last }) => last), bucket: Math.round(step * 1e6) };
}

/** Where a field begins in its line, if none before it is quoted. */
function columnOf(fields: readonly string[], index: number): number {
  return 1 + fields.slice(0, index).reduce((sum, field) => sum + field.length + 1, 0);
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly length?: number;
}

function flaw({ file, line, column = 1, length = 1 }: Place, [says, instead]: [string, string]): Diagnostic {
  const span = { line, column, endLine: line, endColumn: column + Math.max(1, length) };
  return { file, ...span, severity: 'error', says, instead };
}

const FORMS = ['perSecond', 'seconds,perSecond', 'seconds'] as const;
type Form = (typeof FORMS)[number];
const isForm = (text: string): text is Form => (FORMS as readonly string[]).includes(text);

/** A rate that no run could meet, and a time after any. */
const MOST = 1e9;
const MOST_ROWS = 100_000;
const MOST_FLAWS = 10;
