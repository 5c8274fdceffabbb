/** The JOSE header as it is signed, against key, certificate and server. RFC 7515 §4.1. */
import { pathOfHeader, type AssertionContext } from './assertion-context';
import type { Finding } from './finding';

export function checkHeader(context: AssertionContext): Finding[] {
  return context.key ? [...checkAlg(context), ...checkThumbprints(context), ...checkOthers(context)] : [];
}

function checkAlg(context: AssertionContext): Finding[] {
  const { header, profile, algorithm } = context;
  const path = pathOfHeader(context, 'alg', 'algorithm');
  const alg = typeof header['alg'] === 'string' ? header['alg'] : JSON.stringify(header['alg'] ?? null);
  const accepted = profile.algorithms.value.map((one) => one.alg as string);
  const evidence = { alg, signedWith: algorithm?.alg ?? 'nothing', accepted: accepted.join(', ') };
  if (!algorithm) return [];
  if (alg.toLowerCase() === 'none') {
    return [{ code: 'alg/none', severity: 'error', path, evidence, spec: 'RFC 7523 §3: MUST be signed' }];
  }
  if (!accepted.includes(alg)) {
    return [{ code: 'alg/not-accepted', severity: 'error', path, evidence, spec: profile.algorithms.source }];
  }
  if (alg === algorithm.alg) return [];
  return [{ code: 'alg/key-mismatch', severity: 'error', path, evidence, spec: 'RFC 7515 §4.1.1' }];
}

function checkThumbprints(context: AssertionContext): Finding[] {
  const { header, profile, certificate, algorithm } = context;
  const present = (['x5t', 'x5t#S256'] as const).filter((member) => header[member] !== undefined);
  const looksFor = profile.algorithms.value.map((one) => one.thumbprint);
  if (!present.some((member) => looksFor.includes(member)) && profile.certificate.value === 'required') {
    const code = header['kid'] === undefined ? 'x5t/missing' : 'kid/only';
    const path = pathOfHeader(context, algorithm?.thumbprint ?? 'x5t', 'credential');
    const evidence = { wanted: algorithm?.thumbprint ?? 'x5t', loaded: certificate ? 'yes' : 'no' };
    return [{ code, severity: 'error', path, evidence, spec: profile.certificate.source }];
  }
  if (!certificate) return [];
  return present
    .filter((member) => header[member] !== certificate.thumbprints[member])
    .map((member): Finding => ({
      code: 'x5t/other-certificate',
      severity: 'error',
      path: pathOfHeader(context, member, 'credential'),
      evidence: { member, found: JSON.stringify(header[member]), expected: certificate.thumbprints[member] },
      spec: member === 'x5t' ? 'RFC 7515 §4.1.7' : 'RFC 7515 §4.1.8',
    }));
}

function checkOthers(context: AssertionContext): Finding[] {
  const { header, profile } = context;
  const findings: Finding[] = [];
  const { typ, x5c } = header;
  const accepted = profile.typ.value.map((one) => one.toLowerCase());
  if (typ !== undefined && !(typeof typ === 'string' && accepted.includes(typ.toLowerCase()))) {
    const evidence = { typ: JSON.stringify(typ), expected: profile.typ.value.join(' or ') };
    const path = pathOfHeader(context, 'typ', 'headerOverrides');
    findings.push({
      code: 'typ/not-expected',
      severity: 'warning',
      path,
      evidence,
      spec: profile.typ.source,
    });
  }
  if (typeof x5c === 'string') {
    const path = pathOfHeader(context, 'x5c', 'headerOverrides');
    findings.push({ code: 'x5c/string', severity: 'warning', path, evidence: {}, spec: 'RFC 7515 §4.1.6' });
  }
  return findings;
}
