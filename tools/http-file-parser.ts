/**
 * An .http file as both of its readers take it: github.com/JetBrains/http-request-in-editor-spec (spec.md), and the
 * REST Client of VS Code (Huachao/vscode-restclient, README). What only one of them knows is an error.
 */

export interface HttpFileRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** @param given values for variables of the file, in the place of its own */
export function parseHttpFile(text: string, given: Readonly<Record<string, string>> = {}): HttpFileRequest[] {
  const variables: Record<string, string> = {};
  const parts: string[][] = [[]];
  for (const line of text.split('\n')) {
    const variable = parts.length === 1 ? /^@(\w+)\s*=\s*(.*)$/.exec(line) : null;
    if (variable) variables[variable[1] as string] = variable[2] as string;
    else if (line.startsWith('###')) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  Object.assign(variables, given);
  return parts
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => parsePart(lines, variables));
}

function parsePart(lines: readonly string[], variables: Readonly<Record<string, string>>): HttpFileRequest {
  const [requestLine = '', ...rest] = lines;
  const blank = rest.indexOf('');
  const headers = rest.slice(0, blank).map((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? fail(`no header field: ${line}`);
    return [name as string, substitute(value as string, variables)] as const;
  });
  const body = rest.slice(blank + 1);
  for (const line of body) {
    if (/^(#|\/\/|<|>)/.test(line)) fail(`no text to one of its readers: ${line}`);
  }
  const [, method, url] = /^([A-Z]+) (\S+)$/.exec(requestLine) ?? fail(`no request line: ${requestLine}`);
  return {
    method: method as string,
    url: substitute(url as string, variables),
    headers,
    body: substitute(body.join('\n'), variables),
  };
}

function substitute(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_, name: string) => variables[name] ?? fail(`no variable: ${name}`));
}

function fail(what: string): never {
  throw new Error(what);
}
