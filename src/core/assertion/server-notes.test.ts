import { expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { serverProfiles } from '../profiles/server-profiles';
import { serverNotes } from './server-notes';
import { emptySettings, validSettings } from './settings.vectors';

const notesOf = (settings: Partial<typeof emptySettings>) =>
  serverNotes(profileOf('sharepoint-acs'), { ...emptySettings, ...settings }).map(({ value }) => value);

/** sp-dev-docs, authorization-code-oauth-flow-for-sharepoint-add-ins.md; PnP TokenHelper.cs */
test('SharePoint’s realm and code are asked for at the site that was typed', () => {
  const { site, clientId } = validSettings['sharepoint-acs'];
  const [stopped, realm, code] = notesOf({
    site: `${site}/`,
    clientId,
    redirectUri: 'https://app.example/a?b',
  });
  expect(stopped).toContain('2026-04-02');
  expect(realm).toContain('GET https://contoso.sharepoint.com/sites/team/_vti_bin/client.svc ');
  expect(code).toContain(
    'https://contoso.sharepoint.com/sites/team/_layouts/15/OAuthAuthorize.aspx?IsDlg=1' +
      `&client_id=${clientId}&scope=Web.Read&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fa%3Fb`,
  );
});

test('examples stand where nothing was typed, and a hostile value is encoded', () => {
  expect(notesOf({})[1]).toContain('GET https://contoso.sharepoint.com/sites/team/_vti_bin/client.svc');
  expect(notesOf({ clientId: '&scope=Everything' })[2]).toContain('client_id=%26scope%3DEverything&');
});

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
