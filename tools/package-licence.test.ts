import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf } from './package-licence';

const installed = (name: string) => licenceOf(join('node_modules', name));

test('a licence is the file of that name, whole', () => {
  const { name, version, licence, text } = installed('pkijs');
  expect([name, licence]).toEqual(['pkijs', 'BSD-3-Clause']);
  expect(version).toMatch(/^4\./);
  expect(text).toMatch(/^Copyright[^]*Redistributions in binary form[^]*DAMAGE\.$/);
});

test('one that stands in the README alone is taken from there', () => {
  expect(installed('des.js').text).toMatch(/Copyright Fedor Indutny[^]*DEALINGS IN THE SOFTWARE\.$/);
});

test('of node-forge’s two the BSD licence is chosen', () => {
  const { licence, text } = installed('node-forge');
  expect(licence).toBe('BSD-3-Clause');
  expect(text).toMatch(/^New BSD License[^]*Digital Bazaar[^]*SUCH DAMAGE\.$/);
  expect(text).not.toContain('GNU');
});

test('a package without one is not passed on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-licence-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"name":"bare","version":"1.0.0","license":"MIT"}');
    expect(() => licenceOf(folder)).toThrow('bare: no licence');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
