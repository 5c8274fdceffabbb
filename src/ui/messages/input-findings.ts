/** What a finding about the credential, the request or the overrides means to a person. */
import type { FindingCode } from '../../core/assertion/finding';
import type { SettingName } from '../../core/profiles/setting-names';
import { jsonKind } from './json-kinds';
import { ofEntra, type Explain } from './message';
import { settingLabels } from './settings';

const fromPortal = 'Copy it from the app registration’s overview page.';

export const inputFindings = {
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
  'certificate/ec-not-accepted': (evidence) => ({
    what: `${evidence['server']} takes RSA keys for client assertions; this one is ${evidence['key']}.`,
    next: `${ofEntra(evidence, 'The portal lets such a certificate in, and the token endpoint fails on it. ')}Make an RSA key and certificate.`,
  }),
  'certificate/key-usage': ({ keyUsage }) => ({
    what: `The certificate is for ${keyUsage || 'nothing'}, not for digitalSignature.`,
    next: 'A server that looks at key usage refuses it. Issue one with digitalSignature.',
  }),
  'credential/key-mismatch': ({ key, keyThumbprint, certificate, certificateThumbprint }) => ({
    what: `The private key (${key}) does not belong to the certificate ${certificate}. SHA-256 of the public keys: key ${keyThumbprint || '(not in the file)'}, certificate ${certificateThumbprint}.`,
    next: 'Load the other half of either. Nothing else has changed.',
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
    what: `“${tenant}” stands for any tenant; this request is made to one (AADSTS50059, AADSTS700023).`,
    next: `Put the tenant’s own ID or domain there. ${fromPortal}`,
  }),
  'request/client-id-missing': (evidence) => ({
    what: 'There is no client ID.',
    next: ofEntra(evidence, fromPortal) || 'It is what the server calls this client since it was registered.',
  }),
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
    what: `${resource || `There is no resource, and ${scope}`} is a scope of v2.0; this server takes the resource alone, without /.default.`,
    next: 'The same resource without the suffix.',
  }),
  'request/resource-missing': () => ({
    what: 'There is no resource.',
    next: 'The App ID URI of the API, such as https://graph.microsoft.com',
  }),
  'request/resource-on-v2': ({ scope, resource }) => ({
    what: scope
      ? `${scope} is a parameter of v1.0, which v2.0 refuses (AADSTS901002).`
      : `There is no scope. ${resource} is a resource as v1.0 takes it; v2.0 has no such parameter.`,
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
  'request/site-malformed': ({ site }) => ({
    what: `“${site}” is no address of a site.`,
    next: 'It begins with https:// and has neither query nor fragment.',
  }),
  'request/setting-missing': ({ setting, example }) => ({
    what: `${settingLabels[setting as SettingName]} is empty, and this request is not complete without it.`,
    next: `It looks like ${example}`,
  }),
  'overrides/not-json': ({ engineSays }) => ({
    what: `This is not JSON (${engineSays}).`,
    next: 'Write an object, such as {"nbf": null}. Until then it changes nothing.',
  }),
  'overrides/number-rounded': ({ number, becomes }) => ({
    what: `The number ${number} is signed as ${becomes}: JavaScript counts in steps of one to 2⁵³ only.`,
    next: 'Write it as a string, if the server takes that.',
  }),
  'overrides/not-an-object': ({ found }) => ({
    what: `This is JSON, but ${jsonKind(found)}, not an object.`,
    next: 'Write an object, such as {"nbf": null}. Until then it changes nothing.',
  }),
} satisfies Partial<Record<FindingCode, Explain>>;
