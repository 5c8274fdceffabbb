/** What a finding means to a person. A code without a sentence does not compile. */
import type { Finding, FindingCode } from '../../core/assertion/finding';
import type { Evidence, Explain, Message } from './message';

const backToRule = 'Go back to the server’s rule.';
const mendOverride = 'Change it in the overrides, or remove it there.';
const fromPortal = 'Copy it from the app registration’s overview page.';

const explanations: Readonly<Record<FindingCode, Explain>> = {
  'x5t/missing': ({ wanted, loaded }) => ({
    what: `The header has no ${wanted}: the server cannot tell which certificate to check with.`,
    next: loaded === 'yes' ? mendOverride : 'Load the certificate that belongs to this key.',
  }),
  'x5t/other-certificate': ({ member, found, expected }) => ({
    what: `${member} is ${found}, which is not the loaded certificate’s thumbprint, ${expected}.`,
    next: mendOverride,
  }),
  'kid/only': ({ wanted }) => ({
    what: `The header names the key by kid alone; this server finds a certificate by ${wanted}.`,
    next: `Keep ${wanted} in the header.`,
  }),
  'alg/none': () => ({
    what: 'alg is “none”: an assertion that claims not to be signed proves nothing.',
    next: mendOverride,
  }),
  'alg/not-accepted': ({ alg, accepted }) => ({
    what: `alg is ${alg}; this server takes ${accepted}.`,
    next: mendOverride,
  }),
  'alg/key-mismatch': ({ alg, signedWith }) => ({
    what: `The header says ${alg}, and the signature is made with ${signedWith}: it will not verify.`,
    next: `Choose ${alg} under Algorithm, or take it out of the overrides.`,
  }),
  'typ/not-expected': ({ typ, expected }) => ({
    what: `typ is ${typ}; this server expects ${expected}.`,
    next: mendOverride,
  }),
  'x5c/string': () => ({
    what: 'x5c is a string; the standard has an array of strings, even for one certificate.',
    next: 'Write it as an array.',
  }),
  'aud/missing': ({ expected }) => ({
    what: `There is no audience: the assertion is addressed to nobody. Expected: ${expected}`,
    next: backToRule,
  }),
  'aud/array': () => ({
    what: 'aud is an array. Entra answers that with AADSTS50027; rfc7523bis wants one value.',
    next: 'Write it as a string.',
  }),
  'aud/common-endpoint': ({ aud }) => ({
    what: `The audience ${aud} names no tenant of yours; an app proves itself to one tenant (AADSTS700023).`,
    next: 'Put the tenant’s own ID or domain there.',
  }),
  'aud/other-tenant': ({ aud, expected }) => ({
    what: `The audience ${aud} is another tenant’s than the request’s. Expected: ${expected}`,
    next: 'Entra answers AADSTS700023 unless both are names of one tenant.',
  }),
  'aud/version-mismatch': ({ aud, expected }) => ({
    what: `The audience ${aud} is the endpoint of the other version. Expected: ${expected}`,
    next: backToRule,
  }),
  'aud/other-cloud': ({ aud, expected }) => ({
    what: `The audience ${aud} is in another cloud than the request. Expected: ${expected}`,
    next: 'Entra answers AADSTS700023. Choose the right cloud, or go back to the server’s rule.',
  }),
  'aud/not-token-endpoint': ({ aud, expected }) => ({
    what: `The audience is ${aud}; this server wants its token endpoint: ${expected}`,
    next: backToRule,
  }),
  'aud/not-issuer': ({ aud, expected }) => ({
    what: `The audience is ${aud}; servers that follow rfc7523bis take their issuer alone: ${expected}`,
    next: backToRule,
  }),
  'aud/trailing-slash': ({ aud, expected, tokenEndpoint }) => ({
    what: aud
      ? `A slash at the end makes the difference: ${aud} is not ${expected}`
      : `${tokenEndpoint} ends with a slash that the endpoint does not have.`,
    next: 'Servers compare character by character.',
  }),
  'aud/http': ({ aud, tokenEndpoint }) => ({
    what: `${aud ?? tokenEndpoint} is not encrypted: whoever listens takes the assertion and the token.`,
    next: 'Use https. Plain http is accepted for this machine only (localhost, 127.0.0.1, [::1]).',
  }),
  'iss/missing': () => ({
    what: 'There is no iss: the server does not know who speaks.',
    next: mendOverride,
  }),
  'sub/missing': () => ({
    what: 'There is no sub: the server does not know who is to be authenticated.',
    next: mendOverride,
  }),
  'iss/not-sub': ({ iss, sub }) => ({
    what: `iss is ${iss} and sub is ${sub}; for client authentication they are the same (AADSTS50048).`,
    next: mendOverride,
  }),
  'iss/not-client-id': ({ iss, clientId }) => ({
    what: `iss is ${iss}, and the request says client_id ${clientId} (AADSTS700021).`,
    next: mendOverride,
  }),
  'jti/missing': () => ({
    what: 'There is no jti: the server cannot tell a second use from the first.',
    next: 'OpenID Connect requires it; Entra has been seen to do without.',
  }),
  'jti/not-string': ({ jti }) => ({ what: `jti is ${jti}; it must be a string.`, next: mendOverride }),
  'exp/missing': () => ({
    what: 'There is no exp: the assertion would be valid for ever, and is refused.',
    next: mendOverride,
  }),
  'exp/past': ({ found, now }) => ({
    what: `exp is ${found}, and now is ${now}: the assertion is expired when it is made (AADSTS700024).`,
    next: 'Give it some minutes.',
  }),
  'exp/too-long': ({ maximum }) => ({
    what: `It is valid for longer than the ${maximum} seconds that this kind of server asks for.`,
    next: 'Some servers refuse it. A copy that leaks is useful for as long: make it short, and sign again.',
  }),
  'exp/milliseconds': ({ found }) => ({
    what: `exp is ${found}: that many seconds end after the year 5000. Milliseconds?`,
    next: 'Divide by 1000.',
  }),
  'exp/not-seconds': ({ found }) => ({
    what: found === '' ? 'There is no lifetime.' : `“${found}” is no whole number of seconds.`,
    next: 'Ten minutes are 600.',
  }),
  'nbf/future': ({ found, now }) => ({
    what: `nbf is ${found}, and now is ${now}: until then the assertion is refused (AADSTS700024).`,
    next: 'A positive offset puts it into the past, where it covers for clocks that differ.',
  }),
  'nbf/milliseconds': ({ found }) => ({
    what: `nbf is ${found}: that many seconds end after the year 5000. Milliseconds?`,
    next: 'Divide by 1000.',
  }),
  'nbf/after-exp': ({ found }) => ({
    what: `nbf is ${found}, not before exp: it is never valid.`,
    next: mendOverride,
  }),
  'nbf/not-seconds': ({ found }) => ({
    what: found === '' ? 'There is no offset.' : `“${found}” is no whole number of seconds.`,
    next: 'Five minutes are 300; none is 0.',
  }),
  'time/string': ({ claim, found }) => ({
    what: `${claim} is the string ${found}; a NumericDate is a number.`,
    next: 'Take the quotes away. Entra tolerates them, since old libraries write them.',
  }),
  'time/float': ({ claim, found }) => ({
    what: `${claim} is ${found}, with a fraction of a second.`,
    next: 'The standard allows it; strict servers stumble over it.',
  }),
  'certificate/expired': ({ until, now }) => ({
    what: `The certificate expired at ${until}; now is ${now}.`,
    next: 'Renew it, and register the new one with the server.',
  }),
  'certificate/not-yet-valid': ({ from, now }) => ({
    what: `The certificate becomes valid at ${from}; now is ${now}.`,
    next: 'Wait, or check the clock of this machine and of the one that made it.',
  }),
  'certificate/weak-key': ({ bits }) => ({
    what: `The RSA key has ${bits} bits; 2048 is the least that is accepted.`,
    next: 'Make a new key and certificate.',
  }),
  'certificate/ec-not-accepted': ({ key, server }) => ({
    what: `${server} takes RSA keys for client assertions; this one is ${key}.`,
    next: 'The portal lets such a certificate in, and the token endpoint fails on it. Make an RSA key and certificate.',
  }),
  'certificate/key-usage': ({ keyUsage }) => ({
    what: `The certificate is for ${keyUsage || 'nothing'}, not for digitalSignature.`,
    next: 'A server that looks at key usage refuses it. Issue one with digitalSignature.',
  }),
  'credential/key-mismatch': ({ key, keyThumbprint, certificate, certificateThumbprint }) => ({
    what: `The private key (${key}) does not belong to the certificate ${certificate}. SHA-256 of the public keys: key ${keyThumbprint || '(not in the file)'}, certificate ${certificateThumbprint}.`,
    next: 'Load the other half of either. What was usable before still is.',
  }),
  'request/tenant-missing': () => ({
    what: 'There is no tenant.',
    next: `Its ID or domain, not its name. ${fromPortal}`,
  }),
  'request/tenant-malformed': ({ tenant }) => ({
    what: `“${tenant}” is neither a tenant’s ID nor one of its domains.`,
    next: `Such as contoso.onmicrosoft.com. ${fromPortal}`,
  }),
  'request/tenant-is-authority': ({ tenant }) => ({
    what: `${tenant} is a whole address; the tenant is one part of it.`,
    next: 'Pasted as it is, it ends as AADSTS90002 or AADSTS900023.',
  }),
  'request/common-endpoint': ({ tenant }) => ({
    what: `“${tenant}” stands for any tenant; a client credentials request is made to one (AADSTS50059, AADSTS700023).`,
    next: `Put the tenant’s own ID or domain there. ${fromPortal}`,
  }),
  'request/client-id-missing': () => ({ what: 'There is no client ID.', next: fromPortal }),
  'request/client-id-malformed': ({ clientId }) => ({
    what: `“${clientId}” is not a GUID, as every application (client) ID of Entra is.`,
    next: fromPortal,
  }),
  'request/scope-missing': () => ({
    what: 'There is no scope.',
    next: 'For Microsoft Graph it is https://graph.microsoft.com/.default',
  }),
  'request/scope-not-default': ({ scope }) => ({
    what: `“${scope}” does not end in /.default. With client credentials the permissions are those granted to the app, all of them (AADSTS1002012).`,
    next: 'Name the resource, followed by /.default.',
  }),
  'request/scope-several': ({ scope }) => ({
    what: `“${scope}” asks for several resources; a token is for one (AADSTS700022).`,
    next: 'Make one request for each.',
  }),
  'request/scope-on-v1': ({ resource, scope }) => ({
    what: `${resource || scope} is a scope of v2.0; v1.0 takes the resource alone, without /.default.`,
    next: 'The same resource without the suffix.',
  }),
  'request/resource-missing': () => ({
    what: 'There is no resource.',
    next: 'The App ID URI of the API, such as https://graph.microsoft.com',
  }),
  'request/resource-on-v2': ({ scope, resource }) => ({
    what: `${scope || resource} is a resource as v1.0 takes it; v2.0 refuses the parameter (AADSTS901002).`,
    next: 'v2.0 takes a scope: the resource, followed by /.default.',
  }),
  'request/token-endpoint-missing': () => ({
    what: 'There is no token endpoint.',
    next: 'The server’s discovery document (/.well-known/openid-configuration) has it as token_endpoint.',
  }),
  'request/token-endpoint-malformed': ({ tokenEndpoint }) => ({
    what: `“${tokenEndpoint}” is no absolute https address.`,
    next: 'It begins with https:// and has neither fragment nor user name.',
  }),
  'request/token-endpoint-unexpected': ({ tokenEndpoint, path }) => ({
    what: `${tokenEndpoint} is not where this kind of server has its token endpoint, ${path}.`,
    next: 'Take it only where a proxy has moved it.',
  }),
  'request/issuer-malformed': ({ issuer }) => ({
    what: `“${issuer}” is no issuer identifier: that is an https address without query and without /.well-known/….`,
    next: 'The server’s discovery document has it as issuer.',
  }),
  'overrides/not-json': ({ engineSays }) => ({
    what: `This is not JSON (${engineSays}).`,
    next: 'Write an object, such as {"nbf": null}. Until then it changes nothing.',
  }),
  'overrides/not-an-object': ({ found }) => ({
    what: `This is JSON, but ${found}, not an object.`,
    next: 'Write an object, such as {"nbf": null}. Until then it changes nothing.',
  }),
};

export function explainFinding({ code, evidence }: Finding): Message {
  return explanations[code](evidence as Evidence);
}

export const severityNames = { error: 'Error', warning: 'Warning', note: 'Note' } as const;
