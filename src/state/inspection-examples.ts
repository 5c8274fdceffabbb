/** Texts to inspect for who has none at hand. What is made here belongs to nobody; what is not was published. */
import { encodeBase64urlText } from '../core/encoding/base64url';
import { encodeHex } from '../core/encoding/hex';
import { encodePem } from '../core/encoding/pem';
import { encodeUtf8 } from '../core/encoding/utf8';
import { signAssertion } from '../core/assertion/sign-assertion';
import { traceOf2015 } from '../core/lessons/trace-of-2015';
import type { JsonObject } from '../core/jose/json-members';
import { generateThrowAwayCredential } from '../core/x509/throw-away-credential';
import { exampleCertificate, exampleSettings } from './example';
import type { ExampleId } from './inspector.svelte';

export interface InspectionExample {
  readonly text: string;
  /** For `Certificate to verify with`; empty where none belongs to it. */
  readonly certificateText: string;
}

const { tenant, clientId } = exampleSettings;

/** @param now NumericDate */
export async function makeExample(id: ExampleId, now: number): Promise<InspectionExample> {
  const makers = {
    assertion: makeExampleAssertion,
    error: makeExampleError,
    'access-token': makeExampleAccessToken,
    request: () => Promise.resolve(tracedRequest),
  };
  return makers[id](now);
}

/** With the mistakes that are made most. */
async function makeExampleAssertion(now: number): Promise<InspectionExample> {
  const { privateKey, certificateText, sha1 } = await makeCertificate(now);
  const header = { alg: 'RS256', typ: 'JWT', x5t: encodeBase64urlText(sha1) };
  const claims = {
    aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    iss: clientId,
    sub: clientId,
    nbf: String(now - 300),
    exp: String(now + 600),
  };
  const { compact } = await signAssertion(header, claims, 'RS256', privateKey);
  return { text: compact, certificateText };
}

/** What Microsoft Entra ID answers to such an assertion. */
async function makeExampleError(now: number): Promise<InspectionExample> {
  const { certificateText, sha1 } = await makeCertificate(now);
  const timestamp = new Date(now * 1000).toISOString().replace('T', ' ').replace(/\.\d+/, '');
  const description = [
    `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${encodeHex(encodeUtf8(sha1))}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
    `Trace ID: 00000000-0000-0000-0000-000000000000`,
    `Correlation ID: 00000000-0000-0000-0000-000000000000`,
    `Timestamp: ${timestamp}`,
  ];
  const answer = {
    error: 'invalid_client',
    error_description: description.join(' '),
    error_codes: [700027],
    timestamp,
    error_uri: 'https://login.microsoftonline.com/error?code=700027',
  };
  return { text: JSON.stringify(answer, undefined, 2), certificateText };
}

/** Got with a client secret, for a resource that wants a certificate. */
async function makeExampleAccessToken(now: number): Promise<InspectionExample> {
  const { privateKey } = await makeCertificate(now);
  const claims: JsonObject = {
    aud: 'https://outlook.office365.com/',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: now - 300,
    nbf: now - 300,
    exp: now + 3_299,
    appid: clientId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenant}/`,
    roles: ['Mail.Read'],
    tid: tenant,
    ver: '1.0',
  };
  const header = { typ: 'JWT', alg: 'RS256', kid: 'example' };
  const { compact } = await signAssertion(header, claims, 'RS256', privateKey);
  return { text: compact, certificateText: '' };
}

/** Published on Stack Overflow in February 2015, where its assertion had run out within minutes; without the client's own headers. */
const tracedRequest: InspectionExample = {
  text: `${traced('request-line', 'content-type', 'host').join('\n')}

${traced('resource', 'client-id', 'assertion-type', 'assertion', 'grant-type').join('')}`,
  certificateText: '',
};

function traced(...ids: readonly string[]): readonly string[] {
  return traceOf2015.flatMap(({ id, text }) => (ids.includes(id) ? text : []));
}

async function makeCertificate(now: number) {
  const { privateKey, chain } = await generateThrowAwayCredential(exampleCertificate(now * 1000));
  const [leaf] = chain;
  return {
    privateKey,
    certificateText: leaf ? encodePem('CERTIFICATE', leaf.der) : '',
    sha1: leaf?.thumbprints.sha1 ?? '',
  };
}
