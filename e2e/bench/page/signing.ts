/** How fast an assertion is made: through the workbench, in a batch, by the bare engine, and by what others make them with. */
import forge from 'node-forge';
import { SignJWT } from 'jose';
import { KEYUTIL, KJUR } from 'jsrsasign';
import { buildDraft } from '../../../src/core/assertion/build-draft';
import { planAssertion, type AssertionPlan } from '../../../src/core/assertion/plan-assertion';
import { signSegments } from '../../../src/core/assertion/sign-assertion';
import { validSettings } from '../../../src/core/assertion/settings.vectors';
import { encodeUtf8 } from '../../../src/core/encoding/utf8';
import { encodeJsonSegment } from '../../../src/core/jose/json-members';
import type { JwsAlg } from '../../../src/core/keys/algorithms';
import { importPrivateKey, type PrivateKey } from '../../../src/core/keys/private-key';
import { signingKeyOf } from '../../../src/core/keys/signing-key';
import { parsePrivateKeyInfo } from '../../../src/core/keys/private-key-info';
import { entraV2 } from '../../../src/core/profiles/entra-v2';
import { genericOidc } from '../../../src/core/profiles/generic-oidc';
import { batchFormats, type BatchFormat } from '../../../src/core/request/batch/batch-formats';
import { parseCertificate } from '../../../src/core/x509/certificate';
import { writeBatch, type BatchOrder } from '../../../src/state/write-batch';
import {
  decode,
  median,
  medianRatio,
  millisecondsOf,
  raceInRounds,
  type Contestant,
  type RoundRates,
} from './rates';

/** Keys and certificates come from OpenSSL; the DER as base64. */
export interface Subject {
  readonly alg: JwsAlg;
  readonly keyDer: string;
  readonly keyPem: string;
  readonly certificateDer: string;
}

export type Signer = 'workbench' | 'batch' | 'bare' | 'jose' | 'node-forge' | 'jsrsasign';

export interface SigningRates {
  /** Signatures a second, medians over the rounds; undefined where the library does not sign so. */
  readonly rates: Readonly<Record<Signer, number | undefined>>;
  /** Of bare `crypto.subtle.sign`, round by round. */
  readonly ofBare: { readonly workbench: number; readonly batch: number };
  /** Of the faster of those that sign in JavaScript, round by round. */
  readonly ofPure: { readonly workbench: number; readonly bare: number };
}

export async function measureSigning(subject: Subject): Promise<SigningRates> {
  const { alg } = subject;
  const { plan, privateKey } = await prepare(subject);
  const ours = () => signFresh(plan, alg, privateKey);
  const bare = toBareSigning(alg, privateKey, await ours());
  const quick = await raceInRounds(
    {
      workbench: repeated(ours),
      bare: repeated(bare),
      jose: repeated(toJoseSigning(plan, alg, privateKey)),
    },
    61,
    20,
  );
  // A batch begins and ends once, and its workers with it: a turn is of about the thousand that the page proposes.
  const long = await raceInRounds(
    {
      batch: (count: number) => writeBatch(orderOf(plan, privateKey, count), unwatched),
      bareAgain: repeated(bare),
    },
    9,
    500,
  );
  const inScript = toPureScript(plan, subject);
  const slow = await raceInRounds(
    { ...inScript, oursAgain: repeated(ours), bareAgain: repeated(bare) },
    9,
    120,
  );
  // Of each round the faster of those that sign in JavaScript.
  const pure = slow.bareAgain.map((_, round) =>
    Math.max(...Object.keys(inScript).map((name) => (slow as RoundRates<string>)[name]?.[round] ?? 0)),
  );
  const rates = { ...slow, ...long, ...quick } as Readonly<Partial<Record<Signer, readonly number[]>>>;
  const rateOf = (signer: Signer) => rates[signer] && median(rates[signer]);
  return {
    rates: {
      workbench: rateOf('workbench'),
      batch: rateOf('batch'),
      bare: rateOf('bare'),
      jose: rateOf('jose'),
      'node-forge': rateOf('node-forge'),
      jsrsasign: rateOf('jsrsasign'),
    },
    ofBare: {
      workbench: medianRatio(quick.workbench, quick.bare),
      batch: medianRatio(long.batch, long.bareAgain),
    },
    ofPure: {
      workbench: medianRatio(slow.oursAgain, pure),
      bare: medianRatio(slow.bareAgain, pure),
    },
  };
}

/** Milliseconds for batches of these sizes, small ones several times. */
export async function measureBatches(subject: Subject, sizes: readonly number[]): Promise<readonly number[]> {
  const { plan, privateKey } = await prepare(subject);
  const timeOf = (count: number) =>
    millisecondsOf(() => writeBatch(orderOf(plan, privateKey, count), unwatched));
  await timeOf(200);
  const measured: number[] = [];
  for (const size of sizes) {
    const times: number[] = [];
    for (let count = 0; count < Math.min(51, Math.ceil(3000 / size)); count++) times.push(await timeOf(size));
    measured.push(median(times));
  }
  return measured;
}

async function prepare({ alg, keyDer, certificateDer }: Subject) {
  const privateKey = await importPrivateKey(parsePrivateKeyInfo(decode(keyDer)));
  const certificate = await parseCertificate(decode(certificateDer));
  const profile = alg.startsWith('ES') ? genericOidc : entraV2;
  const settings = validSettings[profile.id];
  const plan = planAssertion({ profile, settings, alg, key: privateKey, chain: [certificate] });
  return { plan, privateKey };
}

function orderOf(plan: AssertionPlan, privateKey: PrivateKey, count: number): BatchOrder {
  const format = batchFormats[0] as BatchFormat;
  return { plan, privateKey, count, staggerMilliseconds: 100, start: now(), format };
}

/** What happens between the button and the assertion: fresh times and `jti`, claims, signature. The form is planned and checked as it changes. */
async function signFresh(plan: AssertionPlan, alg: JwsAlg, privateKey: PrivateKey): Promise<string> {
  const { headerSegment, claims } = freshDraft(plan);
  const { compact } = await signSegments(headerSegment, encodeJsonSegment(claims), alg, privateKey);
  return compact;
}

/** The same key and octets of the same length, encoded beforehand. */
function toBareSigning(alg: JwsAlg, privateKey: PrivateKey, compact: string): () => Promise<unknown> {
  const { algorithm, signingKey } = signingKeyOf(privateKey, alg);
  const signingInput = encodeUtf8(compact.slice(0, compact.lastIndexOf('.')));
  return () => crypto.subtle.sign(algorithm.signParameters, signingKey, signingInput);
}

function toJoseSigning(plan: AssertionPlan, alg: JwsAlg, privateKey: PrivateKey): () => Promise<unknown> {
  const { signingKey } = signingKeyOf(privateKey, alg);
  return () => {
    const { header, claims } = freshDraft(plan);
    return new SignJWT({ ...claims }).setProtectedHeader({ ...header, alg }).sign(signingKey);
  };
}

/** Big integers in JavaScript; node-forge has no ECDSA. */
function toPureScript(plan: AssertionPlan, { alg, keyPem }: Subject): Record<string, Contestant> {
  const { sha256 } = forge.md;
  const jsrsasignKey = KEYUTIL.getKey(keyPem);
  const jsrsasign = () => {
    const { header, claims } = freshDraft(plan);
    return KJUR.jws.JWS.sign(alg, JSON.stringify(header), JSON.stringify(claims), jsrsasignKey);
  };
  if (alg.startsWith('ES')) return { jsrsasign: repeated(jsrsasign) };
  const forgeKey = forge.pki.privateKeyFromPem(keyPem);
  const nodeForge = () => {
    const { headerSegment, claims } = freshDraft(plan);
    const digest = sha256.create().update(`${headerSegment.encoded}.${encodeJsonSegment(claims).encoded}`);
    const mgf = () => forge.mgf.mgf1.create(sha256.create());
    const pss = () => forge.pss.create({ md: sha256.create(), mgf: mgf(), saltLength: 32 });
    return btoa(alg.startsWith('PS') ? forgeKey.sign(digest, pss()) : forgeKey.sign(digest));
  };
  return { 'node-forge': repeated(nodeForge), jsrsasign: repeated(jsrsasign) };
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

const freshDraft = (plan: AssertionPlan) => buildDraft(plan, { now: now(), jti: crypto.randomUUID() });

const now = () => Math.floor(Date.now() / 1000);

function repeated(work: () => unknown): Contestant {
  return async (times) => {
    for (let count = 0; count < times; count++) await work();
  };
}
