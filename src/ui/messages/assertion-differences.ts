/** What a difference between two assertions means to a person. A code without a sentence does not compile. */
import type {
  AssertionDifference,
  DifferenceCode,
  Matters,
} from '../../core/inspection/assertion-difference';
import { clipped, type Message } from './message';
import { duration } from './times';

type ExplainDifference = (difference: AssertionDifference) => Message;

export const mattersNames: Readonly<Record<Matters, string>> = {
  yes: 'matters',
  maybe: 'may matter',
  no: 'does not matter',
};

const alike = 'Write it as the working one has it.';

const explanations: Readonly<Record<DifferenceCode, ExplainDifference>> = {
  'difference/segments': ({ mine, working }) => ({
    what:
      mine === ''
        ? `Yours is written well; the working one is not (${working}).`
        : `The token is not written well: ${mine}.`,
    next: mine === '' ? 'Keep it so.' : 'Write three parts of base64url, with two dots and nothing else.',
  }),
  'difference/alg': ({ mine, working, matters, evidence }) => ({
    what: `alg is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next:
      matters === 'yes'
        ? `The server takes ${evidence['accepted']}.`
        : 'The server takes both; the signature must be made with the one that the header names.',
  }),
  'difference/typ': ({ mine, working }) => ({
    what: `typ is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next: mine === '' ? 'No server has been seen to ask for it.' : alike,
  }),
  'difference/thumbprint-missing': ({ mine, working, matters }) => ({
    what:
      mine === ''
        ? `There is no thumbprint; the working one has ${working}.`
        : `There is ${mine}; the working one has none.`,
    next:
      matters === 'yes' ? 'The server finds the certificate by it.' : 'The server finds the key without it.',
  }),
  'difference/thumbprint-member': ({ evidence, matters }) => ({
    what: `The certificate is named by ${evidence['own']}; the working one names it by ${evidence['good']}.`,
    next:
      matters === 'yes'
        ? `The server looks for ${evidence['good']} alone.`
        : 'The server takes both: x5t is base64url of the SHA-1, x5t#S256 of the SHA-256. Whether both are of one certificate cannot be seen from here.',
  }),
  'difference/thumbprint-encoding': ({ member, evidence, matters }) => ({
    what: `${member} ${matters === 'yes' ? 'of yours' : 'of the working one'} is not the digest itself but an encoding of it (${evidence['mistake']})${evidence['isSame'] === 'yes' ? '; both are of the same certificate' : '; they are of different certificates, too'}.`,
    next:
      matters === 'yes'
        ? 'Encode the octets of the digest once, not their hexadecimal text.'
        : 'Yours is right.',
  }),
  'difference/thumbprint-hash': ({ member }) => ({
    what: `${member} has another length: a SHA-1 has 20 octets, a SHA-256 has 32.`,
    next: 'x5t is the SHA-1, x5t#S256 the SHA-256.',
  }),
  'difference/thumbprint-spelling': ({ member }) => ({
    what: `${member} is the same digest in another spelling (padding, or standard base64).`,
    next: 'Entra ID takes these; base64url without padding is right everywhere.',
  }),
  'difference/thumbprint-certificate': ({ member, evidence }) => ({
    what: `${member} is of another certificate: ${evidence['mineHex']}; the working one has ${evidence['workingHex']}.`,
    next: 'Both can be right, if both certificates are registered with the application.',
  }),
  'difference/kid': ({ mine, working, matters }) => ({
    what: `kid is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next:
      matters === 'no'
        ? 'This server goes by the thumbprint.'
        : 'The server finds the key by it: it has to be the registered name.',
  }),
  'difference/x5c': ({ evidence }) => ({
    what: `x5c: yours has ${evidence['mine']}, the working one ${evidence['working']}.`,
    next: 'The server needs it where the application trusts a subject name; elsewhere it does no harm.',
  }),
  'difference/header-member': ({ member, mine, working }) => ({
    what: `The header member ${member} is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next: alike,
  }),
  'difference/audience-array': ({ mine }) => ({
    what: mine.startsWith('[')
      ? `aud is an array: ${mine}.`
      : 'aud of the working one is an array, and yours is not.',
    next: mine.startsWith('[')
      ? 'Write one string. Entra ID answers an array with AADSTS50027.'
      : 'One string is right everywhere.',
  }),
  'difference/audience-common': ({ evidence }) => ({
    what: `aud names “${evidence['mine']}” and no tenant; the working one names ${evidence['working']}.`,
    next: 'Put the tenant there (AADSTS700023).',
  }),
  'difference/audience-tenant': ({ evidence }) => ({
    what: `aud names the tenant ${evidence['mine']}; the working one ${evidence['working']}.`,
    next: 'Right, if yours is for another tenant. Otherwise this is the mistake (AADSTS700023).',
  }),
  'difference/audience-tenant-name': ({ evidence }) => ({
    what: `aud names the tenant as ${evidence['mine']}; the working one as ${evidence['working']}. A domain and an ID can be one tenant.`,
    next: 'Use the ID in both.',
  }),
  'difference/audience-cloud': ({ evidence }) => ({
    what: `aud is in the cloud ${evidence['mine']}; the working one in ${evidence['working']}.`,
    next: 'Use the host of the cloud that has the tenant (AADSTS700023).',
  }),
  'difference/audience-host-name': () => ({
    what: 'aud has another name of the same host.',
    next: 'Both are names of one server.',
  }),
  'difference/audience-version': ({ evidence }) => ({
    what: `aud ends in ${evidence['mine'] || 'nothing'}; the working one in ${evidence['working'] || 'nothing'}.`,
    next: '/oauth2/token is the v1.0 endpoint, /oauth2/v2.0/token the v2.0 one: aud is the one that the request goes to.',
  }),
  'difference/audience-scheme': () => ({
    what: 'aud begins with http: in one of them.',
    next: 'Write https.',
  }),
  'difference/audience-slash': () => ({
    what: 'aud differs in the slash at its end alone.',
    next: 'It counts: Auth0 wants one, Microsoft’s servers want none.',
  }),
  'difference/audience-letter-case': () => ({
    what: 'aud differs in upper and lower case alone.',
    next: alike,
  }),
  'difference/audience': ({ mine, working }) => ({
    what: `aud is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next: 'Right, if yours is for another server.',
  }),
  'difference/client': ({ member, mine, working, evidence }) => ({
    what: `${member} is ${mine || 'missing'}; the working one has ${working || 'none'}${evidence['isCaseOnly'] === 'yes' ? ', which differs in upper and lower case alone' : ''}.`,
    next: 'Right, if yours is another application: then its own certificate has to be registered with it.',
  }),
  'difference/issuer-not-subject': ({ evidence }) => ({
    what: `iss is ${evidence['iss'] || 'missing'} and sub is ${evidence['sub'] || 'missing'}; in the working one they are the same.`,
    next: 'Both are the client ID (AADSTS50048).',
  }),
  'difference/time-missing': ({ member, mine }) => ({
    what:
      mine === ''
        ? `There is no ${member}; the working one has it.`
        : `There is ${member}; the working one has none.`,
    next:
      member === 'exp'
        ? 'exp is required (RFC 7523 §3).'
        : 'Microsoft’s servers take both; other servers may ask for it.',
  }),
  'difference/time-type': ({ member, mine, working }) => ({
    what: `${member} is written as ${mine}; the working one has ${working}.`,
    next: 'A NumericDate is a number, best a whole one.',
  }),
  'difference/time-unit': ({ member, matters }) => ({
    what:
      matters === 'yes'
        ? `${member} counts milliseconds; the working one seconds.`
        : `${member} of the working one counts milliseconds.`,
    next: matters === 'yes' ? 'Divide by 1000.' : 'Seconds are right.',
  }),
  'difference/lifetime': ({ evidence, matters }) => ({
    what: `It lives for ${duration(evidence['mine'])}; the working one for ${duration(evidence['working'])}.`,
    next:
      matters === 'no'
        ? 'Both are within what the server takes.'
        : `${Number(evidence['mine']) <= 0 ? 'It ends before it begins.' : `The server’s rule is ${duration(evidence['maximum'])} at most.`}`,
  }),
  'difference/margin': ({ evidence }) => ({
    what: `nbf is ${duration(evidence['mine'])} ${Number(evidence['mine']) < 0 ? 'after' : 'before'} iat; in the working one ${duration(evidence['working'])} ${Number(evidence['working']) < 0 ? 'after' : 'before'} it.`,
    next: 'A margin of five minutes lets clocks differ.',
  }),
  'difference/jti': ({ mine, evidence }) => ({
    what:
      evidence['isReused'] === 'yes'
        ? 'jti is the same in both: servers that take an assertion once refuse the second one.'
        : mine === ''
          ? 'There is no jti; the working one has one.'
          : `jti is ${mine}; the working one has another kind of value, or none.`,
    next: 'A new one for each assertion, as a string.',
  }),
  'difference/claim': ({ member, mine, working }) => ({
    what: `The claim ${member} is ${mine || 'missing'}; the working one has ${working || 'none'}.`,
    next: 'Servers pass over claims that they do not know.',
  }),
  'difference/member-order': ({ part }) => ({
    what: `The members of the ${part} stand in another order.`,
    next: 'JSON objects have no order.',
  }),
  'difference/json-text': ({ part, mine, working }) => ({
    what: `The JSON of the ${part} is written otherwise: yours ${mine}, the working one ${working}.`,
    next: 'It means the same. What counts is that exactly this text was signed.',
  }),
  'difference/signature-length': ({ mine, working }) => ({
    what: `The signature has ${mine} octets; the working one ${working}.`,
    next:
      mine === '0'
        ? 'Sign it.'
        : 'Keys of other lengths make signatures of other lengths: 256 octets with RSA 2048.',
  }),
};

export function explainDifference(difference: AssertionDifference): Message {
  return explanations[difference.code]({ ...difference, evidence: clipped(difference.evidence) });
}
