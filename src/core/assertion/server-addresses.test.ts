import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../tools/assertion-fixtures';
import { serverProfiles } from '../profiles/server-profiles';
import { serverAddresses } from './server-addresses';
import { emptySettings, validSettings } from './settings.vectors';

const addressesOf = (settings: Partial<typeof emptySettings>) =>
  Object.fromEntries(serverAddresses(profileOf('sharepoint-acs'), { ...emptySettings, ...settings }));

/** sp-dev-docs, authorization-code-oauth-flow-for-sharepoint-add-ins.md; protocol.md §4.1; PnP TokenHelper.cs */
describe('addresses to open in a browser', () => {
  test('SharePoint’s code and context token are asked for at the site that was typed', () => {
    const { site, clientId } = validSettings['sharepoint-acs'];
    const rest = `client_id=${clientId}&`;
    const redirect = 'redirect_uri=https%3A%2F%2Fapp.example%2Fa%3Fb';
    const layouts = 'https://contoso.sharepoint.com/sites/team/_layouts/15';
    expect(addressesOf({ site: `${site}/`, clientId, redirectUri: 'https://app.example/a?b' })).toEqual({
      'Authorization URL': `${layouts}/OAuthAuthorize.aspx?IsDlg=1&${rest}scope=Web.Read&response_type=code&${redirect}`,
      'AppRedirect URL': `${layouts}/AppRedirect.aspx?${rest}${redirect}`,
    });
  });

  test('examples stand where nothing was typed, and a hostile value is encoded', () => {
    expect(addressesOf({})['AppRedirect URL']).toMatch(
      /^https:\/\/contoso\.sharepoint\.com\/sites\/team\/_layouts\/15\/AppRedirect\.aspx\?client_id=00001111-/,
    );
    expect(addressesOf({ clientId: '&scope=Everything' })['Authorization URL']).toContain(
      'client_id=%26scope%3DEverything&',
    );
  });

  test('are SharePoint’s alone, and have their source', () => {
    const having = serverProfiles.filter(({ addresses }) => addresses !== undefined);
    expect(having.map(({ id }) => id)).toEqual(['sharepoint-acs']);
    expect(serverAddresses(profileOf('adfs'), emptySettings)).toEqual([]);
  });
});
