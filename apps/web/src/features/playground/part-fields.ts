import { schemaAt, type Diagnostic, type JsonSchema } from '@basin/lab';
import { isMap, isScalar, isSeq } from 'yaml';
import { locate, paramOf, written, type FormParam } from '@/pieces/guard-form/index.ts';

type Path = readonly (string | number)[];

/** One value of a part, as a form shows it. */
export interface PartField {
  readonly path: Path;
  readonly param: FormParam;
  /** As it stands in the text; empty when it does not. */
  readonly written: string;
  readonly problems: readonly Diagnostic[];
  /** Inside of a map or a list: emptied, it stays where it is, to be filled again. */
  readonly isInside: boolean;
}

export interface PartText {
  readonly text: string;
  readonly schema: JsonSchema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The fields of a component, an arrow or a trigger: every single value that may be set on it, and of maps and lists the
 * values that are written in them. What else they can hold is written in the text, where completion knows it.
 */
export function fieldsOf(place: Path, { text, schema, diagnostics }: PartText): PartField[] {
  const { document, located } = locate(text, diagnostics);
  const shape = schemaAt(schema, place);
  const problemsAt = (path: Path): Diagnostic[] =>
    located
      .filter((each) => each.path === path.filter((step) => typeof step === 'string').join('\n'))
      .map((each) => each.diagnostic);
  const fieldAt = (path: Path, name: string): PartField => {
    const isInside = path.length > place.length + 1;
    const param = paramOf(name, schemaAt(schema, path) ?? {}, shape?.required?.includes(name) ?? false);
    return { path, param, written: written(document.getIn(path, true)), problems: problemsAt(path), isInside };
  };
  const visit = (path: Path, name: string): PartField[] => {
    const node: unknown = document.getIn(path, true);
    if (isMap(node))
      return node.items.flatMap(({ key }) =>
        isScalar(key) ? visit([...path, String(key.value)], join(name, String(key.value))) : [],
      );
    if (isSeq(node)) return node.items.flatMap((_, index) => visit([...path, index], `${name}[${index + 1}]`));
    return isScalar(node) || isSingle(schemaAt(schema, path)) ? [fieldAt(path, name)] : [];
  };
  return Object.keys(shape?.properties ?? {}).flatMap((name) => visit([...place, name], name));
}

/** The kind under which a component is written; the first key of its map. */
export function kindIn(text: string, name: string): string | undefined {
  const node: unknown = locate(text, []).document.getIn(['components', name], true);
  const [pair] = isMap(node) ? node.items : [];
  return isScalar(pair?.key) ? String(pair.key.value) : undefined;
}

const join = (name: string, key: string): string => (name === '' ? key : `${name}.${key}`);

function isSingle(schema: JsonSchema | undefined): boolean {
  return schema?.enum !== undefined || ['boolean', 'integer', 'number', 'string'].includes(schema?.type ?? '');
}
