/** The lessons on AD FS and SharePoint: what is signed and sent, by jose's and bash's account. */
import { decodeAssertion } from './fixtures/judge';
import { clientId, expectForm, realm, verifyFor } from './fixtures/lesson-requests';
import { readCommand } from './fixtures/shown-command';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const decoded = (segment = '') =>
  JSON.parse(Buffer.from(segment, 'base64url').toString()) as Readonly<Record<string, unknown>>;

test('AD FS: three forms as bash sends them, and the assertion of one as jose verifies it', async ({
  workbench,
  lessons,
}) => {
  const certificate = await lessons.certificate();
  await lessons.at('why-a-certificate', 1);
  const secret = new URLSearchParams(await workbench.read('With a secret')).get('client_secret');
  const url = 'https://adfs.contoso.com/adfs/oauth2/token';
  const common = ['grant_type', 'client_id', 'resource'];

  await lessons.at('adfs-three-ways', 1);
  const first = await expectForm(workbench, [...common, 'client_secret'], url);
  expect(first.get('client_secret')).toBe(secret);

  await lessons.next();
  const form = await expectForm(workbench, [...common, 'client_assertion_type', 'client_assertion'], url);
  const assertion = form.get('client_assertion') ?? '';
  const { header, headerText, claimsText } = decodeAssertion(assertion);
  await verifyFor(assertion, certificate, { issuer: clientId, subject: clientId, audience: url });
  expect(header).toEqual({ alg: 'RS256', typ: 'JWT', x5t: certificate.sha1.toString('base64url') });
  await expect(workbench.output('JOSE header')).toHaveText(headerText);
  await expect(workbench.output('Claims set')).toHaveText(claimsText);

  await lessons.next();
  await expectForm(workbench, [...common, 'use_windows_client_authentication'], url);
  const { options } = await readCommand(await workbench.read('Request'));
  expect(options).toEqual(['--negotiate', '-u', ':']);
});

/** The bearer token that bash hands to curl, which the page shows above. */
async function bearerOf(workbench: Workbench): Promise<string> {
  const { headers, url } = await readCommand(await workbench.read('Request'));
  expect(url).toBe('https://sharepoint.contoso.com/sites/team/_api/web');
  const [authorization = '', accept] = headers;
  expect(authorization).toBe(`Authorization: ${await workbench.read('Authorization')}`);
  expect(accept).toBe('Accept: application/json');
  return authorization.replace('Authorization: Bearer ', '');
}

test('SharePoint: the context token’s claims, the form for ACS, and both high-trust tokens', async ({
  workbench,
  lessons,
}) => {
  const certificate = await lessons.certificate();
  const { madeAt, sha1 } = certificate;
  await lessons.at('claims-and-time', 4);
  const jti = await workbench.read('jti');
  await lessons.at('sharepoint-tokens', 1);
  await expect(workbench.output('aud')).toHaveText(`${clientId}/contoso.example@${realm}`);
  await expect(workbench.output('nbf')).toHaveText(String(madeAt));
  // Twelve hours, as those of seed 003.
  await expect(workbench.output('exp')).toHaveText(String(madeAt + 12 * 3600));
  expect(await lessons.object('appctx')).toEqual({
    CacheKey: `${jti},00000001-0000-0000-c000-000000000000,${clientId},${realm}`,
    SecurityTokenServiceUri: 'https://accounts.accesscontrol.windows.net/tokens/OAuth/2',
  });

  await lessons.next();
  const names = ['grant_type', 'client_id', 'refresh_token', 'resource', 'client_secret'];
  const acs = await expectForm(
    workbench,
    names,
    `https://accounts.accesscontrol.windows.net/${realm}/tokens/OAuth/2`,
  );
  expect(acs.get('client_id')).toBe(`${clientId}@${realm}`);
  expect(acs.get('resource')).toBe(`00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@${realm}`);

  await lessons.next();
  const audience = `00000003-0000-0ff1-ce00-000000000000/sharepoint.contoso.com@${realm}`;
  const issuer = `11112222-bbbb-3333-cccc-4444dddd5555@${realm}`;
  const nameid = `${clientId}@${realm}`;
  const actor = await bearerOf(workbench);
  await verifyFor(actor, certificate, { issuer, audience });
  const { header, claims, claimsText } = decodeAssertion(actor);
  expect(header).toEqual({ alg: 'RS256', typ: 'JWT', x5t: sha1.toString('base64url') });
  expect(claims).toEqual({ aud: audience, iss: issuer, nbf: madeAt - 300, exp: madeAt + 600, nameid });
  await expect(workbench.output('Claims set')).toHaveText(claimsText);

  await lessons.next();
  const [outer, body, nothing] = (await bearerOf(workbench)).split('.');
  expect([decoded(outer), nothing]).toEqual([{ typ: 'JWT', alg: 'none' }, '']);
  const { actortoken, ...said } = decoded(body);
  await verifyFor(String(actortoken), certificate, { issuer, audience });
  const inner = decodeAssertion(String(actortoken));
  await expect(workbench.output('Claims set')).toHaveText(inner.claimsText);
  await expect(workbench.output('JOSE header')).toHaveText(inner.headerText);
  expect(inner.claims).toMatchObject({ trustedfordelegation: 'true', nameid });
  expect(said).toMatchObject({
    aud: audience,
    iss: nameid,
    nbf: madeAt - 300,
    exp: madeAt + 600,
    nameid: 's-1-5-21-1004336348-1177238915-682003330-512',
  });
});
