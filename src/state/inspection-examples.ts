/** Texts to inspect for who has none at hand. What is made here belongs to nobody; what is not was published. */
import { encodeBase64urlText } from '../core/encoding/base64url';
import { encodeHex } from '../core/encoding/hex';
import { encodePem } from '../core/encoding/pem';
import { encodeUtf8 } from '../core/encoding/utf8';
import { signAssertion } from '../core/assertion/sign-assertion';
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

/** Published on Stack Overflow in February 2015, where its assertion had run out within minutes. */
const tracedRequest: InspectionExample = {
  text: `POST https://login.windows.net/0e49ef1f-ca07-45f1-b4c0-ac9409d3e576/oauth2/token HTTP/1.1
Content-Type: application/x-www-form-urlencoded
Host: login.windows.net

resource=https%3A%2F%2Fgraph.windows.net%2F&client_id=f17bb8a5-2bef-4ad5-a83f-cd7113449fc2&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=eyJhbGciOiJSUzI1NiIsIng1dCI6ImY4S2JVY0xtMnItS2s4b1Z3ZVZYTFU0NzhJcyJ9.eyJhdWQiOiJodHRwczpcL1wvbG9naW4ud2luZG93cy5uZXRcLzBlNDllZjFmLWNhMDctNDVmMS1iNGMwLWFjOTQwOWQzZTU3Nlwvb2F1dGgyXC90b2tlbiIsImV4cCI6MTQyMjk4NDMzNSwiaXNzIjoiZjE3YmI4YTUtMmJlZi00YWQ1LWE4M2YtY2Q3MTEzNDQ5ZmMyIiwianRpIjoiZTI3OTA5YTctZGYwMC00NjBhLTlmZjctOGZkNDExOWVmNTYzIiwibmJmIjoxNDIyOTgzNzM1LCJzdWIiOiJmMTdiYjhhNS0yYmVmLTRhZDUtYTgzZi1jZDcxMTM0NDlmYzIifQ.g9bo4-lxpNJ4kEOMuQxODU-5iakwSVIzyRQEPLdbpuNn_XD4lcvt2yBIWT12EQaUVKkMyqFrDiIh4Oav565-Po7HfhmSPF3URXVj8Kx5lx17Zh0nWiaNkRXEi1vhwswsfjm1o-8B8LGUJTtT6JXTognrueuSL1aEE_-4qSG1y74aoc949Un1pQCjwuBtao4vs4CPJLu9Y9mVbirVRRtiIfxkUMmzf6yfMtuhugoGmrvUYntUo4x6N2fu4LxGjuIs7czyrMMAmDRo-XK4sAhDo5uof10HKb8ETEU8mhObwNZcz86MYHWbZm3Z_HDOwzC9kA_tp6hWqmlJ3c-gLg5VXA&grant_type=client_credentials`,
  certificateText: '',
};

async function makeCertificate(now: number) {
  const { privateKey, chain } = await generateThrowAwayCredential(exampleCertificate(now * 1000));
  const [leaf] = chain;
  return {
    privateKey,
    certificateText: leaf ? encodePem('CERTIFICATE', leaf.der) : '',
    sha1: leaf?.thumbprints.sha1 ?? '',
  };
}
