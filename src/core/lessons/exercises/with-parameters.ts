/** A form with parameters changed, added, or (undefined) taken out; values as they are sent. */
export function withParameters(form: string, changes: Readonly<Record<string, string | undefined>>): string {
  const lines = form.split('\n').flatMap((line) => {
    const name = line.slice(0, line.indexOf('='));
    if (!(name in changes)) return [line];
    const value = changes[name];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  const names = lines.map((line) => line.slice(0, line.indexOf('=')));
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined || names.includes(name) ? [] : [`${name}=${value}`],
  );
  return [...lines, ...added].join('\n');
}
