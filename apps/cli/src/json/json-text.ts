/** JSON for people and machines: indented, but a series is one line and not three hundred. */
export function jsonText(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((each) => jsonText(each, inner));
    if (items.length === 0 || !value.some((each) => typeof each === 'object' && each !== null)) {
      return `[${items.join(', ')}]`;
    }
    return `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, each]) => `${JSON.stringify(key)}: ${jsonText(each, inner)}`);
  return `{\n${inner}${lines.join(`,\n${inner}`)}\n${indent}}`;
}
