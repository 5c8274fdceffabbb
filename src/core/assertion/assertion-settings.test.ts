import { expect, test } from 'vitest';
import { trimSettings } from './assertion-settings';
import { emptySettings } from './settings.vectors';

test('white space around a value came along with a copy, but a password may begin or end with it', () => {
  const typed = { ...emptySettings, clientId: ' id\n', clientSecret: 's\r\n', userPassword: ' p w ' };
  expect(trimSettings(typed)).toEqual({ ...typed, clientId: 'id', clientSecret: 's' });
});
