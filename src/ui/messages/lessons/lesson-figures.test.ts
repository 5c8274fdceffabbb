import { constants, createHash, publicDecrypt, sign } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { makeCredential, type CredentialFixture } from '../../../../tools/openssl-fixtures';
import { trace2015 } from '../../../core/request/trace-2015.vectors';
import { contextTokenMeanings } from './context-token';
import { exerciseTexts } from './exercises';
import { lessonTexts } from './lesson-texts';
import { traceLines } from './trace-of-2015';

/** What has digits and is no figure: names of standards, algorithms, codes, products and days. */
const names = [
  /RFC \d+(bis)?|§[\d.]+|(AADSTS|MSIS)\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|OAuth\/2/g,
  /(RS|PS|ES|HS)256|SHA-(1|256)|P-256|EMSA-PKCS1-v1_5|PKCS #1 v1\.5|x5t(#S256)?|base64(url)?|UTF-8/gi,
  /v1(\.0)?|v2(\.0)?|FAPI 2\.0|HTML 2\.0|HTTP\/1\.1|ADAL\.NET 2\.12|Auth0|0x(?=\d)|%\d[0-9A-F]/g,
  /(SharePoint|Windows|Windows Server) (20\d\d|8)|((2 )?April |January |February )?20(15|25|26)|since 1970|from 1970/g,
];

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn);

function figuresIn(texts: unknown): ReadonlySet<string> {
  const bare = textsIn(texts).map((text) => names.reduce((rest, name) => rest.replace(name, ' '), text));
  return new Set(bare.flatMap((text) => text.match(/\d+/g) ?? []));
}

const texts: Readonly<Record<string, unknown>> = {
  ...lessonTexts,
  exercises: exerciseTexts,
  trace: traceLines,
  contextToken: contextTokenMeanings,
};

let credential: CredentialFixture;
beforeAll(() => {
  credential = makeCredential('RSA-2048');
});

/** Each figure that a sentence states, from what it is about. */
function figures(): Readonly<Record<string, readonly (string | number)[]>> {
  const { certificateDer, certificatePem, keyPem } = credential;
  const [sha1, sha256] = ['sha1', 'sha256'].map((name) => createHash(name).update(certificateDer).digest());
  if (!sha1 || !sha256) throw new Error('no digests');
  const hexText = sha1.toString('hex').toUpperCase();
  const ascii = (character: string) => Buffer.from(character).toString('hex');
  const digests = [sha1, sha256].flatMap((one) => [one.length, one.toString('base64url').length]);
  const asText = [hexText.length, Buffer.from(hexText).toString('base64url').length];
  const signature = sign('sha256', sha256, { key: keyPem, padding: constants.RSA_PKCS1_PADDING });
  const block = publicDecrypt({ key: certificatePem, padding: constants.RSA_NO_PADDING }, signature);
  // The strengths that access tokens know, from none to a certificate (entra-docs, access-tokens).
  const strengths = [0, 1, 2];
  return {
    'why-a-certificate': strengths,
    'from-certificate-to-x5t': [
      ...digests,
      ...asText,
      certificatePem.split('\n')[1]?.length ?? 0,
      ...['0', '9', 'A', 'F'].map(ascii),
      // “The characters 0 to 9”.
      0,
      9,
    ],
    'claims-and-time': [],
    // The block begins with 00 01 and has FF and one 00 before the name of the hash; a salt is as long as the digest (RFC 7518 §3.5).
    signing: [...(block.subarray(0, 2).toString('hex').match(/../g) ?? []), sha256.length],
    'the-request': [],
    'what-the-server-checks': [],
    // RFC 9110 §15.
    'adfs-three-ways': [401],
    'sharepoint-tokens': [],
    'entra-today': [200, 401, 403, 2],
    'audience-injection': [],
    exercises: [
      ...digests,
      ...asText,
      sha1.toString('base64').length,
      Buffer.from(hexText, 'base64url').length,
      5 * 3600,
      3600,
    ],
    trace: [Buffer.byteLength(trace2015.body)],
    contextToken: [],
  };
}

test('a figure in a sentence of Learn is one that node:crypto or OpenSSL computes', () => {
  const computed = figures();
  expect(Object.keys(computed)).toEqual(Object.keys(texts));
  for (const [name, one] of Object.entries(texts))
    expect([...figuresIn(one)].toSorted(), name).toEqual(
      [...new Set((computed[name] ?? []).map(String))].toSorted(),
    );
});
