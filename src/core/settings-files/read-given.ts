/** Anything dropped or pasted: keys and certificates, and settings, of which one file can hold both. */
import type { Bytes } from '../encoding/bytes';
import { decodeText } from '../intake/decode-text';
import { largestIntake } from '../intake/largest-intake';
import type { Reading } from '../intake/material';
import { readMaterial } from '../intake/read-material';
import type { PasswordEngine } from '../password-encryption/password-engine';
import { readSettings } from './read-settings';
import type { SettingsReading } from './settings-reading';

export interface GivenReading extends Reading {
  readonly settings?: SettingsReading;
}

/** Never throws. Settings first: octets that held a key are overwritten once it is read. */
export async function readGiven(
  content: Bytes | string,
  name: string,
  engine: PasswordEngine,
): Promise<GivenReading> {
  const text =
    content.length >= largestIntake
      ? undefined
      : typeof content === 'string'
        ? content
        : decodeText(content)?.text;
  const settings = text === undefined ? undefined : readSettings(text, name);
  const reading = await readMaterial(content, name, engine);
  if (!settings) return reading;
  const { materials, repairs, locked } = reading;
  // That no key is in it is no problem of settings.
  const problems = reading.problems.filter(
    ({ code }) => code !== 'intake/unrecognised' && code !== 'intake/not-usable',
  );
  return { materials, repairs, locked, problems, settings };
}
