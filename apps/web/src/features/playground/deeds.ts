import { compile, type Scenario } from '@basin/engine';
import { actionDefinitions, triggerDefinitions } from '@basin/engine/schema';
import {
  actionsJsonSchema,
  parseActions,
  parseScenario,
  scenarioJsonSchema,
  schemaAt,
  type JsonSchema,
} from '@basin/lab';
import { paramOf, type FormParam } from '@/pieces/guard-form/index.ts';
import { withAction, withTrigger, type Deed } from './hand-edits.ts';
import { EMPTY_SHEET } from './sheet.ts';
import type { RunnableSystem } from './understand.ts';

/** A kind of trigger or action, as a form offers it. */
export interface DeedKind {
  readonly key: string;
  readonly summary: string;
  readonly params: readonly FormParam[];
  /** Whether somebody says for how long. */
  readonly lasts: 'must' | 'may' | 'never';
}

/** What deeds are held against: the same checks that read them when they are written. */
export interface DeedBook {
  readonly kinds: readonly DeedKind[];
  /** What is wrong with a deed in this system; empty if nothing is. */
  problemWith(deed: Deed): string;
  /** What a parameter may name, with everything else as it is: found by trying, so that nothing is offered that is refused. */
  namesFor(param: FormParam, deed: Deed): readonly string[];
}

export function triggerBook({ scenario }: RunnableSystem, text: string): DeedBook {
  const problemWith = (deed: Deed): string =>
    firstOf(parseScenario(withTrigger({ ...EMPTY_SHEET, scenario: text }, deed).scenario).diagnostics);
  const kinds = triggerDefinitions.map(({ key, of, summary, isMoment }) => {
    const schema = schemaAt(scenarioSchema(), ['triggers', key, key]);
    return {
      ...kindFrom(key, { summary, lasts: isMoment ? 'never' : 'must', schema }),
      targets: targetsIn(scenario, of),
      names: [],
    };
  });
  return bookOf(kinds, problemWith);
}

export function actionBook({ scenario, guards }: RunnableSystem): DeedBook {
  const { plan } = compile(scenario, guards);
  const problemWith = (deed: Deed): string =>
    plan ? firstOf(parseActions(withAction(EMPTY_SHEET, deed).actions, plan).diagnostics) : '';
  const names = namesIn(scenario);
  const kinds = actionDefinitions.map(({ key, lasts, of, summary }) => {
    const schema = schemaAt(actionsSchema(), [0, 'do', key]);
    return {
      ...kindFrom(key, { summary, lasts: lasts ? 'may' : 'never', schema }),
      targets: reachedBy(scenario, of),
      names,
    };
  });
  return bookOf(kinds, problemWith);
}

/** A kind with all that it could conceivably happen to. */
interface Candidate extends DeedKind {
  readonly targets: readonly string[];
  /** What else it may have to name. */
  readonly names: readonly string[];
}

function bookOf(candidates: readonly Candidate[], problemWith: DeedBook['problemWith']): DeedBook {
  const namesFor = (param: FormParam, deed: Deed): readonly string[] => {
    const kind = candidates.find(({ key }) => key === deed.key);
    const names = (param.param === 'of' ? kind?.targets : kind?.names) ?? [];
    const named = (name: string): Deed => ({ ...deed, params: { ...deed.params, [param.param]: name } });
    const isOpen = (each: FormParam): boolean =>
      each.isRequired && isName(each) && each.param !== param.param && deed.params[each.param] === undefined;
    const open = kind?.params.find(isOpen);
    if (open === undefined) return names.filter((name) => !problemWith(named(name)).includes(`\`${name}\``));
    // Of two names, the first fits if there is a second that fits with it.
    return names.filter((name) =>
      kind?.names.some(
        (other) => problemWith({ ...deed, params: { ...named(name).params, [open.param]: other } }) === '',
      ),
    );
  };
  return { kinds: candidates.filter(({ targets }) => targets.length > 0), problemWith, namesFor };
}

/** Whether a parameter is the name of something. */
export const isName = ({ kind, param }: FormParam): boolean => kind === 'text' && NAMING.includes(param);

/** A first value for everything that must be said, strong enough to be seen. */
export function firstValue({ byDefault, choices, isRequired, kind, param }: FormParam): string {
  if (!isRequired) return byDefault ?? '';
  if (FIRST[param] !== undefined) return FIRST[param];
  return choices[0] ?? (kind === 'duration' ? '10s' : kind === 'text' ? '' : '1');
}

interface KindText extends Pick<DeedKind, 'summary' | 'lasts'> {
  readonly schema: JsonSchema | undefined;
}

function kindFrom(key: string, { schema, ...text }: KindText): DeedKind {
  const params = Object.entries(schema?.properties ?? {}).map(([name, each]) =>
    paramOf(name, each, schema?.required?.includes(name) ?? false),
  );
  return { key, ...text, params };
}

/** The parts of a kind, and what stands for several. */
function targetsIn({ arrows, components, domains, triggers }: Scenario, kind: string): string[] {
  if (kind === 'trigger') return Object.keys(triggers);
  const parts =
    kind === 'arrow'
      ? Object.keys(arrows)
      : Object.keys(components).filter((name) => components[name]?.[kind] !== undefined);
  return parts.length === 0 ? [] : [...parts, ...Object.keys(domains ?? {})];
}

/** What an action on an arrow names may be where the arrow leads; what was done before may be anywhere. */
function reachedBy(scenario: Scenario, kind: string): string[] {
  if (kind === 'action') return namesIn(scenario);
  const targets = targetsIn(scenario, kind);
  return kind === 'arrow' && targets.length > 0 ? [...Object.keys(scenario.components), ...targets] : targets;
}

function namesIn({ arrows, components, domains, triggers }: Scenario): string[] {
  const replicas = Object.entries(components).flatMap(([name, settings]) => {
    const { replicas: count } = (settings['server'] ?? {}) as { readonly replicas?: number };
    return Array.from({ length: Math.min(count ?? 0, 20) }, (_, index) => `${name}.${index + 1}`);
  });
  const written = [arrows, components, domains ?? {}, triggers].flatMap(Object.keys);
  return [...written, ...replicas, ...actionDefinitions.map(({ key }) => key)];
}

const firstOf = ([first]: readonly { readonly says: string; readonly instead: string }[]): string =>
  first === undefined ? '' : `${first.says} ${first.instead}`;

const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => (made ??= make());
};
const scenarioSchema = once(scenarioJsonSchema);
const actionsSchema = once(actionsJsonSchema);

const NAMING: readonly string[] = ['of', 'replica', 'action'];
const FIRST: Readonly<Record<string, string>> = { calls: '1000', factor: '10', over: '60s', share: '0.5' };
