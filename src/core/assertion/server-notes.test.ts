import { expect, test } from 'vitest';
import { serverProfiles } from '../profiles/server-profiles';
import { serverNotes } from './server-notes';
import { emptySettings } from './settings.vectors';

test('what is not confirmed is said to be so', () => {
  const unconfirmed = serverProfiles.filter((profile) =>
    serverNotes(profile, emptySettings).some(({ value }) => value.startsWith('Not confirmed')),
  );
  expect(unconfirmed.map(({ id }) => id)).toEqual([
    'entra-federated',
    'azure-ad-b2c',
    'fapi-2',
    'auth0',
    'google',
    'salesforce',
  ]);
});

test('an end is told of before anything else', () => {
  const acs = serverProfiles.find(({ id }) => id === 'sharepoint-acs');
  expect(acs && serverNotes(acs, emptySettings)[0]?.value).toContain('2026-04-02');
});
