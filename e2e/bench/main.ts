/** In the browser: how fast our path signs, and how fast `crypto.subtle.sign` alone does with the same key, taking turns. */
import { nothingTyped, type AssertionSettings } from '../../src/core/assertion/assertion-settings';
import { buildDraft } from '../../src/core/assertion/build-draft';
import { planAssertion, type AssertionPlan } from '../../src/core/assertion/plan-assertion';
import { signSegments } from '../../src/core/assertion/sign-assertion';
import { encodeUtf8 } from '../../src/core/encoding/utf8';
import { encodeJsonSegment } from '../../src/core/jose/json-members';
import { findAlgorithm, type JwsAlg } from '../../src/core/keys/algorithms';
import { importPrivateKey, type PrivateKey } from '../../src/core/keys/private-key';
import { parsePrivateKeyInfo } from '../../src/core/keys/private-key-info';
import { entraV2 } from '../../src/core/profiles/entra-v2';
import { genericOidc } from '../../src/core/profiles/generic-oidc';
import { parseCertificate } from '../../src/core/x509/certificate';

/** Keys and certificates come from OpenSSL, as base64 of their DER. */
export interface Subject {
  readonly alg: JwsAlg;
  readonly keyDer: string;
  readonly certificateDer: string;
}

/** Medians over the rounds. */
export interface Rates {
  /** Signatures a second. */
  readonly ours: number;
  readonly bare: number;
  /** Of the two rates of one round: what slows the machine down for a while slows both. */
  readonly ratio: number;
}

const settings: AssertionSettings = {
  ...nothingTyped,
  cloud: 'global',
  grant: undefined,
  authentication: undefined,
  tenant: 'contoso.onmicrosoft.com',
  clientId: '00001111-aaaa-2222-bbbb-3333cccc4444',
  scope: 'https://graph.microsoft.com/.default',
  tokenEndpoint: 'https://as.example.com/token',
  issuer: 'https://as.example.com',
  audience: undefined,
  lifetime: '600',
  notBeforeOffset: '300',
  includeX5c: false,
  headerOverrides: '',
  claimsOverrides: '',
};

const rounds = 101;
/** Long enough for the clock, short enough for both turns of a round to meet the same weather. */
const batchMilliseconds = 25;

async function measure({ alg, keyDer, certificateDer }: Subject): Promise<Rates> {
  const privateKey = await importPrivateKey(parsePrivateKeyInfo(decode(keyDer)));
  const certificate = await parseCertificate(decode(certificateDer));
  const profile = alg.startsWith('ES') ? genericOidc : entraV2;
  const plan = planAssertion({ profile, settings, alg, key: privateKey, chain: [certificate] });
  const ours = () => signFresh(plan, alg, privateKey);
  const bare = toBareSigning(alg, privateKey, await ours());

  await timeBatch(ours, 100);
  const size = Math.ceil((batchMilliseconds / 1000) * (await timeBatch(bare, 100)));
  const measured: { ours: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const rate = { ours: 0, bare: 0 };
    const turns = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const turn of turns) rate[turn] = await timeBatch(turn === 'ours' ? ours : bare, size);
    measured.push(rate);
  }
  return {
    ours: median(measured.map((rate) => rate.ours)),
    bare: median(measured.map((rate) => rate.bare)),
    ratio: median(measured.map((rate) => rate.ours / rate.bare)),
  };
}

/** What happens between the button and the assertion: fresh times and `jti`, claims, signature. The form is planned and checked as it changes. */
async function signFresh(plan: AssertionPlan, alg: JwsAlg, privateKey: PrivateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const draft = buildDraft(plan, { now, jti: crypto.randomUUID() });
  const { compact } = await signSegments(
    draft.headerSegment,
    encodeJsonSegment(draft.claims),
    alg,
    privateKey,
  );
  return compact;
}

/** The same key and octets of the same length, encoded beforehand. */
function toBareSigning(alg: JwsAlg, privateKey: PrivateKey, compact: string): () => Promise<unknown> {
  const algorithm = findAlgorithm(alg);
  const key = privateKey.signingKeys.get(alg);
  if (!algorithm || !key) throw new Error(`no key for ${alg}`);
  const signingInput = encodeUtf8(compact.slice(0, compact.lastIndexOf('.')));
  return () => crypto.subtle.sign(algorithm.signParameters, key, signingInput);
}

async function timeBatch(sign: () => Promise<unknown>, size: number): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < size; count++) await sign();
  return (size * 1000) / (performance.now() - started);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

Object.assign(window, { measure });
