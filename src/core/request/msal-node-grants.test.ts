import { beforeAll, describe, expect, test } from 'vitest';
import { importFixture, type ImportedFixture } from '../../../tools/credential-fixtures';
import { profileOf } from '../../../tools/assertion-fixtures';
import { captureMsalRequest, msalGrants } from '../../../tools/msal-node-capture';
import { makeChain } from '../../../tools/openssl-fixtures';
import { exampleTenant, validSettings } from '../assertion/settings.vectors';
import { tokenEndpointOf } from '../assertion/token-endpoint';
import { buildTokenRequest } from './token-request';

let leaf: ImportedFixture;

beforeAll(async () => {
  leaf = await importFixture(makeChain().leaf);
});

/** What MSAL says about itself and about how it caches. */
const isTelemetry = (name: string) =>
  /^(x-client-|x-ms-|x-app-|client_info$|client-request-id$|claims$|X-AnchorMailbox$)/i.test(name);

const settings = {
  ...validSettings['entra-v2'],
  authorizationCode: 'the-code',
  redirectUri: 'https://app.contoso.com/signin',
  codeVerifier: 'the-verifier',
  refreshToken: 'the-refresh-token',
  userAssertion: 'user.access.token',
};

describe.each(Object.keys(msalGrants) as (keyof typeof msalGrants)[])('MSAL Node, %s', (grant) => {
  test('sends no field that ours lacks, telemetry aside, and the same values', async () => {
    const msal = await captureMsalRequest(
      {
        authority: `https://login.microsoftonline.com/${exampleTenant}`,
        scope: settings.scope,
        clientId: settings.clientId,
        certificate: {
          privateKey: leaf.keyPem,
          thumbprintSha256: leaf.certificate.thumbprints.sha256,
        },
      },
      grant,
    );
    const profile = profileOf('entra-v2');
    const theirs = [...new URLSearchParams(msal.body)].filter(([name]) => !isTelemetry(name));
    const assertion = theirs.find(([name]) => name === 'client_assertion')?.[1] ?? '';
    expect(assertion).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    // MSAL adds the scopes of OpenID Connect to those that it is asked for.
    const scope = theirs.find(([name]) => name === 'scope')?.[1] ?? '';
    expect(scope.split(' ')).toContain(settings.scope);
    expect(scope.replace(settings.scope, '').trim()).toMatch(/^(openid|profile|offline_access| )*$/);
    const endpoint = tokenEndpointOf(profile, settings) ?? '';
    const ours = buildTokenRequest(profile, { ...settings, grant, scope }, endpoint, assertion);
    expect(msal.url.replace(/\?.*$/, '')).toBe(ours.url);
    expect(theirs.map(([name, value]) => `${name}=${value}`).toSorted()).toEqual(
      ours.parameters.map(([name, value]) => `${name}=${value}`).toSorted(),
    );
  });
});
