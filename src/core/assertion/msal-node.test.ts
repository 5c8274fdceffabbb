import { constants, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { importFixture, type ImportedFixture } from '../../../tools/credential-fixtures';
import { captureMsalRequest, type MsalOptions } from '../../../tools/msal-node-capture';
import { makeChain } from '../../../tools/openssl-fixtures';
import type { JwsAlg } from '../keys/algorithms';
import { adfs } from '../profiles/adfs';
import { entraV2 } from '../profiles/entra-v2';
import type { ServerProfile } from '../profiles/server-profile';
import { buildTokenRequest } from '../request/token-request';
import { parseCertificate, type Certificate } from '../x509/certificate';
import { decodePemBlock, splitPem, type PemBlock } from '../encoding/pem';
import type { AssertionSettings } from './assertion-settings';
import { draftAssertion } from './draft-assertion';
import { exampleTenant, validSettings } from './settings.vectors';
import { signAssertion } from './sign-assertion';

let leaf: ImportedFixture;
let chain: readonly Certificate[];
/** As people concatenate it: leaf first. */
let chainPem: string;

beforeAll(async () => {
  const made = makeChain();
  leaf = await importFixture(made.leaf);
  chainPem = [made.leaf.certificatePem, made.intermediatePem, made.rootPem].join('');
  const blocks = splitPem(chainPem) as PemBlock[];
  chain = await Promise.all(blocks.map((block) => parseCertificate(decodePemBlock(block))));
});

// MSAL rounds the current time for `nbf` and `exp`, and jsonwebtoken truncates it for `iat`: on a whole second they agree.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / 1000) * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

interface Case {
  readonly title: string;
  readonly profile: ServerProfile;
  readonly alg: JwsAlg;
  readonly authority: string;
  readonly scope: string;
  readonly thumbprint: 'thumbprint' | 'thumbprintSha256';
  readonly x5c: boolean;
}

const entra = {
  profile: entraV2,
  authority: `https://login.microsoftonline.com/${exampleTenant}`,
  scope: validSettings['entra-v2'].scope,
};

const cases: readonly Case[] = [
  {
    ...entra,
    title: 'Entra ID, PS256 with x5t#S256',
    alg: 'PS256',
    thumbprint: 'thumbprintSha256',
    x5c: false,
  },
  {
    ...entra,
    title: 'Entra ID, PS256 with x5t#S256 and x5c',
    alg: 'PS256',
    thumbprint: 'thumbprintSha256',
    x5c: true,
  },
  { ...entra, title: 'Entra ID, RS256 with x5t', alg: 'RS256', thumbprint: 'thumbprint', x5c: false },
  { ...entra, title: 'Entra ID, RS256 with x5t and x5c', alg: 'RS256', thumbprint: 'thumbprint', x5c: true },
  {
    title: 'AD FS, RS256 with x5t',
    profile: adfs,
    alg: 'RS256',
    authority: 'https://adfs.contoso.com/adfs',
    scope: 'https://api.contoso.com/openid',
    thumbprint: 'thumbprint',
    x5c: false,
  },
];

async function sendWithMsal({ authority, scope, thumbprint, x5c, profile }: Case) {
  const { thumbprints } = leaf.certificate;
  const digest = thumbprint === 'thumbprint' ? thumbprints.sha1 : thumbprints.sha256;
  const options: MsalOptions = {
    authority,
    scope,
    clientId: validSettings[profile.id].clientId,
    certificate: { privateKey: leaf.keyPem, [thumbprint]: digest, ...(x5c ? { x5c: chainPem } : {}) },
  };
  const { url, body } = await captureMsalRequest(options);
  const form = new URLSearchParams(body);
  const compact = form.get('client_assertion') as string;
  const [header, claims] = compact
    .split('.', 2)
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return { url, form, compact, header: header as string, claims: claims as string };
}

async function signLike({ profile, alg, x5c }: Case, claimsOfMsal: string) {
  const { iat, jti } = JSON.parse(claimsOfMsal) as { iat: number; jti: string };
  const settings: AssertionSettings = { ...validSettings[profile.id], notBeforeOffset: '0', includeX5c: x5c };
  const draft = draftAssertion({ profile, settings, alg, key: leaf.privateKey, chain, now: iat, jti });
  const assertion = await signAssertion(draft.header, draft.claims, alg, leaf.privateKey);
  return { draft, settings, assertion };
}

describe.each(cases)('$title: what MSAL Node sends', (one) => {
  test('is signed over the same octets as ours, given the same jti and times', async () => {
    const msal = await sendWithMsal(one);
    const { assertion, draft } = await signLike(one, msal.claims);
    expect(assertion.header.text).toBe(msal.header);
    expect(assertion.claims.text).toBe(msal.claims);
    const signingInput = msal.compact.slice(0, msal.compact.lastIndexOf('.'));
    expect(assertion.compact.slice(0, assertion.compact.lastIndexOf('.'))).toBe(signingInput);
    expect(draft.findings).toEqual([]);
  });

  test('has the signature that ours has, or with PSS one that the same key verifies', async () => {
    const msal = await sendWithMsal(one);
    const { assertion } = await signLike(one, msal.claims);
    if (one.alg === 'RS256') return expect(assertion.compact).toBe(msal.compact);
    for (const compact of [assertion.compact, msal.compact]) {
      const at = compact.lastIndexOf('.');
      const key = {
        key: createPublicKey(leaf.certificatePem),
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      };
      const signature = Buffer.from(compact.slice(at + 1), 'base64url');
      expect(verify('sha256', Buffer.from(compact.slice(0, at)), key, signature)).toBe(true);
    }
  });

  test('goes to the same endpoint, with no parameter that ours lacks but telemetry', async () => {
    const msal = await sendWithMsal(one);
    const { assertion, settings, draft } = await signLike(one, msal.claims);
    const ours = buildTokenRequest(one.profile, settings, draft.tokenEndpoint as string, assertion.compact);
    expect(msal.url.replace(/\?.*$/, '')).toBe(ours.url);
    const isTelemetry = (name: string) =>
      /^(x-client-|x-ms-|x-app-|client_info$|client-request-id$|claims$)/.test(name);
    // MSAL names an AD FS resource within a scope; we send `resource`, as AD FS's own documentation does.
    const target = one.profile.target.value;
    const theirs = [...msal.form].filter(([name]) => !isTelemetry(name));
    const comparable = theirs.filter(([name]) => target === 'scope' || name !== 'scope');
    const oursByName = new Map(ours.parameters);
    for (const [name, value] of comparable) {
      if (name === 'client_assertion') expect(oursByName.get(name)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      else expect([name, oursByName.get(name)]).toEqual([name, value]);
    }
    expect(theirs.map(([name]) => (name === 'scope' ? target : name)).sort()).toEqual(
      [...oursByName.keys()].sort(),
    );
  });
});
