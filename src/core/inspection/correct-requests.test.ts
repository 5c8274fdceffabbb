/** Requests that their servers accept, as libraries and documents write them, in every dialect that carries them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertionStyles,
  client,
  endpoints,
  tenant,
  type StyleSubject,
} from '../../../tools/assertion-styles';
import { correctForms } from '../../../tools/correct-forms';
import { hourInto, sha256Of, signJws, x5tOf } from '../../../tools/jws-fixtures';
import { captureMsalRequest } from '../../../tools/msal-node-capture';
import { makeChain, pemToDer } from '../../../tools/openssl-fixtures';
import { graphScope, rightParameters } from '../../../tools/request-mistakes';
import { writeBody, writeParameters, type Writer } from '../../../tools/request-writers';
import type { FormParameter } from '../request/form-urlencoded';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { inspect } from './inspect';

let subject: StyleSubject;
let certificate: Certificate;
const counted = { correct: 0, errors: 0 };

beforeAll(async () => {
  const { leaf, intermediatePem } = makeChain();
  subject = { credential: leaf, authorityDer: Buffer.from(pemToDer(intermediatePem)), now: hourInto(leaf) };
  certificate = await parseCertificate(new Uint8Array(leaf.certificateDer));
});

afterAll(() => {
  process.stdout.write(`false errors ${counted.errors} in ${counted.correct} correct requests\n`);
});

async function expectNone(
  writers: readonly Writer[],
  now: number,
  server: string | undefined,
): Promise<void> {
  const wrong: unknown[] = [];
  for (const [dialect, text] of writers) {
    const found = await inspect(text, { now, certificates: [certificate] });
    const errors = found.findings.filter(({ severity }) => severity === 'error');
    counted.correct += 1;
    counted.errors += errors.length;
    const isRight =
      found.kind === 'token-request' && (server === undefined || found.server?.profile.id === server);
    if (errors.length > 0 || !isRight)
      wrong.push([
        dialect,
        found.kind,
        found.server?.profile.id,
        ...errors.map(({ code, evidence }) => [code, evidence]),
      ]);
  }
  expect(wrong).toEqual([]);
}

const urlOf: Readonly<Record<string, string>> = {
  'entra-v2': endpoints.v2,
  'entra-v1': endpoints.v1,
  adfs: endpoints.adfs,
  'generic-oidc': `${endpoints.issuer}/token`,
};

describe('an assertion in the style of', () => {
  test.each(assertionStyles.map((style) => [style.name, style] as const))('%s, sent', async (name, style) => {
    const [server = ''] = style.servers;
    const url = name.includes('token endpoint')
      ? 'https://dev-1.okta.com/oauth2/v1/token'
      : (urlOf[server] ?? '');
    const jwt = await style.make(subject);
    const target: FormParameter =
      server === 'entra-v1' ? ['resource', 'https://graph.windows.net/'] : ['scope', graphScope];
    const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      number
    >;
    const now = Number(claims['iat'] ?? claims['nbf'] ?? subject.now) + 2;
    await expectNone(
      writeParameters(url, rightParameters(jwt, target)),
      now,
      name.includes('token endpoint') ? 'okta' : server,
    );
  });
});

test('what MSAL Node sends, byte for byte', async () => {
  const { keyPem } = subject.credential;
  const { url, body } = await captureMsalRequest({
    authority: `https://login.microsoftonline.com/${tenant}`,
    clientId: client,
    scope: graphScope,
    certificate: { privateKey: keyPem, thumbprintSha256: sha256Of(subject.credential).toString('hex') },
  });
  const jwt = new URLSearchParams(body).get('client_assertion') ?? '';
  const { iat } = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as { iat: number };
  await expectNone(
    writeBody(url, body, 'application/x-www-form-urlencoded;charset=utf-8'),
    iat + 1,
    'entra-v2',
  );
});

const type = ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'] as const;

test.each(correctForms)('%s', async (_, url, server, aud, parameters) => {
  const { credential, now } = subject;
  const jwt = () =>
    signJws(
      { alg: 'RS256', typ: 'JWT', x5t: x5tOf(credential) },
      { aud, iss: client, sub: client, jti: 'e27909a7', iat: now, nbf: now, exp: now + 300 },
      credential.keyPem,
    );
  const proof: readonly FormParameter[] = aud === undefined ? [] : [type, ['client_assertion', jwt()]];
  await expectNone(writeParameters(url, [...parameters, ...proof]), now + 1, server);
});

test.each([
  [
    'google',
    'https://oauth2.googleapis.com/token',
    {
      iss: 'robot@contoso.iam.gserviceaccount.com',
      scope: 'https://www.googleapis.com/auth/prediction',
      aud: 'https://oauth2.googleapis.com/token',
    },
  ],
  [
    'salesforce',
    'https://login.salesforce.com/services/oauth2/token',
    { iss: '3MVG99OxTyEMCQ3gNp2', sub: 'my@email.com', aud: 'https://login.salesforce.com' },
  ],
])('the assertion of a grant, to %s', async (server, url, claims) => {
  const { credential, now } = subject;
  const jwt = signJws(
    { alg: 'RS256', typ: 'JWT' },
    { ...claims, iat: now, exp: now + 170 },
    credential.keyPem,
  );
  const parameters: readonly FormParameter[] = [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
    ['assertion', jwt],
  ];
  await expectNone(writeParameters(url, parameters), now + 1, server);
});

test('a federated credential', async () => {
  const { credential, now } = subject;
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:octo/repo:ref:refs/heads/main',
    aud: 'api://AzureADTokenExchange',
    iat: now,
    nbf: now,
    exp: now + 300,
    jti: 'x',
  };
  const jwt = signJws({ alg: 'RS256', typ: 'JWT', kid: 'k' }, claims, credential.keyPem);
  await expectNone(writeParameters(endpoints.v2, rightParameters(jwt)), now + 1, 'entra-federated');
});
