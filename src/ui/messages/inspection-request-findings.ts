/** What a finding about a pasted request means to a person. */
import type { FindingCode } from '../../core/assertion/finding';
import type { InspectionCode } from '../../core/inspection/inspection-finding';
import type { RequestCode } from '../../core/request/parse-request/parsed-request';
import { inputFindings } from './input-findings';
import type { Explain } from './message';

type FormCode = Extract<InspectionCode, FindingCode & `request/${string}`>;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const bodies: Readonly<Record<string, string>> = {
  json: 'The body is JSON',
  multipart: 'The body is in parts (multipart/form-data)',
  form: 'The body is a form',
};

export const inspectionRequestFindings: Readonly<Record<RequestCode | FormCode, Explain>> = {
  'request/grant-missing': () => ({
    what: 'There is no grant_type: the server cannot tell what is asked for.',
    next: 'For an app’s own token it is client_credentials. Entra answers AADSTS900144.',
  }),
  'request/grant-unknown': ({ found, expected }) => ({
    what: `grant_type is ${found}, and no grant is called that.`,
    next: `${expected ? `Write ${expected}.` : 'For an app’s own token it is client_credentials.'} Servers answer unsupported_grant_type.`,
  }),
  'request/assertion-missing': () => ({
    what: 'Nothing in the request proves who the client is: neither client_assertion nor client_secret.',
    next: 'Add client_assertion_type and client_assertion. Entra answers AADSTS7000218.',
  }),
  'request/assertion-type-missing': () => ({
    what: 'There is a client_assertion, and no client_assertion_type that says what it is.',
    next: `Add client_assertion_type=${assertionType}. Entra answers AADSTS7000218.`,
  }),
  'request/assertion-type-wrong': ({ parameter, found }) =>
    parameter === 'grant_type'
      ? {
          what: `grant_type is ${found}, which is a client_assertion_type.`,
          next: 'For an app’s own token grant_type is client_credentials. The grant of the like name ends in grant-type:jwt-bearer.',
        }
      : {
          what: `client_assertion_type is ${found || 'another value'}.`,
          next: `For a JWT it is ${assertionType}. The name that ends in grant-type:jwt-bearer is a grant_type.`,
        },
  'request/assertion-parameter': ({ parameter }) =>
    parameter === 'client_assertion'
      ? {
          what: 'The grant is a signed JWT, and the request has no assertion: the JWT stands in client_assertion.',
          next: 'With this grant the JWT is what is traded in, and belongs into assertion (RFC 7523 §2.1).',
        }
      : {
          what: 'The client’s assertion stands in assertion.',
          next: 'It belongs into client_assertion, with client_assertion_type beside it; assertion holds the token of a user, or the assertion of a grant.',
        },
  'request/secret-and-assertion': () => ({
    what: 'The request has a client_secret and a client_assertion: two proofs of who the client is.',
    next: 'Send one. RFC 6749 §2.3 forbids several, and a secret makes the token’s appidacr 1.',
  }),
  'request/unencoded-plus': ({ parameter }) => ({
    what: `${parameter || 'A value'} has a + that is not percent-encoded: the server reads a blank.`,
    next: 'Write %2B.',
  }),
  'request/double-encoded': ({ parameter }) => ({
    what: `${parameter || 'A value'} was percent-encoded twice: %25 stands where % should.`,
    next: 'Encode once. Libraries that take parameters by name encode them themselves.',
  }),
  'request/line-breaks': ({ parameter }) => ({
    what: `${parameter || 'The body'} has line breaks in it, and the server takes them for a part of the values.`,
    next: 'Write it on one line. An editor, base64 and echo put a line break at the end, too.',
  }),
  'request/unquoted-ampersand': ({ parameter }) => ({
    what: `The shell ends the command at the & before ${parameter}, since no quotation marks are around it: ${parameter} and what follows is not sent.`,
    next: 'Put the whole body into quotation marks: single ones in bash, double ones in cmd.exe. Or give each parameter its own --data-urlencode.',
  }),
  'request/wrong-content-type': ({ found, declared }) => ({
    what:
      found === 'query'
        ? 'The parameters stand in the address, and the body is empty.'
        : `${bodies[String(found)] ?? 'The body is a form'}${declared ? `, sent as ${declared}` : ', and no Content-Type says so'}. A token request is a form, sent as application/x-www-form-urlencoded.`,
    next: 'Send the parameters so in the body: the server reads nothing else, and says that they are missing (AADSTS900144).',
  }),
  'request/method-not-post': ({ found }) => ({
    what: `The method is ${found ?? 'not POST'}; a token request is a POST (RFC 6749 §3.2).`,
    next: 'In an address, the assertion ends in histories and logs.',
  }),
  'request/tenant-malformed': inputFindings['request/tenant-malformed'],
  'request/tenant-is-authority': inputFindings['request/tenant-is-authority'],
  'request/common-endpoint': inputFindings['request/common-endpoint'],
  'request/client-id-missing': inputFindings['request/client-id-missing'],
  'request/scope-missing': inputFindings['request/scope-missing'],
  'request/scope-not-default': inputFindings['request/scope-not-default'],
  'request/scope-several': inputFindings['request/scope-several'],
  'request/scope-on-v1': inputFindings['request/scope-on-v1'],
  'request/resource-missing': inputFindings['request/resource-missing'],
  'request/resource-on-v2': inputFindings['request/resource-on-v2'],
  'request/token-endpoint-unexpected': inputFindings['request/token-endpoint-unexpected'],
  'request/setting-missing': inputFindings['request/setting-missing'],
};
