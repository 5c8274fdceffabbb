/** The licence of an installed package: its name as the package gives it, and its text, which the licences want to be passed on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** node-forge gives the choice, and holds both texts between rules: taken is the first. */
const chosen: Readonly<Record<string, { readonly licence: string; readonly text: RegExp }>> = {
  'node-forge': { licence: 'BSD-3-Clause', text: /^-{70,}\n(New BSD License[^]*?)\n-{70,}$/m },
};

export function licenceOf(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >;
  const whole = licenceText(folder);
  const text = chosen[name] ? chosen[name].text.exec(whole)?.[1] : whole;
  if (!text || !/copyright/i.test(text) || !/permission|redistribution/i.test(text))
    throw new Error(`${name}: no licence was found that could be passed on`);
  return { name, version, licence: chosen[name]?.licence ?? license, text: text.trim() };
}

/** Of a file of its own, or under its heading in the README. */
function licenceText(folder: string): string {
  const read = (pattern: RegExp) => {
    const name = readdirSync(folder).find((one) => pattern.test(one));
    return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  };
  return (
    read(/^licen[cs]e(\.(md|txt))?$/i) || (/^#+ licen[cs]e\n([^]*)/im.exec(read(/^readme\.md$/i))?.[1] ?? '')
  );
}
